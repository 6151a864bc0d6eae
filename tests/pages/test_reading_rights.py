"""Whoever may not read an agenda item learns nothing of it: not on its page, not in lists, not by its outcomes."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from tests.architecture.routes import routes
from tests.browser import Browser
from tests.world import World
from tracker.extensions import db
from tracker.models import ActionItem, AgendaItem, Decision, Meeting, Membership

PAGES = (
    "meetings.show",
    "meetings.plan",
    "meetings.record",
    "meetings.index",
    "decisions.index",
    "action_items.index",
    "action_items.mine",
    "groups.index",
    "groups.show",
    "processes.show",
    "dashboards.show",
    "home.index",
)
OUTSIDE = ("reader", "evaluator", "raw_evaluator")
"""People of the house, or appointed to it, who hold no seat of the group."""
HIDDEN = ("Haushalt", "Personalie")


def _ids(browser: Browser, model, title: str) -> int:
    with browser.app.app_context():
        return db.session.scalars(select(model.id).where(model.title == title)).one()


@pytest.mark.parametrize("person", OUTSIDE)
def test_no_page_shows_what_is_not_for_the_house(browser: Browser, person: str):
    somebody = browser.as_(person)
    for endpoint in PAGES:
        page = somebody.get(endpoint)
        for title in HIDDEN:
            assert title not in page.text, (endpoint, title)
    assert "Handlungsfelder" in somebody.get("meetings.record").text


@pytest.mark.parametrize("person", OUTSIDE)
@pytest.mark.parametrize("query", ["Haushalt", "Personalie"])
def test_the_search_finds_nothing_that_is_not_for_the_house(browser: Browser, person: str, query: str):
    page = browser.as_(person).get("search.index", q=query)
    assert not [link for link in page.links() if "/agenda-items/" in link or "/decisions/" in link]
    assert f"Beschluss zu {query}" not in page.text
    assert f"Notizen zu {query}" not in page.text


@pytest.mark.parametrize("person", OUTSIDE)
@pytest.mark.parametrize("title", HIDDEN)
def test_hidden_items_and_their_outcomes_do_not_exist(browser: Browser, person: str, title: str):
    somebody = browser.as_(person)
    names = {AgendaItem: title, Decision: f"Beschluss zu {title}", ActionItem: f"Aufgabe zu {title}"}
    walked = [
        (rule.endpoint, declared.model)
        for rule, method, declared in routes(browser.app)
        if method == "GET" and declared.model in names
    ]
    assert {model for _endpoint, model in walked} == names.keys()
    for endpoint, model in walked:
        argument = {f"{model.__tablename__}_id": _ids(browser, model, names[model])}
        page = somebody.get(endpoint, status=404, **argument)
        assert title not in page.text, endpoint


@pytest.mark.parametrize("person", OUTSIDE)
def test_sums_count_only_what_may_be_read(browser: Browser, person: str):
    page = browser.as_(person).get("meetings.record")
    assert page.texts("#decisions .wm-sec__h .wm-meta") == ["1"]
    assert page.texts("#tasks .wm-sec__h .wm-meta") == ["1"]
    assert page.texts("#items .wm-sec__h .wm-meta") == ["1 item"]
    beside = {item.partition(" ")[0]: item for item in page.texts(".wm-side li")}
    assert beside["Decisions"] == "Decisions 1"


@pytest.mark.parametrize("person", [*OUTSIDE, "leadership", "facilitator"])
def test_the_number_beside_a_link_is_the_length_of_its_list(browser: Browser, person: str):
    somebody = browser.as_(person)
    numbered = somebody.get("processes.show").soup.select("nav a:has(.wm-side__count)")
    assert len(numbered) >= 5
    for link in numbered:
        rows = somebody.open(link["href"]).texts("main tbody tr")
        assert link.select_one(".wm-side__count").get_text() == str(len(rows)), link["href"]


@pytest.mark.parametrize(("person", "number"), [("reader", 1), ("leadership", 2), ("facilitator", 3)])
def test_a_process_counts_as_open_what_the_lists_show(browser: Browser, person: str, number: int):
    somebody = browser.as_(person)
    _reached, *found, _themes = somebody.get("processes.show").texts(".wm-key dd")
    assert [text.split()[0] for text in found] == [str(number)] * 2
    for endpoint in ("decisions.index", "action_items.index"):
        assert len(somebody.get(endpoint).texts("main tbody tr")) == number


def test_members_read_what_is_for_the_group_but_nothing_internal(browser: Browser):
    page = browser.as_("leadership").get("meetings.record")
    assert "Haushalt" in page.text
    assert "Personalie" not in page.text
    for model, endpoint, argument in (
        (Decision, "decisions.show", "decision_id"),
        (ActionItem, "action_items.show", "action_item_id"),
    ):
        title = "Beschluss zu Haushalt" if model is Decision else "Aufgabe zu Haushalt"
        browser.as_("leadership").get(endpoint, **{argument: _ids(browser, model, title)})


def test_a_former_member_reads_no_more_than_the_house(browser: Browser, world: World):
    with browser.app.app_context():
        seat = db.session.scalars(select(Membership).where(Membership.seat == "Landrat")).one()
        seat.valid_to = date(2021, 12, 31)
        db.session.commit()
    assert "Haushalt" not in browser.as_("leadership").get("meetings.record").text


@pytest.mark.parametrize("person", OUTSIDE)
def test_who_was_there_is_not_shown_outside_the_circle_of_the_papers(browser: Browser, person: str, world: World):
    page = browser.as_(person).get("meetings.record")
    assert "Attendance" not in page.texts("main h2")
    assert "Koordination" not in " ".join(page.texts("main"))
    with browser.app.app_context():
        db.session.get(Meeting, world.meeting_id).confidentiality = "house"
        db.session.commit()
    assert "Attendance" in browser.as_(person).get("meetings.record").texts("main h2")


def test_whoever_has_to_do_something_reads_that_one_thing_wherever_tasks_are_listed(browser: Browser, world: World):
    with browser.app.app_context():
        task = db.session.scalars(select(ActionItem).where(ActionItem.title == "Aufgabe zu Personalie")).one()
        task.responsible_id = world.people["reader"]
        db.session.commit()
        key = task.id
    reader = browser.as_("reader")
    assert "Aufgabe zu Personalie" in reader.get("action_items.mine").text
    page = reader.get("action_items.show", action_item_id=key)
    assert not [link for link in page.links() if "/agenda-items/" in link]
    assert page.text.count("Personalie") == page.text.count("Aufgabe zu Personalie")
    assert "Aufgabe zu Personalie" in reader.get("action_items.index").text
    assert "Beschluss zu Personalie" not in reader.get("decisions.index").text


def test_behind_a_hidden_item_nobody_is_told_when_the_next_one_begins(browser: Browser, world: World):
    with browser.app.app_context():
        for title, visibility in (("Haushalt", "internal"), ("Personalie", "house")):
            db.session.scalars(select(AgendaItem).where(AgendaItem.title == title)).one().visibility = visibility
        db.session.commit()
    reader = browser.as_("reader").get("meetings.plan")
    assert reader.texts(".wm-agenda__line b") == ["1. Handlungsfelder", "3. Personalie"]
    assert reader.texts(".wm-agenda__line > span:first-child") == ["14:00", ""]
    recorder = browser.as_("facilitator").get("meetings.plan")
    assert recorder.texts(".wm-agenda__line > span:first-child") == ["14:00"] * 3
