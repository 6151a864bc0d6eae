"""What is counted in a period, as a table of units and events: the ground on which disclosure control works."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tracker.domain.administrations import DepartmentRow, HeadcountRow, headcounts_on, leaves_on
from tracker.domain.attendances import EventCounts
from tracker.domain.dialogues import DialogueTarget
from tracker.domain.groupings import UnitGroupRow
from tracker.domain.periods import Period

NOT_ASSIGNED = "other"
NOT_RECORDED = "n"
NOT_APPLICABLE = "x"


@dataclass(frozen=True)
class Unit:
    """A row: one department, several small ones, or whoever was not assigned; `departments` are its members."""

    key: str
    name: str
    parent: str
    departments: tuple[int, ...]
    members: tuple[str, ...]
    is_migration_related: bool
    headcount: int | None

    @property
    def is_not_assigned(self) -> bool:
        """Whether the row is of people whose department nobody knows."""
        return self.key == NOT_ASSIGNED


class Part(NamedTuple):
    """A department of a unit at an event: how many came, of how many."""

    department: int
    number: int
    headcount: int | None


@dataclass(frozen=True)
class Cell:
    """A unit at an event; without a count, `missing` says why. `parts` are its departments, each with its count."""

    count: int | None
    headcount: int | None = None
    missing: str = ""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Column:
    """An event: its cells in the order of the units, and the house on that day."""

    event_id: int
    title: str
    held_on: str
    cells: tuple[Cell, ...]
    headcount: int | None
    first_timers: int | None
    is_for_some: bool = False
    """Whether only some of each unit were asked, so that its headcount does not say how many stayed away."""

    @property
    def total(self) -> int:
        """Everybody of the house who was counted."""
        return sum(cell.count or 0 for cell in self.cells)


@dataclass(frozen=True)
class Grid:
    """The units and the events of a period; `headcount` is that of the house at its end."""

    units: tuple[Unit, ...]
    columns: tuple[Column, ...]
    headcount: int | None
    is_from_start: bool
    """Whether no event was held before the period, so that first-timers add up to people."""


def laid_out(
    counts: Sequence[EventCounts],
    departments: Sequence[DepartmentRow],
    headcounts: Sequence[HeadcountRow],
    groups: Sequence[UnitGroupRow],
    period: Period,
) -> Grid:
    """Return the closed counts of a period; departments hold as on the day of each event (rule R5)."""
    inside = [
        event for event in counts if event.event.held_on in period and event.event.is_closed and event.is_recorded
    ]
    inside.sort(key=lambda event: (event.event.held_on, event.event.id))
    there = {row.id for event in inside for row in leaves_on(event.event.held_on, departments)}
    sizes = {key: row.count for key, row in headcounts_on(period.end, headcounts).items()}
    units = _units([row for row in departments if row.id in there], departments, groups, sizes)
    return Grid(
        units=units,
        columns=tuple(_column(event, units, departments, headcounts) for event in inside),
        headcount=_sum([sizes.get(row.id) for row in leaves_on(period.end, departments)]),
        is_from_start=all(event.event.held_on >= period.start for event in counts),
    )


def _units(
    there: Sequence[DepartmentRow],
    departments: Sequence[DepartmentRow],
    groups: Sequence[UnitGroupRow],
    sizes: Mapping[int, int],
) -> tuple[Unit, ...]:
    names = {row.id: row.name for row in departments}
    grouped = {key for group in groups for key in group.departments}
    single = [
        Unit(
            key=f"d{row.id}",
            name=row.name,
            parent=names.get(row.parent_id, "") if row.parent_id is not None else "",
            departments=(row.id,),
            members=(),
            is_migration_related=row.is_migration_related,
            headcount=sizes.get(row.id),
        )
        for row in there
        if row.id not in grouped
    ]
    present = {row.id for row in there}
    several = [
        Unit(
            key="g" + "+".join(str(key) for key in sorted(group.departments)),
            name=group.name,
            parent="",
            departments=tuple(sorted(group.departments)),
            members=tuple(names[key] for key in group.departments if key in names),
            is_migration_related=False,
            headcount=_sum([sizes.get(key) for key in group.departments if key in sizes]),
        )
        for group in groups
        if present & set(group.departments)
    ]
    return (*single, *several, Unit(NOT_ASSIGNED, "", "", (), (), is_migration_related=False, headcount=None))


def _column(
    counts: EventCounts,
    units: Sequence[Unit],
    departments: Sequence[DepartmentRow],
    headcounts: Sequence[HeadcountRow],
) -> Column:
    day = counts.event.held_on
    leaves = {row.id for row in leaves_on(day, departments)}
    sizes = {key: row.count for key, row in headcounts_on(day, headcounts).items()}
    placed = counts.placed(leaves)
    house = _sum([sizes.get(key) for key in leaves])
    cells = tuple(_cell(unit, placed, leaves, sizes, house) for unit in units)
    return Column(
        event_id=counts.event.id,
        title=counts.event.title,
        held_on=day.isoformat(),
        cells=cells,
        headcount=house,
        first_timers=_first_timers(placed, leaves),
        is_for_some=counts.event.target is DialogueTarget.MANAGERS,
    )


def _cell(unit: Unit, counts: EventCounts, leaves: set[int], sizes: Mapping[int, int], house: int | None) -> Cell:
    if unit.key == NOT_ASSIGNED:
        outside = counts.not_assigned.participants if counts.not_assigned else None
        return Cell(outside, house, missing="" if outside is not None else NOT_APPLICABLE)
    there = [key for key in unit.departments if key in leaves and counts.expects(key)]
    if not there:
        return Cell(None, missing=NOT_APPLICABLE)
    numbers = [(key, counts.of(key).participants) for key in there]
    known = tuple(Part(key, number, sizes.get(key)) for key, number in numbers if number is not None)
    headcount = _sum([sizes.get(key) for key in there])
    if len(known) < len(numbers):
        return Cell(None, headcount, missing=NOT_RECORDED)
    return Cell(sum(part.number for part in known), headcount, parts=known)


def _first_timers(counts: EventCounts, leaves: set[int]) -> int | None:
    """Return how many of the house came for the first time, if that is known of everybody who came."""
    cells = [counted for key in sorted(leaves) if (counted := counts.expected(key)) is not None]
    cells += [counts.not_assigned] if counts.not_assigned else []
    return _sum([cell.newcomers for cell in cells if cell.participants is not None])


def _sum(parts: Sequence[int | None]) -> int | None:
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None
