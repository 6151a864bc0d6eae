"""The register of decisions and its monthly list."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.domain.decision_register import OpenDecision, as_of, month_of, neighbours, quoted, shares
from tracker.domain.decisions import DecisionStatus
from tracker.domain.errors import NotFound

NOVEMBER, TODAY = date(2021, 11, 1), date(2021, 11, 15)


def an_open_one(number: str, responsible: str = "", due: date | None = None, review: date | None = None):
    return OpenDecision(1, number, f"T{number}", DecisionStatus.OPEN, "", responsible, due, review, "Steuerungsgruppe")


def test_a_decision_is_found_by_its_number():
    assert quoted(["2021/07"]) == (2021, 7)
    assert quoted(["2021/112"]) == (2021, 112)
    assert quoted(["2021/07", "leitbild"]) is None
    assert quoted(["leitbild"]) is None
    assert quoted([]) is None


def test_a_month_is_written_with_its_year():
    assert month_of("2021-11") == NOVEMBER
    assert neighbours(date(2021, 12, 1)) == (NOVEMBER, date(2022, 1, 1))


@pytest.mark.parametrize("written", ["", "2021", "2021-13", "2021-00", "0001-01", "9999-12", "11/2021"])
def test_what_is_no_month_has_no_list(written):
    with pytest.raises(NotFound):
        month_of(written)


@pytest.mark.parametrize(
    ("month", "day"),
    [(date(2021, 10, 1), date(2021, 10, 31)), (NOVEMBER, TODAY), (date(2021, 12, 1), TODAY)],
)
def test_the_list_of_a_past_month_stands_at_its_end_and_others_today(month, day):
    assert as_of(month, TODAY) == day


def test_decisions_are_listed_by_whoever_is_responsible_and_nobody_comes_last():
    rows = [
        an_open_one("1"),
        an_open_one("2", "Personal"),
        an_open_one("3", "Haushalt"),
        an_open_one("4", " personal "),
    ]
    found = shares(rows, NOVEMBER, TODAY)
    assert [share.responsible for share in found] == ["Haushalt", "Personal", ""]
    assert [line.decision.number for line in found[1].lines] == ["2", "4"]


def test_what_is_overdue_comes_first_and_what_has_no_day_last():
    days = [None, date(2021, 11, 15), date(2021, 11, 14), date(2021, 10, 1)]
    (share,) = shares([an_open_one(str(n), due=day) for n, day in enumerate(days)], NOVEMBER, TODAY)
    assert [(line.decision.number, line.is_overdue) for line in share.lines] == [
        ("3", True),
        ("2", True),
        ("1", False),
        ("0", False),
    ]
    assert share.overdue == 2


@pytest.mark.parametrize(
    ("review", "is_checked"),
    [
        (date(2021, 11, 1), True),
        (date(2021, 11, 30), True),
        (date(2021, 12, 1), False),
        (date(2020, 11, 9), False),
        (None, False),
    ],
)
def test_the_checks_of_the_month_are_marked(review, is_checked):
    (share,) = shares([an_open_one("1", review=review)], NOVEMBER, TODAY)
    assert share.lines[0].is_checked_this_month is is_checked
