"""Who came for the first time, in a release: a table of two rows, those who were new and those who came again.

Loaded only where figures are checked, because the audit needs SciPy.
"""

from __future__ import annotations

from itertools import product
from typing import Any

from tracker.domain import ledger_views, suppression
from tracker.domain.disclosure import PRIMARY, Reason, behind, rounded
from tracker.domain.ledger import FIRST_ROWS, Count, Kept, Known, Ledger
from tracker.domain.ledger_views import Places
from tracker.domain.release_sheet import Terms
from tracker.domain.release_tables import NOT_RECORDED, Grid
from tracker.domain.released_figures import HIDDEN
from tracker.domain.suppression_table import Pattern, Position, Table, Unprotected, View


class Newcomers:
    """Who came for the first time and who came again, at the events whose total is shown: nothing else is added."""

    def __init__(self, grid: Grid, pattern: Pattern, terms: Terms) -> None:
        self.terms = terms
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

    def protect(self) -> Pattern:
        """Return what is hidden of the first-timers; all of them, if hiding some is not enough."""
        if not self.columns:
            return Pattern({}, {})
        places = Places(
            cells={self.key(cell): at for at, cell in enumerate(product(range(2), range(len(self.columns))))},
            width=2 * len(self.columns),
            events={column.event_id: at for at, (column, _first) in enumerate(self.columns)},
            positions={self.keys(position): position for position in reversed(self.table.positions)},
            units=FIRST_ROWS,
        )
        view = View(
            self.terms.rules, ledger_views.earlier(places, self.terms.past, self.terms.audience, self.terms.rules)
        )
        try:
            return suppression.protect(self.table, self.terms.rules, [view], has_secondary=self.terms.has_secondary)
        except Unprotected:
            return Pattern(dict.fromkeys(self.table.positions, Reason.NEXT_TIME), {})

    def write(self, entry: Ledger, pattern: Pattern) -> None:
        """Add to the ledger what is shown of first-timers."""
        for position in self.table.positions if self.columns else ():
            keys = self.keys(position)
            entry.limits |= dict.fromkeys(keys)
            if position in pattern.reasons:
                entry.kept.append(Kept(keys, self.terms.rules.width if pattern.reasons[position] in PRIMARY else 0))
            else:
                lower, upper = behind(rounded(self.table.value(position), self.terms.rules.base), self.terms.rules.base)
                entry.shown.append(Known(keys, lower, upper))

    def codes(self, grid: Grid, pattern: Pattern) -> list[Any]:
        """Return how the first-timers of each event are shown."""
        shown = {
            column.event_id: HIDDEN if (0, at) in pattern.reasons else rounded(first, self.terms.rules.base)
            for at, (column, first) in enumerate(self.columns)
        }
        return [
            shown.get(column.event_id, NOT_RECORDED if column.first_timers is None else HIDDEN)
            for column in grid.columns
        ]
