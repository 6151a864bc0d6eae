"""Who else has an item open is said on the page of the meeting."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.browser import Browser
from tests.statements import statements
from tests.world import World
from tracker.extensions import db
from tracker.models import Presence, SignIn
from tracker.models.base import now

JSON = {"Accept": "application/json"}


def tell(person: Browser) -> str:
    """What the page of a person hears when it says that the item is open there."""
    data = {"csrf_token": person._token()}
    answer = person.client.post(person.url("presences.notice"), data=data, headers=JSON)
    assert answer.status_code == 200
    return str(answer.json["words"])


@pytest.fixture
def two(browser: Browser) -> tuple[Browser, Browser]:
    return browser.as_("facilitator"), browser.as_("coordinator")


def test_each_of_two_hears_of_the_other(two: tuple[Browser, Browser]):
    first, second = two
    assert tell(first) == ""
    assert tell(second) == "Facilitator also has this item open."
    assert tell(first) == "Coordinator also has this item open."


def test_whoever_left_is_soon_forgotten(two: tuple[Browser, Browser]):
    first, second = two
    tell(first)
    with first.app.app_context():
        db.session.query(Presence).one().seen_at = now() - timedelta(seconds=50)
        db.session.commit()
    assert tell(second) == ""


def test_an_open_page_keeps_nobody_signed_in(two: tuple[Browser, Browser], world: World):
    first, _second = two
    with first.app.app_context():
        sign_in = db.session.query(SignIn).filter_by(person_id=world.people["facilitator"]).one()
        sign_in.seen_at = before = now() - timedelta(minutes=5)
        db.session.commit()
    tell(first)
    with first.app.app_context():
        assert db.session.query(SignIn).filter_by(person_id=world.people["facilitator"]).one().seen_at == before


def test_the_page_of_an_item_knows_where_to_tell_of_itself(two: tuple[Browser, Browser], world: World):
    page = two[0].get("meetings.hold", item=world.agenda_item_id)
    assert page.soup.select_one("[data-presence]")["data-presence"] == two[0].url("presences.notice")


def test_more_people_at_one_item_ask_no_more(two: tuple[Browser, Browser], world: World):
    first, second = two
    tell(first)
    with statements() as alone:
        tell(first)
    tell(second)
    with statements() as together:
        tell(first)
    assert len(together) == len(alone)


def test_without_a_script_one_is_led_back_to_the_item(two: tuple[Browser, Browser], world: World):
    assert two[0].post("presences.notice").location == f"/agenda-items/{world.agenda_item_id}"
