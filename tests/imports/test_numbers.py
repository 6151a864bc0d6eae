"""Numbers as people type them."""

from decimal import Decimal

import pytest

from tracker.domain.sheets import ProblemCode
from tracker.imports.numbers import decimal, whole


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12), (" 12 ", 12), ("0", 0), ("007", 7), ("2,0", 2), ("2.00", 2), ("1.234", 1234), ("1,234", 1234),
        ("1 234", 1234),
        ("1\u00a0234", 1234), ("1\u202f234", 1234), ("1'234", 1234), ("12.345,0", 12345), ("12,345.00", 12345),
    ],
)  # fmt: skip
def test_whole_numbers_in_german_and_in_english(text: str, number: int):
    assert whole(text) == (number, None)


@pytest.mark.parametrize(
    ("text", "number"),
    [("2,0", "2.0"), ("1.5", "1.5"), ("1.234,5", "1234.5"), ("1,234.5", "1234.5"), ("0,125", "0.125")],
)
def test_decimals_in_german_and_in_english(text: str, number: str):
    assert decimal(text) == (Decimal(number), None)


@pytest.mark.parametrize(
    "text", ["", "  ", "-", "–", "k. A.", "k.A.", "K. a.", "n/a", "N.A.", "keine Angabe", "./.", "?"]
)
def test_what_says_that_nothing_is_known_is_no_number_and_no_problem(text: str):
    assert whole(text) == (None, None)
    assert decimal(text) == (None, None)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("zwölf", ProblemCode.NUMBER_UNREADABLE),
        ("ca. 20", ProblemCode.NUMBER_UNREADABLE),
        ("1_000", ProblemCode.NUMBER_UNREADABLE),
        ("\u0661\u0662", ProblemCode.NUMBER_UNREADABLE),
        ("\uff11\uff12", ProblemCode.NUMBER_UNREADABLE),
        ("3 4", ProblemCode.NUMBER_UNREADABLE),
        ("1.23.456", ProblemCode.NUMBER_UNREADABLE),
        ("=3+4", ProblemCode.NUMBER_UNREADABLE),
        ("1e3", ProblemCode.NUMBER_UNREADABLE),
        ("2,5", ProblemCode.NUMBER_NOT_WHOLE),
        ("0,125", ProblemCode.NUMBER_NOT_WHOLE),
        ("-3", ProblemCode.NUMBER_NEGATIVE),
        ("-1.234", ProblemCode.NUMBER_NEGATIVE),
        ("\u22123", ProblemCode.NUMBER_NEGATIVE),
        ("1000001", ProblemCode.NUMBER_TOO_LARGE),
        ("9" * 5000, ProblemCode.NUMBER_TOO_LARGE),
    ],
)
def test_what_is_no_count_is_said_and_not_guessed(text: str, problem: ProblemCode):
    assert whole(text) == (None, problem)


def test_a_thousand_or_a_fraction_is_not_guessed_where_both_make_sense():
    assert decimal("1.234") == (None, ProblemCode.NUMBER_AMBIGUOUS)
