"""Periods, and the working days between two dates."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

WORKING_WEEKDAYS = range(5)


@dataclass(frozen=True)
class Period:
    """The days from `start` to `end`, both included."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return self.start <= day <= self.end


def is_working_day(day: date, holidays: Collection[date] = ()) -> bool:
    """Whether people work on the day: neither weekend nor holiday."""
    return day.weekday() in WORKING_WEEKDAYS and day not in holidays


def working_days(after: date, until: date, holidays: Collection[date] = ()) -> int:
    """Return the working days after one day up to and including another; negative if they lie in the past."""
    if until < after:
        return -working_days(until, after, holidays)
    weeks, rest = divmod((until - after).days, 7)
    tail = (after + timedelta(days=7 * weeks + step) for step in range(1, rest + 1))
    free = {day for day in holidays if after < day <= until and day.weekday() in WORKING_WEEKDAYS}
    return weeks * len(WORKING_WEEKDAYS) + sum(is_working_day(day) for day in tail) - len(free)
