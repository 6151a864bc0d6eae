"""Participation for whoever may not see it by department (rule R3): the house only, and only if it gives nobody away.

This is the plain rule that holds until figures are released through disclosure control; decision 0011 says what it
protects and what it does not. It hides whole events before anything is computed, so that no sum, share or bound can
be subtracted from another to find them; and what it shows is computed from totals of the house alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from tracker.domain.administrations import DepartmentKind, DepartmentRow, HeadcountRow, headcounts_on, leaves_on
from tracker.domain.attendances import UNKNOWN, Counted, EventCounts
from tracker.domain.coverage import Breadth, CoverageRow, EventCoverage
from tracker.domain.reach import ReachPoint
from tracker.domain.values import Figure, State, suppressed, total

FEWEST_DEPARTMENTS = 3
HOUSE = DepartmentRow(0, None, "", "", 0, DepartmentKind.LINE, False, None, None)
"""Stands for all departments together where a reader sees none of them."""


def shown_events(
    counts: Iterable[EventCounts],
    departments: Sequence[DepartmentRow],
    headcounts: Sequence[HeadcountRow],
    threshold: int,
) -> list[EventCounts]:
    """Return the events whose house total tells nothing about one department or a few people, or that have none."""
    return [
        event for event in counts if not event.is_recorded or may_be_shown(event, departments, headcounts, threshold)
    ]


def may_be_shown(
    counts: EventCounts, departments: Sequence[DepartmentRow], headcounts: Iterable[HeadcountRow], threshold: int
) -> bool:
    """Whether neither those who came nor those who stayed away are few, or of few departments, or mostly of one.

    While a count is open, nothing is shown: whoever looks twice would see what the next department adds. Departments
    that were not invited or not counted hide nobody: which these are can be found out.
    """
    if not counts.event.is_closed:
        return False
    day = counts.event.held_on
    sizes = headcounts_on(day, headcounts)
    leaves = {row.id for row in leaves_on(day, departments)}
    counts = counts.placed(leaves)
    counted = {key: number for key in leaves if (number := counts.of(key).participants) is not None}
    came = counted or {key: 0 for key in leaves if counts.expects(key)}
    away = [sizes[key].count - number for key, number in came.items() if key in sizes]
    outside = (counts.not_assigned.participants or 0) if counts.not_assigned else 0
    return _hides_everybody(came.values(), outside, threshold) and _hides_everybody(away, -outside, threshold)


def as_one(counts: EventCounts, departments: Sequence[DepartmentRow], *, since_start: bool) -> EventCounts:
    """Return the counts of an event as those of one department, `HOUSE`, with a gap beside it if any is missing.

    First-timers are left out of a period that begins later: two such periods would give away those of the time between.
    """
    keys = {row.id for row in leaves_on(counts.event.held_on, departments)}
    counts = counts.placed(keys)
    cells = [cell for key in sorted(keys) if (cell := counts.expected(key)) is not None]
    cells += [counts.not_assigned] if counts.not_assigned else []
    number, missing = total(cell.participants for cell in cells)
    first, unknown = total(cell.newcomers for cell in cells if cell.participants is not None)
    if missing == len(cells):
        return replace(counts, departments={HOUSE.id: UNKNOWN}, not_assigned=None)
    whole = Counted(number, None if unknown or not since_start else first)
    return replace(counts, departments={HOUSE.id: whole}, not_assigned=UNKNOWN if missing else None)


def staff_as_one(
    departments: Sequence[DepartmentRow], headcounts: Iterable[HeadcountRow], on: date
) -> list[HeadcountRow]:
    """Return the headcount of `HOUSE`, if that of every department is known."""
    sizes = headcounts_on(on, headcounts)
    leaves = [row.id for row in leaves_on(on, departments)]
    if any(key not in sizes for key in leaves):
        return []
    return [HeadcountRow(HOUSE.id, on, sum(sizes[key].count for key in leaves))]


def of_event(table: EventCoverage, *, shown: bool, threshold: int) -> EventCoverage:
    """Return an event without its departments; what was counted outside them is only in the total of the house.

    A share that leaves out a department, such as one without headcount, would give away its number beside the total.
    How many more may have come, where counts are missing, is the staff of the departments that have not counted, and
    would name them.
    """
    external = table.external.value or 0
    counts_everybody = table.house.numerator == (table.attendances.value or 0) - external
    total = shown and table.external.state is not State.NOT_RECORDED and _is_no_small_number(external, threshold)
    return replace(
        table,
        rows=tuple(_hidden(row) for row in table.rows),
        attendances=table.attendances if total else _withheld(table.attendances),
        not_assigned=_withheld(table.not_assigned),
        external=_withheld(table.external),
        house=replace(table.house, upper=None) if shown and counts_everybody else _withheld(table.house),
    )


def of_breadth(breadth: Breadth, *, withheld: int) -> Breadth:
    """Return how many departments were reached, and not which; `withheld` events are not in it."""
    share = breadth.share
    if withheld:
        share = _at_least(share, withheld) if share.value else suppressed(share)
    return Breadth(share, rows=())


def of_course(points: Iterable[ReachPoint], *, withheld: int, threshold: int) -> list[ReachPoint]:
    """Return the reach over time; a step that only a few people make is hidden and comes with a later one.

    `withheld` events are not in it; with them, or with a count missing, it says at least how many.
    """
    found: list[ReachPoint] = []
    last_shown = [0.0] * 4
    for each in points:
        point = _partial(each, withheld) if withheld or each.persons.n_missing else each
        parts = _parts(point)
        if _may_be_shown(point, [abs(now - then) for now, then in zip(parts, last_shown, strict=True)], threshold):
            last_shown = parts
            found.append(point)
        else:
            found.append(replace(each, persons=_withheld(each.persons), share=_withheld(each.share)))
    return found


def _hides_everybody(parts: Iterable[int], outside: int, threshold: int) -> bool:
    """Whether a total is large, stays large for whoever knows the largest part, and tells them little of the next."""
    largest, *others = sorted((part for part in parts if part > 0), reverse=True) or [0]
    if largest and len(others) < FEWEST_DEPARTMENTS - 1:
        return False
    return sum(others) + outside >= threshold and sum(others[1:]) + outside >= threshold - 1


def _parts(point: ReachPoint) -> list[float]:
    """Return those who came and those who came again, by the lower and by the upper bound of the reach."""
    least = point.persons.value or 0
    most = least if point.persons.upper is None else point.persons.upper
    attendances = point.attendances.value or 0
    return [least, attendances - least, most, attendances - most]


def _may_be_shown(point: ReachPoint, steps: Iterable[float], threshold: int) -> bool:
    persons, share = point.persons, point.share
    if persons.value is None:
        return True
    staff = share.denominator or 0
    few = any(not _is_no_small_number(step, threshold) for step in steps)
    return not few and min(persons.value, staff - persons.value) >= threshold


def _partial(point: ReachPoint, withheld: int) -> ReachPoint:
    return ReachPoint(point.event, *(_at_least(f, withheld) for f in (point.attendances, point.persons, point.share)))


def _at_least(figure: Figure, withheld: int) -> Figure:
    """Return a figure without its upper bound, because events are missing from it."""
    if not figure.is_known:
        return figure
    return replace(figure, state=State.PARTIAL, n_missing=figure.n_missing + withheld, upper=None)


def _is_no_small_number(number: float, threshold: int) -> bool:
    return number == 0 or number >= threshold


def _hidden(row: CoverageRow) -> CoverageRow:
    return replace(
        row,
        attendances=suppressed(row.attendances),
        first_timers=suppressed(row.first_timers),
        coverage=suppressed(row.coverage),
    )


def _withheld(figure: Figure) -> Figure:
    """Return a figure of the house without its number; that nobody recorded one is no secret."""
    return suppressed(figure) if figure.is_known else figure
