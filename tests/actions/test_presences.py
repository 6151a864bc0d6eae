from datetime import timedelta

import pytest
from sqlalchemy import insert

from tests.meetings import NOW
from tracker.actions import agenda_items
from tracker.actions import presences as actions
from tracker.models import Presence
from tracker.queries import presences as queries


@pytest.fixture
def item(session, running):
    return agenda_items.add(session, running, title="Leitbild")


def seen(session, item):
    return [(row.name, row.seen_at) for row in queries.of_item(session, item.id)]


def test_whoever_has_an_item_open_is_noted_once_with_the_latest_moment(session, world, item):
    for seconds in (0, 15, 30):
        actions.notice(session, item, world.people["facilitator"], now=NOW + timedelta(seconds=seconds))
    assert seen(session, item) == [("Facilitator", NOW + timedelta(seconds=30))]


def test_whoever_has_gone_on_to_another_item_is_forgotten_here(session, world, running, item):
    actions.notice(session, item, world.people["facilitator"], now=NOW)
    other = agenda_items.add(session, running, title="Haushalt 2023")
    actions.notice(session, other, world.people["facilitator"], now=NOW + timedelta(minutes=1))
    assert seen(session, item) == []
    assert len(seen(session, other)) == 1


def test_two_windows_of_one_person_that_say_so_at_once_are_one(session, world, item, monkeypatch):
    person_id = world.people["facilitator"]
    session.execute(insert(Presence).values(agenda_item_id=item.id, person_id=person_id, seen_at=NOW))
    monkeypatch.setattr(session, "scalars", lambda _statement: _Nothing())
    actions.notice(session, item, person_id, now=NOW)
    monkeypatch.undo()
    assert len(seen(session, item)) == 1


class _Nothing:
    """What a window finds that looked before the other one wrote."""

    def first(self):
        return None
