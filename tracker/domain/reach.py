"""Unique reach: how many different people came, exactly or as an interval (4.5), and how often they came (4.6).

Three bounds hold for a department with counts n, first-timers f and headcount H: at least max(n) and at least the known
f; at most the known f plus the n of the events without f; at most H. Bounding each department before adding is
tighter than bounding the house. A reorganisation moves people between departments, so what was reached before it is
carried on as one number. Nobody is stored to find this out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from math import prod

from tracker.domain.administrations import (
    DepartmentRow,
    HeadcountRow,
    days_of_change,
    headcounts_on,
    leaves_in,
    leaves_on,
)
from tracker.domain.attendances import Counted, EventCounts
from tracker.domain.coverage import dated
from tracker.domain.participation import EventRow
from tracker.domain.periods import Period
from tracker.domain.values import Figure, State, count, not_recorded, ratio, total


@dataclass(frozen=True)
class ReachPoint:
    """What had been reached when an event was over; `share` is of all staff at the end of the period."""

    event: EventRow
    attendances: Figure
    persons: Figure
    share: Figure


@dataclass(frozen=True)
class ReachRow:
    """How many different people of one department came."""

    department: DepartmentRow
    attendances: Figure
    persons: Figure
    share: Figure


@dataclass(slots=True)
class _Bounds:
    """What the counts of one place say so far: `upper` bounds the people who are not yet in another number."""

    headcount: int | None = None
    attendances: int = 0
    recorded: int = 0
    missing: int = 0
    newcomers: int = 0
    lower: int = 0
    upper: int | None = 0
    _counted: int = 0

    def add(self, counted: Counted, *, is_first: bool, since_start: bool) -> None:
        """Take in one more event; newcomers bound from above only if no earlier event is left out."""
        number = counted.participants
        if number is None:
            self.missing += 1
        else:
            first = number if is_first and since_start else counted.newcomers
            self.attendances += number
            self.recorded += 1
            self.newcomers += first or 0
            self._counted += number if first is None or not since_start else first
            self.lower = max(self.lower, number, self.newcomers)
        self.upper = _least(None if self.missing else self._counted, self.headcount)


@dataclass(slots=True)
class _House:
    """The house so far; `floor` and `ceiling` bound the people reached before the last reorganisation."""

    headcount: int | None
    places: dict[int | None, _Bounds] = field(default_factory=dict)
    attendances: int = 0
    recorded: int = 0
    missing: int = 0
    floor: int = 0
    ceiling: int | None = 0
    fullest: int = 0

    def reorganise(self, places: dict[int | None, _Bounds]) -> None:
        """Go on with other departments: who was reached before may sit in any of them."""
        self.floor, self.ceiling = self.lower, self._sum_of_uppers()
        self.places, self.fullest = places, 0

    def add(self, counts: EventCounts, *, is_first: bool, since_start: bool) -> None:
        """Take in one more event."""
        before = self.attendances
        counts = counts.placed(self.places.keys())
        for key, bounds in self.places.items():
            counted = counts.not_assigned if key is None else counts.of(key)
            if counted is not None and (key is None or counts.expects(key)):
                bounds.add(counted, is_first=is_first, since_start=since_start)
                self.attendances += counted.participants or 0
                self.recorded += counted.participants is not None
                self.missing += counted.participants is None
        self.fullest = max(self.fullest, self.attendances - before)

    @property
    def lower(self) -> int:
        departments = sum(bounds.lower for key, bounds in self.places.items() if key is not None)
        return max(departments, self.fullest, self.floor + sum(bounds.newcomers for bounds in self.places.values()))

    @property
    def upper(self) -> int | None:
        return _least(self._sum_of_uppers(), self.headcount)

    def _sum_of_uppers(self) -> int | None:
        known, missing = total([self.ceiling, *(bounds.upper for bounds in self.places.values())])
        return None if missing else known


def course(
    counts: Sequence[EventCounts],
    departments: Sequence[DepartmentRow],
    headcounts: Iterable[HeadcountRow],
    *,
    on: date,
    since_start: bool = True,
) -> list[ReachPoint]:
    """Return the cumulative reach after each event, oldest first; the last point is the reach of the whole period.

    `counts` come from `by_event`; headcounts are those of the day `on`. `since_start` says that the events are all of
    the process so far: only then first-timers count everybody, and everybody at the first event is one.
    """
    sizes = {key: row.count for key, row in headcounts_on(on, headcounts).items()}
    staff, unsized = total(sizes.get(row.id) for row in leaves_on(on, departments))
    house = _House(None if unsized else staff)
    changes = days_of_change(departments)
    stretch = -1
    points: list[ReachPoint] = []
    for event in counts:
        day = event.event.held_on
        if bisect_right(changes, day) != stretch:
            stretch = bisect_right(changes, day)
            house.reorganise(_places(leaves_on(day, departments), sizes))
        house.add(event, is_first=not points, since_start=since_start)
        persons = _persons(house, day)
        share = not_recorded("4.5", n_missing=unsized) if unsized else _of_staff(persons, staff)
        points.append(ReachPoint(event.event, _attendances(house, day), persons, share))
    return points


def by_department(
    counts: Sequence[EventCounts],
    departments: Sequence[DepartmentRow],
    headcounts: Iterable[HeadcountRow],
    period: Period,
    *,
    since_start: bool = True,
) -> list[ReachRow]:
    """Return the reach of each department of the period, in the given order, with headcounts of its end."""
    inside = [event for event in counts if event.event.held_on in period]
    rows = dated(leaves_in(period, departments), headcounts_on(period.end, headcounts))
    return [_row(row, inside, period.end, since_start) for row in rows]


def repeat(point: ReachPoint) -> Figure:
    """Return the share of attendances that were somebody's second or later one (4.6)."""
    attendances, persons = point.attendances, point.persons
    if attendances.value is None or persons.value is None:
        return not_recorded("4.6", n_missing=attendances.n_missing)
    most = attendances.value if persons.state is State.PARTIAL else persons.upper or persons.value
    least = ratio(
        attendances.value - most,
        attendances.value,
        indicator="4.6",
        n_missing=attendances.n_missing,
        as_of=attendances.as_of,
    )
    if least.value is None or most == persons.value:
        return least
    return replace(least, upper=(attendances.value - persons.value) / attendances.value)


def independent(counts: Sequence[EventCounts], headcounts: Mapping[int, int]) -> float:
    """Return how many people would have come if nobody's coming depended on having come before (4.5, a model only)."""
    return sum(
        headcount * (1 - prod(1 - (event.of(key).participants or 0) / headcount for event in counts))
        for key, headcount in headcounts.items()
        if headcount
    )


def _places(departments: Iterable[DepartmentRow], headcounts: Mapping[int, int]) -> dict[int | None, _Bounds]:
    places: dict[int | None, _Bounds] = {row.id: _Bounds(headcounts.get(row.id)) for row in departments}
    return {None: _Bounds(), **places}


def _row(department: DepartmentRow, counts: Sequence[EventCounts], day: date, since_start: bool) -> ReachRow:
    bounds = _Bounds(department.headcount)
    for position, event in enumerate(counts):
        if department.holds_on(event.event.held_on) and event.expects(department.id):
            bounds.add(event.of(department.id), is_first=position == 0, since_start=since_start)
    persons = _persons(bounds, day)
    staff = department.headcount
    share = not_recorded("4.5", n_missing=1) if staff is None else _of_staff(persons, staff)
    return ReachRow(department, _attendances(bounds, day), persons, share)


def _attendances(so_far: _Bounds | _House, day: date) -> Figure:
    if so_far.missing and not so_far.recorded:
        return not_recorded("4.1", n_missing=so_far.missing)
    return count(so_far.attendances, indicator="4.1", n_missing=so_far.missing, as_of=day)


def _persons(so_far: _Bounds | _House, day: date) -> Figure:
    if so_far.missing and not so_far.recorded:
        return not_recorded("4.5", n_missing=so_far.missing)
    least = count(so_far.lower, indicator="4.5", n_missing=so_far.missing, as_of=day)
    upper = so_far.upper
    return least if upper is None or upper <= so_far.lower else replace(least, upper=upper)


def _of_staff(persons: Figure, staff: int) -> Figure:
    if persons.value is None:
        return not_recorded("4.5", n_missing=persons.n_missing)
    least = ratio(persons.value, staff, indicator="4.5", n_missing=persons.n_missing, as_of=persons.as_of)
    return least if least.value is None or persons.upper is None else replace(least, upper=persons.upper / staff)


def _least(*bounds: int | None) -> int | None:
    return min((bound for bound in bounds if bound is not None), default=None)
