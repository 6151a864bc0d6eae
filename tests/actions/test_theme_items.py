"""Themes on agendas: brought in one step, seen from both sides, and kept when a topic is carried on."""

from datetime import date, datetime

import pytest

from tests.meetings import NOW
from tracker.actions import carry_over, groups, themes
from tracker.actions import theme_items as actions
from tracker.domain.errors import RuleViolation
from tracker.domain.groups import GroupKind
from tracker.domain.meetings import Confidentiality, ItemKind, ItemState
from tracker.domain.themes import ThemeStatus
from tracker.models import Group, Process, Theme, ThemeItem
from tracker.queries import agenda_links
from tracker.queries import theme_items as queries
from tracker.queries.people import actor_of

DAY = date(2021, 5, 25)


@pytest.fixture
def theme(session, world):
    return themes.add(session, session.get_one(Process, world.process_id), title="Parken", raised_on=DAY, today=DAY)


@pytest.fixture
def reader(session, world):
    return actor_of(session, world.people["reader"], "Reader", today=date(2021, 10, 26))


FACTS = {"title": "Parken", "kind": ItemKind.DISCUSSION, "visibility": Confidentiality.HOUSE}


def test_a_theme_is_brought_to_the_next_meeting_and_taken_up(session, theme, group, planned, actor):
    item = actions.bring(session, theme, group, planned, **FACTS)
    assert theme.status is ThemeStatus.ADOPTED
    assert item.position == 3
    [row] = agenda_links.of_item(session, item, actor)
    assert (row.target.title, row.target.id) == ("Parken", theme.id)
    assert [each.place.item_id for each in queries.of_theme(session, theme, actor)] == [item.id]


def test_a_theme_waits_in_the_backlog_of_a_group(session, theme, group, actor):
    item = actions.bring(session, theme, group, None, **FACTS)
    [found] = queries.of_theme(session, theme, actor)
    assert (found.place.meeting_number, found.place.group_name, item.meeting_id) == (None, "Steuerungsgruppe", None)


def test_a_theme_that_was_answered_is_not_brought_to_a_group(session, theme, group):
    themes.answer(
        session, theme, seen_version=theme.version, answer="Ja", answered_on=date(2021, 6, 1), today=date(2021, 6, 1)
    )
    with pytest.raises(RuleViolation, match="theme-answered"):
        actions.bring(session, theme, group, None, **FACTS)


def test_the_meeting_is_one_of_the_group(session, theme, planned):
    other = session.query(Group).filter_by(name="Leitbildrunde").one()
    with pytest.raises(RuleViolation, match="meeting-of-another-group"):
        actions.bring(session, theme, other, planned, **FACTS)


def test_groups_are_offered_with_their_next_meeting(session, theme, group, planned):
    process = session.get_one(Process, theme.process_id)
    gone = groups.found(session, process, name="Vorbei", kind=GroupKind.WORKING)
    gone.dissolved_on = date(2021, 6, 1)
    session.flush()
    offered = queries.destinations(session, theme, datetime(2021, 9, 20, 8, 0))
    assert [(each.group_name, each.meeting_id) for each in offered] == [
        ("Steuerungsgruppe", planned.id),
        ("Leitbildrunde", None),
    ]


def test_a_theme_is_not_put_twice_where_it_waits(session, theme, group, planned):
    [here, elsewhere] = queries.destinations(session, theme, datetime(2021, 9, 20, 8, 0))
    assert (here.meeting_id, here.in_backlog, elsewhere.in_backlog) == (planned.id, False, False)
    on_agenda = actions.bring(session, theme, group, planned, **FACTS)
    actions.bring(session, theme, group, None, **FACTS)
    [here, elsewhere] = queries.destinations(session, theme, datetime(2021, 9, 20, 8, 0))
    assert (here.meeting_id, here.starts_at, here.in_backlog, elsewhere.in_backlog) == (None, None, True, False)
    for meeting in (planned, None):
        with pytest.raises(RuleViolation, match="theme-place-taken"):
            actions.bring(session, theme, group, meeting, **FACTS)
    on_agenda.state = ItemState.WITHDRAWN
    session.flush()
    assert queries.destinations(session, theme, datetime(2021, 9, 20, 8, 0))[0].meeting_id == planned.id


def test_the_decision_on_an_item_is_seen_by_whoever_may_read_it(session, theme, world, actor, reader):
    shown = session.get_one(Theme, world.theme_id)
    for each in (actor, reader):
        [found] = queries.of_theme(session, shown, each)
        assert [(decision.label, decision.title) for decision in found.decisions] == [
            ("2021/01", "Beschluss zu Handlungsfelder")
        ]


def test_an_internal_item_and_its_decision_are_not_named(session, theme, group, planned, actor, reader):
    actions.bring(session, theme, group, planned, **(FACTS | {"visibility": Confidentiality.INTERNAL}))
    assert len(queries.of_theme(session, theme, actor)) == 1
    assert queries.of_theme(session, theme, reader) == []


def test_a_topic_that_is_carried_on_keeps_its_theme(session, theme, group, running, planned, actor):
    item = actions.bring(session, theme, group, running, **FACTS)
    topic = carry_over.copy(session, item, to=planned)
    assert [row.target.id for row in agenda_links.of_item(session, topic, actor)] == [theme.id]
    later = carry_over.defer(session, item, reason="Die Zeit war um.", now=NOW)
    assert session.query(ThemeItem).filter_by(agenda_item_id=later.id).count() == 1
    assert len(queries.of_theme(session, theme, actor)) == 3
