"""The ledger: everything that was ever shown, as sums of counts, so that a new table is audited together with it.

A count is known by its unit, its event and its value: a corrected count is another number. Two releases that show the
same count speak of the same number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Count(NamedTuple):
    """A count that facts are about: of a unit at an event."""

    unit: str
    event: int
    number: int


@dataclass
class Known:
    """A sum that was shown as lying between two bounds; equal bounds say the number itself."""

    counts: frozenset[Count]
    lower: int
    upper: int


@dataclass
class Kept:
    """A sum that was hidden; `width` is how far it must stay open, nothing if it only protected another."""

    counts: frozenset[Count]
    width: int


@dataclass
class Ledger:
    """What one release showed to its audience, and what it kept."""

    audience: str
    threshold: int
    limits: dict[Count, int | None] = field(default_factory=dict)
    """The headcount that bounds each count, if it is known."""
    parts: dict[Count, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """The counts of the departments that a grouped unit is made of."""
    shown: list[Known] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)

    @property
    def counts(self) -> dict[tuple[str, int], int]:
        """The counts by unit and event."""
        return {(key.unit, key.event): key.number for key in self.limits}

    def to_json(self) -> dict[str, Any]:
        """Return the ledger as it is stored."""
        at = {key: place for place, key in enumerate(self.limits)}
        return {
            "audience": self.audience,
            "threshold": self.threshold,
            "counts": [
                [*key, limit, [list(part) for part in self.parts.get(key, ())]] for key, limit in self.limits.items()
            ],
            "shown": [[sorted(at[key] for key in fact.counts), fact.lower, fact.upper] for fact in self.shown],
            "kept": [[sorted(at[key] for key in sum_.counts), sum_.width] for sum_ in self.kept],
        }


def from_json(stored: Mapping[str, Any]) -> Ledger:
    """Return a stored ledger."""
    rows = stored["counts"]
    keys = [Count(unit, event, count) for unit, event, count, _limit, _parts in rows]
    return Ledger(
        audience=stored["audience"],
        threshold=stored["threshold"],
        limits={key: row[3] for key, row in zip(keys, rows, strict=True)},
        parts={key: tuple((d, n) for d, n in row[4]) for key, row in zip(keys, rows, strict=True) if row[4]},
        shown=[Known(_of(places, keys), lower, upper) for places, lower, upper in stored["shown"]],
        kept=[Kept(_of(places, keys), width) for places, width in stored["kept"]],
    )


def links(ledgers: Iterable[Ledger]) -> list[tuple[Count, frozenset[Count]]]:
    """Return which counts of grouped units are sums of counts that occur by themselves, or in another group."""
    ledgers = list(ledgers)
    alone = {key for ledger in ledgers for key in ledger.limits}
    parts = {key: of for ledger in ledgers for key, of in ledger.parts.items()}
    groups_of: dict[tuple[int, int], set[str]] = {}
    for key, of in parts.items():
        for department, _count in of:
            groups_of.setdefault((department, key.event), set()).add(key.unit)
    found = []
    for key, of in parts.items():
        single = [Count(f"d{department}", key.event, count) for department, count in of]
        if any(one in alone for one in single) or any(len(groups_of[d, key.event]) > 1 for d, _n in of):
            found.append((key, frozenset(single)))
    return found


def newest_counts(ledgers: Sequence[Ledger]) -> dict[tuple[str, int], int]:
    """Return the counts as they were released last, oldest ledger first."""
    found: dict[tuple[str, int], int] = {}
    for ledger in ledgers:
        found |= ledger.counts
    return found


def _of(places: Iterable[int], keys: Sequence[Count]) -> frozenset[Count]:
    return frozenset(keys[place] for place in places)
