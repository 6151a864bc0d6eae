"""The audit: between which bounds somebody who knows all that was ever shown can place a hidden number.

What was shown is a list of linear facts about whole numbers. The bounds of a hidden sum are found by integer
programming (SciPy's `milp`, which calls HiGHS). Each solution is a table that could just as well be the true one, so it
widens the bounds of every other hidden number at no cost. Most need no program of their own, because a ring of hidden
numbers shows that they are open.

Loaded only where figures are released: SciPy is large.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix, hstack

from tracker.domain.disclosure_facts import CEILING, Atom, Fact, Sum, Target, by_atom, moved_by, moves
from tracker.domain.disclosure_rings import Rings

SECONDS_PER_PROGRAM = 10.0
"""A program that takes longer proves nothing: the number counts as not protected."""
WORTH = 1_000
"""What one step of a target is worth against atoms that move: more than any change needs of them for one step."""
TRIED_ATOMS = 6
"""From how many atoms of a sum a ring is looked for."""


@dataclass(frozen=True)
class _Reach:
    """How far a target can be moved one way, and which atoms move with it."""

    by: int = 0
    moved: frozenset[int] = frozenset()


class Audit:
    """What follows from facts about atoms; facts can be taken back, which only widens bounds."""

    def __init__(self, atoms: Sequence[Atom], facts: Iterable[Fact], targets: Sequence[Target]) -> None:
        self.atoms = atoms
        self.targets = [Target(target.sum, min(target.width, _range(target.sum, atoms))) for target in targets]
        self.facts = dict(enumerate(facts))
        self._totals = {key: sum(atoms[a].count * c for a, c in fact.sum.items()) for key, fact in self.facts.items()}
        self._facts_of = by_atom({key: fact.sum for key, fact in self.facts.items()})
        self._targets_of = by_atom({key: target.sum for key, target in enumerate(targets)})
        self._rings = Rings(atoms, self.facts, self._facts_of)
        self._reaches: list[list[_Reach]] = [[] for _ in targets]
        self._reduced: _Reduced | None = None

    def forget(self, facts: Iterable[int]) -> None:
        """Take facts back."""
        taken = [self.facts.pop(key) for key in facts if key in self.facts]
        self._rings.forget({atom for fact in taken for atom in fact.sum})
        self._reduced = None

    def allows(self, change: Sum, *, without: Collection[int] = ()) -> bool:
        """Whether the true table, changed like this, agrees with every fact but some."""
        for atom, step in change.items():
            known = self.atoms[atom]
            if known.count + step < known.lower or (known.upper is not None and known.count + step > known.upper):
                return False
        touched = moves(change, self._facts_of)
        return all(self._holds(key, by) for key, by in touched.items() if key in self.facts and key not in without)

    def offer(self, change: Sum) -> None:
        """Take the true table, changed like this, for another possible one if it agrees with every fact."""
        if self.allows(change):
            self._admit(change)

    def is_open(self, target: int, *, known: int | None = None) -> bool:
        """Whether the possible tables found so far keep a target open, also for whoever knows one atom besides."""
        return self._seen(target, known) >= self.targets[target].width

    def is_safe(self, target: int, *, known: int | None = None) -> bool:
        """Whether a target stays open; asks rings, then programs, where the tables found so far do not say so."""
        if self.is_open(target, known=known) or self._is_ringed(target, known):
            return True
        return self._searched(target, known) >= self.targets[target].width

    def moved(self, target: int) -> frozenset[int]:
        """Return the atoms that move between the tables that keep a target open; nobody who knows others is closer."""
        return frozenset().union(*(reach.moved for reach in self._best(target, None)))

    def bounds(self, target: int, *, known: int | None = None) -> tuple[int, int]:
        """Return the smallest and the largest value that a target can have."""
        form = self.targets[target].sum
        true = sum(self.atoms[atom].count * coefficient for atom, coefficient in form.items())
        low, high = (true + moved_by(form, self._extreme(target, sense, known)) for sense in (1, -1))
        return low, high

    def _seen(self, target: int, known: int | None) -> int:
        return sum(abs(reach.by) for reach in self._best(target, known))

    def _best(self, target: int, known: int | None) -> list[_Reach]:
        """Return the farthest reach each way that leaves an atom as it is, of equal ones that which moves fewest."""
        reaches = [reach for reach in self._reaches[target] if known not in reach.moved]
        return [
            max((r for r in reaches if r.by * sense > 0), key=lambda r: (abs(r.by), -len(r.moved)), default=_Reach())
            for sense in (1, -1)
        ]

    def _is_ringed(self, target: int, known: int | None) -> bool:
        """Whether rings of hidden numbers keep a target open."""
        for atom in list(self.targets[target].sum)[:TRIED_ATOMS]:
            for sense in (-1, 1):
                up, down = (abs(reach.by) for reach in self._best(target, known))
                most = self.targets[target].width - (up if sense < 0 else down)
                self.offer(self._rings.change(atom, sense, most, known))
                if self.is_open(target, known=known):
                    return True
        return False

    def _searched(self, target: int, known: int | None) -> int:
        width = 0
        for sense in (1, -1):
            change = self._extreme(target, sense, known, most=self.targets[target].width - width)
            width += abs(moved_by(self.targets[target].sum, change))
            self._admit(change)
            if width >= self.targets[target].width:
                break
        return width

    def _admit(self, change: Sum) -> None:
        moved = frozenset(change)
        for target, by in moves(change, self._targets_of).items():
            if by:
                self._reaches[target].append(_Reach(by, moved))

    def _holds(self, key: int, by: int) -> bool:
        return self.facts[key].lower <= self._totals[key] + by <= self.facts[key].upper

    def _extreme(self, target: int, sense: int, known: int | None, most: int | None = None) -> Sum:
        """Return the change to a table in which the target is smallest (1) or largest (-1); none if it is not found."""
        if self._reduced is None:
            self._reduced = _Reduced(self.atoms, list(self.facts.values()))
        change = self._reduced.extreme(self.targets[target].sum, sense, known, most)
        return change if self.allows(change) else {}


class _Reduced:
    """The facts that are left once every atom that is known exactly is taken for a constant."""

    def __init__(self, atoms: Sequence[Atom], facts: Sequence[Fact]) -> None:
        self.truth = np.array([atom.count for atom in atoms], dtype=np.int64)
        self.lower = np.array([atom.lower for atom in atoms], dtype=float)
        self.upper = np.array([CEILING if atom.upper is None else atom.upper for atom in atoms], dtype=float)
        sums = []
        for fact in facts:
            if len(fact.sum) == 1 and 1 in fact.sum.values():
                atom = next(iter(fact.sum))
                self.lower[atom] = max(self.lower[atom], fact.lower)
                self.upper[atom] = min(self.upper[atom], fact.upper)
            else:
                sums.append(fact)
        is_free = self.lower < self.upper
        self.free = np.flatnonzero(is_free)
        self.place = {int(atom): place for place, atom in enumerate(self.free)}
        rows = _matrix([fact.sum for fact in sums], len(atoms))
        totals = rows @ self.truth
        open_rows = rows[:, self.free]
        kept = np.flatnonzero(np.diff(open_rows.indptr))
        self.steps = hstack([open_rows[kept], -open_rows[kept]], format="csr")
        self.least = np.array([fact.lower for fact in sums], dtype=float)[kept] - totals[kept]
        self.most = np.array([fact.upper for fact in sums], dtype=float)[kept] - totals[kept]

    def extreme(self, objective: Sum, sense: int, known: int | None, most: int | None) -> Sum:
        """Return the change that makes the objective small (1) or large (-1), by no more than `most`, and agrees.

        Of all such changes it is one that moves few: the fewer move, the fewer insiders could know one of them. It is
        none if the objective cannot move, or if no change is found in time.
        """
        at = [(self.place[atom], coefficient) for atom, coefficient in objective.items() if atom in self.place]
        if not at:
            return {}
        size = len(self.free)
        goal = np.zeros(2 * size)
        for place, coefficient in at:
            goal[place], goal[size + place] = sense * coefficient, -sense * coefficient
        more, less = self.upper[self.free] - self.truth[self.free], self.truth[self.free] - self.lower[self.free]
        if known is not None and known in self.place:
            more[self.place[known]] = less[self.place[known]] = 0
        limits = [LinearConstraint(self.steps, self.least, self.most)] if self.steps.shape[0] else []
        if most is not None:
            limits.append(LinearConstraint(goal[None, :], -most, np.inf))
        found = milp(
            WORTH * goal + 1,
            integrality=np.ones(2 * size),
            bounds=Bounds(0, np.concatenate([more, less])),
            constraints=limits,
            options={"time_limit": SECONDS_PER_PROGRAM},
        )
        if found.x is None:
            return {}
        steps = np.rint(found.x).astype(np.int64)
        change = steps[:size] - steps[size:]
        return {int(self.free[place]): int(change[place]) for place in np.flatnonzero(change)}


def _range(form: Sum, atoms: Sequence[Atom]) -> int:
    """Return how far apart the bounds of a sum are for whoever has seen nothing."""
    return sum((CEILING if (upper := atoms[atom].upper) is None else upper) - atoms[atom].lower for atom in form)


def _matrix(sums: Sequence[Sum], width: int) -> Any:
    rows = [row for row, form in enumerate(sums) for _ in form]
    columns = [atom for form in sums for atom in form]
    values = [coefficient for form in sums for coefficient in form.values()]
    return csr_matrix((values, (rows, columns)), shape=(len(sums), width), dtype=np.int64)
