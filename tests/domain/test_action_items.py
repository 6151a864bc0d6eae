from datetime import date

import pytest

from tracker.domain.action_items import (
    ActionItemState,
    TaskLine,
    checked_done,
    checked_end,
    checked_responsible,
    forbid_finished,
    is_overdue,
    postponed,
    progressed,
)
from tracker.domain.errors import RuleViolation

TODAY = date(2021, 10, 8)
LATER = date(2021, 10, 20)


def test_later_needs_a_reason_and_earlier_does_not():
    with pytest.raises(RuleViolation, match="reason-required"):
        postponed(TODAY, LATER, reason=" ", today=TODAY)
    assert postponed(TODAY, LATER, reason="Urlaub", today=TODAY) == LATER
    assert postponed(LATER, TODAY, reason="", today=TODAY) == TODAY
    assert postponed(None, LATER, reason="", today=TODAY) == LATER


def test_nothing_is_postponed_into_the_past():
    with pytest.raises(RuleViolation, match="day-in-past"):
        postponed(LATER, date(2021, 10, 7), reason="Urlaub", today=TODAY)


def test_nothing_is_done_in_the_future():
    assert checked_done(TODAY, today=TODAY) == TODAY
    with pytest.raises(RuleViolation, match="day-in-future"):
        checked_done(LATER, today=TODAY)


def test_whoever_drops_an_action_item_says_why():
    with pytest.raises(RuleViolation, match="reason-required"):
        checked_end(ActionItemState.DROPPED, reason="")
    assert checked_end(ActionItemState.DROPPED, reason="Entfällt") is ActionItemState.DROPPED
    assert checked_end(ActionItemState.DONE, reason="") is ActionItemState.DONE


def test_one_is_responsible_a_person_or_somebody_outside():
    checked_responsible(1, "")
    checked_responsible(None, "wer@extern.example")
    with pytest.raises(RuleViolation, match="responsible-twice"):
        checked_responsible(1, "wer@extern.example")


@pytest.mark.parametrize("state", ActionItemState)
def test_only_what_is_unfinished_can_be_finished(state):
    if state in {ActionItemState.OPEN, ActionItemState.IN_PROGRESS}:
        forbid_finished(state)
    else:
        with pytest.raises(RuleViolation, match="action-item-finished"):
            forbid_finished(state)


def test_an_action_item_is_overdue_the_day_after_it_was_due():
    assert is_overdue(ActionItemState.IN_PROGRESS, date(2021, 10, 7), TODAY)
    assert not is_overdue(ActionItemState.OPEN, TODAY, TODAY)
    assert not is_overdue(ActionItemState.OPEN, None, TODAY)
    assert not is_overdue(ActionItemState.DONE, date(2021, 10, 7), TODAY)
    line = TaskLine(1, 1, "Sammeln", ActionItemState.OPEN, date(2021, 10, 7), 1, "Vielfalt leben", "Landratsamt", "")
    assert line.is_overdue(TODAY)


@pytest.mark.parametrize(
    ("current", "target", "is_allowed"),
    [
        (ActionItemState.OPEN, ActionItemState.IN_PROGRESS, True),
        (ActionItemState.IN_PROGRESS, ActionItemState.OPEN, True),
        (ActionItemState.DONE, ActionItemState.DONE, True),
        (ActionItemState.OPEN, ActionItemState.DONE, False),
        (ActionItemState.DROPPED, ActionItemState.OPEN, False),
    ],
)
def test_something_is_begun_but_neither_finished_nor_taken_up_again_in_passing(current, target, is_allowed):
    if is_allowed:
        assert progressed(current, target) is target
    else:
        with pytest.raises(RuleViolation, match="action-item-finished"):
            progressed(current, target)
