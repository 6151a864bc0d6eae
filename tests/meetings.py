"""Whole meetings for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.actions import agenda_items, meetings, minutes, seats
from tracker.domain.meetings import AttendanceStatus, ItemState
from tracker.models import Meeting, Membership

NOW = datetime(2021, 10, 26, 12, 0, tzinfo=UTC)
TODAY = date(2021, 10, 26)


def titled(meeting: Meeting) -> str:
    """Say how the approval of the minutes of a meeting is called."""
    return f"Genehmigung der Niederschrift des {meeting.number}. Treffens"


def close(session: Session, meeting: Meeting, **values: Any) -> None:
    """Record everything that is missing and close the meeting."""
    for item in meetings.of_agenda(session, meeting):
        if item.state is ItemState.OPEN:
            agenda_items.deal_with(session, item, now=NOW)
    of_group = select(Membership).where(Membership.working_group_id == meeting.working_group_id)
    for member in session.scalars(of_group).all():
        seats.record(session, meeting, member, status=AttendanceStatus.PRESENT)
    minutes.close(session, meeting, now=NOW, today=TODAY, titled=titled, **values)
