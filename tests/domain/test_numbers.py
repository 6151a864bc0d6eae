"""Whole numbers from outside."""

import pytest

from tracker.domain.numbers import LARGEST, whole_number


@pytest.mark.parametrize(
    ("text", "found"), [("0", 0), ("12", 12), (" 7 ", 7), ("-3", -3), (5, 5), (str(LARGEST), LARGEST)]
)
def test_a_number_that_a_column_keeps_is_read(text, found):
    assert whole_number(text) == found


@pytest.mark.parametrize("text", ["", "x", "1.5", "NaN", str(LARGEST + 1), str(-LARGEST - 1), "9" * 20, "9" * 5000])
def test_what_no_column_keeps_is_no_number(text):
    with pytest.raises(ValueError, match=r".*"):
        whole_number(text)
