"""Which counts are small, which are almost complete, and what is shown instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain import disclosure
from tracker.domain.disclosure import Reason, Rules

RULES = Rules(5)


@pytest.mark.parametrize(
    ("count", "headcount", "reason"),
    [
        (1, 62, Reason.FEW),
        (4, 62, Reason.FEW),
        (5, 62, None),
        (0, 62, None),
        (0, 10, None),
        (0, 9, Reason.NOBODY),
        (0, None, Reason.NOBODY),
        (4, 4, Reason.FEW),
        (11, 14, None),
        (12, 14, Reason.ALMOST_ALL),
        (14, 14, Reason.ALMOST_ALL),
        (20, None, None),
    ],
)
def test_a_count_is_hidden_for_what_it_says_itself(count, headcount, reason):
    assert disclosure.primary(count, headcount, RULES) is reason


def test_a_sum_over_events_says_nothing_about_who_stayed_away():
    assert disclosure.primary(14, 14, RULES, is_bounded=False) is None


def test_thirteen_of_fourteen_are_shown_as_at_least_twelve():
    assert disclosure.least_shown(14) == 12


@pytest.mark.parametrize(("count", "shown"), [(24, 25), (26, 25), (22, 20), (23, 25), (0, 0), (2, 0), (3, 5)])
def test_the_public_gets_the_nearest_multiple_of_five(count, shown):
    assert disclosure.rounded(count, 5) == shown


@given(st.integers(0, 10_000), st.sampled_from([1, 5, 10]))
def test_what_may_be_behind_a_shown_number_is_what_would_be_shown_as_it(count, base):
    lower, upper = disclosure.behind(disclosure.rounded(count, base), base)
    assert lower <= count <= upper
    assert all(disclosure.rounded(n, base) == disclosure.rounded(count, base) for n in (lower, upper))
    assert disclosure.rounded(upper + 1, base) > disclosure.rounded(count, base)


def test_a_threshold_below_three_protects_nobody():
    assert Rules(3).width == 2
    with pytest.raises(ValueError, match="protects nobody"):
        Rules(2)
