"""What follows from two releases together: what lies in the events that one of them covers and the other does not.

Two running totals of a department give the sum of the events between them, although no release ever showed it. Such
sums are protected as if they had been released (disclosure control, differencing over time).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.domain.ledger import FIRST_ROWS, Count, Ledger

Events = frozenset[int]


def differences(ledgers: Sequence[Ledger]) -> Iterator[frozenset[Count]]:
    """Yield, for every unit and for the house, the counts at events that some releases cover and others do not."""
    rows = [_by_unit(each) for each in ledgers]
    covered = [frozenset(event for counts in units.values() for event in counts) for units in rows]
    for units, own in zip(rows, covered, strict=True):
        for events in _parts(own, covered):
            sums = [frozenset(counts[event] for event in events if event in counts) for counts in units.values()]
            yield from filter(None, [*sums, frozenset[Count]().union(*sums)])


def _parts(own: Events, covered: Sequence[Events]) -> set[Events]:
    """Return the events that one other release does not cover, and those that the same releases cover."""
    alike: dict[tuple[bool, ...], set[int]] = {}
    for event in own:
        alike.setdefault(tuple(event in other for other in covered), set()).add(event)
    return {part for part in [*(own - other for other in covered), *map(frozenset, alike.values())] if part < own}


def _by_unit(ledger: Ledger) -> dict[str, dict[int, Count]]:
    found: dict[str, dict[int, Count]] = {}
    for count in ledger.limits:
        if count.unit not in FIRST_ROWS:
            found.setdefault(count.unit, {})[count.event] = count
    return found
