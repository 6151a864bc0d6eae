"""The map of participation as it follows from the counts of the events."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from tracker.domain.administrations import DepartmentRow
from tracker.domain.coverage import Breadth, CoverageRow, EventCoverage, ReachState, homes
from tracker.domain.coverage_map import CoverageMap, MapColumn, MapRow, Measure, Predecessor, RowKind, Span
from tracker.domain.periods import Period
from tracker.domain.values import Figure, State, count, not_applicable, not_recorded, ratio

_Cell = Sequence[CoverageRow]


@dataclass(frozen=True)
class House:
    """The departments that ever were, in tree order."""

    departments: Sequence[DepartmentRow]

    @cached_property
    def by_id(self) -> dict[int, DepartmentRow]:
        """The departments by their keys."""
        return {row.id: row for row in self.departments}

    def above(self, department: DepartmentRow) -> tuple[int, ...]:
        """Return the departments over one, topmost first."""
        path: list[int] = []
        parent = self.by_id.get(department.parent_id or 0)
        while parent is not None:
            path.insert(0, parent.id)
            parent = self.by_id.get(parent.parent_id or 0)
        return tuple(path)


def of_events(
    tables: Sequence[EventCoverage],
    house: House,
    breadth: Breadth,
    period: Period,
    *,
    measure: Measure,
    span: Span = Span.EVENTS,
) -> CoverageMap:
    """Return the map of some events, oldest first; `breadth` is that of the same events and period."""
    spans = [list(found) for _, found in groupby(tables, key=lambda each: _column(each, span))]
    draft = _Draft(house, homes(house.departments, period), spans, measure)
    rows = list(draft.departments(breadth, period))
    return CoverageMap(
        measure=measure,
        columns=tuple(_column(found[0], span) for found in spans),
        not_reached=tuple(row for row in rows if row.state is ReachState.NOT_REACHED),
        tree=tuple(draft.tree(rows)),
        compared=draft.compared({row.department_id or 0 for row in rows}),
        sums=_sums(spans, measure),
    )


@dataclass(frozen=True)
class _Draft:
    """What the rows are made of: `homes` say in whose row a department stands."""

    house: House
    homes: Mapping[int, DepartmentRow]
    spans: Sequence[Sequence[EventCoverage]]
    measure: Measure

    @cached_property
    def columns(self) -> list[dict[int, list[CoverageRow]]]:
        """What was counted in each column, by the department in whose row it stands."""
        columns: list[dict[int, list[CoverageRow]]] = []
        for events in self.spans:
            column: dict[int, list[CoverageRow]] = {}
            for event in events:
                for row in event.rows:
                    column.setdefault(self.homes[row.department.id].id, []).append(row)
            columns.append(column)
        return columns

    def line(self, keys: Collection[int]) -> tuple[tuple[Figure, ...], Figure]:
        """Return the cells of some departments together, and their total."""
        cells = [[part for key in keys for part in column.get(key, ())] for column in self.columns]
        if self.measure is Measure.COVERAGE:
            return tuple(map(_share_of, cells)), not_applicable("4.3")
        return tuple(map(_number_of, cells)), _number_of([part for parts in cells for part in parts])

    def departments(self, breadth: Breadth, period: Period) -> Iterator[MapRow]:
        """Yield the row of each department in which people were counted, in tree order."""
        for each in breadth.rows:
            row = each.department
            yield MapRow(
                RowKind.DEPARTMENT,
                *self.line([row.id]),
                name=row.name,
                department_id=row.id,
                above=self.house.above(row),
                state=each.state,
                until=row.valid_to if row.valid_to and row.valid_to < period.end else None,
                predecessors=tuple(Predecessor(old.name, old.valid_to) for old in each.predecessors if old.valid_to),
            )

    def tree(self, rows: Sequence[MapRow]) -> Iterator[MapRow]:
        """Yield the rows with the sum of each group before what lies below it; what is not reached stands on top."""
        by_key = {row.department_id: row for row in rows if row.state is not ReachState.NOT_REACHED}
        below: dict[int, list[int]] = {}
        for row in rows:
            for key in row.above:
                below.setdefault(key, []).append(row.department_id or 0)
        for each in self.house.departments:
            if each.id in below:
                line, above = self.line(below[each.id]), self.house.above(each)
                yield MapRow(RowKind.GROUP, *line, name=each.name, department_id=each.id, above=above)
            if each.id in by_key:
                yield by_key[each.id]

    def compared(self, keys: Collection[int]) -> tuple[MapRow, ...]:
        """Return the migration-related departments beside the others, where the house has both."""
        related = [key for key in keys if self.house.by_id[key].is_migration_related]
        others = [key for key in keys if not self.house.by_id[key].is_migration_related]
        if not related or not others:
            return ()
        return MapRow(RowKind.RELATED, *self.line(related)), MapRow(RowKind.OTHERS, *self.line(others))


def _column(event: EventCoverage, span: Span) -> MapColumn:
    if span is Span.MONTHS:
        return MapColumn(event.event.held_on.replace(day=1))
    return MapColumn(event.event.held_on, event.event.id, event.event.title)


def _share_of(parts: _Cell) -> Figure:
    """Return the coverage of several departments and events: their sums, among those who were invited."""
    if len(parts) == 1:
        return parts[0].coverage
    invited = [part for part in parts if part.coverage.state is not State.NOT_APPLICABLE]
    if not invited:
        return not_applicable("4.3")
    missing = sum(part.coverage.state is State.NOT_RECORDED for part in invited)
    if missing == len(invited):
        return not_recorded("4.3", n_missing=missing)
    came = sum(part.coverage.numerator or 0 for part in invited)
    staff = sum(part.department.headcount or 0 for part in invited)
    as_of = max(part.coverage.as_of for part in invited if part.coverage.as_of)
    return ratio(came, staff, indicator="4.3", n_missing=missing, as_of=as_of)


def _number_of(parts: _Cell) -> Figure:
    return parts[0].attendances if len(parts) == 1 else added([part.attendances for part in parts])


def added(figures: Iterable[Figure]) -> Figure:
    """Return the sum of counts (4.1); what does not apply is left out, what is missing makes it partial."""
    counted = [figure for figure in figures if figure.state is not State.NOT_APPLICABLE]
    if not counted:
        return not_applicable("4.1")
    known = [figure for figure in counted if figure.value is not None]
    missing = sum(figure.n_missing for figure in counted)
    if not known:
        return not_recorded("4.1", n_missing=missing)
    as_of = max(figure.as_of for figure in known if figure.as_of)
    return count(int(sum(figure.value or 0 for figure in known)), indicator="4.1", n_missing=missing, as_of=as_of)


def _sums(spans: Sequence[Sequence[EventCoverage]], measure: Measure) -> tuple[MapRow, ...]:
    """Return the house, and before it what was counted outside the departments."""
    if measure is Measure.COVERAGE:
        return (MapRow(RowKind.HOUSE, tuple(map(of_house, spans)), not_applicable("4.3")),)
    everything = [event for events in spans for event in events]
    picks: tuple[tuple[RowKind, Callable[[EventCoverage], Figure]], ...] = (
        (RowKind.NOT_ASSIGNED, lambda event: event.not_assigned),
        (RowKind.EXTERNAL, lambda event: event.external),
        (RowKind.HOUSE, lambda event: event.attendances),
    )
    return tuple(
        MapRow(kind, tuple(added(map(pick, events)) for events in spans), added(map(pick, everything)))
        for kind, pick in picks
    )


def of_house(events: Sequence[EventCoverage]) -> Figure:
    """Return the coverage of the house at one event, or the sums of several; never an upper bound, only the least."""
    if len(events) == 1:
        return replace(events[0].house, upper=None)
    missing = sum(event.house.n_missing for event in events)
    known = [event.house for event in events if event.house.is_known]
    if not known:
        return not_recorded("4.3", n_missing=missing) if missing else not_applicable("4.3")
    staff = sum(sum(row.department.headcount or 0 for row in event.rows) for event in events)
    came = sum(house.numerator or 0 for house in known)
    return ratio(came, staff, indicator="4.3", n_missing=missing, as_of=events[-1].event.held_on)
