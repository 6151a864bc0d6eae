"""Minutes are coordinated, approved and corrected by rules that never change what was closed."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.agendas import seat
from tracker.domain import minutes_approval as rules
from tracker.domain.errors import RuleViolation
from tracker.domain.meetings import AttendanceStatus, MeetingState
from tracker.domain.minutes import MinutesState

COORDINATION, APPROVED = MinutesState.IN_COORDINATION, MinutesState.APPROVED
CHANGED, REPLACED = MinutesState.APPROVED_WITH_CHANGES, MinutesState.REPLACED
CLOSED = MeetingState.CLOSED
TODAY = date(2021, 9, 14)


def test_there_are_two_weeks_for_comments_and_never_fewer_than_today():
    assert rules.comments_until(TODAY) == date(2021, 9, 28)
    assert rules.checked_until(TODAY, today=TODAY) == TODAY
    with pytest.raises(RuleViolation, match="day-in-past"):
        rules.checked_until(date(2021, 9, 13), today=TODAY)


@pytest.mark.parametrize(
    ("previous", "now", "reason", "expected"),
    [
        (None, "a", "", True),
        ("a", "a", "", False),
        ("a", "a", "Grund", False),
        ("a", "b", "Grund", True),
    ],
)
def test_only_a_change_makes_a_version(previous, now, reason, expected):
    assert rules.needs_version(previous, now, reason=reason) is expected


def test_a_changed_version_needs_its_reason():
    with pytest.raises(RuleViolation, match="reason-required"):
        rules.needs_version("a", "b", reason=" ")


@pytest.mark.parametrize(
    ("meeting", "newest", "later_exist", "reason", "refusal"),
    [
        (CLOSED, COORDINATION, False, "Grund", None),
        (CLOSED, None, False, "Grund", None),
        (MeetingState.IN_PROGRESS, COORDINATION, False, "Grund", "meeting-not-closed"),
        (MeetingState.CANCELLED, None, False, "Grund", "meeting-not-closed"),
        (CLOSED, COORDINATION, True, "Grund", "minutes-not-newest"),
        (CLOSED, APPROVED, False, "Grund", "minutes-approved"),
        (CLOSED, CHANGED, False, "Grund", "minutes-approved"),
        (CLOSED, COORDINATION, False, " ", "reason-required"),
    ],
)
def test_only_the_newest_minutes_are_reopened_and_only_until_the_next_ones_exist(
    meeting, newest, later_exist, reason, refusal
):
    if refusal is None:
        rules.check_reopening(meeting, newest, later_exist=later_exist, reason=reason)
    else:
        with pytest.raises(RuleViolation, match=refusal):
            rules.check_reopening(meeting, newest, later_exist=later_exist, reason=reason)
    could = rules.may_reopen(meeting, newest, later_exist=later_exist)
    assert could is (refusal in {None, "reason-required"})


@pytest.mark.parametrize(("verdict", "changes"), [(APPROVED, ""), (APPROVED, " "), (CHANGED, "TOP 2: drei.")])
def test_the_group_approves_as_it_is_or_with_changes(verdict, changes):
    assert rules.approved(COORDINATION, verdict, changes=changes) is verdict


@pytest.mark.parametrize(
    ("verdict", "changes", "refusal"), [(CHANGED, " ", "changes-missing"), (APPROVED, "drei", "changes-not-approved")]
)
def test_verdict_and_changes_must_agree(verdict, changes, refusal):
    with pytest.raises(RuleViolation, match=refusal):
        rules.approved(COORDINATION, verdict, changes=changes)


@pytest.mark.parametrize("state", [APPROVED, CHANGED, REPLACED])
def test_minutes_are_approved_once(state):
    with pytest.raises(RuleViolation, match="minutes-not-in-coordination"):
        rules.approved(state, APPROVED, changes="")


def test_there_were_members_who_came_and_the_deputies_who_came_for_others():
    came_for = {"status": AttendanceStatus.SUBSTITUTE, "deputy_name": "Vertretung"}
    seats = [
        seat(1, status=AttendanceStatus.PRESENT),
        seat(2, status=AttendanceStatus.EXCUSED),
        seat(
            3, status=AttendanceStatus.SUBSTITUTE, deputy_id=30, deputy_name="Vertretung", substitute_name="Vertretung"
        ),
        seat(4, deputy_id=40, substitute_name="Jemand", **came_for),
        seat(5, status=AttendanceStatus.PRESENT, person_id=None),
        seat(6),
    ]
    assert rules.present(seats) == {1, 30}


@pytest.mark.parametrize(
    ("state", "until", "was_there", "expected"),
    [
        (COORDINATION, TODAY, True, True),
        (COORDINATION, None, True, True),
        (COORDINATION, date(2021, 9, 13), True, False),
        (COORDINATION, TODAY, False, False),
        (APPROVED, TODAY, True, False),
        (REPLACED, TODAY, True, False),
    ],
)
def test_those_who_were_there_comment_while_there_is_time(state, until, was_there, expected):
    assert rules.may_comment(state, until, today=TODAY, was_there=was_there) is expected
