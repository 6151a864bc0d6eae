"""The table while it is being covered: what is hidden of it so far, and what somebody can still work out.

Loaded only where figures are released, because the audit needs SciPy.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracker.domain.disclosure import PRIMARY, STAYED_AWAY, Reason, Rules, behind, least_shown, rounded
from tracker.domain.disclosure_audit import Audit
from tracker.domain.disclosure_facts import Atom, Fact, Target
from tracker.domain.suppression_table import Position, Table, View


class Board:
    """What is hidden of a table so far, and one audit per view."""

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
            Atom(self.table.counts[i][j] or 0, upper=self.upper((i, j)), event=j)
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
        widths = {position: target.width for position, target in view.earlier.guarded if position is not None}
        for position in self.positions:
            reason = self.table.primary(position, view.rules)
            if reason in PRIMARY:
                width = STAYED_AWAY - 1 if reason is Reason.ALMOST_ALL else view.rules.width
                widths[position] = max(width, widths.get(position, 0))
        here = [(position, Target(self.sum(position), width)) for position, width in sorted(widths.items())]
        return [*here, *((position, target) for position, target in view.earlier.guarded if position is None)]

    def beside(self, view: int, target: int) -> list[Position]:
        """Return the cells of the table that a sum is made of, or that are parts of the same groups."""
        audit = self.audits[view]
        atoms = set(audit.targets[target].sum)
        groups = [set(audit.facts[key].sum) for key in self.links(view)]
        while any(atoms & group and not group <= atoms for group in groups):
            atoms = atoms.union(*(group for group in groups if atoms & group))
        return [cell for cell in self.positions if self.index.get(cell) in atoms]

    def links(self, view: int) -> set[int]:
        """Return the facts that say which counts are sums of others."""
        return {key for key, fact in self.audits[view].facts.items() if min(fact.sum.values()) < 0}

    def is_shown_at_all(self, position: Position) -> bool:
        """Whether the audience gets such numbers."""
        return self.table.shows_cells or self.table.is_margin(position)

    def upper(self, cell: Position) -> int | None:
        headcount = self.table.headcounts[cell[0]][cell[1]]
        count = self.table.counts[cell[0]][cell[1]]
        if count is None:
            return 0
        return max(headcount, count) if self.table.is_bounded and headcount is not None else None
