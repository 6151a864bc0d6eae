from datetime import datetime

import pytest

from tracker.actions import meetings
from tracker.actions import standing_items as actions
from tracker.domain.agenda_items import typed
from tracker.domain.errors import Stale
from tracker.domain.meetings import Confidentiality, ItemKind
from tracker.domain.standing_items import recognised
from tracker.models import StandingItem
from tracker.queries import standing_items as queries


@pytest.fixture
def three(session, group):
    return [actions.add(session, group, title=title) for title in ("Berichte", "Beschlüsse", "Termine")]


def titles(session, group):
    return [(row.position, row.title) for row in queries.of_group(session, group.id)]


def test_standing_items_stand_in_the_order_in_which_they_are_put(session, group, three):
    actions.move(session, three[2], step=-1)
    assert titles(session, group) == [(1, "Berichte"), (2, "Termine"), (3, "Beschlüsse")]
    actions.move(session, three[0], step=-1)
    actions.move(session, three[0], step=1)
    assert titles(session, group) == [(1, "Termine"), (2, "Berichte"), (3, "Beschlüsse")]


def test_a_removed_standing_item_is_gone_and_a_new_one_stands_last(session, group, three):
    actions.remove(session, three[0])
    actions.add(session, group, title="Verschiedenes")
    assert [title for _position, title in titles(session, group)] == ["Beschlüsse", "Termine", "Verschiedenes"]


def test_a_change_to_what_somebody_else_changed_is_refused(session, three):
    actions.change(session, three[0], seen_version=three[0].version, title="Bericht der Verwaltung")
    with pytest.raises(Stale):
        actions.change(session, three[0], seen_version=three[0].version - 1, title="Anders")


def test_a_standing_item_that_is_kept_in_the_text_keeps_what_it_is(session, group):
    actions.add(
        session,
        group,
        title="Stand der Beschlüsse",
        minutes_planned=10,
        kind=ItemKind.ORGANISATIONAL,
        presenter="Koordination",
        section="Berichte",
        visibility=Confidentiality.INTERNAL,
    )
    known = recognised(row.usual for row in queries.of_group(session, group.id))
    agenda = typed("Leitbild\nStand der Beschlüsse (15 min)")
    meeting = meetings.schedule(session, group, starts_at=datetime(2021, 12, 7, 14, 0), agenda=agenda, known=known)
    free, kept = meetings.of_agenda(session, meeting)
    assert (free.kind, free.visibility, free.section) == (ItemKind.DISCUSSION, Confidentiality.GROUP, "")
    assert (kept.kind, kept.visibility) == (ItemKind.ORGANISATIONAL, Confidentiality.INTERNAL)
    assert (kept.presenter, kept.section, kept.minutes_planned) == ("Koordination", "Berichte", 15)


def test_what_is_on_an_agenda_already_stays_when_the_standing_item_goes(session, group, three):
    known = recognised(row.usual for row in queries.of_group(session, group.id))
    starts_at = datetime(2021, 12, 7, 14, 0)
    meeting = meetings.schedule(session, group, starts_at=starts_at, agenda=typed("Berichte"), known=known)
    actions.remove(session, session.get_one(StandingItem, three[0].id))
    assert [item.title for item in meetings.of_agenda(session, meeting)] == ["Berichte"]
