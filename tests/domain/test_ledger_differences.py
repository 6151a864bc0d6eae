"""What lies between two releases is found for every unit and for the house."""

from __future__ import annotations

from tracker.domain.ledger import FIRST, Count, Ledger
from tracker.domain.ledger_differences import differences
from tracker.domain.releases import Audience


def ledger(*events: int, units: str = "ab") -> Ledger:
    """Return what a release of some events keeps; the count of a unit at an event is the number of the event."""
    counts = [Count(unit, event, event) for unit in units for event in events]
    return Ledger(Audience.HOUSE, 5, limits=dict.fromkeys([*counts, Count(FIRST, events[0], 1)], 20))


def found(*ledgers: Ledger) -> set[tuple[str, ...]]:
    """Return the differences, each as its units and events."""
    return {tuple(sorted(f"{count.unit}{count.event}" for count in each)) for each in differences(ledgers)}


def test_one_release_has_none():
    assert found(ledger(1, 2)) == set()


def test_two_running_totals_give_what_came_between_them():
    assert found(ledger(1), ledger(1, 2, 3)) == {
        ("a1",), ("b1",), ("a1", "b1"),
        ("a2", "a3"), ("b2", "b3"), ("a2", "a3", "b2", "b3"),
    }  # fmt: skip


def test_periods_that_share_nothing_give_nothing():
    assert found(ledger(1, 2), ledger(3, 4)) == set()


def test_three_releases_give_what_none_of_two_gives():
    assert ("a3", "a4") in found(ledger(1), ledger(2), ledger(1, 2, 3, 4))
    assert ("a3", "a4") not in found(ledger(1), ledger(1, 2, 3, 4))


def test_a_unit_without_counts_between_them_is_left_out():
    assert ("b2",) in found(ledger(1), ledger(1, 2))
    only = Ledger(Audience.HOUSE, 5, limits={Count("a", 1, 1): 20, Count("a", 2, 2): 20, Count("b", 1, 1): 20})
    assert found(ledger(1), only) == {("a1",), ("b1",), ("a1", "b1"), ("a2",)}
