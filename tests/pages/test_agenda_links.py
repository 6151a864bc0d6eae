"""What agenda items are about elsewhere: shown on both sides, as far as one may read it."""

from __future__ import annotations

import pytest

from tests.browser import Browser
from tests.statements import statements
from tests.world import World
from tracker.domain.meetings import Confidentiality
from tracker.extensions import db
from tracker.models import AgendaItem, AgendaLink, Decision, Document

MILESTONE = "Alle Fachdienste erreicht"


@pytest.fixture
def facilitator(browser: Browser) -> Browser:
    return browser.as_("facilitator")


def link(browser: Browser, title: str, **targets: int) -> None:
    with browser.app.app_context():
        item = db.session.query(AgendaItem).filter_by(title=title).one()
        db.session.add(AgendaLink.of(item, **targets))
        db.session.commit()


@pytest.mark.parametrize("endpoint", ["meetings.plan", "meetings.hold", "meetings.record"])
def test_the_agenda_leads_to_what_its_items_are_about(facilitator: Browser, world: World, endpoint: str):
    page = facilitator.get(endpoint, **({"item": world.agenda_item_id} if endpoint == "meetings.hold" else {}))
    assert page.texts(".wm-links li") == [f"Milestone: {MILESTONE}", "Theme: Homeoffice"]
    assert page.soup.select_one(".wm-links a")["href"] == f"/milestones/{world.milestone_id}"


def test_a_link_is_added_and_removed_on_the_page_of_the_item(facilitator: Browser):
    page = facilitator.get("agenda_links.create")
    options = {node.get_text(): node["value"] for node in page.soup.select("#target option")}
    facilitator.post("agenda_links.create", page.fields() | {"target": "decision:999999"}, status=422)
    facilitator.post("agenda_links.create", page.fields() | {"target": ""}, status=422)
    facilitator.post("agenda_links.create", page.fields() | {"target": options["Auftakt mit dem Landrat"]})
    page = facilitator.get("agenda_items.show")
    assert page.texts("#links li a") == [MILESTONE, "Auftakt mit dem Landrat", "Homeoffice"]
    first = page.soup.select("#links form")[0]["action"]
    facilitator.open(first, data={}, status=303)
    assert facilitator.get("agenda_items.show").texts("#links li a") == ["Auftakt mit dem Landrat", "Homeoffice"]


@pytest.mark.parametrize("endpoint", ["milestones.show", "dialogues.show", "decisions.show"])
def test_a_record_names_the_agendas_on_which_it_stands(browser: Browser, world: World, endpoint: str):
    link(browser, "Haushalt", dialogue_event_id=world.dialogue_event_id)
    link(browser, "Haushalt", decision_id=world.decision_id)
    page = browser.as_("facilitator").get(endpoint)
    assert "On the agenda of" in page.text
    assert "Meeting 3 of the Steuerungsgruppe, 14 September 2021" in page.text


def test_agendas_that_one_may_not_read_are_not_named(browser: Browser, world: World):
    link(browser, "Haushalt", dialogue_event_id=world.dialogue_event_id)
    assert "On the agenda of" not in browser.as_("reader").get("dialogues.show").text
    assert "Haushalt" not in browser.as_("reader").get("dialogues.show").text


def test_a_decision_that_one_may_not_read_is_not_linked(browser: Browser, world: World):
    with browser.app.app_context():
        hidden = db.session.query(Decision).filter_by(title="Beschluss zu Haushalt").one().id
    link(browser, "Handlungsfelder", decision_id=hidden)
    assert "Beschluss zu Haushalt" in browser.as_("facilitator").get("meetings.record").texts("#items")[0]
    assert "Beschluss zu Haushalt" not in browser.as_("reader").get("meetings.record").text
    assert "Beschluss zu Haushalt" not in browser.as_("reader").get("agenda_items.show").text


def test_a_document_is_linked_for_whoever_may_read_it_and_names_the_agenda(browser: Browser, world: World):
    link(browser, "Haushalt", document_id=world.document_id)
    facilitator = browser.as_("facilitator")
    assert "Document: Vorlage zu den Handlungsfeldern" in facilitator.get("meetings.plan").texts(".wm-links li")
    assert "On the agenda of" in facilitator.get("documents.show").text
    with browser.app.app_context():
        db.session.get_one(Document, world.document_id).visibility = Confidentiality.INTERNAL
        db.session.commit()
    assert "Vorlage zu den Handlungsfeldern" not in browser.as_("leadership").get("meetings.plan").text


def test_more_links_ask_no_more(facilitator: Browser, world: World):
    facilitator.get("meetings.plan")
    with statements() as few:
        facilitator.get("meetings.plan")
    for _link in range(10):
        link(facilitator, "Handlungsfelder", milestone_id=world.milestone_id)
    with statements() as many:
        facilitator.get("meetings.plan")
    assert len(many) == len(few)
