"""From counts to what an audience may see: groups, corrections that wait, the pattern, the ledger and the report.

Loaded only where figures are checked, because the audit needs SciPy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Any

from tracker.domain import corrections, ledger, release_tables, suppression
from tracker.domain.administrations import DepartmentRow, HeadcountRow
from tracker.domain.attendances import EventCounts
from tracker.domain.disclosure import PRIMARY, STAYED_AWAY, Reason, Rules, behind, rounded
from tracker.domain.disclosure_audit import Atom, Fact, Target
from tracker.domain.groupings import UnitGroupRow
from tracker.domain.ledger import Count, Kept, Known, Ledger
from tracker.domain.periods import Period
from tracker.domain.release_tables import NOT_APPLICABLE, NOT_RECORDED, Cell, Column, Grid
from tracker.domain.released import HIDDEN, Prepared
from tracker.domain.releases import Audience
from tracker.domain.suppression import Earlier, Pattern, Position, Table, Unprotected, View

FIRST, AGAIN = "first", "again"
FIRST_ROWS = (FIRST, AGAIN)
_COUNTS_SHARE = 0.9


def protected(
    counts: Sequence[EventCounts],
    departments: Sequence[DepartmentRow],
    headcounts: Sequence[HeadcountRow],
    groups: Sequence[UnitGroupRow],
    period: Period,
    audience: Audience,
    rules: Rules,
    history: Sequence[Mapping[str, Any]],
    progress: Callable[[int], None],
    *,
    has_secondary: bool = True,
) -> Prepared:
    """Return what an audience may see of a period, what is known of it from then on, and why something is hidden."""
    grid = release_tables.laid_out(counts, departments, headcounts, groups, period)
    past = [ledger.from_json(stored) for stored in history]
    own = [each for each in past if each.audience == audience]
    grid, carried = _with_old_counts(grid, own, rules.threshold)
    sheet, pattern, waiting = _covered(grid, audience, rules, past, has_secondary, progress)
    grid = sheet.grid
    newcomers = _Newcomers(grid, pattern, audience, rules)
    first_pattern = newcomers.protect(past, has_secondary=has_secondary)
    entry = sheet.entry(pattern)
    newcomers.write(entry, first_pattern)
    progress(100)
    return Prepared(
        shown=_shown(grid, waiting, sheet, pattern, newcomers, first_pattern, audience, rules, period, carried),
        ledger=entry.to_json(),
        report=_report(sheet, pattern, first_pattern, carried, waiting),
    )


def _covered(
    grid: Grid,
    audience: Audience,
    rules: Rules,
    past: Sequence[Ledger],
    has_secondary: bool,
    progress: Callable[[int], None],
) -> tuple[_Sheet, Pattern, list[Column]]:
    """Return the table with what is hidden of it, and the events that must wait because hiding is not enough."""
    waiting: list[Column] = []
    while True:
        sheet = _Sheet(replace(grid, columns=tuple(c for c in grid.columns if c not in waiting)), audience, rules)
        try:
            pattern = suppression.protect(
                sheet.table,
                rules,
                sheet.views(past),
                has_secondary=has_secondary,
                progress=lambda share: progress(int(100 * _COUNTS_SHARE * share)),
            )
        except Unprotected as error:
            waiting.append(sheet.grid.columns[error.column])
        else:
            return sheet, pattern, waiting


class _Sheet:
    """The counts of units at events as a table, and what each of its positions is a sum of."""

    def __init__(self, grid: Grid, audience: Audience, rules: Rules) -> None:
        self.grid, self.audience, self.rules = grid, audience, rules
        rows = range(len(grid.units))
        self.table = Table(
            counts=[[column.cells[i].count for column in grid.columns] for i in rows],
            headcounts=[
                *([*(column.cells[i].headcount for column in grid.columns), self._size(i)] for i in rows),
                [*(column.headcount for column in grid.columns), grid.headcount],
            ],
            shows_cells=audience is Audience.HOUSE,
        )

    def _size(self, row: int) -> int | None:
        unit = self.grid.units[row]
        return self.grid.headcount if unit.key == release_tables.NOT_ASSIGNED else unit.headcount

    def key(self, cell: Position) -> Count:
        """Return what the ledger calls a cell."""
        row, column = cell
        return Count(self.grid.units[row].key, self.grid.columns[column].event_id, self.table.counts[row][column] or 0)

    def keys(self, position: Position) -> frozenset[Count]:
        """Return what the ledger calls the cells that a position sums."""
        return frozenset(self.key(cell) for cell in self.table.cells(position))

    def views(self, past: Sequence[Ledger]) -> list[View]:
        """Return who must not work anything out: the audience, and for the public also the house, which sees both."""
        own = self._view([each for each in past if self._reads(self.audience, each)], self.audience, self.rules)
        house = [each for each in past if each.audience == Audience.HOUSE]
        if self.audience is Audience.HOUSE:
            return [own]
        threshold = house[-1].threshold if house else min(Rules().threshold, self.rules.threshold)
        return [own, self._view(past, Audience.HOUSE, Rules(threshold))]

    @staticmethod
    def _reads(audience: Audience, entry: Ledger) -> bool:
        return audience is Audience.HOUSE or entry.audience == Audience.PUBLIC

    def _view(self, past: Sequence[Ledger], audience: Audience, rules: Rules) -> View:
        here = Ledger(audience, rules.threshold, limits=self._limits(), parts=self._parts())
        own = [each for each in past if each.audience == audience]
        cells = {
            self.key(cell): at
            for at, cell in enumerate(self._cells())
            if self.table.counts[cell[0]][cell[1]] is not None
        }
        return View(
            rules, _earlier(cells, self.table.height * self.table.width, [*past, here], past, own, self._positions())
        )

    def _cells(self) -> list[Position]:
        return list(product(range(self.table.height), range(self.table.width)))

    def _positions(self) -> dict[frozenset[Count], Position]:
        return {self.keys(position): position for position in reversed(self.table.positions)}

    def _limits(self) -> dict[Count, int | None]:
        return {
            self.key((i, j)): column.cells[i].headcount
            for j, column in enumerate(self.grid.columns)
            for i in range(len(self.grid.units))
            if column.cells[i].count is not None
        }

    def _parts(self) -> dict[Count, tuple[tuple[int, int], ...]]:
        return {
            self.key((i, j)): column.cells[i].parts
            for j, column in enumerate(self.grid.columns)
            for i, unit in enumerate(self.grid.units)
            if unit.members and column.cells[i].count is not None
        }

    def entry(self, pattern: Pattern) -> Ledger:
        """Return what the release adds to the ledger."""
        entry = Ledger(self.audience, self.rules.threshold, limits=self._limits(), parts=self._parts())
        for position in self.table.positions:
            if not self.table.shows_cells and not self.table.is_margin(position):
                entry.kept.append(Kept(self.keys(position), self._width(self.table.primary(position, self.rules))))
            elif position not in pattern.reasons:
                lower, upper = behind(rounded(self.table.value(position), self.rules.base), self.rules.base)
                entry.shown.append(Known(self.keys(position), lower, upper))
            else:
                if position in pattern.least:
                    row, column = position
                    upper = self.table.headcounts[row][column] or pattern.least[position]
                    entry.shown.append(Known(self.keys(position), pattern.least[position], upper))
                entry.kept.append(Kept(self.keys(position), self._width(pattern.reasons[position])))
        return entry

    def _width(self, reason: Reason | None) -> int:
        if reason is Reason.ALMOST_ALL:
            return STAYED_AWAY - 1
        return self.rules.width if reason in PRIMARY else 0

    def code(self, position: Position, pattern: Pattern) -> Any:
        """Return how a position is shown: a number, "at least" a number, or why there is none."""
        row, column = position
        if not self.table.is_margin(position):
            cell: Cell = self.grid.columns[column].cells[row]
            if cell.count is None:
                return cell.missing
        elif next(self.table.cells(position), None) is None:
            states = {self.grid.columns[j].cells[i].missing for i, j in self._all(position)}
            return NOT_RECORDED if NOT_RECORDED in states else NOT_APPLICABLE
        if position in pattern.least:
            return [pattern.least[position]]
        if position in pattern.reasons:
            return HIDDEN
        return rounded(self.table.value(position), self.rules.base)

    def _all(self, position: Position) -> Iterable[Position]:
        row, column = position
        rows = range(self.table.height) if row == self.table.height else (row,)
        columns = range(self.table.width) if column == self.table.width else (column,)
        return product(rows, columns)


class _Newcomers:
    """Who came for the first time and who came again, at the events whose total is shown: nothing else is added."""

    def __init__(self, grid: Grid, pattern: Pattern, audience: Audience, rules: Rules) -> None:
        self.audience, self.rules = audience, rules
        totals = len(grid.units)
        known = [
            (column, column.total if at == 0 else column.first_timers)
            for at, column in enumerate(grid.columns)
            if (totals, at) not in pattern.reasons
        ]
        self.columns = [(column, first) for column, first in known if first is not None and grid.is_from_start]
        house = grid.headcount
        self.table = Table(
            counts=[[first for _, first in self.columns], [column.total - first for column, first in self.columns]],
            headcounts=[[house] * (len(self.columns) + 1)] * 3,
            is_bounded=False,
        )

    def key(self, cell: Position) -> Count:
        """Return what the ledger calls a cell."""
        row, column = cell
        return Count(FIRST_ROWS[row], self.columns[column][0].event_id, self.table.counts[row][column] or 0)

    def keys(self, position: Position) -> frozenset[Count]:
        """Return what the ledger calls the cells that a position sums."""
        return frozenset(self.key(cell) for cell in self.table.cells(position))

    def protect(self, past: Sequence[Ledger], *, has_secondary: bool) -> Pattern:
        """Return what is hidden of the first-timers; all of them, if hiding some is not enough."""
        if not self.columns:
            return Pattern({}, {})
        cells = {self.key(cell): at for at, cell in enumerate(product(range(2), range(len(self.columns))))}
        read = [each for each in past if self.audience is Audience.HOUSE or each.audience == self.audience]
        own = [each for each in past if each.audience == self.audience]
        positions = {self.keys(position): position for position in reversed(self.table.positions)}
        view = View(self.rules, _earlier(cells, len(cells), read, read, own, positions, only=FIRST_ROWS))
        try:
            return suppression.protect(self.table, self.rules, [view], has_secondary=has_secondary)
        except Unprotected:
            return Pattern(dict.fromkeys(self.table.positions, Reason.NEXT_TIME), {})

    def write(self, entry: Ledger, pattern: Pattern) -> None:
        """Add to the ledger what is shown of first-timers."""
        for position in self.table.positions if self.columns else ():
            keys = self.keys(position)
            entry.limits |= dict.fromkeys(keys)
            if position in pattern.reasons:
                entry.kept.append(Kept(keys, self.rules.width if pattern.reasons[position] in PRIMARY else 0))
            else:
                lower, upper = behind(rounded(self.table.value(position), self.rules.base), self.rules.base)
                entry.shown.append(Known(keys, lower, upper))

    def codes(self, grid: Grid, pattern: Pattern) -> list[Any]:
        """Return how the first-timers of each event are shown."""
        shown = {
            column.event_id: HIDDEN if (0, at) in pattern.reasons else rounded(first, self.rules.base)
            for at, (column, first) in enumerate(self.columns)
        }
        return [
            shown.get(column.event_id, NOT_RECORDED if column.first_timers is None else HIDDEN)
            for column in grid.columns
        ]


def _earlier(
    cells: Mapping[Count, int],
    width: int,
    linked: Sequence[Ledger],
    read: Sequence[Ledger],
    own: Sequence[Ledger],
    positions: Mapping[frozenset[Count], Position],
    *,
    only: tuple[str, ...] = (),
) -> Earlier:
    """Return what was shown before, over the cells of a table and the counts that are not in it."""
    index = dict(cells)
    atoms: list[Atom] = []
    limits: dict[Count, int | None] = {key: limit for each in linked for key, limit in each.limits.items()}

    def place(key: Count) -> int:
        if key not in index:
            index[key] = width + len(atoms)
            limit = limits.get(key)
            atoms.append(Atom(key.number, upper=None if limit is None else max(limit, key.number)))
        return index[key]

    def concerns(keys: frozenset[Count]) -> bool:
        return bool(keys) and all((key.unit in FIRST_ROWS) == bool(only) for key in keys)

    facts = [
        Fact({place(key): 1 for key in sorted(fact.counts)}, fact.lower, fact.upper)
        for each in read
        for fact in each.shown
        if concerns(fact.counts)
    ]
    for group, single in ledger.links(linked) if not only else ():
        facts.append(Fact({place(group): 1, **{place(key): -1 for key in sorted(single)}}, 0, 0))
    kept = [sum_ for each in own for sum_ in each.kept if concerns(sum_.counts)]
    guarded = {frozenset(map(place, sum_.counts)): sum_.width for sum_ in kept if sum_.counts not in positions}
    return Earlier(
        atoms=atoms,
        facts=facts,
        hidden=frozenset(positions[sum_.counts] for sum_ in kept if sum_.counts in positions),
        guarded=[Target(dict.fromkeys(sorted(keys), 1), width) for keys, width in guarded.items() if width],
    )


def _with_old_counts(grid: Grid, own: Sequence[Ledger], threshold: int) -> tuple[Grid, list[int]]:
    """Return the grid with the counts of events as released before, where their correction waits."""
    released = ledger.newest_counts(own)
    first = {key: count for key, count in released.items() if key[0] in FIRST_ROWS}
    events = {column.event_id for column in grid.columns}
    units = {unit.key for unit in grid.units}
    before = {key: count for key, count in released.items() if key[1] in events and key[0] in units}
    now = {
        (unit.key, column.event_id): cell.count
        for column in grid.columns
        for unit, cell in zip(grid.units, column.cells, strict=True)
        if cell.count is not None
    }
    held = corrections.waiting(before, now, threshold)
    columns = tuple(
        replace(c, cells=_old_cells(grid, c, before), first_timers=first.get((FIRST, c.event_id)))
        if c.event_id in held
        else c
        for c in grid.columns
    )
    return replace(grid, columns=columns), sorted(held)


def _old_cells(grid: Grid, column: Column, before: Mapping[tuple[str, int], int]) -> tuple[Cell, ...]:
    cells = []
    for unit, cell in zip(grid.units, column.cells, strict=True):
        count = before.get((unit.key, column.event_id))
        missing = "" if count is not None else cell.missing or NOT_RECORDED
        cells.append(Cell(count, cell.headcount, missing=missing))
    return tuple(cells)


def _shown(
    grid: Grid,
    waiting: Sequence[Column],
    sheet: _Sheet,
    pattern: Pattern,
    newcomers: _Newcomers,
    first_pattern: Pattern,
    audience: Audience,
    rules: Rules,
    period: Period,
    carried: Sequence[int],
) -> dict[str, Any]:
    height, width = len(grid.units), len(grid.columns)
    return {
        "audience": audience.value,
        "starts_on": period.start.isoformat(),
        "ends_on": period.end.isoformat(),
        "threshold": rules.threshold,
        "base": rules.base,
        "headcount": grid.headcount,
        "is_from_start": grid.is_from_start,
        "units": [
            {
                "key": unit.key,
                "name": unit.name,
                "parent": unit.parent,
                "departments": list(unit.departments),
                "members": list(unit.members),
                "is_migration_related": unit.is_migration_related,
                "headcount": unit.headcount,
            }
            for unit in grid.units
        ],
        "events": [
            {
                "id": column.event_id,
                "title": column.title,
                "held_on": column.held_on,
                "headcount": column.headcount,
                "headcounts": [cell.headcount for cell in column.cells],
                "has_waiting_correction": column.event_id in carried,
            }
            for column in grid.columns
        ],
        "waiting": [{"id": c.event_id, "title": c.title, "held_on": c.held_on} for c in waiting],
        "cells": [[sheet.code((i, j), pattern) for j in range(width)] for i in range(height)]
        if sheet.table.shows_cells
        else [],
        "unit_totals": [sheet.code((i, width), pattern) for i in range(height)],
        "event_totals": [sheet.code((height, j), pattern) for j in range(width)],
        "total": sheet.code((height, width), pattern),
        "first_timers": newcomers.codes(grid, first_pattern),
    }


def _report(
    sheet: _Sheet, pattern: Pattern, first_pattern: Pattern, carried: Sequence[int], waiting: Sequence[Column]
) -> dict[str, Any]:
    reasons = {
        p: reason for p, reason in pattern.reasons.items() if sheet.table.shows_cells or sheet.table.is_margin(p)
    }
    return {
        "reasons": [[row, column, reason.value] for (row, column), reason in sorted(reasons.items())],
        "first_timers": len(first_pattern.reasons),
        "numbers": dict(Counter(reason.value for reason in reasons.values())),
        "carried": list(carried),
        "waiting": [column.event_id for column in waiting],
        "exposed": pattern.exposed,
    }
