"""Unique reach: how many different people came, exactly or as an interval (4.5), and how often they came (4.6).

Three bounds hold for a department with counts n, first-timers f and headcount H: at least max(n) and at least the known
f; at most the known f plus the n of the events without f; at most H, unless more than H came. Bounding each department
before adding is tighter than bounding the house. A reorganisation moves people between departments, so what was reached
before it is carried on as one number. First-timers are those of the house: somebody whom a department sees for the
first time may have come before, from another department or without one. Nobody is stored to find this out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from math import inf
from typing import NamedTuple

from tracker.domain import reach_staff
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
from tracker.domain.reach_staff import Headcounts, Staff
from tracker.domain.values import Figure, State, count, not_applicable, not_recorded, ratio


@dataclass(frozen=True)
class ReachPoint:
    """What had been reached when an event was over; `share` is of all `staff` at the end of the period."""

    event: EventRow
    attendances: Figure
    persons: Figure
    share: Figure
    staff: Staff


@dataclass(frozen=True)
class ReachRow:
    """How many different people of one department came."""

    department: DepartmentRow
    attendances: Figure
    persons: Figure
    share: Figure
    staff: Staff


class _Sums(NamedTuple):
    """What counts say so far, of one place or of several; `upper` leaves out who is in another number already."""

    lower: int = 0
    upper: float = 0
    newcomers: int = 0
    attendances: int = 0
    recorded: int = 0
    missing: int = 0


_Stretches = Sequence[tuple[Collection[int], Sequence[EventCounts]]]  # with the departments that counted people then
_Plain = tuple[int, float, int, int, int, int]  # the same six, without the cost of names: one per event and place


def course(
    counts: Sequence[EventCounts],
    departments: Sequence[DepartmentRow],
    headcounts: Iterable[HeadcountRow],
    *,
    on: date,
    since_start: bool = True,
) -> list[ReachPoint]:
    """Return the cumulative reach after each event, oldest first; the last point is the reach of the whole period.

    `counts` come from `by_event`; shares are of the staff of the day `on`. `since_start` says that the events are all
    of the process so far: only then first-timers count everybody, and everybody at the first event is one.
    """
    if not counts:
        return []
    sizes = Headcounts(counts[0].event.held_on, on, headcounts, departments)
    staff, most = sizes.of_house(), sizes.most()
    points: list[ReachPoint] = []
    so_far = _Sums()
    for leaves, stretch in _stretches(_since(counts, since_start), departments):
        growth = list(_house(stretch, leaves, most, so_far, since_start))
        so_far = growth[-1]
        for event, sums in zip(stretch, growth, strict=True):
            persons, attendances = _persons(sums, staff, event.event.held_on), _attendances(sums, event.event.held_on)
            points.append(ReachPoint(event.event, attendances, persons, reach_staff.share(persons, staff), staff))
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
    inside = [event for event in _since(counts, since_start) if event.event.held_on in period]
    sizes = Headcounts(inside[0].event.held_on if inside else period.end, period.end, headcounts, departments)
    rows = dated(leaves_in(period, departments), headcounts_on(period.end, headcounts))
    stretches = [({row.id for row in leaves}, events) for leaves, events in _stretches(inside, departments)]
    return [_row(row, stretches, sizes.of_department(row), period.end, since_start) for row in rows]


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


def mean(point: ReachPoint) -> Figure:
    """Return how often each person came on average (4.6), between the same bounds as `repeat`."""
    share = repeat(point)
    if share.value is None:
        return share
    least = replace(share, value=1 / (1 - share.value), numerator=None, denominator=None, upper=None)
    return least if share.upper is None else replace(least, upper=1 / (1 - share.upper))


def _since(counts: Sequence[EventCounts], since_start: bool) -> Sequence[EventCounts]:
    """Return the counts with everybody at the first event of the process as a first-timer."""
    return [counts[0].with_everybody_new(), *counts[1:]] if since_start and counts else counts


def _stretches(
    counts: Iterable[EventCounts], departments: Sequence[DepartmentRow]
) -> Iterator[tuple[list[DepartmentRow], list[EventCounts]]]:
    """Yield the events between two reorganisations, with the departments that counted people then."""
    changes = days_of_change(departments)
    for _, group in groupby(counts, key=lambda event: bisect_right(changes, event.event.held_on)):
        events = list(group)
        leaves = leaves_on(events[0].event.held_on, departments)
        keys = {row.id for row in leaves}
        yield leaves, [event.placed(keys) for event in events]


def _house(
    events: Sequence[EventCounts],
    departments: Iterable[DepartmentRow],
    headcounts: Mapping[int, int],
    before: _Sums,
    since_start: bool,
) -> Iterator[_Sums]:
    """Yield the sums of the house after each event of a stretch; whoever came before it may sit in any department."""
    columns = [
        _growth([event.expected(row.id) for event in events], headcounts.get(row.id, inf), since_start)
        for row in departments
    ]
    outside = _growth([event.not_assigned for event in events], inf, since_start)
    fullest = attendances = 0
    for elsewhere, *there in zip(outside, *columns, strict=True):
        sums = _added([elsewhere, *there])
        fullest, attendances = max(fullest, sums.attendances - attendances), sums.attendances
        yield _Sums(
            lower=max(sums.lower - elsewhere[0], fullest, before.lower + sums.newcomers),
            upper=before.upper + sums.upper,
            newcomers=before.newcomers + sums.newcomers,
            attendances=before.attendances + sums.attendances,
            recorded=before.recorded + sums.recorded,
            missing=before.missing + sums.missing,
        )


def _added(places: Sequence[_Plain]) -> _Sums:
    lower, upper, newcomers, attendances, recorded, missing = zip(*places, strict=True)
    return _Sums(sum(lower), sum(upper), sum(newcomers), sum(attendances), sum(recorded), sum(missing))


def _growth(cells: Iterable[Counted | None], headcount: float, since_start: bool) -> list[_Plain]:
    """Return the sums of one place after each event; a cell is None where the place was not invited."""
    growth: list[_Plain] = []
    lower = counted = newcomers = attendances = recorded = missing = 0
    for cell in cells:
        if cell is not None:
            number, first = cell
            if number is None:
                missing += 1
            else:
                recorded += 1
                attendances += number
                newcomers += first or 0
                counted += first if since_start and first is not None else number
                lower = max(lower, number, newcomers)
        most = headcount if headcount >= lower else inf
        growth.append((lower, most if missing else min(counted, most), newcomers, attendances, recorded, missing))
    return growth


def _row(department: DepartmentRow, stretches: _Stretches, staff: Staff, day: date, since_start: bool) -> ReachRow:
    if not stretches:
        return ReachRow(department, not_applicable("4.1"), not_applicable("4.5"), not_applicable("4.5"), staff)
    there = [events if department.id in keys else () for keys, events in stretches]
    cells = [event.expected(department.id) for events in there for event in events]
    growth = _growth(cells, inf, since_start)
    sums = _Sums(*growth[-1]) if growth else _Sums()
    if not sums.missing:
        sums = sums._replace(upper=_most(department.id, there, since_start))
    persons = _persons(sums, staff, day)
    return ReachRow(department, _attendances(sums, day), persons, reach_staff.share(persons, staff), staff)


def _most(department_id: int, stretches: Iterable[Iterable[EventCounts]], since_start: bool) -> float:
    """Return how many people of a department came at most; its counts are known.

    Of those who were no first-timers, as many may be new to it as came before without a department; after a
    reorganisation all of them may be.
    """
    most: float = 0
    for at, events in enumerate(stretches):
        strangers = inf if at or not since_start else 0.0
        for event in events:
            cell = event.expected(department_id)
            if cell is not None and cell.participants is not None:
                first = cell.participants if cell.newcomers is None else cell.newcomers
                others = min(cell.participants - first, strangers)
                most, strangers = most + first + others, strangers - others
            if event.not_assigned is not None:
                unknown = event.not_assigned.participants
                strangers += inf if unknown is None else unknown
    return int(most)


def _attendances(sums: _Sums, day: date) -> Figure:
    if sums.missing and not sums.recorded:
        return not_recorded("4.1", n_missing=sums.missing)
    return count(sums.attendances, indicator="4.1", n_missing=sums.missing, as_of=day)


def _persons(sums: _Sums, staff: Staff, day: date) -> Figure:
    if sums.missing and not sums.recorded:
        return not_recorded("4.5", n_missing=sums.missing)
    least = count(sums.lower, indicator="4.5", n_missing=sums.missing, as_of=day)
    most = inf if staff.most.value is None or staff.most.value < sums.lower else staff.most.value
    upper = min(sums.upper, most)
    return replace(least, upper=upper) if sums.lower < upper < inf else least
