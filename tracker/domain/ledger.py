"""The ledger: everything that was ever shown, as sums of counts, so that a new table is audited together with it.

A count is known by its unit, its event and its value: a corrected count is another number. Two releases that show the
same count speak of the same number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tracker.domain.release_tables import Part

FIRST, AGAIN = "first", "again"
FIRST_ROWS = (FIRST, AGAIN)
"""How the ledger calls those who came for the first time and those who came again."""


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
    parts: dict[Count, tuple[Part, ...]] = field(default_factory=dict)
    """The departments that a grouped unit is made of."""
    shown: list[Known] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)

    @property
    def all_limits(self) -> dict[Count, int | None]:
        """The headcounts that bound the counts, and those of the departments in grouped units."""
        parts = {single(part, key.event): part.headcount for key, of in self.parts.items() for part in of}
        return {**parts, **self.limits}

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
        parts={key: tuple(Part(*part) for part in row[4]) for key, row in zip(keys, rows, strict=True) if row[4]},
        shown=[Known(_of(places, keys), lower, upper) for places, lower, upper in stored["shown"]],
        kept=[Kept(_of(places, keys), width) for places, width in stored["kept"]],
    )


def links(ledgers: Iterable[Ledger]) -> list[tuple[Count, frozenset[Count]]]:
    """Return which counts of grouped units are sums of counts that occur by themselves, or in another group."""
    ledgers = list(ledgers)
    alone = {key for ledger in ledgers for key in ledger.limits}
    parts = dict.fromkeys((key, of) for ledger in ledgers for key, of in ledger.parts.items())
    groups_of: dict[tuple[int, int], set[str]] = {}
    for key, of in parts:
        for part in of:
            groups_of.setdefault((part.department, key.event), set()).add(key.unit)
    found: dict[tuple[Count, frozenset[Count]], None] = {}
    for key, of in parts:
        singles = frozenset(single(part, key.event) for part in of)
        if not alone.isdisjoint(singles) or any(len(groups_of[part.department, key.event]) > 1 for part in of):
            found[key, singles] = None
    return list(found)


def single(part: Part, event: int) -> Count:
    """Return what a department of a grouped unit is called where it stands by itself."""
    return Count(f"d{part.department}", event, part.number)


def _of(places: Iterable[int], keys: Sequence[Count]) -> frozenset[Count]:
    return frozenset(keys[place] for place in places)
