"""The next dates of a group, for its page and for planning a meeting."""

from __future__ import annotations

from tracker.domain.processes import ENDED
from tracker.domain.series import NextDate, next_dates
from tracker.extensions import db
from tracker.models import Administration, Group, Process
from tracker.queries import meetings
from tracker.web.clock import today
from tracker.web.holidays import holidays_in


def group_dates(group: Group) -> list[NextDate]:
    """Return when the group would meet next by its rhythm, on working days of its state; unless it has ended."""
    latest = meetings.latest_of(db.session, group.id)
    is_over = db.session.get_one(Process, group.process_id).state in ENDED and not group.continues_after_process
    if latest is None or group.dissolved_on or is_over:
        return []
    house = db.session.get_one(Administration, group.administration_id)
    return next_dates(group.series, latest.starts_at, today(), holidays_in(house.state))
