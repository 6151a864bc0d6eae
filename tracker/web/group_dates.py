"""The next dates of a group, for its page and for planning a meeting."""

from __future__ import annotations

from tracker.domain.series import NextDate, next_dates
from tracker.extensions import db
from tracker.models import Administration, Group
from tracker.queries import meetings
from tracker.web.clock import today
from tracker.web.holidays import holidays_in


def group_dates(group: Group) -> list[NextDate]:
    """Return when the group would meet next by its rhythm, on working days of its state; a dissolved one does not."""
    latest = meetings.latest_of(db.session, group.id)
    if latest is None or group.dissolved_on:
        return []
    house = db.session.get_one(Administration, group.administration_id)
    return next_dates(group.series, latest.starts_at, today(), holidays_in(house.state))
