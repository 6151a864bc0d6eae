"""The table of a release before it is protected, who must not work anything out of it, and what is hidden of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from tracker.domain.disclosure import Reason, Rules, primary
from tracker.domain.disclosure_facts import Atom, Fact, Target

Position: TypeAlias = tuple[int, int]
"""Row and column; the totals of columns stand behind the last row of a table, those of rows behind its last column."""


@dataclass(frozen=True)
class Table:
    """Counts of units at events; None where there is no number. Margins are the sums of what is there.

    `headcounts` has a further row for the house at each event and a further column for the unit over all events.
    """

    counts: Sequence[Sequence[int | None]]
    headcounts: Sequence[Sequence[int | None]]
    shows_cells: bool = True
    is_bounded: bool = True
    """Whether a count cannot be larger than the headcount."""
    unsized: frozenset[int] = frozenset()
    """The columns at which only some of a unit were asked, and nobody recorded how many."""

    @property
    def height(self) -> int:
        return len(self.counts)

    @property
    def width(self) -> int:
        return len(self.counts[0]) if self.counts else 0

    def cells(self, position: Position) -> Iterator[Position]:
        """Yield the cells that a position is the sum of."""
        row, column = position
        rows = range(self.height) if row == self.height else (row,)
        columns = range(self.width) if column == self.width else (column,)
        return ((i, j) for i in rows for j in columns if self.counts[i][j] is not None)

    def value(self, position: Position) -> int:
        """Return the number at a position."""
        return sum(self.counts[i][j] or 0 for i, j in self.cells(position))

    def is_margin(self, position: Position) -> bool:
        """Whether a position is a sum over rows or columns."""
        return position[0] == self.height or position[1] == self.width

    def primary(self, position: Position, rules: Rules) -> Reason | None:
        """Return why the number at a position may not be shown by itself."""
        row, column = position
        is_bounded = self.is_bounded and column < self.width
        is_sized = not any(at in self.unsized for _row, at in self.cells(position))
        headcount = self.headcounts[row][column] if is_sized else None
        return primary(self.value(position), headcount, rules, is_bounded=is_bounded)

    @property
    def positions(self) -> list[Position]:
        """Every position that has a number, in the order in which they are gone through."""
        return [
            (i, j)
            for i in range(self.height + 1)
            for j in range(self.width + 1)
            if next(self.cells((i, j)), None) is not None
        ]


@dataclass(frozen=True)
class Earlier:
    """What was shown before: `facts` over the cells of the table and over `atoms`, which are not in it.

    In a sum, an index below the number of cells is a cell (row by row), one above an atom. `hidden` are positions that
    were hidden before and hold the same number; `guarded` are sums hidden before that must stay open, with their
    position if the table has it.
    """

    atoms: Sequence[Atom] = ()
    facts: Sequence[Fact] = ()
    hidden: frozenset[Position] = frozenset()
    guarded: Sequence[tuple[Position | None, Target]] = ()


@dataclass(frozen=True)
class View:
    """Somebody from whom numbers are kept: what protects from them, and what they have seen before."""

    rules: Rules
    earlier: Earlier = field(default_factory=Earlier)


@dataclass
class Pattern:
    """What is hidden and why; `least` is what almost complete attendances are shown as.

    `exposed` counts the numbers that earlier releases had given away already; nothing can hide them again.
    """

    reasons: dict[Position, Reason]
    least: dict[Position, int]
    exposed: int = 0


class Unprotected(Exception):
    """Hiding numbers is not enough: the column must wait for the next release."""

    def __init__(self, column: int) -> None:
        self.column = column
        super().__init__(column)
