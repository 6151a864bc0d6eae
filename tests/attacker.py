"""Somebody who collects everything that was ever shown and tries to work out what was hidden.

Built without a line of the suppression: what they know comes from what readers get, their tool is linear programming.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

Secret: TypeAlias = tuple[str, int, int]
"""Who at which event, with the true number: a corrected count is a second secret."""
Place: TypeAlias = tuple[str, int]
"""A unit of a release at an event."""
Truth: TypeAlias = Mapping[Place, Mapping[Secret, int | None]]
"""The counts behind a release: what the count of a unit is the sum of, with the headcounts that everybody knows."""
CEILING = 10_000
FIRST, AGAIN = "first", "again"


def truth_of(ledger: Mapping[str, Any]) -> Truth:
    """Return the counts behind a release, department by department where several are shown as one."""
    return {
        (unit, event): {(f"d{department}", event, count): size for department, count, size in parts}
        if parts
        else {(unit, event, number): limit}
        for unit, event, number, limit, parts in ledger["counts"]
    }


@dataclass
class Attacker:
    """Knows sums of secrets to lie between two numbers, and every headcount."""

    limits: dict[Secret, int] = field(default_factory=dict)
    units: dict[frozenset[Secret], None] = field(default_factory=dict)
    knowledge: list[tuple[Mapping[Secret, int], float, float]] = field(default_factory=list)

    def read(self, shown: Mapping[str, Any], truth: Truth) -> None:
        """Take in what one release shows; `truth` only tells which numbers are the same as in an earlier release."""
        self.meet(truth)
        units = [unit["key"] for unit in shown["units"]]
        events = [event["id"] for event in shown["events"]]
        for unit, cells, total in zip(units, shown["cells"] or [[]] * len(units), shown["unit_totals"], strict=True):
            for event, code in zip(events, cells, strict=False):
                self._take(shown, truth, [(unit, event)], code)
            self._take(shown, truth, [(unit, event) for event in events], total)
        for event, total, first in zip(events, shown["event_totals"], shown["first_timers"], strict=True):
            self._take(shown, truth, [(unit, event) for unit in units], total)
            self._take(shown, truth, [(FIRST, event)], first)
            self._add_up(truth, units, event)
        self._take(shown, truth, [(unit, event) for unit in units for event in events], shown["total"])

    def meet(self, truth: Truth) -> None:
        """Take in of whom a release speaks, and how many they are."""
        for secrets in truth.values():
            self.units[frozenset(secrets)] = None
            self.limits |= {secret: CEILING if limit is None else limit for secret, limit in secrets.items()}

    def learn(self, places: Iterable[Place], truth: Truth, low: float, high: float) -> bool:
        """Take in that the counts of some places lie between two numbers together; whether there are any."""
        sum_ = {secret: 1 for place in places for secret in truth.get(place, ())}
        if sum_:
            self.knowledge.append((sum_, low, high))
        return bool(sum_)

    def bounds(self, secrets: Iterable[Secret], *, known: Iterable[Secret] = ()) -> tuple[int, int]:
        """Return the smallest and the largest value that a sum of secrets can have."""
        names = sorted(self.limits)
        at = {name: place for place, name in enumerate(names)}
        rows = np.zeros((len(self.knowledge), len(names)))
        for row, (sum_, _low, _high) in enumerate(self.knowledge):
            rows[row, [at[name] for name in sum_]] = list(sum_.values())
        lower = np.zeros(len(names))
        upper = np.array([max(self.limits[name], name[2]) for name in names], dtype=float)
        for name in known:
            lower[at[name]] = upper[at[name]] = name[2]
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

    def range(self, secrets: Iterable[Secret]) -> int:
        """Return how far apart the bounds are for whoever has read nothing."""
        return sum(max(self.limits[secret], secret[2]) for secret in secrets)

    def _take(self, shown: Mapping[str, Any], truth: Truth, places: Iterable[Place], code: Any) -> None:
        if isinstance(code, int | list):
            self.learn(places, truth, *_interval(code, shown["base"]))

    def _add_up(self, truth: Truth, units: Iterable[str], event: int) -> None:
        """Take in that whoever came, came for the first time or again."""
        newcomers = [secret for row in (FIRST, AGAIN) for secret in truth.get((row, event), ())]
        people = [secret for unit in units for secret in truth.get((unit, event), ())]
        if newcomers:
            self.knowledge.append((dict.fromkeys(people, 1) | dict.fromkeys(newcomers, -1), 0, 0))


def _interval(code: int | list[int], base: int) -> tuple[float, float]:
    if isinstance(code, list):
        return code[0], np.inf
    values = [value for value in range(max(0, code - base), code + base + 1) if _nearest(value, base) == code]
    return min(values), max(values)


def _nearest(value: int, base: int) -> int:
    below = value - value % base
    return below if value % base < base / 2 else below + base


def number(secrets: Iterable[Secret]) -> int:
    """Return the true number of some secrets together."""
    return sum(secret[2] for secret in secrets)


def small(attacker: Attacker, threshold: int) -> Iterator[frozenset[Secret]]:
    """Yield what releases speak of that few people are."""
    units = sorted(attacker.units, key=sorted)
    return (unit for unit in units if 1 <= number(unit) < threshold)


def beyond(one: Truth, other: Truth) -> list[frozenset[Secret]]:
    """Return the counts of each unit at the events that another release, which shares some, does not cover."""
    covered = {event for _unit, event in other}
    shared = covered & {event for _unit, event in one}
    sums: dict[str, set[Secret]] = {}
    for (unit, event), secrets in one.items():
        if shared and event not in covered and unit not in {FIRST, AGAIN}:
            sums.setdefault(unit, set()).update(secrets)
    return [frozenset(each) for each in sums.values()]
