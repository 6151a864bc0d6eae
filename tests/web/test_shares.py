from dataclasses import replace

import pytest

from tracker.domain.values import not_recorded, ratio
from tracker.web.shares import bounds, number_text, share_text

pytestmark = pytest.mark.usefixtures("english")


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (ratio(7, 18), "7 of 18"),
        (ratio(7, 20), "35%"),
        (ratio(79, 179), "44%"),
        (replace(ratio(79, 179), upper=142 / 179), "44% to 79%"),
        (replace(ratio(3, 7), upper=5 / 7), "3 to 5 of 7"),
        (ratio(79, 179, indicator="4.9"), "44.1%"),
        (ratio(1, 250), "under 1%"),
        (ratio(0, 250), "0%"),
        (ratio(249, 250), "over 99%"),
        (ratio(250, 250), "100%"),
        (ratio(1, 5000, indicator="4.9"), "under 0.1%"),
        (not_recorded(), "–"),
    ],
)
def test_a_share_is_written_as_exactly_as_its_kind_and_its_denominator_allow(share, text):
    assert share_text(share) == text


def test_a_share_between_two_bounds_has_both():
    assert bounds(replace(ratio(79, 179), upper=142 / 179)) == ("44%", "79%")


@pytest.mark.parametrize(
    ("indicator", "texts"),
    [("4.9", ["0.97", "1.00", "1,962.30"]), ("4.6", ["1.0", "1.0", "1,962.3"]), ("4.7", ["1", "1", "1,962"])],
)
def test_numbers_of_a_kind_have_as_many_decimals(indicator, texts):
    assert [number_text(ratio(value, 1, indicator=indicator)) for value in (0.97, 1, 1962.3)] == texts


def test_numbers_of_other_kinds_have_the_decimals_that_they_need():
    assert [number_text(ratio(value, 1)) for value in (2, 1.5)] == ["2", "1.5"]
    assert number_text(not_recorded("4.9")) == "–"


def test_a_number_between_two_bounds_has_both():
    assert number_text(replace(ratio(1, 1, indicator="4.6"), upper=1.92)) == "1.0 to 1.9"
