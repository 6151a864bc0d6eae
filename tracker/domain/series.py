"""The series of a group's meetings: the rhythm that it agreed on, and the dates that follow from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import islice

from dateutil import rrule

from tracker.domain.errors import RuleViolation
from tracker.domain.periods import is_working_day

DAYS_OF_WEEK = 7
DAYS_OF_MONTH = 30
DATES_AHEAD = 3


class WeekOfMonth(StrEnum):
    """Which of the days of a month with the same name."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"
    LAST = "last"


class Weekday(StrEnum):
    """The days on which administrations meet."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"


PLACES = dict(zip(WeekOfMonth, (1, 2, 3, 4, -1), strict=True))
DAYS = dict(zip(Weekday, (rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR), strict=True))


@dataclass(frozen=True)
class Series:
    """What a group agreed on: every so many weeks, or a weekday of each month, or nothing."""

    weeks: int | None = None
    week_of_month: WeekOfMonth | None = None
    weekday: Weekday | None = None

    @property
    def days(self) -> int | None:
        """About how many days lie between two meetings (4.19)."""
        if self.weeks:
            return self.weeks * DAYS_OF_WEEK
        return DAYS_OF_MONTH if self.week_of_month and self.weekday else None


@dataclass(frozen=True)
class NextDate:
    """A date of a series; where nobody works on the regular day, the next working day is proposed."""

    regular: datetime
    starts_at: datetime
    holiday: str = ""
    """What is celebrated on the regular day, if that is why the date moves."""

    @property
    def is_moved(self) -> bool:
        """Whether another day is proposed than the regular one."""
        return self.starts_at != self.regular


def checked(weeks: int | None, week_of_month: WeekOfMonth | None, weekday: Weekday | None) -> Series:
    """Return what was agreed; a weekday of the month needs both its parts, and there is one rhythm only."""
    if (week_of_month is None) != (weekday is None):
        raise RuleViolation("rhythm-incomplete", field="weekday" if weekday is None else "week_of_month")
    if weeks and weekday:
        raise RuleViolation("rhythm-twice", field="rhythm_weeks")
    return Series(weeks, week_of_month, weekday)


def next_dates(
    series: Series, latest: datetime, today: date, days_off: Mapping[date, str], *, many: int = DATES_AHEAD
) -> list[NextDate]:
    """Return the dates after the latest meeting that lie ahead; `days_off` are the public holidays with their names."""
    ahead = (moment for moment in _regular(series, latest) if moment > latest and moment.date() > today)
    return [_proposed(moment, days_off) for moment in islice(ahead, many)]


def _regular(series: Series, latest: datetime) -> Iterator[datetime]:
    if series.weeks:
        yield from rrule.rrule(rrule.WEEKLY, dtstart=latest, interval=series.weeks)
    elif series.week_of_month and series.weekday:
        day = DAYS[series.weekday](PLACES[series.week_of_month])
        yield from rrule.rrule(rrule.MONTHLY, dtstart=latest.replace(day=1), byweekday=day)


def _proposed(regular: datetime, days_off: Mapping[date, str]) -> NextDate:
    day = regular.date()
    while not is_working_day(day, days_off):
        day += timedelta(days=1)
    return NextDate(regular, datetime.combine(day, regular.time()), days_off.get(regular.date(), ""))
