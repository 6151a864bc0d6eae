"""Which meetings a person's calendar shows, and how much of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tracker.domain.meetings import Confidentiality, MeetingState

BACK = timedelta(days=92)
AHEAD = timedelta(days=366)


@dataclass(frozen=True)
class CalendarRow:
    """A meeting as a calendar reads it; nothing of what is discussed."""

    id: int
    administration_id: int
    working_group_id: int
    group_name: str
    number: int
    title: str
    starts_at: datetime
    ends_at: datetime | None
    place: str
    link: str
    state: MeetingState
    confidentiality: Confidentiality
    version: int
    updated_at: datetime


def span(today: date) -> tuple[date, date]:
    """Return the first and the last day of a calendar: the last three months and the coming twelve."""
    return today - BACK, today + AHEAD


def shows_only_busy(confidentiality: Confidentiality, *, in_circle: bool) -> bool:
    """Whether somebody learns of a meeting only that the time is taken (security.md OU-8)."""
    return confidentiality is Confidentiality.INTERNAL and not in_circle
