"""What of a meeting stands in a calendar, whether one file is saved, sent or subscribed to."""

from __future__ import annotations

from flask_babel import gettext as _

from tracker.domain.access import Actor
from tracker.domain.calendars import CalendarRow, shows_only_busy
from tracker.domain.meetings import reads
from tracker.models import Meeting
from tracker.reports.calendar import Entry
from tracker.web.addresses import outside_url
from tracker.web.titles import meeting_title


def entry(meeting: Meeting | CalendarRow, group_name: str, actor: Actor) -> Entry:
    """Return the appointment as the actor may know it; of internal meetings others learn that the time is taken."""
    address = outside_url("meetings.show", meeting_id=meeting.id)
    in_circle = reads(
        actor, meeting.confidentiality, administration_id=meeting.administration_id, group_id=meeting.working_group_id
    )
    is_busy = shows_only_busy(meeting.confidentiality, in_circle=in_circle)
    return Entry(
        key=address,
        version=meeting.version,
        changed_at=meeting.updated_at,
        title=_("busy") if is_busy else meeting_title(meeting.number, group_name, meeting.title),
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place="" if is_busy else meeting.place,
        conference=meeting.link if in_circle else "",
        url="" if is_busy else address,
        state=meeting.state,
    )
