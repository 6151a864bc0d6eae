from datetime import time

import pytest
from sqlalchemy import select

from tracker.actions import seats
from tracker.domain.errors import RuleViolation, Stale
from tracker.domain.meetings import AttendanceMode, AttendanceStatus, MeetingFormat
from tracker.models import Attendance, Membership
from tracker.queries import seats as queries


@pytest.fixture
def members(session, world):
    return session.scalars(
        select(Membership).where(Membership.working_group_id == world.working_group_id).order_by(Membership.id)
    ).all()


def recorded(session, meeting, member):
    return queries.attendance(session, meeting, member)


def test_one_click_says_that_a_member_is_there(session, running, members):
    seats.record(session, running, members[1], status=AttendanceStatus.PRESENT)
    found = recorded(session, running, members[1])
    assert (found.status, found.mode) == (AttendanceStatus.PRESENT, AttendanceMode.ON_SITE)


def test_at_an_online_meeting_members_are_there_online(session, running, members):
    running.format = MeetingFormat.ONLINE
    session.flush()
    seats.record(session, running, members[1], status=AttendanceStatus.PRESENT)
    assert recorded(session, running, members[1]).mode is AttendanceMode.ONLINE


def test_a_second_click_replaces_the_first(session, running, members):
    seats.record(session, running, members[0], status=AttendanceStatus.SUBSTITUTE, substitute_name="Fachdienst Ordnung")
    seats.record(session, running, members[0], status=AttendanceStatus.EXCUSED, substitute_name="Fachdienst Ordnung")
    found = recorded(session, running, members[0])
    assert (found.status, found.substitute_name, found.mode) == (AttendanceStatus.EXCUSED, "", None)


def test_what_was_recorded_by_mistake_is_taken_back(session, running, members):
    seats.record(session, running, members[0], status=None)
    assert recorded(session, running, members[0]) is None
    seats.record(session, running, members[0], status=None)


def test_a_substitute_is_named(session, running, members):
    with pytest.raises(RuleViolation, match="substitute-name-missing"):
        seats.record(session, running, members[0], status=AttendanceStatus.SUBSTITUTE)


def test_a_guest_comes_and_is_taken_back(session, running):
    guest = seats.welcome(session, running, guest_name="Prozessbegleitung", mode=AttendanceMode.ONLINE)
    assert [row.name for row in queries.people(session, running).seats if row.is_guest] == ["Prozessbegleitung"]
    assert guest.mode is AttendanceMode.ONLINE
    assert seats.dismiss(session, guest) is running
    assert session.get(Attendance, guest.id) is None


def test_before_a_meeting_begins_nobody_is_there(session, planned, members):
    with pytest.raises(RuleViolation, match="meeting-not-begun"):
        seats.record(session, planned, members[0], status=AttendanceStatus.PRESENT)
    with pytest.raises(RuleViolation, match="meeting-not-begun"):
        seats.welcome(session, planned, guest_name="Gast")


def test_somebody_came_later_and_left_earlier(session, running, members):
    seats.record(session, running, members[1], status=AttendanceStatus.PRESENT)
    found = recorded(session, running, members[1])
    seats.time_presence(session, found, seen_version=found.version, arrived_at=time(14, 20), left_at=time(15, 0))
    (row,) = [row for row in queries.people(session, running).seats if row.membership_id == members[1].id]
    assert (row.arrived_at, row.left_at) == (time(14, 20), time(15, 0))


def test_times_go_when_it_turns_out_that_somebody_was_not_there(session, running, members):
    seats.record(session, running, members[1], status=AttendanceStatus.PRESENT)
    found = recorded(session, running, members[1])
    seats.time_presence(session, found, seen_version=found.version, arrived_at=time(14, 20))
    seats.record(session, running, members[1], status=AttendanceStatus.EXCUSED)
    assert found.arrived_at is None


def test_of_two_who_enter_times_the_second_is_told(session, running, members):
    found = recorded(session, running, members[0])
    with pytest.raises(Stale):
        seats.time_presence(session, found, seen_version=found.version - 1)
