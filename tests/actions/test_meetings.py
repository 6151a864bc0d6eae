from datetime import datetime

import pytest

from tests.meetings import NOW, TODAY, close, titled
from tracker.actions import agenda_items, carry_over, meetings, minutes, seats
from tracker.domain.agenda_items import typed
from tracker.domain.errors import RuleViolation, Stale
from tracker.domain.meetings import AttendanceStatus, Confidentiality, ItemKind, ItemState, MeetingState
from tracker.models import AgendaItem, Group, Membership, Process
from tracker.queries import agenda_items as agendas
from tracker.queries import meetings as meeting_queries

STARTS = datetime(2021, 10, 26, 14, 0)


def items_of(session, meeting):
    return meetings.of_agenda(session, meeting)


def test_a_planned_meeting_has_its_agenda_and_the_next_number_of_the_year(session, group):
    meeting = meetings.schedule(
        session,
        group,
        starts_at=STARTS,
        place="Raum 204",
        confidentiality=Confidentiality.HOUSE,
        agenda=typed("Genehmigung\nHaushalt (20 min)"),
        known={"Genehmigung": {"kind": ItemKind.APPROVAL}},
    )
    assert (meeting.year, meeting.number, meeting.state) == (2021, 4, MeetingState.DRAFT)
    assert meeting.process_id == group.process_id
    assert meeting.administration_id == group.administration_id
    found = [(i.position, i.title, i.kind, i.minutes_planned, i.visibility) for i in items_of(session, meeting)]
    assert found == [
        (1, "Genehmigung", ItemKind.APPROVAL, None, Confidentiality.HOUSE),
        (2, "Haushalt", ItemKind.DISCUSSION, 20, Confidentiality.HOUSE),
    ]


def test_numbers_begin_again_every_year_and_are_never_given_twice(session, group):
    first, second = (
        meetings.schedule(session, group, starts_at=datetime(2022, 1, day, 9, 0)).number for day in (10, 20)
    )
    assert (first, second) == (1, 2)


def test_every_group_has_numbers_of_its_own(session, group):
    other = Group.of(session.get_one(Process, group.process_id), name="Leitbildgruppe")
    session.add(other)
    session.flush()
    numbers = [meetings.schedule(session, one, starts_at=STARTS).number for one in (group, other, group, other)]
    assert numbers == [4, 1, 5, 2]


@pytest.mark.parametrize("action", [meetings.cancel, meetings.mark_not_held])
def test_what_fell_out_stays_in_the_series_with_its_number_and_in_the_statistics(session, group, planned, action):
    action(session, planned, reason="Der Raum war gesperrt.", today=TODAY)
    following = meetings.schedule(session, group, starts_at=datetime(2021, 11, 23, 14, 0))
    assert (planned.number, following.number) == (4, 5)
    assert planned.id in [row.id for row in meeting_queries.of_group(session, group)]
    [row] = [
        row for row in meeting_queries.rows(session, session.get_one(Process, group.process_id)) if row.id == planned.id
    ]
    assert (row.state, row.is_held) == (planned.state, False)


def test_a_draft_that_moves_to_another_year_gets_a_number_there(session, planned):
    meetings.change(session, planned, seen_version=planned.version, starts_at=datetime(2022, 1, 10, 9, 0))
    assert (planned.year, planned.number) == (2022, 1)


def test_a_meeting_that_moves_within_the_year_keeps_its_number(session, planned):
    meetings.change(
        session, planned, seen_version=planned.version, starts_at=datetime(2021, 11, 2, 9, 0), place="Raum 7"
    )
    assert (planned.number, planned.place) == (4, "Raum 7")


def test_rescheduling_keeps_the_number_under_which_people_were_invited_and_everything_else(session, planned):
    agenda = [(item.id, item.position, item.title) for item in items_of(session, planned)]
    meetings.invite(session, planned, today=TODAY)
    meetings.change(session, planned, seen_version=planned.version, starts_at=datetime(2022, 1, 10, 9, 0))
    assert (planned.year, planned.number, planned.state) == (2021, 4, MeetingState.INVITED)
    assert [(item.id, item.position, item.title) for item in items_of(session, planned)] == agenda


def test_an_old_page_does_not_overwrite_a_meeting(session, planned):
    with pytest.raises(Stale):
        meetings.change(session, planned, seen_version=planned.version - 1, starts_at=STARTS)


def test_chair_and_minute_taker_are_those_of_the_group(session, group, world):
    chair = session.get_one(Membership, world.membership_id)
    chair.role = "chair"
    session.flush()
    meeting = meetings.schedule(session, group, starts_at=STARTS)
    assert (meeting.chair_id, meeting.minute_taker_id) == (chair.person_id, None)


def test_a_meeting_is_invited_and_begins_with_its_first_open_item(session, planned):
    meetings.invite(session, planned, today=TODAY)
    assert planned.state is MeetingState.INVITED
    first, second = items_of(session, planned)
    agenda_items.withdraw(session, first, reason="Vorlage fehlt", now=NOW)
    meetings.start(session, planned, now=NOW, today=TODAY)
    assert (planned.state, planned.started_at) == (MeetingState.IN_PROGRESS, NOW)
    assert (first.begun_at, second.begun_at) == (None, NOW)


def test_a_meeting_without_an_agenda_can_begin(session, group):
    meeting = meetings.schedule(session, group, starts_at=STARTS)
    meetings.start(session, meeting, now=NOW, today=TODAY)
    assert meeting.state is MeetingState.IN_PROGRESS


def test_a_meeting_does_not_close_while_something_is_missing(session, running):
    with pytest.raises(RuleViolation, match="meeting-incomplete"):
        minutes.close(session, running, now=NOW, today=TODAY, titled=titled)
    assert running.state is MeetingState.IN_PROGRESS


def test_a_complete_meeting_closes_and_nothing_of_it_changes_any_more(session, running, world):
    close(session, running)
    assert (running.state, running.closed_at) == (MeetingState.CLOSED, NOW)
    item = session.get_one(AgendaItem, world.agenda_item_id)
    member = session.get_one(Membership, world.membership_id)
    for forbidden in (
        lambda: meetings.change(session, running, seen_version=running.version, starts_at=STARTS),
        lambda: agenda_items.add(session, running, title="Nachtrag"),
        lambda: agenda_items.change(session, item, seen_version=item.version, title="Anders"),
        lambda: agenda_items.move(session, item, step=1),
        lambda: agenda_items.take_notes(session, item, seen_version=item.version, notes="Anders", now=NOW),
        lambda: agenda_items.reopen(session, item, now=NOW),
        lambda: agenda_items.withdraw(session, item, reason="Grund", now=NOW),
        lambda: carry_over.defer(session, item, reason="Grund", now=NOW),
        lambda: seats.record(session, running, member, status=AttendanceStatus.ABSENT),
        lambda: seats.welcome(session, running, guest_name="Gast"),
    ):
        with pytest.raises(RuleViolation, match="meeting-is-over"):
            forbidden()
    with pytest.raises(RuleViolation, match="meeting-state"):
        meetings.start(session, running, now=NOW, today=TODAY)


@pytest.mark.parametrize(
    ("action", "state"),
    [(meetings.cancel, MeetingState.CANCELLED), (meetings.mark_not_held, MeetingState.NOT_HELD)],
)
def test_what_falls_out_keeps_its_reason_and_its_items_return_to_the_backlog(session, planned, actor, action, state):
    first, _second = items_of(session, planned)
    agenda_items.withdraw(session, first, reason="Vorlage fehlt", now=NOW)
    action(session, planned, reason="Der Raum war gesperrt.", today=TODAY)
    assert (planned.state, planned.state_reason) == (state, "Der Raum war gesperrt.")
    assert [item.title for item in items_of(session, planned)] == ["Haushalt"]
    assert [row.title for row in agendas.backlog(session, planned.working_group_id, actor)] == ["Personal"]


def test_a_cancelled_meeting_can_be_planned_after_all(session, planned):
    meetings.cancel(session, planned, reason="Raum gesperrt", today=TODAY)
    meetings.reinstate(session, planned, today=TODAY)
    assert (planned.state, planned.state_reason) == (MeetingState.DRAFT, "")
    assert items_of(session, planned) == []


def test_a_meeting_that_is_being_held_is_not_cancelled(session, running):
    with pytest.raises(RuleViolation, match="meeting-state"):
        meetings.cancel(session, running, reason="Grund", today=TODAY)
    assert {item.state for item in items_of(session, running)} == {ItemState.OPEN}
