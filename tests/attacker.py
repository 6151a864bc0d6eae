"""Somebody who collects everything that was ever shown and tries to work out what was hidden.

Built without a line of the suppression: what they know comes from what readers get, their tool is linear programming.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

Secret = tuple[str, int, int]
"""A unit at an event, with the true number: a corrected count is a second secret."""
CEILING = 10_000


@dataclass
class Attacker:
    """Knows sums of secrets to lie between two numbers, and every headcount."""

    limits: dict[Secret, int] = field(default_factory=dict)
    knowledge: list[tuple[frozenset[Secret], float, float]] = field(default_factory=list)

    def read(self, shown: Mapping[str, Any], truth: Mapping[tuple[str, int], int]) -> None:
        """Take in what one release shows; `truth` only tells which numbers are the same as in an earlier release."""
        units = [unit["key"] for unit in shown["units"]]
        for event in shown["events"]:
            for i, unit in enumerate(units):
                if (unit, event["id"]) in truth:
                    limit = event["headcounts"][i]
                    self.limits[unit, event["id"], truth[unit, event["id"]]] = CEILING if limit is None else limit
        columns = range(len(shown["events"]))
        for i, unit in enumerate(units):
            for j in columns if shown["cells"] else ():
                self._learn(shown, truth, [(unit, j)], shown["cells"][i][j])
            self._learn(shown, truth, [(unit, j) for j in columns], shown["unit_totals"][i])
        for j in columns:
            self._learn(shown, truth, [(unit, j) for unit in units], shown["event_totals"][j])
        self._learn(shown, truth, [(unit, j) for unit in units for j in columns], shown["total"])

    def bounds(self, secrets: Sequence[Secret], *, known: Secret | None = None) -> tuple[int, int]:
        """Return the smallest and the largest value that a sum of secrets can have."""
        names = sorted(self.limits)
        at = {name: place for place, name in enumerate(names)}
        rows = np.array([[name in sum_ for name in names] for sum_, _low, _high in self.knowledge], dtype=float)
        lower = np.zeros(len(names))
        upper = np.array([max(self.limits[name], name[2]) for name in names], dtype=float)
        if known is not None:
            lower[at[known]] = upper[at[known]] = known[2]
        costs = np.zeros(len(names))
        costs[[at[secret] for secret in secrets]] = 1
        lows, highs = [k[1] for k in self.knowledge], [k[2] for k in self.knowledge]
        limits = [LinearConstraint(rows, lows, highs)] if self.knowledge else []
        found = [
            milp(sense * costs, integrality=np.ones(len(names)), bounds=Bounds(lower, upper), constraints=limits)
            for sense in (1, -1)
        ]
        assert all(each.success for each in found), "the truth must be possible"
        return round(found[0].fun), round(-found[1].fun)

    def _learn(self, shown: Mapping[str, Any], truth: Mapping[tuple[str, int], int], cells: Any, code: Any) -> None:
        events = [event["id"] for event in shown["events"]]
        places = [(unit, events[j]) for unit, j in cells]
        sum_ = frozenset((*place, truth[place]) for place in places if place in truth)
        if sum_ and isinstance(code, int | list):
            self.knowledge.append((sum_, *_interval(code, shown["base"])))


def _interval(code: int | list[int], base: int) -> tuple[float, float]:
    if isinstance(code, list):
        return code[0], np.inf
    values = [value for value in range(max(0, code - base), code + base + 1) if _nearest(value, base) == code]
    return min(values), max(values)


def _nearest(value: int, base: int) -> int:
    below = value - value % base
    return below if value % base < base / 2 else below + base


def small(attacker: Attacker, threshold: int) -> Iterator[Secret]:
    """Yield the secrets of few people."""
    return (secret for secret in sorted(attacker.limits) if 1 <= secret[2] < threshold)
