from datetime import date

import pytest

from tracker.domain.decisions import (
    DecisionStatus,
    checked_implementation,
    checked_status,
    checked_votes,
    is_overdue,
    label,
)
from tracker.domain.errors import RuleViolation

TODAY = date(2021, 12, 14)


def test_a_decision_is_quoted_by_year_and_number():
    assert label(2021, 7) == "2021/07"
    assert label(2021, 112) == "2021/112"


@pytest.mark.parametrize("status", [DecisionStatus.NOT_IMPLEMENTED, DecisionStatus.REVOKED])
def test_whoever_does_not_carry_out_a_decision_says_why(status):
    with pytest.raises(RuleViolation, match="reason-required"):
        checked_status(status, reason=" ")
    assert checked_status(status, reason="Haushaltssperre") is status
    assert checked_status(DecisionStatus.OPEN, reason="") is DecisionStatus.OPEN


def test_a_decision_is_implemented_today_unless_another_day_is_given():
    implemented = DecisionStatus.IMPLEMENTED
    assert checked_implementation(implemented, None, today=TODAY) == TODAY
    assert checked_implementation(implemented, date(2021, 12, 1), today=TODAY) == date(2021, 12, 1)
    assert checked_implementation(DecisionStatus.PARTLY, date(2021, 12, 1), today=TODAY) is None
    with pytest.raises(RuleViolation, match="day-in-future"):
        checked_implementation(implemented, date(2021, 12, 15), today=TODAY)


def test_a_decision_is_overdue_the_day_after_it_was_due_unless_it_is_finished():
    assert is_overdue(DecisionStatus.PARTLY, date(2021, 12, 13), TODAY)
    assert not is_overdue(DecisionStatus.OPEN, TODAY, TODAY)
    assert not is_overdue(DecisionStatus.OPEN, None, TODAY)
    assert not is_overdue(DecisionStatus.IMPLEMENTED, date(2021, 12, 13), TODAY)


def test_there_are_no_more_votes_than_voters():
    checked_votes(7, 0, 1, voters=8)
    checked_votes(7, None, None, voters=None)
    with pytest.raises(RuleViolation, match="more-votes-than-voters") as error:
        checked_votes(7, 1, 1, voters=8)
    assert error.value.details == {"votes": 9, "voters": 8}
