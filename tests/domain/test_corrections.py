"""Corrections of released counts: small ones wait, because the difference of two releases is a number, too."""

from __future__ import annotations

import pytest

from tracker.domain import corrections

BEFORE = {("A", 1): 20, ("B", 1): 15, ("A", 2): 12, ("B", 2): 9}


@pytest.mark.parametrize(
    ("changed", "held"),
    [
        ({}, set()),
        ({("A", 1): 22}, {1}),
        ({("A", 1): 16}, {1}),
        ({("A", 1): 25}, set()),
        ({("A", 1): 25, ("B", 1): 9}, {1}),
        ({("A", 1): 25, ("B", 1): 10}, set()),
        ({("A", 1): 26, ("A", 2): 5}, {2}),
        ({("A", 1): 26, ("B", 2): 3}, set()),
        ({("A", 1): 26, ("B", 2): 2}, {2}),
        ({("A", 3): 2}, set()),
        ({("C", 1): 2}, {1}),
        ({("C", 1): 7}, set()),
    ],
    ids=str,
)
def test_a_correction_waits_where_it_or_a_total_would_change_by_few(changed, held):
    assert corrections.waiting(BEFORE, BEFORE | changed, 5) == held


def test_a_count_that_is_taken_back_is_a_correction():
    assert corrections.waiting(BEFORE, {key: n for key, n in BEFORE.items() if key != ("B", 2)}, 5) == set()
    assert corrections.waiting(BEFORE | {("C", 2): 3}, BEFORE, 5) == {2}
