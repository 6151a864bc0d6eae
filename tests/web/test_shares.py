from dataclasses import replace

import pytest

from tracker.domain.values import not_recorded, ratio
from tracker.web.shares import bounds, share_text

pytestmark = pytest.mark.usefixtures("english")


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (ratio(7, 18), "7 of 18"),
        (ratio(7, 20), "35%"),
        (ratio(79, 179), "44.1%"),
        (replace(ratio(79, 179), upper=142 / 179), "44% to 79%"),
        (replace(ratio(3, 7), upper=5 / 7), "3 to 5 of 7"),
        (not_recorded(), "–"),
    ],
)
def test_a_share_is_written_as_exactly_as_its_denominator_allows(share, text):
    assert share_text(share) == text


def test_a_share_between_two_bounds_has_both():
    assert bounds(replace(ratio(79, 179), upper=142 / 179)) == ("44%", "79%")
