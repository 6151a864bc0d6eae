"""Secondary suppression: what else is hidden so that the hidden numbers cannot be worked out.

A table has a row per unit, a column per event, and margins. Hiding one number is not enough: the margins give it back.
So the cheapest rectangle through it is completed; moving people around its corners changes no margin, and how far they
can be moved is how far the number stays open. The audit decides whether that is enough, over everything that was ever
shown, also for whoever knows that they are the one person behind a hidden "1".

Rectangles: Handbook on Statistical Disclosure Control, chapter 4 (hypercube method). Ties are broken by position, so
that the same figures always give the same pattern.

Loaded only where figures are released: it needs NumPy and SciPy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from tracker.domain.disclosure import Reason, Rules
from tracker.domain.disclosure_audit import Audit
from tracker.domain.disclosure_facts import Target
from tracker.domain.suppression_board import Board
from tracker.domain.suppression_table import Pattern, Position, Table, Unprotected, View

COST_OF_ZERO = 1_000
COST_OF_MARGIN = 1_000_000
COST_OF_TOTAL = 10_000_000
FAR = 1 << 30
TRIED_RECTANGLES = 400


def protect(
    table: Table,
    rules: Rules,
    views: Sequence[View] = (),
    *,
    has_secondary: bool = True,
    progress: Callable[[float], None] = lambda share: None,
) -> Pattern:
    """Return what of a table is hidden from an audience with these rules.

    `views` are all who must not work anything out, by default the audience without a past. Without secondary
    suppression the pattern protects nobody; that is for tests, which must be able to fail. Raises `Unprotected`.
    """
    board = Board(table, rules, views or [View(rules)])
    if has_secondary:
        _Search(board, progress).run()
    return Pattern(board.reasons, board.least, exposed=len(board.lost))


class _Search:
    """The loop: take what is not safe, complete the cheapest rectangle through it, until the audit passes."""

    def __init__(self, board: Board, progress: Callable[[float], None]) -> None:
        self.board, self.progress = board, progress
        table = board.table
        shape = table.height + 1, table.width + 1
        self.cost = np.full(shape, FAR, dtype=np.int64)
        self.up, self.down = np.full(shape, FAR, dtype=np.int64), np.full(shape, FAR, dtype=np.int64)
        usable = np.zeros(shape, dtype=bool)
        for position in board.positions:
            usable[position] = True
            self.cost[position] = self._cost(position)
            if not table.is_margin(position):
                count, upper = table.value(position), board.upper(position)
                self.down[position] = count - board.least.get(position, 0)
                self.up[position] = FAR if upper is None else upper - count
        self.usable = [usable.copy() for _audit in board.audits]
        self.past = [self._fix_what_is_known(view, audit) for view, audit in enumerate(board.audits)]

    def run(self) -> None:
        """Go through the targets of every view, for everybody and then for insiders.

        An insider knows that they are the "1" behind a hidden number. Whoever knows only atoms that do not move between
        two possible tables is no closer to a target that moves; so only the insiders among those that do are asked.
        """
        every = [(view, target) for view, audit in enumerate(self.board.audits) for target in range(len(audit.targets))]
        for done, (view, target) in enumerate(every):
            self.progress(done / len(every))
            self._settle(view, target, None)
            for known in self._insiders(view, target):
                self._settle(view, target, known)
        self.progress(1.0)

    def _insiders(self, view: int, target: int) -> list[int]:
        audit = self.board.audits[view]
        own = audit.targets[target].sum
        return sorted(atom for atom in audit.moved(target) if audit.atoms[atom].count == 1 and atom not in own)

    def _settle(self, view: int, target: int, known: int | None) -> None:
        """Hide more until a target is safe; what history alone gives away is lost."""
        audit = self.board.audits[view]
        position, _target = self.board.sources[view][target]
        is_widened = False
        while (view, target) not in self.board.lost and not audit.is_open(target, known=known):
            if audit.is_safe(target, known=known):
                return
            if self._is_given_away(view, target, known):
                self.board.lost |= {(view, target)} if known is None else set()
                return
            if position in self.board.least and is_widened:
                self._blank(position)
            elif not self._widen(view, target, known):
                self._give_up(position)
            is_widened = True

    def _blank(self, position: Position) -> None:
        """Show an almost complete attendance not even as "at least", where its rectangle was not enough."""
        self.board.blank(position)
        self.down[position] = self.board.table.value(position)

    def _widen(self, view: int, target: int, known: int | None) -> bool:
        """Complete the best rectangle through a position, or else hide a total; whether there was one."""
        position, aim = self.board.sources[view][target]
        through = self.board.beside(view, target) if position is None else [position]
        return any(self._complete(view, each, aim, known) for each in through) or self._hide_a_total(view)

    def _complete(self, view: int, position: Position, aim: Target, known: int | None) -> bool:
        """Hide the best rectangle through a position; whether there was one.

        What parts of groups would have to do is left to the audit: they may move beside the table.
        """
        links = self.board.links(view)
        for rows, columns, up, down in self._rectangles(view, position, aim, known):
            corners = [(i, j) for i in rows for j in columns]
            change = self._change(rows, columns)
            own = {self.board.facts[corner] for corner in corners if corner in self.board.facts}
            if self.board.audits[view].allows(_times(change, 1 if up else -1), without=own | links):
                self._hide(corners)
                for audit in self.board.audits:
                    audit.offer(_times(change, up))
                    audit.offer(_times(change, -down))
                return True
        return False

    def _rectangles(
        self, view: int, position: Position, aim: Target, known: int | None
    ) -> Iterator[tuple[Position, Position, int, int]]:
        """Yield rectangles that are not hidden yet and move a target, with how far they move both ways.

        Wide enough ones come first, then the cheapest, then by place.
        """
        row, column = position
        width = aim.width
        up = _least(self.up, self.down[row, :], self.down[:, column], self.up[row, column])
        down = _least(self.down, self.up[row, :], self.up[:, column], self.down[row, column])
        up, down = np.minimum(up, width), np.minimum(down, width)
        cost = self.cost + self.cost[row, :][None, :] + self.cost[:, column][:, None] + self.cost[row, column]
        there = self.usable[view]
        usable = there & there[row, :][None, :] & there[:, column][:, None]
        usable &= (cost > 0) & (up + down > 0) & (self._steps(aim, position) != 0)
        usable[row, :] = usable[:, column] = False
        if known is not None and known < self.board.table.height * self.board.table.width:
            _exclude(usable, divmod(known, self.board.table.width), position)
        places = np.flatnonzero(usable)
        narrow = (up + down < width).flat[places]
        for place in places[np.lexsort((places, cost.flat[places], narrow))][:TRIED_RECTANGLES]:
            i, j = divmod(int(place), self.cost.shape[1])
            yield (row, i), (column, j), int(up[i, j]), int(down[i, j])

    def _steps(self, aim: Target, position: Position) -> Any:
        """Return for each opposite corner by how much one step around the rectangle moves a target."""
        row, column = position
        part = np.zeros_like(self.cost)
        for cell, at in self.board.index.items():
            part[cell] = aim.sum.get(at, 0)
        return part[row, column] - part[row, :][None, :] - part[:, column][:, None] + part

    def _change(self, rows: Position, columns: Position) -> dict[int, int]:
        """Return one step around a rectangle as a change of its cells; margins follow by themselves."""
        change: dict[int, int] = {}
        for at, row in enumerate(rows):
            for beside, column in enumerate(columns):
                if not self.board.table.is_margin((row, column)):
                    change[self.board.index[row, column]] = 1 if at == beside else -1
        return change

    def _hide(self, positions: Iterable[Position]) -> None:
        positions = list(positions)
        self.board.hide(positions, Reason.PROTECTS)
        for position in positions:
            self.cost[position] = 0

    def _hide_a_total(self, view: int) -> bool:
        """Hide the cheapest total that is still shown, or else an "at least"; whether there was one."""
        margins = [p for p in self.board.facts if self.board.table.is_margin(p) and self.usable[view][p]]
        shown = [p for p in margins if p not in self.board.reasons]
        if shown:
            self._hide([min(shown, key=lambda p: (int(self.cost[p]), p))])
        elif self.board.least:
            self._blank(min(self.board.least))
        else:
            return False
        return True

    def _is_given_away(self, view: int, target: int, known: int | None) -> bool:
        """Whether earlier releases alone give a number away, to everybody or to an insider: nothing is left to hide."""
        past = self.past[view]
        return past is not None and not past.is_safe(target, known=known)

    def _give_up(self, position: Position | None) -> None:
        """Let a column wait for the next release: that of the target if it shows anything, else the last one."""
        showing = {column for row, column in self.board.facts if (row, column) not in self.board.reasons}
        last = self.board.table.width - 1
        raise Unprotected(position[1] if position is not None and position[1] in showing - {last + 1} else last)

    def _cost(self, position: Position) -> int:
        row, column = position
        if position in self.board.reasons or not self.board.is_shown_at_all(position):
            return 0
        count = self.board.table.value(position)
        cost = count + 1 + (0 if count else COST_OF_ZERO)
        if row == self.board.table.height and column == self.board.table.width:
            return COST_OF_TOTAL + cost
        return COST_OF_MARGIN + cost if self.board.table.is_margin(position) else cost

    def _fix_what_is_known(self, view: int, audit: Audit) -> Audit | None:
        """Leave out what was shown exactly before: hiding it moves nobody. Return the audit of the past."""
        present = len(self.board.facts) + len(self.board.at_least)
        past = [fact for key, fact in audit.facts.items() if key >= present]
        exact = {frozenset(fact.sum) for fact in past if fact.lower == fact.upper}
        for position in self.board.positions:
            if frozenset(self.board.sum(position)) in exact:
                self.usable[view][position] = False
        return Audit(audit.atoms, past, audit.targets) if past else None


def _times(change: Mapping[int, int], steps: int) -> dict[int, int]:
    return {atom: step * steps for atom, step in change.items()}


def _least(corners: Any, along_row: Any, along_column: Any, own: Any) -> Any:
    """Return for each opposite corner how far the four corners of a rectangle let themselves be moved."""
    return np.minimum(np.minimum(corners, along_row[None, :]), np.minimum(along_column[:, None], own))


def _exclude(usable: Any, known: Position, position: Position) -> None:
    """Leave out rectangles with a corner that an insider knows."""
    row, column = known
    if row == position[0]:
        usable[:, column] = False
    elif column == position[1]:
        usable[row, :] = False
    else:
        usable[row, column] = False
