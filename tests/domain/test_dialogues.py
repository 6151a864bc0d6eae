"""What may become of a dialogue event."""

from datetime import date, datetime

import pytest

from tracker.domain.dialogues import (
    DialogueState,
    DialogueTarget,
    checked_day,
    checked_target,
    checked_times,
    forbid_loop,
    move,
)
from tracker.domain.errors import RuleViolation

DAY = date(2021, 9, 14)
PLANNED, HELD = DialogueState.PLANNED, DialogueState.HELD


def moved(current, target, *, on=DAY, today=DAY, reason="", has_counts=False):
    return move(current, target, starts_on=on, today=today, reason=reason, has_counts=has_counts)


def test_a_planned_event_can_be_held_postponed_or_fall_out():
    assert moved(PLANNED, HELD) is HELD
    assert moved(PLANNED, DialogueState.POSTPONED, reason="Lockdown") is DialogueState.POSTPONED
    assert moved(PLANNED, DialogueState.NOT_HELD, reason="Lockdown") is DialogueState.NOT_HELD


def test_what_was_postponed_is_planned_again():
    assert moved(DialogueState.POSTPONED, PLANNED) is PLANNED


def test_an_event_that_stays_as_it_is_needs_no_reason():
    assert moved(DialogueState.NOT_HELD, DialogueState.NOT_HELD) is DialogueState.NOT_HELD


@pytest.mark.parametrize(
    ("current", "target", "values", "code"),
    [
        (PLANNED, HELD, {"today": date(2021, 9, 13)}, "dialogue-in-future"),
        (PLANNED, DialogueState.NOT_HELD, {"reason": " "}, "reason-required"),
        (PLANNED, DialogueState.POSTPONED, {}, "reason-required"),
        (DialogueState.NOT_HELD, HELD, {}, "dialogue-state"),
        (HELD, PLANNED, {"has_counts": True}, "dialogue-has-counts"),
    ],
)
def test_an_event_does_not_become_what_it_cannot_be(current, target, values, code):
    with pytest.raises(RuleViolation, match=code):
        moved(current, target, **values)


def test_only_an_event_for_some_departments_invites_departments():
    assert checked_target(DialogueTarget.WHOLE_HOUSE, [1]) == ()
    assert checked_target(DialogueTarget.DEPARTMENTS, [1]) == [1]
    with pytest.raises(RuleViolation, match="departments-required"):
        checked_target(DialogueTarget.DEPARTMENTS, [])


def test_an_event_does_not_end_before_it_begins():
    checked_times(datetime(2021, 9, 14, 9), None)
    checked_times(datetime(2021, 9, 14, 9), datetime(2021, 9, 14, 9))
    with pytest.raises(RuleViolation, match="ends-before-it-begins"):
        checked_times(datetime(2021, 9, 14, 9), datetime(2021, 9, 14, 8))


def test_an_event_that_was_held_is_not_moved_into_the_future():
    checked_day(PLANNED, DAY, date(2030, 1, 1), today=DAY, is_counted=False)
    with pytest.raises(RuleViolation, match="dialogue-in-future"):
        checked_day(HELD, DAY, date(2030, 1, 1), today=DAY, is_counted=False)


def test_the_day_of_a_closed_count_stays():
    checked_day(HELD, DAY, DAY, today=DAY, is_counted=True)
    with pytest.raises(RuleViolation, match="count-closed"):
        checked_day(HELD, DAY, date(2021, 9, 13), today=DAY, is_counted=True)


def test_no_event_follows_up_on_itself_by_a_detour():
    forbid_loop(1, 2, {2: 3, 3: None})
    with pytest.raises(RuleViolation, match="follow-up-of-itself"):
        forbid_loop(1, 2, {2: 3, 3: 1})
