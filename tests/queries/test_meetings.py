"""Meetings as figures, lists and the start page read them."""

from datetime import date, datetime

import pytest
from sqlalchemy import select

from tracker.domain.access import Actor, Role
from tracker.domain.meeting_rhythm import SeatRow
from tracker.domain.meetings import AttendanceStatus, MeetingState
from tracker.models import Meeting, Membership, Process
from tracker.queries import action_items, decisions, meetings
from tracker.queries.people import actor_of

DAY = date(2021, 9, 14)


@pytest.fixture
def process(session, world):
    return session.get_one(Process, world.process_id)


def actor(session, world, name: str) -> Actor:
    return actor_of(session, world.people[name], name, today=DAY)


def test_a_meeting_row_knows_its_group_and_the_agreed_rhythm(session, process):
    *_earlier, row = meetings.rows(session, process)
    assert (row.group_name, row.agreed_days, row.year, row.number) == ("Steuerungsgruppe", 28, 2021, 3)
    assert row.starts_on == DAY


def test_every_seat_of_the_day_counts_recorded_or_not(session, process, world):
    assert meetings.seats(session, process) == [
        SeatRow(world.meeting_id, "Koordination", AttendanceStatus.PRESENT, is_top_level=False),
        SeatRow(world.meeting_id, "Landrat", None, is_top_level=True),
    ]


@pytest.mark.parametrize(
    ("change", "left"),
    [
        ({"valid_to": date(2021, 9, 13)}, ["Koordination"]),
        ({"valid_to": date(2021, 9, 14)}, ["Koordination", "Landrat"]),
        ({"valid_from": date(2021, 9, 15)}, ["Koordination"]),
        ({"role": "permanent_guest"}, ["Koordination"]),
        ({"person_id": None}, ["Koordination", "Landrat"]),
    ],
)
def test_a_seat_counts_on_the_days_on_which_it_exists(session, process, change, left):
    landrat = session.scalars(select(Membership).where(Membership.seat == "Landrat")).one()
    for name, value in change.items():
        setattr(landrat, name, value)
    session.flush()
    assert [row.seat for row in meetings.seats(session, process)] == left


def test_what_comes_next_includes_today_and_nothing_that_fell_out(session, process, world):
    facilitator = actor(session, world, "facilitator")
    meeting = session.get_one(Meeting, world.meeting_id)
    assert [row.id for row in meetings.upcoming(session, facilitator, DAY)] == [meeting.id]
    assert meetings.upcoming(session, facilitator, date(2021, 9, 15)) == []
    meeting.state = MeetingState.CANCELLED
    session.flush()
    assert meetings.upcoming(session, facilitator, DAY) == []


def test_a_past_meeting_waits_for_those_who_record_it(session, process, world):
    [waiting] = meetings.undocumented(session, actor(session, world, "facilitator"), date(2021, 9, 15))
    assert (waiting.meeting.id, waiting.open_items, waiting.recorded_seats) == (world.meeting_id, 3, 1)
    for name in ("reader", "leadership", "evaluator", "admin"):
        assert meetings.undocumented(session, actor(session, world, name), date(2021, 9, 15)) == []


def test_nobody_is_reminded_of_meetings_of_another_house(session, world):
    stranger = actor(session, world, "stranger")
    found = meetings.upcoming(session, stranger, date(2021, 1, 1))
    assert [row.id for row in found] == [world.other["meeting_id"]]
    assert [row.meeting.id for row in meetings.undocumented(session, stranger, DAY)] == [world.other["meeting_id"]]


def test_figures_read_every_decision_and_action_item(session, process):
    assert [row.number for row in decisions.rows(session, process)] == ["2021/01", "2021/02", "2021/03"]
    tasks = action_items.rows(session, process)
    assert {(row.responsible, row.where) for row in tasks} == {("Coordinator", "Steuerungsgruppe")}
    assert len(tasks) == 3


def test_a_tasks_owner_reads_it_only_where_they_have_a_role(session, world):
    coordinator = actor(session, world, "coordinator")
    assert len(action_items.mine(session, coordinator)) == 3
    elsewhere = Actor(coordinator.person_id, roles={world.other["administration_id"]: frozenset({Role.READER})})
    assert action_items.mine(session, elsewhere) == []
    assert action_items.own(session, elsewhere, world.action_item_id) is None


def test_the_latest_meeting_of_a_group_is_the_last_by_date(session, world):
    group_id = world.working_group_id
    later = Meeting(
        administration_id=world.administration_id,
        process_id=world.process_id,
        working_group_id=group_id,
        year=2021,
        number=1,
        starts_at=datetime(2021, 10, 1),
    )
    session.add(later)
    session.flush()
    assert meetings.latest_of(session, group_id) is later
