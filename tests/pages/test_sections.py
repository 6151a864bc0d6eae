"""Sections of an agenda: headings between its items, while it is planned, held and afterwards."""

from __future__ import annotations

import pytest

from tests.browser import Browser
from tests.world import World
from tracker.extensions import db
from tracker.models import AgendaItem


@pytest.fixture
def facilitator(browser: Browser, world: World) -> Browser:
    """The facilitator, after the first two items of the running meeting were put into sections."""
    with browser.app.app_context():
        items = db.session.query(AgendaItem).filter_by(meeting_id=world.meeting_id).order_by(AgendaItem.position).all()
        for item, section in zip(items, ("Berichte", "Beschlüsse"), strict=False):
            item.section = section
        db.session.commit()
    return browser.as_("facilitator")


@pytest.mark.parametrize("endpoint", ["meetings.plan", "meetings.hold", "meetings.record"])
def test_the_agenda_names_a_section_where_it_begins(facilitator: Browser, endpoint: str):
    headings = facilitator.get(endpoint).texts(".wm-agenda__s")
    assert headings == ["Berichte", "Beschlüsse", "Without a section"]


def test_a_section_of_items_that_one_may_not_read_is_not_named(facilitator: Browser):
    page = facilitator.as_("reader").get("meetings.record")
    assert page.texts(".wm-agenda__s") == ["Berichte"]
    assert "Beschlüsse" not in page.texts("#items")[0]


def test_the_sections_in_use_are_proposed_in_every_form(facilitator: Browser):
    for endpoint in ("agenda_items.create", "agenda_items.edit", "standing_items.create"):
        page = facilitator.get(endpoint)
        assert page.soup.select_one("input[name=section]")["list"] == "sections"
        assert [option["value"] for option in page.soup.select("#sections option")] == ["Berichte", "Beschlüsse"]


def test_the_section_of_an_item_is_changed(facilitator: Browser):
    facilitator.submit("agenda_items.edit", {"section": "Ausblick"})
    assert facilitator.get("meetings.plan").texts(".wm-agenda__s")[0] == "Ausblick"
    assert "Section Ausblick" in facilitator.get("agenda_items.show").text
