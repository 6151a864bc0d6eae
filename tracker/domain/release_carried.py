"""Corrections that wait: the events of a new release that are shown as they were released before.

Counts are compared where both releases speak of the same people: department by department, or where one of them shows
several as one, all of those together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tracker.domain import corrections
from tracker.domain.ledger import AGAIN, FIRST, FIRST_ROWS, Ledger
from tracker.domain.release_sheet import Terms
from tracker.domain.release_tables import NOT_ASSIGNED, NOT_RECORDED, Cell, Column, Grid, Part, Unit
from tracker.domain.releases import Audience

OTHERS = 0
"""Stands for the department of whoever was not assigned to one."""


@dataclass
class _Event:
    """The counts of an event by department, which departments were shown as one, and its first-timers."""

    parts: dict[int, Part] = field(default_factory=dict)
    units: list[frozenset[int]] = field(default_factory=list)
    newcomers: dict[str, int] = field(default_factory=dict)

    def add(self, parts: Sequence[Part]) -> None:
        """Add a unit."""
        self.units.append(frozenset(part.department for part in parts))
        self.parts |= {part.department: part for part in parts}

    def sum(self, departments: Iterable[int]) -> int:
        """Return how many came from some departments."""
        return sum(self.parts[key].number for key in departments if key in self.parts)


def carried(grid: Grid, terms: Terms) -> tuple[Grid, list[int]]:
    """Return the grid with old counts where the correction of an event waits, and these events.

    For the public a correction waits as well where it waits for the house, which reads both.
    """
    house = _released(each for each in terms.past if each.audience == Audience.HOUSE)
    public = _released(each for each in terms.past if each.audience == Audience.PUBLIC)
    own = house if terms.audience is Audience.HOUSE else public
    now = {column.event_id: _as_counted(column, grid.units) for column in grid.columns}
    threshold = terms.rules.threshold
    held = _waiting(house, now, threshold) | _waiting(own, now, threshold)
    before = house | own
    columns = tuple(
        _as_before(column, grid.units, before[column.event_id]) if column.event_id in held else column
        for column in grid.columns
    )
    return replace(grid, columns=columns), sorted(held)


def held_back(counted: Grid, shown: Grid, waiting: Collection[int]) -> dict[int, list[int]]:
    """Return the numbers that wait for a later release, by event: what a correction changes, and by how much.

    Of the events that wait as a whole, these are all their numbers.
    """
    found: dict[int, list[int]] = {}
    for now, then in zip(counted.columns, shown.columns, strict=True):
        before = {} if now.event_id in waiting else _numbers(then)
        new = {place: number for place, number in _numbers(now).items() if before.get(place) != number}
        steps = {abs(number - before[place]) for place, number in new.items() if place in before}
        if held := {*new.values(), *steps}:
            found[now.event_id] = sorted(held)
    return found


def _numbers(column: Column) -> dict[tuple[str, int], int]:
    """Return every number of an event by its place: of units and their departments, in all, and of first-timers."""
    units = {("unit", at): cell.count for at, cell in enumerate(column.cells) if cell.count is not None}
    parts = {("department", part.department): part.number for cell in column.cells for part in cell.parts}
    found = {**units, **parts, ("total", 0): column.total}
    if column.first_timers is not None:
        found |= {("first", 0): column.first_timers, ("again", 0): column.total - column.first_timers}
    return found


def _released(ledgers: Iterable[Ledger]) -> dict[int, _Event]:
    """Return the events as they were released last; the oldest ledger comes first."""
    found: dict[int, _Event] = {}
    for ledger in ledgers:
        here: dict[int, _Event] = {}
        for key, limit in ledger.limits.items():
            event = here.setdefault(key.event, _Event())
            if key.unit in FIRST_ROWS:
                event.newcomers[key.unit] = key.number
            elif key in ledger.parts:
                event.add(ledger.parts[key])
            else:
                event.add([Part(OTHERS if key.unit == NOT_ASSIGNED else int(key.unit[1:]), key.number, limit)])
        found |= here
    return found


def _as_counted(column: Column, units: Sequence[Unit]) -> _Event:
    event = _Event()
    for unit, cell in zip(units, column.cells, strict=True):
        if cell.count is not None:
            event.add([Part(OTHERS, cell.count, cell.headcount)] if unit.is_not_assigned else cell.parts)
    if column.first_timers is not None:
        event.newcomers = {FIRST: column.first_timers, AGAIN: column.total - column.first_timers}
    return event


def _waiting(before: Mapping[int, _Event], now: Mapping[int, _Event], threshold: int) -> frozenset[int]:
    """Return the events whose correction is too small: in people, or in those who came for the first time."""
    both = [(key, before[key], now[key]) for key in now if key in before]
    places = [(key, old, new, each) for key, old, new in both for each in _comparable([*old.units, *new.units])]
    people = corrections.waiting(
        {(_name(each), key): old.sum(each) for key, old, _new, each in places},
        {(_name(each), key): new.sum(each) for key, _old, new, each in places},
        threshold,
    )
    newcomers = corrections.waiting(
        {(row, key): number for key, old, _new in both for row, number in old.newcomers.items()},
        {(row, key): number for key, old, new in both if old.newcomers for row, number in new.newcomers.items()},
        threshold,
    )
    return people | newcomers


def _comparable(units: Iterable[frozenset[int]]) -> list[frozenset[int]]:
    """Return the smallest sets of departments that are unions of units before and now."""
    found: list[frozenset[int]] = []
    for unit in units:
        joined = unit.union(*(each for each in found if each & unit))
        found = [*(each for each in found if not each & unit), joined]
    return found


def _name(departments: Iterable[int]) -> str:
    return "+".join(map(str, sorted(departments)))


def _as_before(column: Column, units: Sequence[Unit], before: _Event) -> Column:
    """Return an event with the counts that were released; what was not recorded then, is not now."""
    cells = tuple(_old_cell(unit, cell, before) for unit, cell in zip(units, column.cells, strict=True))
    return replace(column, cells=cells, first_timers=before.newcomers.get(FIRST))


def _old_cell(unit: Unit, cell: Cell, before: _Event) -> Cell:
    departments = [OTHERS] if unit.is_not_assigned else unit.departments
    there = [key for key in departments if key in before.parts or key in {part.department for part in cell.parts}]
    if not there or any(key not in before.parts for key in there):
        return Cell(None, cell.headcount, missing=cell.missing or NOT_RECORDED)
    parts = tuple(before.parts[key] for key in there)
    return replace(cell, count=before.sum(there), missing="", parts=() if unit.is_not_assigned else parts)
