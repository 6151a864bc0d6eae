"""Decisions by circulation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tracker.domain.circulations import (
    checked_correction,
    checked_days,
    checked_votes,
    forbid_moving,
    needs_reason,
)
from tracker.domain.decisions import DecisionResult, DecisionStatus
from tracker.domain.errors import RuleViolation
from tracker.domain.replacements import Member

YESTERDAY, TODAY, TOMORROW = date(2021, 11, 2), date(2021, 11, 3), date(2021, 11, 4)
OPEN = DecisionStatus.OPEN


def test_it_is_sent_out_before_it_is_taken_and_taken_before_it_is_recorded():
    checked_days(YESTERDAY, TODAY, today=TODAY)
    checked_days(TODAY, TODAY, today=TODAY)
    with pytest.raises(RuleViolation, match="sent-after-decided"):
        checked_days(TODAY, YESTERDAY, today=TODAY)
    with pytest.raises(RuleViolation, match="day-in-future"):
        checked_days(YESTERDAY, TOMORROW, today=TODAY)


@pytest.mark.parametrize(
    ("status", "recorded_on", "needs"),
    [
        (OPEN, TODAY, False),
        (OPEN, YESTERDAY, True),
        (DecisionStatus.IN_PROGRESS, TODAY, True),
        (DecisionStatus.IMPLEMENTED, TODAY, True),
        (DecisionStatus.SUPERSEDED, YESTERDAY, True),
    ],
)
def test_it_is_corrected_freely_on_the_day_it_was_recorded_and_with_a_reason_afterwards(status, recorded_on, needs):
    assert needs_reason(status, recorded_on=recorded_on, today=TODAY) is needs
    checked_correction(status, recorded_on=recorded_on, today=TODAY, reason="Zahlendreher")
    if needs:
        with pytest.raises(RuleViolation, match="reason-required"):
            checked_correction(status, recorded_on=recorded_on, today=TODAY, reason=" ")
    else:
        checked_correction(status, recorded_on=recorded_on, today=TODAY, reason="")


def test_there_are_no_more_votes_than_members():
    checked_votes(6, 1, None, members=7)
    checked_votes(None, None, None, members=0)
    with pytest.raises(RuleViolation, match="more-votes-than-members") as error:
        checked_votes(6, 1, 1, members=7)
    assert error.value.details == {"votes": 8, "members": 7}


def test_the_day_stays_within_the_year_of_the_number_and_before_what_replaced_it():
    decision = Member(1, YESTERDAY, 2021, 7, DecisionResult.ACCEPTED, OPEN)
    later = replace(decision, decided_on=TODAY, number=8)
    forbid_moving(TOMORROW, decision, None)
    forbid_moving(TODAY, decision, later)
    with pytest.raises(RuleViolation, match="decided-after-its-replacement"):
        forbid_moving(TOMORROW, decision, later)
    with pytest.raises(RuleViolation, match="number-of-another-year"):
        forbid_moving(date(2022, 1, 3), decision, None)
