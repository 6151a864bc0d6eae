from datetime import date, datetime, time

import pytest

from tests.domain.agendas import seat
from tracker.domain.access import Actor, Role
from tracker.domain.errors import RuleViolation
from tracker.domain.groups import MemberRole
from tracker.domain.meetings import (
    ALLOWED,
    FROZEN_STATES,
    AttendanceMode,
    AttendanceStatus,
    Confidentiality,
    MeetingFormat,
    MeetingRow,
    MeetingState,
    checked_presence,
    checked_substitute,
    checked_times,
    forbid_frozen,
    forbid_unless_held,
    missing_attendance,
    move,
    next_number,
    reads,
    usual_mode,
    voters,
)

DAY = date(2021, 9, 14)
NOON = datetime(2021, 9, 14, 12, 0)
PRESENT, SUBSTITUTE = AttendanceStatus.PRESENT, AttendanceStatus.SUBSTITUTE


@pytest.mark.parametrize("current", MeetingState)
@pytest.mark.parametrize("target", MeetingState)
def test_a_meeting_moves_only_along_its_life(current, target):
    if target in ALLOWED[current]:
        assert move(current, target, starts_on=DAY, today=DAY, reason="Grund") is target
    else:
        with pytest.raises(RuleViolation, match="meeting-state"):
            move(current, target, starts_on=DAY, today=DAY, reason="Grund")


@pytest.mark.parametrize("target", [MeetingState.IN_PROGRESS, MeetingState.NOT_HELD])
def test_a_future_meeting_is_neither_held_nor_missed(target):
    with pytest.raises(RuleViolation, match="meeting-in-future"):
        move(MeetingState.INVITED, target, starts_on=date(2021, 9, 15), today=DAY, reason="Grund")


@pytest.mark.parametrize("target", [MeetingState.CANCELLED, MeetingState.NOT_HELD])
def test_what_falls_out_needs_a_reason(target):
    with pytest.raises(RuleViolation, match="reason-required"):
        move(MeetingState.INVITED, target, starts_on=DAY, today=DAY, reason=" ")


def test_a_meeting_ends_after_it_begins():
    with pytest.raises(RuleViolation, match="ends-before-it-begins"):
        checked_times(NOON, NOON)
    checked_times(NOON, None)
    checked_times(NOON, datetime(2021, 9, 14, 13, 0))


@pytest.mark.parametrize("state", MeetingState)
def test_what_is_over_stays_as_it_is(state):
    if state in FROZEN_STATES:
        with pytest.raises(RuleViolation, match="meeting-is-over"):
            forbid_frozen(state)
        with pytest.raises(RuleViolation, match="meeting-is-over"):
            forbid_unless_held(state)
    else:
        forbid_frozen(state)


def test_nothing_is_recorded_before_a_meeting_begins():
    for state in (MeetingState.DRAFT, MeetingState.INVITED):
        with pytest.raises(RuleViolation, match="meeting-not-begun"):
            forbid_unless_held(state)
    forbid_unless_held(MeetingState.IN_PROGRESS)


def test_a_number_is_never_given_twice():
    assert next_number([]) == 1
    assert next_number([1, 2, 7]) == 8


@pytest.mark.parametrize(
    ("actor", "readable"),
    [
        (Actor(1, roles={7: frozenset({Role.FACILITATOR})}), {"house", "group", "internal"}),
        (Actor(1, roles={7: frozenset({Role.COORDINATOR})}), {"house", "group", "internal"}),
        (Actor(1, roles={7: frozenset({Role.READER})}, groups=frozenset({3})), {"house", "group"}),
        (Actor(1, roles={7: frozenset({Role.READER})}, groups=frozenset({4})), {"house"}),
        (Actor(1, roles={7: frozenset({Role.EVALUATOR})}), {"house"}),
        (Actor(1, roles={8: frozenset({Role.FACILITATOR})}), {"house"}),
    ],
)
def test_papers_are_read_by_the_circle_they_are_meant_for(actor, readable):
    found = {member.value for member in Confidentiality if reads(actor, member, administration_id=7, group_id=3)}
    assert found == readable


def test_a_substitute_has_a_name_and_nobody_else_has_one():
    with pytest.raises(RuleViolation, match="substitute-name-missing"):
        checked_substitute(SUBSTITUTE, " ")
    assert checked_substitute(SUBSTITUTE, "Fachdienst Ordnung") == "Fachdienst Ordnung"
    assert checked_substitute(PRESENT, "Fachdienst Ordnung") == ""
    assert checked_substitute(None, "Fachdienst Ordnung") == ""


def test_people_are_there_as_the_meeting_is_held():
    assert usual_mode(MeetingFormat.ONLINE) is AttendanceMode.ONLINE
    assert usual_mode(MeetingFormat.ON_SITE) is AttendanceMode.ON_SITE
    assert usual_mode(MeetingFormat.HYBRID) is AttendanceMode.ON_SITE


def test_voters_are_the_voting_seats_that_are_taken():
    seats = [
        seat(1, status=PRESENT),
        seat(2, status=SUBSTITUTE),
        seat(3, status=AttendanceStatus.EXCUSED),
        seat(4, status=PRESENT, is_voting=False),
        seat(5, status=PRESENT, role=MemberRole.PERMANENT_GUEST),
        seat(6, membership_id=None, status=AttendanceStatus.GUEST),
    ]
    assert voters(seats) == 2


def test_nobody_knows_the_voters_while_attendance_is_not_recorded():
    assert voters([seat(1), seat(2)]) is None
    assert voters([seat(6, membership_id=None, status=AttendanceStatus.GUEST)]) is None


def test_a_vacant_seat_and_a_guest_cannot_be_missing():
    vacant = seat(2, person_id=None)
    deputy_only = seat(3, person_id=None, deputy_id=9)
    guest = seat(4, role=MemberRole.PERMANENT_GUEST)
    assert [row.record_id for row in missing_attendance([seat(1), vacant, deputy_only, guest])] == [1, 3]
    assert vacant.is_vacant
    assert not guest.is_seat


def test_a_seat_is_called_by_its_function_and_else_by_its_member():
    assert seat(1).label == "Personalrat"
    assert seat(1, seat="").label == "Person 1"
    assert seat(1, membership_id=None, seat="Institut").label == "Person 1"


def test_a_meeting_counts_as_held_once_it_has_begun():
    row = MeetingRow(1, 1, "AG", None, 2021, 3, NOON, None, MeetingFormat.ON_SITE, MeetingState.IN_PROGRESS)
    assert row.is_held
    assert row.starts_on == DAY


@pytest.mark.parametrize("status", [AttendanceStatus.PRESENT, AttendanceStatus.SUBSTITUTE, AttendanceStatus.GUEST])
def test_whoever_was_there_may_have_come_later_and_left_earlier(status):
    checked_presence(status, time(14, 20), time(15, 0))
    checked_presence(status, None, time(15, 0))


@pytest.mark.parametrize(
    ("status", "arrived_at", "left_at", "refusal"),
    [
        (AttendanceStatus.EXCUSED, time(14, 20), None, "was-not-there"),
        (AttendanceStatus.ABSENT, None, time(15, 0), "was-not-there"),
        (AttendanceStatus.PRESENT, time(15, 0), time(15, 0), "left-before-arrived"),
    ],
)
def test_nobody_leaves_before_they_come_or_without_having_been_there(status, arrived_at, left_at, refusal):
    with pytest.raises(RuleViolation, match=refusal):
        checked_presence(status, arrived_at, left_at)
