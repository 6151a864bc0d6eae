"""The map of participation: departments by events or by months, as counts or as coverage (4.1, 4.3).

Every cell is a figure with a state; sums are sums over sums. A department that ended stands in the row of the one that
succeeded it, and each event shows what held on its day (rule R5). The map holds figures of whatever origin: those of
the events (`coverage_map_events`), or those of a release, where cells may be hidden.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from tracker.domain.coverage import ReachState
from tracker.domain.values import Figure, State, not_applicable


class Measure(StrEnum):
    """What a cell says."""

    COVERAGE = "coverage"
    COUNTS = "counts"


class Span(StrEnum):
    """What a column is."""

    EVENTS = "events"
    MONTHS = "months"


class RowKind(StrEnum):
    """What a row of the map stands for."""

    DEPARTMENT = "department"
    GROUP = "group"
    RELATED = "related"
    OTHERS = "others"
    NOT_ASSIGNED = "not_assigned"
    EXTERNAL = "external"
    HOUSE = "house"


@dataclass(frozen=True)
class MapColumn:
    """An event, or a month without one; `start` is its day or its first one."""

    start: date
    event_id: int | None = None
    title: str = ""


@dataclass(frozen=True)
class Predecessor:
    """A department that ended and went into another one."""

    name: str
    until: date


@dataclass(frozen=True)
class MapRow:
    """A line of the map; of coverage, nothing is the total (`CoverageMap.has_totals`).

    `above` are the departments over it, topmost first; `members` those that are shown together because they are small,
    and `elsewhere` those below it that are, so that they are not in its sums.
    """

    kind: RowKind
    cells: tuple[Figure, ...]
    total: Figure
    name: str = ""
    department_id: int | None = None
    above: tuple[int, ...] = ()
    state: ReachState | None = None
    until: date | None = None
    predecessors: tuple[Predecessor, ...] = ()
    members: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()

    @property
    def depth(self) -> int:
        """How many departments lie over it."""
        return len(self.above)


@dataclass(frozen=True)
class CoverageMap:
    """The lines of the map: what is not reached on top, then the house by its tree, two groups to compare, the sums."""

    measure: Measure
    columns: tuple[MapColumn, ...]
    not_reached: tuple[MapRow, ...] = ()
    tree: tuple[MapRow, ...] = ()
    compared: tuple[MapRow, ...] = ()
    sums: tuple[MapRow, ...] = ()

    @property
    def has_totals(self) -> bool:
        """Whether there is a figure over all columns: attendances add up, and are no share of the staff (4.3)."""
        return self.measure is Measure.COUNTS

    @property
    def rows(self) -> tuple[MapRow, ...]:
        """All lines from top to bottom."""
        return (*self.not_reached, *self.tree, *self.compared, *self.sums)

    @property
    def figures(self) -> list[Figure]:
        """Every figure of the map."""
        return [figure for row in self.rows for figure in self.line(row)]

    def line(self, row: MapRow) -> tuple[Figure, ...]:
        """Return the figures of a row from left to right."""
        return (*row.cells, row.total) if self.has_totals else row.cells


def folded(found: CoverageMap, closed: Collection[int]) -> CoverageMap:
    """Return the map without what lies below some groups; their sums stay."""
    return replace(found, tree=tuple(row for row in found.tree if not set(row.above).intersection(closed)))


def down_to(found: CoverageMap, depth: int) -> CoverageMap:
    """Return the map without what lies deeper in the tree."""
    return replace(found, tree=tuple(row for row in found.tree if row.depth <= depth))


def below(found: CoverageMap, department_id: int) -> CoverageMap:
    """Return only a department and what lies below it, beside the house, at the events that concern it."""

    def concerns(row: MapRow) -> bool:
        return department_id in {row.department_id, *row.above}

    tree = [row for row in found.tree if concerns(row)]
    rows = [row for row in found.not_reached if concerns(row)]
    own = [row for row in [*tree, *rows] if row.department_id == department_id] or [*tree, *rows]
    kept = [
        at for at in range(len(found.columns)) if any(row.cells[at].state is not State.NOT_APPLICABLE for row in own)
    ]

    def cut(lines: Iterable[MapRow]) -> tuple[MapRow, ...]:
        return tuple(replace(row, cells=tuple(row.cells[at] for at in kept)) for row in lines)

    house = [replace(row, total=not_applicable()) for row in found.sums if row.kind is RowKind.HOUSE]
    columns = tuple(found.columns[at] for at in kept)
    return replace(found, columns=columns, not_reached=cut(rows), tree=cut(tree), compared=(), sums=cut(house))
