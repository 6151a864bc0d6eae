"""When somebody is reminded of what."""

from __future__ import annotations

from datetime import date, datetime, timedelta

MEETING_AHEAD = timedelta(days=2)
TASK_AHEAD = timedelta(days=3)
TASK_AFTER = timedelta(days=1)
CAUGHT_UP = timedelta(days=7)
"""How long after its day a reminder is still worth sending, should nobody have been there to send it."""
FIRST_HOUR, LAST_HOUR = 6, 20
MONDAY = 0
DIGEST_AHEAD = timedelta(days=14)


def is_time(now: datetime) -> bool:
    """Whether it is an hour of the day at which people are reminded."""
    return FIRST_HOUR <= now.hour < LAST_HOUR


def meetings_between(today: date) -> tuple[date, date]:
    """Return the first and last day of the meetings that people are reminded of today: tomorrow and the day after."""
    return today + timedelta(days=1), today + MEETING_AHEAD


def tasks_due_between(today: date) -> tuple[date, date]:
    """Return the first and last due date of the action items that people are reminded of today."""
    return today - CAUGHT_UP, today + TASK_AHEAD


def occasion(due_on: date, today: date) -> str:
    """Return what an action item occasions: a reminder `before` or `after` its due date, none on the day itself."""
    if today < due_on <= today + TASK_AHEAD:
        return "before"
    return "after" if TASK_AFTER <= today - due_on <= CAUGHT_UP else ""


def week(today: date) -> str:
    """Return the week of a digest, "2021-W37"."""
    year, number, _day = today.isocalendar()
    return f"{year}-W{number:02}"


def is_digest_day(today: date) -> bool:
    """Whether the overviews of the week are written today."""
    return today.weekday() == MONDAY
