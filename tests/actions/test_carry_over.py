"""Topics come to another meeting: deferred, moved on, or copied."""

from datetime import datetime

import pytest

from tests.meetings import NOW, TODAY, close
from tracker.actions import action_items, agenda_items, decisions, information, meetings
from tracker.actions import carry_over as actions
from tracker.domain.agenda_items import typed
from tracker.domain.errors import RuleViolation
from tracker.domain.meetings import ItemKind, ItemState
from tracker.models import AgendaItem, Group, Information
from tracker.queries import agenda_items as queries
from tracker.queries import meetings as meeting_queries


@pytest.fixture
def undecided(session, running):
    """An item of the running meeting with an information and an action item."""
    item = agenda_items.add(session, running, title="Leitbild", notes="Drei Entwürfe", begun_at=NOW)
    information.record(session, item, text="Drei Entwürfe liegen vor.")
    action_items.agree(
        session, item, title="Entwürfe versenden", today=TODAY, due_on=TODAY, responsible_email="praxis@example.org"
    )
    return item


def led_to(session, meeting):
    return [row.title or row.text for row in queries.outcomes(session, meeting, queries.agenda(session, meeting))]


def test_a_deferred_topic_waits_in_the_backlog_and_the_record_keeps_it(session, running, actor):
    item = meetings.of_agenda(session, running)[1]
    topic = actions.defer(session, item, reason="Der Personalrat fehlt.", now=NOW)
    assert (item.state, item.state_reason) == (ItemState.DEFERRED, "Der Personalrat fehlt.")
    assert (topic.carried_from_id, topic.meeting_id, topic.visibility) == (item.id, None, item.visibility)
    assert [row.id for row in queries.backlog(session, running.working_group_id, actor)] == [topic.id]


def test_a_topic_deferred_to_the_next_meeting_stands_after_the_approval_of_minutes(session, running, planned, actor):
    first = meetings.of_agenda(session, planned)[0]
    first.kind = ItemKind.APPROVAL
    item = meetings.of_agenda(session, running)[1]
    topic = actions.defer(session, item, reason="Der Personalrat fehlt.", now=NOW, to=planned)
    agenda = meetings.of_agenda(session, planned)
    assert [row.id for row in agenda[:2]] == [first.id, topic.id]
    assert [row.position for row in agenda] == list(range(1, len(agenda) + 1))
    assert queries.backlog(session, running.working_group_id, actor) == []


def test_a_topic_deferred_to_a_meeting_that_falls_out_waits_in_the_backlog(session, running, planned, actor):
    item = meetings.of_agenda(session, running)[1]
    topic = actions.defer(session, item, reason="Der Personalrat fehlt.", now=NOW, to=planned)
    meetings.cancel(session, planned, reason="Raum gesperrt", today=TODAY)
    assert topic.id in [row.id for row in queries.backlog(session, running.working_group_id, actor)]


def test_nothing_is_deferred_to_a_meeting_that_is_over(session, running, planned):
    meetings.cancel(session, planned, reason="Raum gesperrt", today=TODAY)
    item = meetings.of_agenda(session, running)[1]
    with pytest.raises(RuleViolation, match="meeting-is-over"):
        actions.defer(session, item, reason="Grund", now=NOW, to=planned)


def test_nothing_is_deferred_before_the_meeting_begins(session, planned):
    item = meetings.of_agenda(session, planned)[0]
    with pytest.raises(RuleViolation, match="meeting-not-begun"):
        actions.defer(session, item, reason="Grund", now=NOW)


def test_an_item_moves_on_with_its_notes_and_what_it_led_to(session, running, planned, undecided):
    before = led_to(session, running)
    actions.move_on(session, undecided, to=planned)
    assert [item.title for item in meetings.of_agenda(session, planned)] == ["Leitbild", "Haushalt", "Personal"]
    assert led_to(session, planned) == ["Drei Entwürfe liegen vor.", "Entwürfe versenden"]
    assert sorted(before) == sorted(led_to(session, running) + led_to(session, planned))
    assert (undecided.notes, undecided.state) == ("Drei Entwürfe", ItemState.OPEN)
    assert (undecided.begun_at, undecided.ended_at) == (None, None)


def test_the_agenda_that_an_item_leaves_closes_the_gap(session, planned):
    first, _second = meetings.of_agenda(session, planned)
    actions.move_on(session, first)
    assert [(item.position, item.title) for item in meetings.of_agenda(session, planned)] == [(1, "Personal")]


def test_without_a_next_meeting_an_item_moves_into_the_backlog_with_its_action_items(session, undecided, actor):
    actions.move_on(session, undecided)
    assert undecided.title in [row.title for row in queries.backlog(session, undecided.working_group_id, actor)]
    [task] = session.query(action_items.ActionItem).filter_by(agenda_item_id=undecided.id)
    assert task.meeting_id is None


@pytest.mark.parametrize("taking", ["take up", "plan"])
def test_action_items_follow_their_topic_from_the_backlog_onto_an_agenda(session, group, planned, undecided, taking):
    actions.move_on(session, undecided)
    if taking == "take up":
        agenda_items.take_up(session, planned, undecided)
    else:
        planned = meetings.schedule(session, group, starts_at=datetime(2021, 12, 7, 14, 0), carried=[undecided.id])
    assert led_to(session, planned) == ["Drei Entwürfe liegen vor.", "Entwürfe versenden"]


@pytest.mark.parametrize("way", ["shelve", "cancel"])
def test_action_items_follow_their_topic_back_into_the_backlog(session, planned, undecided, way):
    actions.move_on(session, undecided, to=planned)
    if way == "shelve":
        agenda_items.shelve(session, undecided)
    else:
        meetings.cancel(session, planned, reason="Raum gesperrt", today=TODAY)
    [task] = session.query(action_items.ActionItem).filter_by(agenda_item_id=undecided.id)
    assert (undecided.meeting_id, task.meeting_id) == (None, None)


def test_a_decision_stays_with_the_meeting_that_took_it(session, planned, undecided):
    decisions.decide(session, undecided, title="Entwurf B")
    with pytest.raises(RuleViolation, match="item-is-decided"):
        actions.move_on(session, undecided, to=planned)
    copied = actions.copy(session, undecided, to=planned)
    assert (copied.title, copied.carried_from_id, copied.notes) == ("Leitbild", undecided.id, "")
    assert led_to(session, planned) == []


def test_nothing_is_taken_away_from_a_meeting_that_is_over_but_its_topics_can_be_copied(
    session, running, planned, undecided
):
    close(session, running)
    with pytest.raises(RuleViolation, match="meeting-is-over"):
        actions.move_on(session, undecided, to=planned)
    assert actions.copy(session, undecided, to=planned).state is ItemState.OPEN


def test_what_waits_in_the_backlog_neither_moves_nor_is_copied(session, undecided):
    actions.move_on(session, undecided)
    for carry in (actions.move_on, actions.copy):
        with pytest.raises(RuleViolation, match="item-on-no-agenda"):
            carry(session, undecided)


def test_a_topic_never_comes_to_another_group(session, world, undecided):
    foreign = meetings.schedule(
        session, session.get_one(Group, world.other["working_group_id"]), starts_at=datetime(2021, 12, 7, 14, 0)
    )
    with pytest.raises(RuleViolation, match="meeting-of-another-group"):
        actions.move_on(session, undecided, to=foreign)


def test_a_deferred_topic_that_was_worked_at_does_not_vanish_when_the_item_is_opened_again(session, planned, undecided):
    topic = actions.defer(session, undecided, reason="Die Zeit war um.", now=NOW, to=planned)
    meetings.start(session, planned, now=NOW, today=TODAY)
    information.record(session, topic, text="Ein vierter Entwurf liegt vor.")
    actions.move_on(session, topic)
    with pytest.raises(RuleViolation, match="item-carried-on"):
        agenda_items.reopen(session, undecided, now=NOW)
    assert session.query(Information).filter_by(agenda_item_id=topic.id).count() == 1


def test_opening_a_deferred_item_again_leaves_an_earlier_copy_alone(session, planned, undecided):
    copied = actions.copy(session, undecided, to=planned)
    topic = actions.defer(session, undecided, reason="Die Zeit war um.", now=NOW)
    agenda_items.reopen(session, undecided, now=NOW)
    assert session.get(AgendaItem, topic.id) is None
    assert session.get(AgendaItem, copied.id) is copied


def the_next(session, meeting):
    found = meeting_queries.next_of(session, meeting)
    return None if found is None else found.number


def test_the_next_meeting_is_the_next_one_that_will_take_place(session, running, planned, group):
    later = meetings.schedule(session, group, starts_at=datetime(2021, 12, 7, 14, 0), agenda=typed("Haushalt"))
    assert the_next(session, running) == planned.number
    meetings.change(session, planned, seen_version=planned.version, starts_at=datetime(2021, 12, 14, 14, 0))
    assert the_next(session, running) == later.number
    meetings.invite(session, later, today=TODAY)
    assert the_next(session, running) == later.number
    meetings.cancel(session, later, reason="Raum gesperrt", today=TODAY)
    assert the_next(session, running) == planned.number
    meetings.cancel(session, planned, reason="Raum gesperrt", today=TODAY)
    assert the_next(session, running) is None
    meetings.reinstate(session, later, today=TODAY)
    assert the_next(session, running) == later.number
