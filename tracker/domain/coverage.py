"""Coverage of one event by department and house (4.3), and how many departments were reached (4.4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from tracker.domain.administrations import DepartmentRow, HeadcountRow, headcounts_on, leaves_in, leaves_on
from tracker.domain.attendances import Counted, EventCounts, attendance, turnout
from tracker.domain.dialogues import DialogueTarget
from tracker.domain.participation import EventRow
from tracker.domain.periods import Period
from tracker.domain.values import Figure, State, bounded_share, count, not_applicable, not_recorded, ratio, total


class ReachState(StrEnum):
    """Whether anybody of a department has come."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True)
class CoverageRow:
    """A department at one event; `department` carries the headcount of that day."""

    department: DepartmentRow
    attendances: Figure
    first_timers: Figure
    coverage: Figure


@dataclass(frozen=True)
class EventCoverage:
    """One event: its departments, what was counted outside them, and the house."""

    event: EventRow
    rows: tuple[CoverageRow, ...]
    attendances: Figure
    not_assigned: Figure
    external: Figure
    house: Figure


@dataclass(frozen=True)
class ReachedDepartment:
    """Whether a department was reached in a period, and by how many attendances; with those that it succeeded."""

    department: DepartmentRow
    state: ReachState
    attendances: Figure
    predecessors: tuple[DepartmentRow, ...] = ()


@dataclass(frozen=True)
class Breadth:
    """The share of departments reached (4.4) and where each of them stands."""

    share: Figure
    rows: tuple[ReachedDepartment, ...]


def of_event(
    counts: EventCounts, departments: Sequence[DepartmentRow], headcounts: Iterable[HeadcountRow]
) -> EventCoverage:
    """Return the coverage of an event with the departments and headcounts of its day (rule R5)."""
    day = counts.event.held_on
    leaves = leaves_on(day, departments)
    counts = counts.placed({row.id for row in leaves})
    rows = tuple(_row(row, counts) for row in dated(leaves, headcounts_on(day, headcounts)))
    return EventCoverage(
        event=counts.event,
        rows=rows,
        attendances=attendance(counts, [row.department.id for row in rows]),
        not_assigned=_outside(counts.not_assigned, counts.event),
        external=_outside(counts.external, counts.event),
        house=_house(rows, counts),
    )


def invited(table: EventCoverage, number: int | None) -> Figure:
    """Return how many people were invited (4.2): without a number, the whole house is all staff of the day."""
    if number is None and table.event.target is DialogueTarget.WHOLE_HOUSE:
        staff, unknown = total(row.department.headcount for row in table.rows)
        number = None if unknown else staff
    return _count(number, "4.2", table.event.held_on)


def of_the_house(table: EventCoverage) -> Figure:
    """Return how many people of the house came (4.1), guests from outside left out."""
    came = table.attendances
    if came.value is None:
        return came
    number = int(came.value - (table.external.value or 0))
    return replace(came, value=number, numerator=number)


def of_the_invited(table: EventCoverage, number: int | None) -> Figure:
    """Return the share of the invited people who came (4.2); guests from outside were not invited as staff."""
    came = of_the_house(table)
    people = invited(table, number).value
    known = None if came.value is None or came.state is not State.OK else int(came.value)
    return turnout(known, None if people is None else int(people))


def outline(counts: EventCounts, departments: Sequence[DepartmentRow]) -> EventCoverage:
    """Return the totals of an event without its departments, for lists of many events."""
    keys = [row.id for row in leaves_on(counts.event.held_on, departments)]
    counts = counts.placed(set(keys))
    return EventCoverage(
        event=counts.event,
        rows=(),
        attendances=attendance(counts, keys),
        not_assigned=_outside(counts.not_assigned, counts.event),
        external=_outside(counts.external, counts.event),
        house=not_applicable("4.3"),
    )


def of_department(counted: Counted, headcount: int | None, *, as_of: date | None = None) -> Figure:
    """Return the coverage of one department; a count above the headcount is an error, not a figure."""
    if counted.participants is None or headcount is None or counted.participants > headcount:
        return not_recorded("4.3", n_missing=1)
    return ratio(counted.participants, headcount, indicator="4.3", as_of=as_of)


def dated(departments: Iterable[DepartmentRow], headcounts: dict[int, HeadcountRow]) -> list[DepartmentRow]:
    """Return the departments with the given headcounts instead of their own."""
    unknown = (None, None)
    found = {key: (row.count, row.as_of) for key, row in headcounts.items()}
    return [
        replace(row, headcount=found.get(row.id, unknown)[0], headcount_as_of=found.get(row.id, unknown)[1])
        for row in departments
    ]


def homes(departments: Sequence[DepartmentRow], period: Period) -> dict[int, DepartmentRow]:
    """Return for each department in which people were counted the one that goes on for it at the end of the period."""
    leaves = {row.id: row for row in leaves_in(period, departments)}

    def home(row: DepartmentRow) -> DepartmentRow:
        has_ended = row.valid_to is not None and row.valid_to < period.end
        return home(leaves[row.successor_id]) if has_ended and row.successor_id in leaves else row

    return {key: home(row) for key, row in leaves.items()}


def breadth(
    counts: Sequence[EventCounts],
    departments: Sequence[DepartmentRow],
    headcounts: Sequence[HeadcountRow],
    period: Period,
    *,
    least: int = 1,
) -> Breadth:
    """Return the share of departments with at least `least` attendances in the period.

    A department and those that it succeeded are one. Without such a count it is not reached only if every event that
    expects one has one; else it is unknown. One of which nobody could come to any event is left out.
    """
    inside = [event for event in counts if event.event.held_on in period]
    expected = [_expected(event, departments, headcounts) for event in inside]
    at_end = homes(departments, period)
    together: dict[int, list[DepartmentRow]] = {}
    for row in departments:
        if row.id in at_end:
            together.setdefault(at_end[row.id].id, []).append(row)
    rows = tuple(
        _reached(row, together[row.id], expected, period.end, least) for row in departments if row.id in together
    )
    states = [row.state for row in rows if row.state is not ReachState.NOT_APPLICABLE]
    unknown = states.count(ReachState.UNKNOWN)
    if (rows and not inside) or (states and unknown == len(states)):
        return Breadth(not_recorded("4.4", n_missing=unknown), rows)
    reached = states.count(ReachState.REACHED)
    return Breadth(
        bounded_share(reached, len(states), unknown=unknown, indicator="4.4", n_missing=unknown, as_of=period.end), rows
    )


def _row(department: DepartmentRow, counts: EventCounts) -> CoverageRow:
    if not counts.expects(department.id):
        return CoverageRow(department, not_applicable("4.1"), not_applicable("4.5"), not_applicable("4.3"))
    counted = counts.of(department.id)
    day = counts.event.held_on
    return CoverageRow(
        department,
        _count(counted.participants, "4.1", day),
        _count(counted.newcomers, "4.5", day),
        of_department(counted, department.headcount, as_of=day),
    )


def _count(value: int | None, indicator: str, day: date) -> Figure:
    return not_recorded(indicator, n_missing=1) if value is None else count(value, indicator=indicator, as_of=day)


def _outside(counted: Counted | None, event: EventRow) -> Figure:
    if counted is None:
        return not_applicable("4.1")
    return _count(counted.participants, "4.1", event.held_on)


def _house(rows: Iterable[CoverageRow], counts: EventCounts) -> Figure:
    """Return the coverage of the house: sums over sums, never the mean of the departments."""
    rows = list(rows)
    sized = [(row.coverage, row.department.headcount) for row in rows if row.department.headcount is not None]
    whole = sum(headcount for _, headcount in sized)
    known = sum(int(share.numerator or 0) for share, _ in sized)
    unknown = sum(headcount for share, headcount in sized if share.state is State.NOT_RECORDED)
    missing = len(rows) - sum(share.state is not State.NOT_RECORDED for share, _ in sized)
    outside = counts.not_assigned.participants if counts.not_assigned and len(sized) == len(rows) else None
    if outside is None and not any(share.is_known for share, _ in sized):
        return not_recorded("4.3", n_missing=missing)
    known = min(known + (outside or 0), whole)
    return bounded_share(known, whole, unknown=unknown, indicator="4.3", n_missing=missing, as_of=counts.event.held_on)


def _expected(
    event: EventCounts, departments: Sequence[DepartmentRow], headcounts: Sequence[HeadcountRow]
) -> dict[int, int | None]:
    """Return what was counted of each department that could come to an event; of one without staff nobody could."""
    day = event.event.held_on
    sizes = {key: row.count for key, row in headcounts_on(day, headcounts).items()}
    found = {row.id: event.of(row.id).participants for row in leaves_on(day, departments) if event.expects(row.id)}
    return {key: number for key, number in found.items() if number or sizes.get(key) != 0}


def _reached(
    home: DepartmentRow,
    departments: Sequence[DepartmentRow],
    events: Iterable[Mapping[int, int | None]],
    day: date,
    least: int,
) -> ReachedDepartment:
    numbers = [event[row.id] for event in events for row in departments if row.id in event]
    earlier = tuple(row for row in departments if row.id != home.id)
    if not numbers:
        return ReachedDepartment(home, ReachState.NOT_APPLICABLE, not_applicable("4.1"), earlier)
    reached, missing = total(numbers)
    figure = count(reached, indicator="4.1", n_missing=missing, as_of=day)
    if reached >= least:
        return ReachedDepartment(home, ReachState.REACHED, figure, earlier)
    if missing:
        is_known = missing < len(numbers)
        return ReachedDepartment(home, ReachState.UNKNOWN, figure if is_known else not_recorded("4.1"), earlier)
    return ReachedDepartment(home, ReachState.NOT_REACHED, figure, earlier)
