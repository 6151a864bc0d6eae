"""The counts of a release as a table, what each of its numbers is a sum of, and what the ledger keeps of it.

Loaded only where figures are checked, because the audit needs SciPy.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from tracker.domain import ledger_views, release_tables
from tracker.domain.disclosure import PRIMARY, STAYED_AWAY, Reason, Rules, behind, rounded
from tracker.domain.ledger import Count, Kept, Known, Ledger
from tracker.domain.ledger_views import Places
from tracker.domain.release_tables import NOT_APPLICABLE, NOT_RECORDED, Grid, Part
from tracker.domain.released_figures import HIDDEN
from tracker.domain.releases import Audience
from tracker.domain.suppression_table import Pattern, Position, Table, View


@dataclass(frozen=True)
class Terms:
    """Under which a release is made: for whom, with which rules, and after which others."""

    audience: Audience
    rules: Rules
    past: Sequence[Ledger]
    has_secondary: bool = True


class Sheet:
    """The counts of units at events as a table, and what each of its positions is a sum of."""

    def __init__(self, grid: Grid, terms: Terms) -> None:
        self.grid, self.terms = grid, terms
        rows = range(len(grid.units))
        self.table = Table(
            counts=[[column.cells[i].count for column in grid.columns] for i in rows],
            headcounts=[
                *([*(column.cells[i].headcount for column in grid.columns), self._size(i)] for i in rows),
                [*(column.headcount for column in grid.columns), grid.headcount],
            ],
            shows_cells=terms.audience is Audience.HOUSE,
            unsized=frozenset(at for at, column in enumerate(grid.columns) if column.is_for_some),
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

    def views(self) -> list[View]:
        """Return who must not work anything out: the audience, and for the public also the house, which sees both."""
        own = self._view(self.terms.audience, self.terms.rules)
        if self.terms.audience is Audience.HOUSE or self._tells_the_house_nothing():
            return [own]
        house = [each.threshold for each in self.terms.past if each.audience == Audience.HOUSE]
        threshold = house[-1] if house else min(Rules().threshold, self.terms.rules.threshold)
        return [own, self._view(Audience.HOUSE, Rules(threshold))]

    def _tells_the_house_nothing(self) -> bool:
        """Whether the house was shown every number before that may be shown now; then it learns nothing from them."""
        exact = {
            fact.counts
            for each in self.terms.past
            if each.audience == Audience.HOUSE
            for fact in each.shown
            if fact.lower == fact.upper
        }
        shown = [p for p in self.table.positions if self.table.primary(p, self.terms.rules) is None]
        return all(self.keys(p) in exact for p in shown if self.table.is_margin(p))

    def _view(self, audience: Audience, rules: Rules) -> View:
        here = Ledger(audience, rules.threshold, limits=self._limits(), parts=self._parts())
        past = self.terms.past
        places = Places(
            cells={self.key(cell): at for at, cell in enumerate(self._cells()) if self._count(cell) is not None},
            width=self.table.height * self.table.width,
            events={column.event_id: at for at, column in enumerate(self.grid.columns)},
            positions={self.keys(position): position for position in reversed(self.table.positions)},
        )
        return View(rules, ledger_views.earlier(places, past, audience, rules, here=here))

    def _count(self, cell: Position) -> int | None:
        return self.table.counts[cell[0]][cell[1]]

    def _cells(self) -> list[Position]:
        return list(product(range(self.table.height), range(self.table.width)))

    def _limits(self) -> dict[Count, int | None]:
        return {
            self.key((i, j)): column.cells[i].headcount
            for j, column in enumerate(self.grid.columns)
            for i in range(len(self.grid.units))
            if column.cells[i].count is not None
        }

    def _parts(self) -> dict[Count, tuple[Part, ...]]:
        return {
            self.key((i, j)): column.cells[i].parts
            for j, column in enumerate(self.grid.columns)
            for i, unit in enumerate(self.grid.units)
            if unit.members and column.cells[i].count is not None
        }

    def entry(self, pattern: Pattern) -> Ledger:
        """Return what the release adds to the ledger."""
        entry = Ledger(self.terms.audience, self.terms.rules.threshold, limits=self._limits(), parts=self._parts())
        for position in self.table.positions:
            if not self.table.shows_cells and not self.table.is_margin(position):
                entry.kept.append(
                    Kept(self.keys(position), self._width(self.table.primary(position, self.terms.rules)))
                )
            elif position not in pattern.reasons:
                lower, upper = behind(rounded(self.table.value(position), self.terms.rules.base), self.terms.rules.base)
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
        return self.terms.rules.width if reason in PRIMARY else 0

    def code(self, position: Position, pattern: Pattern) -> Any:
        """Return how a position is shown: a number, "at least" a number, or why there is none."""
        row, column = position
        if not self.table.is_margin(position):
            cell = self.grid.columns[column].cells[row]
            if cell.count is None:
                return cell.missing
        elif next(self.table.cells(position), None) is None:
            states = {self.grid.columns[j].cells[i].missing for i, j in self._all(position)}
            return NOT_RECORDED if NOT_RECORDED in states else NOT_APPLICABLE
        if position in pattern.least:
            return [pattern.least[position]]
        if position in pattern.reasons:
            return HIDDEN
        return rounded(self.table.value(position), self.terms.rules.base)

    def missing(self, position: Position) -> int:
        """Return how many counts of units a total lacks, because they were not recorded."""
        return sum(self.grid.columns[j].cells[i].missing == NOT_RECORDED for i, j in self._all(position))

    def _all(self, position: Position) -> Iterable[Position]:
        row, column = position
        rows = range(self.table.height) if row == self.table.height else (row,)
        columns = range(self.table.width) if column == self.table.width else (column,)
        return product(rows, columns)
