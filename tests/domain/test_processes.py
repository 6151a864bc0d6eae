"""From which state to which a process goes, and when it says why."""

from datetime import date

import pytest

from tracker.domain.errors import RuleViolation
from tracker.domain.processes import ProcessState, checked_period, judged_on, move, targets

PREPARED, ACTIVE, PAUSED = ProcessState.IN_PREPARATION, ProcessState.ACTIVE, ProcessState.PAUSED
COMPLETED, DISCONTINUED = ProcessState.COMPLETED, ProcessState.DISCONTINUED


def test_a_process_begins_without_a_word():
    assert move(PREPARED, ACTIVE, reason="") is ACTIVE
    assert move(ACTIVE, ACTIVE, reason="") is ACTIVE


@pytest.mark.parametrize(("current", "target"), [(ACTIVE, PAUSED), (PREPARED, DISCONTINUED), (COMPLETED, ACTIVE)])
def test_pausing_breaking_off_and_taking_up_again_are_explained(current, target):
    with pytest.raises(RuleViolation, match="reason-required") as refused:
        move(current, target, reason=" ")
    assert refused.value.field == "state_reason"
    assert move(current, target, reason="Wahl") is target


def test_a_process_that_never_began_cannot_be_completed():
    with pytest.raises(RuleViolation, match="process-state"):
        move(PREPARED, COMPLETED, reason="fertig")
    assert targets(PREPARED) == [ACTIVE, DISCONTINUED]


def test_a_period_ends_after_it_begins():
    checked_period(date(2021, 1, 1), None, field="planned_end_on")
    with pytest.raises(RuleViolation, match="ends-before-it-begins") as refused:
        checked_period(date(2021, 1, 2), date(2021, 1, 1), field="planned_end_on")
    assert refused.value.field == "planned_end_on"


def test_a_process_is_judged_as_of_its_last_day_once_it_is_over():
    assert judged_on(None, date(2026, 11, 22)) == date(2026, 11, 22)
    assert judged_on(date(2022, 9, 30), date(2026, 11, 22)) == date(2022, 9, 30)
    assert judged_on(date(2027, 1, 31), date(2026, 11, 22)) == date(2026, 11, 22)
