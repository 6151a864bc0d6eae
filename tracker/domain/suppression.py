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
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np

from tracker.domain.disclosure import PRIMARY, STAYED_AWAY, Reason, Rules, behind, least_shown, primary, rounded
from tracker.domain.disclosure_audit import Atom, Audit, Fact, Target

Position: TypeAlias = tuple[int, int]
"""Row and column; the totals of columns stand behind the last row of a table, those of rows behind its last column."""

COST_OF_ZERO = 1_000
COST_OF_MARGIN = 1_000_000
COST_OF_TOTAL = 10_000_000
FAR = 1 << 30
TRIED_RECTANGLES = 400
TRIED_CELLS = 6


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
        return primary(self.value(position), self.headcounts[row][column], rules, is_bounded=is_bounded)

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
    were hidden before and hold the same number; `guarded` are sums hidden before that must stay open.
    """

    atoms: Sequence[Atom] = ()
    facts: Sequence[Fact] = ()
    hidden: frozenset[Position] = frozenset()
    guarded: Sequence[Target] = ()


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
    board = _Board(table, rules, views or [View(rules)])
    if has_secondary:
        _Search(board, progress).run()
    return Pattern(board.reasons, board.least, exposed=len(board.lost))


class _Board:
    """The table while it is being covered: what is hidden so far, and one audit per view."""

    def __init__(self, table: Table, rules: Rules, views: Sequence[View]) -> None:
        self.table, self.rules = table, rules
        self.index = {
            cell: at for at, cell in enumerate((i, j) for i in range(table.height) for j in range(table.width))
        }
        self.positions = table.positions
        self.reasons = self._first_reasons(views)
        self.least = self._almost_all()
        self.audits = [self._audit(view) for view in views]
        self.sources = [self._guarded(view) for view in views]
        self.lost: set[tuple[int, int]] = set()

    def hide(self, positions: Iterable[Position], reason: Reason) -> None:
        """Hide further positions."""
        new = [position for position in positions if position not in self.reasons]
        self.reasons |= dict.fromkeys(new, reason)
        for audit in self.audits:
            audit.forget(self.facts[position] for position in new if position in self.facts)

    def blank(self, position: Position) -> None:
        """Hide what an almost complete attendance is at least."""
        del self.least[position]
        for audit in self.audits:
            audit.forget([self.at_least[position]])

    def sum(self, position: Position) -> dict[int, int]:
        """Return a position as a sum of cells."""
        return {self.index[cell]: 1 for cell in self.table.cells(position)}

    def _first_reasons(self, views: Sequence[View]) -> dict[Position, Reason]:
        reasons: dict[Position, Reason] = {}
        before = frozenset[Position]().union(*(view.earlier.hidden for view in views))
        for position in self.positions:
            reason = self.table.primary(position, self.rules)
            if reason is None and position in before:
                reason = Reason.HIDDEN_BEFORE
            if reason is not None:
                reasons[position] = reason
        return reasons

    def _almost_all(self) -> dict[Position, int]:
        if self.rules.base > 1:
            return {}
        found = {}
        for (row, column), reason in self.reasons.items():
            headcount = self.table.headcounts[row][column]
            if reason is Reason.ALMOST_ALL and headcount is not None and self.is_shown_at_all((row, column)):
                found[row, column] = least_shown(headcount)
        return found

    def _audit(self, view: View) -> Audit:
        atoms = [
            Atom(self.table.counts[i][j] or 0, upper=self._upper((i, j)))
            for i in range(self.table.height)
            for j in range(self.table.width)
        ]
        facts: list[Fact] = []
        self.facts: dict[Position, int] = {}
        self.at_least: dict[Position, int] = {}
        for position in self.positions:
            if position in self.reasons or not self.is_shown_at_all(position):
                continue
            self.facts[position] = len(facts)
            lower, upper = behind(rounded(self.table.value(position), self.rules.base), self.rules.base)
            facts.append(Fact(self.sum(position), lower, upper))
        for (row, column), least in self.least.items():
            self.at_least[row, column] = len(facts)
            facts.append(Fact(self.sum((row, column)), least, self.table.headcounts[row][column] or least))
        facts.extend(view.earlier.facts)
        targets = [target for _position, target in self._guarded(view)]
        return Audit([*atoms, *view.earlier.atoms], facts, targets)

    def _guarded(self, view: View) -> list[tuple[Position | None, Target]]:
        """Return what must stay open for a view, with its position if the table has it."""
        found: list[tuple[Position | None, Target]] = []
        for position in self.positions:
            reason = self.table.primary(position, view.rules)
            if reason in PRIMARY:
                width = STAYED_AWAY - 1 if reason is Reason.ALMOST_ALL else view.rules.width
                found.append((position, Target(self.sum(position), width)))
        found.extend((None, target) for target in view.earlier.guarded)
        return found

    def is_shown_at_all(self, position: Position) -> bool:
        """Whether the audience gets such numbers."""
        return self.table.shows_cells or self.table.is_margin(position)

    def _upper(self, cell: Position) -> int | None:
        headcount = self.table.headcounts[cell[0]][cell[1]]
        count = self.table.counts[cell[0]][cell[1]]
        if count is None:
            return 0
        return max(headcount, count) if self.table.is_bounded and headcount is not None else None


class _Search:
    """The loop: take what is not safe, complete the cheapest rectangle through it, until the audit passes."""

    def __init__(self, board: _Board, progress: Callable[[float], None]) -> None:
        self.board, self.progress = board, progress
        table = board.table
        self.cells = {at: cell for cell, at in board.index.items()}
        shape = table.height + 1, table.width + 1
        self.cost = np.full(shape, FAR, dtype=np.int64)
        self.up, self.down = np.full(shape, FAR, dtype=np.int64), np.full(shape, FAR, dtype=np.int64)
        usable = np.zeros(shape, dtype=bool)
        for position in board.positions:
            usable[position] = True
            self.cost[position] = self._cost(position)
            if not table.is_margin(position):
                count, upper = table.value(position), board._upper(position)
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
        width = audit.targets[target].width
        is_widened = False
        while (view, target) not in self.board.lost and not audit.is_open(target, known=known):
            self._offer_what_is_covered(view, target, known)
            if audit.is_safe(target, known=known):
                return
            if self._is_given_away(view, target, known):
                self.board.lost |= {(view, target)} if known is None else set()
                return
            if position in self.board.least and is_widened:
                self._blank(position)
            elif not self._widen(view, position, width, known):
                self._give_up(position)
            is_widened = True

    def _blank(self, position: Position) -> None:
        """Show an almost complete attendance not even as "at least", where its rectangle was not enough."""
        self.board.blank(position)
        self.down[position] = self.board.table.value(position)

    def _offer_what_is_covered(self, view: int, target: int, known: int | None) -> None:
        """Tell the audit of rectangles that are hidden already and keep a target open, which saves a program.

        Where one is too narrow, others that share nothing with it but their corner add up.
        """
        audit = self.board.audits[view]
        position, _target = self.board.sources[view][target]
        cells = [self.cells[atom] for atom in audit.targets[target].sum if atom in self.cells]
        for through in [position] if position is not None else cells[:TRIED_CELLS]:
            for steps in self._added_up(view, target, through, known):
                audit.offer(steps)
            if audit.is_open(target, known=known):
                return

    def _added_up(self, view: int, target: int, through: Position, known: int | None) -> list[dict[int, int]]:
        """Return the steps down and up that hidden rectangles through a position allow together."""
        audit, width = self.board.audits[view], self.board.audits[view].targets[target].width
        own = self.board.index.get(through)
        steps: dict[int, dict[int, int]] = {-1: {}, 1: {}}
        for rows, columns, up, down in self._rectangles(view, through, width, known, is_hidden=True):
            change = self._change(rows, columns)
            moves = sum(audit.targets[target].sum.get(atom, 0) * step for atom, step in change.items())
            if not moves or any(atom in side for side in steps.values() for atom in change if atom != own):
                continue
            for sense, most in ((1, up), (-1, down)):
                added = _sum(steps[sense], _times(change, sense * min(most, width - _width(audit, target, steps))))
                if audit.allows(added):
                    steps[sense] = added
            if _width(audit, target, steps) >= width:
                break
        return list(steps.values())

    def _widen(self, view: int, position: Position | None, width: int, known: int | None) -> bool:
        """Complete the best rectangle through a position; whether there was one."""
        if position is None:
            return self._hide_a_total()
        for rows, columns, up, down in self._rectangles(view, position, width, known):
            corners = [(i, j) for i in rows for j in columns]
            change = self._change(rows, columns)
            own = {self.board.facts[corner] for corner in corners if corner in self.board.facts}
            if self.board.audits[view].allows(_times(change, 1 if up else -1), without=own):
                self._hide(corners)
                for audit in self.board.audits:
                    audit.offer(_times(change, up))
                    audit.offer(_times(change, -down))
                return True
        return self._hide_a_total()

    def _rectangles(
        self, view: int, position: Position, width: int, known: int | None, *, is_hidden: bool = False
    ) -> Iterator[tuple[Position, Position, int, int]]:
        """Yield rectangles with how far they move both ways: wide enough ones first, then the cheapest, then by place.

        Either all their corners are hidden already, or at least one is not.
        """
        row, column = position
        up = _least(self.up, self.down[row, :], self.down[:, column], self.up[row, column])
        down = _least(self.down, self.up[row, :], self.up[:, column], self.down[row, column])
        up, down = np.minimum(up, width), np.minimum(down, width)
        cost = self.cost + self.cost[row, :][None, :] + self.cost[:, column][:, None] + self.cost[row, column]
        there = self.usable[view]
        usable = there & there[row, :][None, :] & there[:, column][:, None]
        usable &= (cost == 0 if is_hidden else cost > 0) & (up + down > 0)
        usable[row, :] = usable[:, column] = False
        if known is not None and known < self.board.table.height * self.board.table.width:
            _exclude(usable, divmod(known, self.board.table.width), position)
        places = np.flatnonzero(usable)
        narrow = (up + down < width).flat[places]
        for place in places[np.lexsort((places, cost.flat[places], narrow))][:TRIED_RECTANGLES]:
            i, j = divmod(int(place), self.cost.shape[1])
            yield (row, i), (column, j), int(up[i, j]), int(down[i, j])

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

    def _hide_a_total(self) -> bool:
        """Hide the cheapest total that is still shown, or else an "at least"; whether there was one."""
        shown = [p for p in self.board.facts if p not in self.board.reasons and self.board.table.is_margin(p)]
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
        """Leave out cells that were shown exactly before: hiding them moves nobody. Return the audit of the past."""
        present = len(self.board.facts) + len(self.board.at_least)
        past = [fact for key, fact in audit.facts.items() if key >= present]
        for fact in past:
            if (
                len(fact.sum) == 1
                and fact.lower == fact.upper
                and (cell := self.cells.get(next(iter(fact.sum)))) is not None
            ):
                self.usable[view][cell] = False
        return Audit(audit.atoms, past, audit.targets) if past else None


def _times(change: Mapping[int, int], steps: int) -> dict[int, int]:
    return {atom: step * steps for atom, step in change.items()}


def _sum(some: Mapping[int, int], more: Mapping[int, int]) -> dict[int, int]:
    return {atom: some.get(atom, 0) + more.get(atom, 0) for atom in (*some, *more)}


def _width(audit: Audit, target: int, steps: Mapping[int, Mapping[int, int]]) -> int:
    """Return how far apart the steps down and up leave a target."""
    form = audit.targets[target].sum
    return sum(abs(sum(form.get(atom, 0) * step for atom, step in side.items())) for side in steps.values())


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
