"""The map of participation as a release shows it: computed from what is shown, and from nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from tracker.domain.administrations import DepartmentRow
from tracker.domain.coverage import ReachState
from tracker.domain.coverage_map import CoverageMap, MapColumn, MapRow, Measure, RowKind, Span
from tracker.domain.released import Released, ReleasedEvent
from tracker.domain.released_figures import added, coverage_of
from tracker.domain.values import Figure, State, not_applicable


@dataclass(frozen=True)
class _Part:
    """The attendances of some people at an event, how many employees they are of, and its day."""

    attendances: Figure
    headcount: int | None
    day: date


def of_released(
    found: Released, *, measure: Measure, span: Span = Span.EVENTS, departments: Iterable[DepartmentRow] = ()
) -> CoverageMap:
    """Return the map of a release whose audience sees units at events; a sum is shown where all its parts are.

    `departments` say below which sum those stand that are shown together elsewhere.
    """
    draft = _Draft(found, measure is Measure.COVERAGE, span, {row.id: row for row in departments})
    rows = [draft.unit(at) for at in range(len(found.units))]
    not_assigned = [row for row in rows if row.kind is RowKind.NOT_ASSIGNED and measure is Measure.COUNTS]
    return CoverageMap(
        measure=measure,
        columns=tuple(column for column, _events in draft.spans),
        not_reached=tuple(row for row in rows if row.state is ReachState.NOT_REACHED),
        tree=tuple(draft.tree(rows)),
        compared=draft.compared(),
        sums=(*(row for row in not_assigned if row.total.state is not State.NOT_APPLICABLE), draft.house()),
    )


@dataclass(frozen=True)
class _Draft:
    """What the rows are made of."""

    found: Released
    is_share: bool
    span: Span
    departments: Mapping[int, DepartmentRow]

    @cached_property
    def spans(self) -> list[tuple[MapColumn, list[int]]]:
        """The columns, each with the positions of its events."""
        places = [(self._column(event), at) for at, event in enumerate(self.found.events)]
        return [(column, [at for _column, at in those]) for column, those in groupby(places, lambda each: each[0])]

    def _column(self, event: ReleasedEvent) -> MapColumn:
        if self.span is Span.MONTHS:
            return MapColumn(event.held_on.replace(day=1))
        return MapColumn(event.held_on, event.id, event.title)

    @cached_property
    def groups(self) -> dict[str, int]:
        """The departments above the units; a release knows them by name, so that they get numbers of their own."""
        names = dict.fromkeys(unit.parent for unit in self.found.units if unit.parent)
        return {name: -1 - len(self.found.units) - at for at, name in enumerate(names)}

    def unit(self, at: int) -> MapRow:
        """Return the row of a unit."""
        unit = self.found.units[at]
        if unit.is_not_assigned:
            return MapRow(RowKind.NOT_ASSIGNED, *self._line([at]))
        return MapRow(
            RowKind.DEPARTMENT,
            *self._line([at]),
            name=unit.name,
            department_id=self.found.number(at),
            above=(self.groups[unit.parent],) if unit.parent else (),
            state=self.found.reached[at],
            members=unit.members,
        )

    def tree(self, rows: Sequence[MapRow]) -> Iterator[MapRow]:
        """Yield the units under the sums of those above them; what is not reached stands elsewhere."""
        units = [at for at, unit in enumerate(self.found.units) if not unit.is_not_assigned]
        for name in dict.fromkeys(self.found.units[at].parent for at in units):
            below = [at for at in units if self.found.units[at].parent == name]
            if name:
                yield MapRow(
                    RowKind.GROUP,
                    *self._line(below),
                    name=name,
                    department_id=self.groups[name],
                    elsewhere=tuple(self._elsewhere(name)),
                )
            yield from (rows[at] for at in below if rows[at].state is not ReachState.NOT_REACHED)

    def _elsewhere(self, group: str) -> Iterator[str]:
        """Yield the departments below a group that are not in its sum, because they are shown with other small ones."""
        together = [key for unit in self.found.units if unit.members for key in unit.departments]
        for row in (self.departments[key] for key in together if key in self.departments):
            above = self.departments.get(row.parent_id or 0)
            if above is not None and above.name == group:
                yield row.name

    def compared(self) -> tuple[MapRow, ...]:
        """Return the migration-related units beside the others, where the house has both."""
        units = [(at, unit) for at, unit in enumerate(self.found.units) if not unit.is_not_assigned]
        related = [at for at, unit in units if unit.is_migration_related]
        others = [at for at, unit in units if not unit.is_migration_related]
        if not related or not others:
            return ()
        return MapRow(RowKind.RELATED, *self._line(related)), MapRow(RowKind.OTHERS, *self._line(others))

    def house(self) -> MapRow:
        """Return the row of all, with those who were not assigned."""
        table, events = self.found.table, self.found.events
        totals = zip(table.column_totals, events, strict=True)
        parts = [_Part(figure, event.headcount, event.held_on) for figure, event in totals]
        return MapRow(RowKind.HOUSE, *self._drawn([[part] for part in parts], table.total))

    def _line(self, rows: Sequence[int]) -> tuple[tuple[Figure, ...], Figure]:
        """Return the cells of some units together, and their total, which is released as such."""
        table = self.found.table
        parts = [
            [_Part(table.cells[row][at], event.headcounts[row], event.held_on) for row in rows]
            for at, event in enumerate(self.found.events)
        ]
        return self._drawn(parts, added([table.unit_totals[row] for row in rows]))

    def _drawn(self, parts: Sequence[Sequence[_Part]], total: Figure) -> tuple[tuple[Figure, ...], Figure]:
        columns = [[part for at in those for part in parts[at]] for _column, those in self.spans]
        sums = [added([part.attendances for part in column]) for column in columns]
        cells = tuple(map(_share, sums, columns)) if self.is_share else tuple(sums)
        return cells, not_applicable("4.3") if self.is_share else total


def _share(attendances: Figure, parts: Sequence[_Part]) -> Figure:
    """Return the coverage of several units and events: their sums, among those who were invited."""
    invited = [part for part in parts if part.attendances.state is not State.NOT_APPLICABLE]
    sizes = [part.headcount for part in invited if part.headcount is not None]
    staff = sum(sizes) if len(sizes) == len(invited) else None
    return coverage_of(attendances, staff, max((part.day for part in invited), default=None))
