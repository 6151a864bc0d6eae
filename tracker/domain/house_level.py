"""Participation for whoever may not see it by department (rule R3): the house only, and only if it gives nobody away.

This is the plain rule that holds until figures are released through disclosure control; decision 0011 says what it
protects and what it does not. It hides whole events before anything is computed, so that no sum, share or bound can
be subtracted from another to find them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tracker.domain.administrations import DepartmentRow, HeadcountRow, headcounts_on, leaves_on
from tracker.domain.attendances import EventCounts
from tracker.domain.coverage import Breadth, CoverageRow, EventCoverage
from tracker.domain.reach import ReachPoint
from tracker.domain.values import Figure, State, suppressed

FEWEST_DEPARTMENTS = 3


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
    """Whether neither those who came nor those who stayed away are few, or of few departments, or mostly of one."""
    day = counts.event.held_on
    leaves = leaves_on(day, departments)
    sizes = headcounts_on(day, headcounts)
    counts = counts.placed({row.id for row in leaves})
    came = [counts.of(row.id).participants or 0 for row in leaves]
    away = [sizes[row.id].count - number for row, number in zip(leaves, came, strict=True) if row.id in sizes]
    outside = (counts.not_assigned.participants or 0) if counts.not_assigned else 0
    return _hides_everybody(came, outside, threshold) and _hides_everybody(away, -outside, threshold)


def of_event(table: EventCoverage, *, shown: bool, threshold: int) -> EventCoverage:
    """Return an event without its departments; what was counted outside them is only in the total of the house."""
    external = table.external.value or 0
    total = shown and table.external.state is not State.NOT_RECORDED and _is_no_small_number(external, threshold)
    return replace(
        table,
        rows=tuple(_hidden(row) for row in table.rows),
        attendances=table.attendances if total else _withheld(table.attendances),
        not_assigned=_withheld(table.not_assigned),
        external=_withheld(table.external),
        house=table.house if shown else _withheld(table.house),
    )


def of_breadth(breadth: Breadth) -> Breadth:
    """Return how many departments were reached, and not which."""
    return replace(breadth, rows=())


def of_course(points: Iterable[ReachPoint], *, withheld: int, threshold: int) -> list[ReachPoint]:
    """Return the reach over time; a step that only a few people make is hidden and comes with a later one.

    `withheld` events are not in it, so it says at least how many.
    """
    found: list[ReachPoint] = []
    last_shown = 0.0
    for point in points:
        if _may_be_shown(point, last_shown, threshold):
            last_shown = point.persons.value or 0
            found.append(_partial(point, withheld) if withheld else point)
        else:
            found.append(replace(point, persons=_withheld(point.persons), share=_withheld(point.share)))
    return found


def _hides_everybody(parts: Iterable[int], outside: int, threshold: int) -> bool:
    """Whether a total is large, and stays large for whoever knows the largest part of it."""
    positive = [part for part in parts if part > 0]
    if 0 < len(positive) < FEWEST_DEPARTMENTS:
        return False
    return sum(positive) + outside - max(positive, default=0) >= threshold


def _may_be_shown(point: ReachPoint, last_shown: float, threshold: int) -> bool:
    persons, share = point.persons, point.share
    if persons.value is None:
        return True
    staff = share.denominator or 0
    steps = [persons.value - last_shown]
    if not persons.is_interval:
        steps.append((point.attendances.value or 0) - persons.value)
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
