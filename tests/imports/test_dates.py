"""Days as people type them."""

from datetime import date

import pytest

from tracker.domain.sheets import ProblemCode
from tracker.imports.dates import day


@pytest.mark.parametrize(
    "text",
    [
        "25.05.2021",
        "25.5.2021",
        "25.5.21",
        "25. 5. 2021",
        " 25.05.21 ",
        "2021-05-25",
        "2021-05-25T14:00",
        "25.05.2021, 14:00",
    ],
)
def test_a_day_in_every_form_that_is_read_in_one_way(text: str):
    assert day(text) == (date(2021, 5, 25), None)


@pytest.mark.parametrize("text", ["", "-", "k. A."])
def test_no_day_is_no_problem(text: str):
    assert day(text) == (None, None)


@pytest.mark.parametrize(
    "text", ["05/25/2021", "25/05/2021", "25-05-2021", "Mai 2021", "\u0662.5.21", "25.5.021", "2021-5-25", "44341"]
)
def test_an_order_that_could_be_another_is_not_guessed(text: str):
    assert day(text) == (None, ProblemCode.DATE_UNREADABLE)


@pytest.mark.parametrize("text", ["31.02.2021", "25.13.2021", "0.1.2021", "2021-02-30", "25.05.1821", "25.05.3021"])
def test_a_day_that_does_not_exist_or_lies_in_another_age_is_impossible(text: str):
    assert day(text) == (None, ProblemCode.DATE_IMPOSSIBLE)
