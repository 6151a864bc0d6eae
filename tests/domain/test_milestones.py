"""What may happen to the date of a milestone."""

from datetime import date

import pytest

from tracker.domain import milestones as rules
from tracker.domain.errors import RuleViolation
from tracker.domain.milestones import MilestoneState, ShiftReason

TODAY = date(2021, 9, 30)
OLD, NEW = date(2021, 10, 15), date(2021, 12, 1)


def test_a_forecast_does_not_move_without_a_reason():
    with pytest.raises(RuleViolation, match="reason-required") as refused:
        rules.forbid_silent_shift(OLD, NEW, reason=None, text="")
    assert refused.value.field == "reason"


def test_another_reason_needs_a_sentence():
    with pytest.raises(RuleViolation, match="sentence-required"):
        rules.forbid_silent_shift(OLD, NEW, reason=ShiftReason.OTHER, text="  ")
    rules.forbid_silent_shift(OLD, NEW, reason=ShiftReason.OTHER, text="Hochwasser")


@pytest.mark.parametrize(("old", "new"), [(OLD, OLD), (None, NEW)])
def test_what_does_not_move_needs_no_reason(old, new):
    rules.forbid_silent_shift(old, new, reason=None, text="")


def test_a_forecast_lies_ahead():
    assert rules.checked_forecast(TODAY, today=TODAY) == TODAY
    with pytest.raises(RuleViolation, match="forecast-in-past"):
        rules.checked_forecast(date(2021, 9, 29), today=TODAY)
    with pytest.raises(RuleViolation, match="forecast-required"):
        rules.checked_forecast(None, today=TODAY)


@pytest.mark.parametrize("state", [MilestoneState.DONE, MilestoneState.CANCELLED])
def test_what_is_reached_or_dropped_is_reopened_before_it_changes(state):
    with pytest.raises(RuleViolation, match="milestone-not-open"):
        rules.forbid_change(state)
    rules.forbid_change(MilestoneState.OPEN)


def test_nothing_is_reached_in_the_future_or_without_evidence():
    assert rules.checked_completion(TODAY, today=TODAY, evidence="Beschluss 2021/3") == TODAY
    with pytest.raises(RuleViolation, match="done-in-future"):
        rules.checked_completion(date(2021, 10, 1), today=TODAY, evidence="Beschluss")
    with pytest.raises(RuleViolation, match="evidence-required"):
        rules.checked_completion(TODAY, today=TODAY, evidence=" ")


def test_giving_up_and_taking_up_again_need_a_sentence():
    assert rules.checked_reason("Kein Geld") == "Kein Geld"
    with pytest.raises(RuleViolation, match="reason-required") as refused:
        rules.checked_reason(" ")
    assert refused.value.field == "text"
