"""The page for the projector: large, current, and without anything internal."""

from __future__ import annotations

import pytest

from tests.browser import Browser
from tests.world import World
from tracker.extensions import db
from tracker.models import AgendaItem

INTERNAL = "Personal"


@pytest.fixture
def facilitator(browser: Browser, world: World) -> Browser:
    """The facilitator of a meeting whose second item is internal."""
    with browser.app.app_context():
        items = db.session.query(AgendaItem).filter_by(meeting_id=world.meeting_id).order_by(AgendaItem.position).all()
        visibilities = ("house", "internal", "group")
        for item, visibility, title in zip(items, visibilities, ("Handlungsfelder", INTERNAL, "Haushalt"), strict=True):
            item.visibility, item.title = visibility, title
        db.session.commit()
    return browser.as_("facilitator")


def test_the_current_item_is_shown_with_what_it_led_to_and_what_comes_next(facilitator: Browser):
    page = facilitator.get("presentations.show")
    assert page.texts(".wm-stage h2") == ["Handlungsfelder"]
    assert page.texts(".wm-stage__n") == ["Item 1 of 2"]
    assert len(page.soup.select(".wm-stage__led li")) == 3
    assert page.texts(".wm-stage__f") == ["Next: Haushalt"]


def test_nothing_internal_is_shown_whoever_presents(facilitator: Browser, world: World):
    with facilitator.app.app_context():
        hidden = db.session.query(AgendaItem).filter_by(title=INTERNAL).one().id
    for arguments in ({}, {"item": hidden}):
        page = facilitator.get("presentations.show", **arguments)
        assert INTERNAL not in page.text
        assert f"item={hidden}" not in str(page.soup.select_one("main"))
        assert " 3" not in page.text.split("Back to the meeting")[1]


def test_arrow_keys_have_links_to_follow(facilitator: Browser):
    first = facilitator.get("presentations.show")
    forward = facilitator.open(first.soup.select_one("[data-key=ArrowRight]")["href"])
    assert forward.texts(".wm-stage h2") == ["Haushalt"]
    assert forward.texts(".wm-stage__n") == ["Item 2 of 2"]
    back = facilitator.open(forward.soup.select_one("[data-key=ArrowLeft]")["href"])
    assert back.texts(".wm-stage h2") == ["Handlungsfelder"]
    live = facilitator.open(back.soup.select_one("[data-key=Home]")["href"])
    assert not live.soup.select("[data-key=Home]")


def test_before_the_beginning_the_agenda_is_shown(facilitator: Browser):
    address = facilitator.post("meetings.schedule", facilitator.get("meetings.schedule").fields()).location
    page = facilitator.open(address.replace("/plan", "/present"))
    assert len(page.soup.select(".wm-stage__all li")) == 2
    assert not page.soup.select("[data-live]")


def test_a_reader_sees_what_is_for_the_house(facilitator: Browser):
    page = facilitator.as_("reader").get("presentations.show")
    assert page.texts(".wm-stage__n") == ["Item 1 of 1"]
    assert "Haushalt" not in page.text
