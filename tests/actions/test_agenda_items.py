from datetime import timedelta

import pytest

from tests.meetings import NOW, TODAY
from tracker.actions import agenda_items as actions
from tracker.actions import carry_over, meetings
from tracker.domain.errors import RuleViolation, Stale
from tracker.domain.meetings import Confidentiality, ItemState
from tracker.models import AgendaItem
from tracker.queries import agenda_items as queries


def titles(session, meeting):
    return [(item.position, item.title) for item in meetings.of_agenda(session, meeting)]


def test_a_new_item_stands_at_the_end(session, planned):
    item = actions.add(session, planned, title="Verschiedenes", visibility=Confidentiality.HOUSE)
    assert (item.position, item.working_group_id) == (3, planned.working_group_id)


def test_items_move_up_and_down_and_to_a_place(session, planned):
    actions.add(session, planned, title="Verschiedenes")
    first, second, third = meetings.of_agenda(session, planned)
    actions.move(session, second, step=-1)
    assert titles(session, planned) == [(1, "Personal"), (2, "Haushalt"), (3, "Verschiedenes")]
    actions.move(session, third, position=1)
    assert titles(session, planned) == [(1, "Verschiedenes"), (2, "Personal"), (3, "Haushalt")]
    actions.move(session, first, step=1)
    assert titles(session, planned)[2] == (3, "Haushalt")


def test_a_changed_item_keeps_its_place(session, planned):
    item = meetings.of_agenda(session, planned)[1]
    actions.change(session, item, seen_version=item.version, title="Personalrat", minutes_planned=15)
    assert titles(session, planned)[1] == (2, "Personalrat")


def test_an_old_page_does_not_overwrite_an_item(session, planned):
    item = meetings.of_agenda(session, planned)[0]
    with pytest.raises(Stale):
        actions.change(session, item, seen_version=item.version + 1, title="Anders")


def test_a_shelved_item_waits_in_the_backlog_and_can_be_taken_up_again(session, planned, actor):
    first, _second = meetings.of_agenda(session, planned)
    actions.shelve(session, first)
    assert titles(session, planned) == [(1, "Personal")]
    assert [row.title for row in queries.backlog(session, planned.working_group_id, actor)] == ["Haushalt"]
    with pytest.raises(RuleViolation, match="item-on-no-agenda"):
        actions.shelve(session, first)
    with pytest.raises(RuleViolation, match="item-on-no-agenda"):
        actions.move(session, first, step=1)
    with pytest.raises(RuleViolation, match="item-on-no-agenda"):
        actions.take_notes(session, first, seen_version=first.version, notes="Noch nicht", now=NOW)
    actions.change(session, first, seen_version=first.version, title="Haushalt 2022")
    actions.take_up(session, planned, queries.waiting(session, planned, first.id))
    assert titles(session, planned) == [(1, "Personal"), (2, "Haushalt 2022")]
    assert queries.waiting(session, planned, first.id) is None


def test_once_the_meeting_runs_nothing_vanishes_from_its_agenda(session, running, world):
    with pytest.raises(RuleViolation, match="meeting-has-begun"):
        actions.shelve(session, session.get_one(AgendaItem, world.agenda_item_id))


def test_dealing_with_an_item_keeps_its_notes_and_begins_the_next(session, running):
    first, second, third = meetings.of_agenda(session, running)
    first.begun_at = NOW - timedelta(minutes=9)
    session.flush()
    following = actions.deal_with(session, first, seen_version=first.version, notes="Einstimmig", now=NOW)
    assert (first.state, first.ended_at, first.notes) == (ItemState.DEALT_WITH, NOW, "Einstimmig")
    assert following is second
    assert second.begun_at == NOW
    assert actions.deal_with(session, second, now=NOW) is third
    assert actions.deal_with(session, third, now=NOW) is None


def test_an_item_is_dealt_with_once(session, running):
    first = meetings.of_agenda(session, running)[0]
    actions.deal_with(session, first, now=NOW)
    with pytest.raises(RuleViolation, match="item-not-open"):
        actions.deal_with(session, first, now=NOW)


def test_an_item_left_out_comes_again_at_the_end(session, running):
    first, _second, third = meetings.of_agenda(session, running)
    assert actions.deal_with(session, third, now=NOW) is first


def test_somebody_elses_notes_are_not_overwritten(session, running):
    item = meetings.of_agenda(session, running)[0]
    seen = item.version
    actions.take_notes(session, item, seen_version=seen, notes="Erste Fassung", now=NOW)
    assert item.begun_at == NOW
    with pytest.raises(Stale):
        actions.take_notes(session, item, seen_version=seen, notes="Zweite Fassung", now=NOW)
    with pytest.raises(Stale):
        actions.deal_with(session, item, seen_version=seen, notes="Zweite Fassung", now=NOW)


def test_the_same_notes_once_more_change_nothing(session, running):
    item = meetings.of_agenda(session, running)[0]
    actions.take_notes(session, item, seen_version=item.version, notes="Notiz", now=NOW)
    version = item.version
    actions.take_notes(session, item, seen_version=version - 1, notes="Notiz", now=NOW)
    assert item.version == version


def test_a_deferred_topic_that_comes_back_leaves_the_backlog(session, running, actor):
    item = meetings.of_agenda(session, running)[1]
    carry_over.defer(session, item, reason="Der Personalrat fehlt.", now=NOW)
    actions.reopen(session, item, now=NOW)
    assert (item.state, item.state_reason, item.begun_at) == (ItemState.OPEN, "", NOW)
    assert queries.backlog(session, running.working_group_id, actor) == []


def test_a_deferred_topic_on_another_agenda_stays_deferred(session, running, planned):
    item = meetings.of_agenda(session, running)[1]
    topic = carry_over.defer(session, item, reason="Der Personalrat fehlt.", now=NOW)
    actions.take_up(session, planned, topic)
    with pytest.raises(RuleViolation, match="item-carried-on"):
        actions.reopen(session, item, now=NOW)


def test_an_item_dealt_with_by_mistake_is_opened_again(session, running):
    item = meetings.of_agenda(session, running)[0]
    actions.deal_with(session, item, now=NOW)
    actions.reopen(session, item, now=NOW)
    assert (item.state, item.ended_at) == (ItemState.OPEN, None)


def test_a_cancelled_meeting_takes_nothing_up(session, planned):
    meetings.cancel(session, planned, reason="Raum gesperrt", today=TODAY)
    with pytest.raises(RuleViolation, match="meeting-is-over"):
        actions.add(session, planned, title="Nachtrag")
