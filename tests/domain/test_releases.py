"""A release has a period that is over, and thresholds that protect somebody."""

from datetime import date

import pytest

from tracker.domain.disclosure import Rules
from tracker.domain.errors import RuleViolation
from tracker.domain.periods import Period
from tracker.domain.releases import (
    Audience,
    ReleaseState,
    Thresholds,
    checked_period,
    checked_thresholds,
    forbid_frozen,
    forbid_outdated,
    forbid_unless,
)

TODAY = date(2021, 9, 20)
USUAL = Thresholds(small_cell=5, public=10, opinion=10, unit_minimum=10)


def refused(check, *values, **named):
    with pytest.raises(RuleViolation) as violation:
        check(*values, **named)
    return violation.value.code, violation.value.field


def test_a_period_may_end_today_and_be_of_one_day():
    assert checked_period(TODAY, TODAY, today=TODAY) == Period(TODAY, TODAY)


def test_a_period_ends_neither_before_it_begins_nor_in_future():
    assert refused(checked_period, date(2021, 9, 2), date(2021, 9, 1), today=TODAY) == (
        "ends-before-it-begins",
        "ends_on",
    )
    assert refused(checked_period, TODAY, date(2021, 9, 21), today=TODAY) == ("release-in-future", "ends_on")


def test_the_house_sees_exact_numbers_and_the_public_rounded_ones_from_a_higher_threshold():
    assert USUAL.rules(Audience.HOUSE) == Rules(threshold=5, base=1)
    assert USUAL.rules(Audience.PUBLIC) == Rules(threshold=10, base=5)


@pytest.mark.parametrize(
    ("thresholds", "code", "field"),
    [
        (Thresholds(2, 10, 10, 10), "threshold-too-low", "small_cell_threshold"),
        (Thresholds(5, 10, 10, 2), "threshold-too-low", "unit_minimum"),
        (Thresholds(5, 4, 10, 10), "threshold-below-house", "public_threshold"),
        (Thresholds(5, 10, 4, 10), "threshold-below-house", "opinion_threshold"),
    ],
)
def test_thresholds_that_protect_too_little_are_refused_at_their_field(thresholds, code, field):
    assert refused(checked_thresholds, thresholds) == (code, field)


def test_the_smallest_thresholds_are_three():
    smallest = Thresholds(3, 3, 3, 3)
    assert checked_thresholds(smallest) is smallest


def test_a_step_fits_the_state_of_a_release():
    forbid_unless(ReleaseState.READY, {ReleaseState.READY})
    assert refused(forbid_unless, ReleaseState.WAITING, {ReleaseState.READY}) == ("release-state", None)


def test_a_draft_that_was_checked_by_something_else_is_outdated():
    forbid_outdated("a", "a")
    assert refused(forbid_outdated, "a", "b") == ("release-outdated", None)


def test_the_groups_of_a_year_are_frozen_once_figures_of_it_are_released():
    forbid_frozen(is_frozen=False, year=2021)
    assert refused(forbid_frozen, is_frozen=True, year=2021) == ("unit-groups-frozen", None)
