from datetime import date

import pytest

from tracker.domain.decisions import (
    DecisionResult,
    DecisionStatus,
    Standing,
    checked_implementation,
    checked_status,
    checked_votes,
    forbid_finished,
    is_overdue,
    label,
    needs_reason,
    postponed,
)
from tracker.domain.errors import RuleViolation

TODAY = date(2021, 12, 14)


def test_a_decision_is_quoted_by_year_and_number():
    assert label(2021, 7) == "2021/07"
    assert label(2021, 112) == "2021/112"


OPEN, PARTLY, DONE = DecisionStatus.OPEN, DecisionStatus.PARTLY, DecisionStatus.IMPLEMENTED
LATE, AHEAD, LATER = date(2021, 12, 13), date(2021, 12, 20), date(2022, 1, 31)
ACCEPTED, REJECTED = DecisionResult.ACCEPTED, DecisionResult.REJECTED


@pytest.mark.parametrize(
    ("result", "before", "after", "needs"),
    [
        # overdue and still unfinished: as it was, partly, with another day, without one
        (ACCEPTED, (OPEN, LATE), (OPEN, LATE), True),
        (ACCEPTED, (OPEN, LATE), (PARTLY, LATE), True),
        (ACCEPTED, (OPEN, LATE), (DecisionStatus.IN_PROGRESS, LATER), True),
        (ACCEPTED, (PARTLY, LATE), (PARTLY, None), True),
        # overdue and carried out
        (ACCEPTED, (OPEN, LATE), (DONE, LATE), False),
        # not overdue: free, unless it becomes so by a day that has passed
        (ACCEPTED, (OPEN, TODAY), (OPEN, TODAY), False),
        (ACCEPTED, (OPEN, AHEAD), (OPEN, LATER), False),
        (ACCEPTED, (OPEN, None), (OPEN, None), False),
        (ACCEPTED, (OPEN, AHEAD), (OPEN, LATE), True),
        (ACCEPTED, (DONE, LATE), (OPEN, LATE), True),
        # whoever ends it without carrying it out says why, whenever
        (ACCEPTED, (OPEN, AHEAD), (DecisionStatus.NOT_IMPLEMENTED, AHEAD), True),
        (ACCEPTED, (OPEN, None), (DecisionStatus.REVOKED, None), True),
        # what was not accepted is not waited for
        (REJECTED, (OPEN, LATE), (OPEN, LATE), False),
        (DecisionResult.POSTPONED, (OPEN, LATE), (OPEN, LATE), False),
    ],
)
def test_whoever_leaves_an_overdue_decision_unfinished_or_ends_it_otherwise_says_why(result, before, after, needs):
    before, after = Standing(*before), Standing(*after)
    assert needs_reason(result, before, after, TODAY) is needs
    assert checked_status(result, before, after, reason="Haushaltssperre", today=TODAY) is after.status
    if needs:
        with pytest.raises(RuleViolation, match="reason-required"):
            checked_status(result, before, after, reason=" ", today=TODAY)
    else:
        assert checked_status(result, before, after, reason="", today=TODAY) is after.status


def test_the_day_is_moved_ahead_and_with_a_reason():
    assert postponed(LATER, reason="Haushaltssperre", today=TODAY) == LATER
    assert postponed(TODAY, reason="Heute noch", today=TODAY) == TODAY
    with pytest.raises(RuleViolation, match="day-in-past"):
        postponed(LATE, reason="Haushaltssperre", today=TODAY)
    with pytest.raises(RuleViolation, match="reason-required"):
        postponed(LATER, reason=" ", today=TODAY)


@pytest.mark.parametrize(("result", "status"), [(ACCEPTED, DONE), (REJECTED, OPEN)])
def test_what_is_finished_or_was_never_accepted_is_neither_carried_out_nor_moved(result, status):
    forbid_finished(ACCEPTED, PARTLY)
    with pytest.raises(RuleViolation, match="decision-finished"):
        forbid_finished(result, status)


def test_a_decision_is_implemented_today_unless_another_day_is_given():
    implemented = DecisionStatus.IMPLEMENTED
    assert checked_implementation(implemented, None, today=TODAY) == TODAY
    assert checked_implementation(implemented, date(2021, 12, 1), today=TODAY) == date(2021, 12, 1)
    assert checked_implementation(DecisionStatus.PARTLY, date(2021, 12, 1), today=TODAY) is None
    with pytest.raises(RuleViolation, match="day-in-future"):
        checked_implementation(implemented, date(2021, 12, 15), today=TODAY)


def test_an_accepted_decision_is_overdue_the_day_after_it_was_due_unless_it_is_finished():
    assert is_overdue(ACCEPTED, PARTLY, LATE, TODAY)
    assert not is_overdue(ACCEPTED, OPEN, TODAY, TODAY)
    assert not is_overdue(ACCEPTED, OPEN, None, TODAY)
    assert not is_overdue(ACCEPTED, DONE, LATE, TODAY)
    assert not is_overdue(REJECTED, OPEN, LATE, TODAY)


def test_there_are_no_more_votes_than_voters():
    checked_votes(7, 0, 1, voters=8)
    checked_votes(7, None, None, voters=None)
    with pytest.raises(RuleViolation, match="more-votes-than-voters") as error:
        checked_votes(7, 1, 1, voters=8)
    assert error.value.details == {"votes": 9, "voters": 8}
