import pytest

from tests.meetings import NOW, close
from tracker.actions import agenda_items, carry_over
from tracker.actions import agenda_links as actions
from tracker.domain.agenda_links import LinkKind, Target
from tracker.domain.errors import RuleViolation
from tracker.models import AgendaItem, AgendaLink, Decision, DialogueEvent, Milestone
from tracker.queries import agenda_links as queries


@pytest.fixture
def item(session, running):
    return agenda_items.add(session, running, title="Leitbild")


@pytest.fixture
def milestone(session, world):
    return Target(LinkKind.MILESTONE, world.milestone_id, "Alle Fachdienste erreicht")


def titles(session, item, actor):
    return [row.target.title for row in queries.of_item(session, item, actor)]


def test_an_item_points_to_records_of_every_kind_to_each_once(session, world, item, actor):
    offered = queries.possible(session, world.process_id, actor)
    for kind in LinkKind:
        target = next(each for each in offered if each.kind is kind)
        assert actions.add(session, item, target) is actions.add(session, item, target)
    assert len(titles(session, item, actor)) == len(LinkKind)
    link = session.get_one(AgendaLink, queries.of_item(session, item, actor)[0].id)
    actions.remove(session, link)
    assert len(titles(session, item, actor)) == len(LinkKind) - 1


def test_a_record_knows_the_agendas_on_which_it_stands(session, world, running, milestone, item, actor):
    actions.add(session, item, milestone)
    shelved = agenda_items.add(session, running, title="Im Speicher")
    actions.add(session, shelved, milestone)
    carry_over.move_on(session, shelved)
    places = queries.places(session, session.get_one(Milestone, world.milestone_id), actor)
    assert [(place.title, place.meeting_number) for place in places] == [
        ("Im Speicher", None),
        ("Leitbild", running.number),
        ("Handlungsfelder", running.number),
    ]
    for model in (Decision, DialogueEvent):
        assert queries.places(session, session.query(model).first(), actor) == []


def test_what_is_deferred_or_copied_is_about_the_same_records(session, planned, item, milestone, actor):
    actions.add(session, item, milestone)
    copied = carry_over.copy(session, item, to=planned)
    topic = carry_over.defer(session, item, reason="Die Zeit war um.", now=NOW)
    for other in (copied, topic):
        assert titles(session, other, actor) == ["Alle Fachdienste erreicht"]
    agenda_items.reopen(session, item, now=NOW)
    assert session.get(AgendaItem, topic.id) is None
    assert titles(session, item, actor) == ["Alle Fachdienste erreicht"]


def test_the_links_of_a_meeting_that_is_over_stay_as_they_are(session, running, item, milestone):
    link = actions.add(session, item, milestone)
    close(session, running)
    with pytest.raises(RuleViolation, match="meeting-is-over"):
        actions.add(session, item, milestone)
    with pytest.raises(RuleViolation, match="meeting-is-over"):
        actions.remove(session, link)


def test_a_topic_in_the_backlog_can_be_linked(session, item, milestone, actor):
    carry_over.move_on(session, item)
    actions.add(session, item, milestone)
    assert titles(session, item, actor) == ["Alle Fachdienste erreicht"]
