"""Decisions by circulation: recorded from the register, read by their own circle everywhere."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.browser import Browser
from tests.world import World
from tracker.extensions import db
from tracker.models import Decision, Group
from tracker.queries.decisions import rows_of_group
from tracker.web.clock import today

TITLE = "Auftakt im Umlauf beschlossen"


@pytest.fixture
def facilitator(browser: Browser) -> Browser:
    return browser.as_("facilitator")


def record(facilitator: Browser, visibility: str) -> int:
    fields = {
        "title": TITLE,
        "sent_on": (today() - timedelta(days=8)).isoformat(),
        "decided_on": (today() - timedelta(days=1)).isoformat(),
        "visibility": visibility,
        "result": "accepted",
        "votes_yes": "2",
    }
    facilitator.submit("circulations.create", fields)
    with facilitator.app.app_context():
        return db.session.scalars(select(Decision.id).where(Decision.title == TITLE)).one()


def test_the_register_leads_to_the_form_and_the_decision_says_how_it_was_taken(facilitator: Browser, world: World):
    assert facilitator.url("circulations.create") in facilitator.get("decisions.index").links()
    page = facilitator.get("decisions.show", decision_id=record(facilitator, "group"))
    assert page.heading == f"Decision {today() - timedelta(days=1):%Y}/01"
    assert "By circulation in Steuerungsgruppe" in page.text
    assert f"/groups/{world.working_group_id}" in page.links()


def test_more_votes_than_members_are_refused_at_the_field(facilitator: Browser):
    day = today().isoformat()
    fields = {"title": TITLE, "sent_on": day, "decided_on": day, "votes_yes": "3"}
    refused = facilitator.submit("circulations.create", fields, status=422)
    assert "3 votes are entered, but only 2 members" in refused.text


@pytest.mark.parametrize(
    ("visibility", "readers"),
    [
        ("house", {"facilitator", "leadership", "reader", "evaluator"}),
        ("group", {"facilitator", "leadership"}),
        ("internal", {"facilitator"}),
    ],
)
def test_only_its_circle_reads_it_wherever_decisions_are_shown(
    facilitator: Browser, browser: Browser, visibility: str, readers: set[str]
):
    key = record(facilitator, visibility)
    for person in ("facilitator", "leadership", "reader", "evaluator"):
        somebody = browser.as_(person)
        somebody.get("decisions.show", decision_id=key, status=200 if person in readers else 404)
        shown = [
            TITLE in somebody.get("decisions.index").text,
            f"/decisions/{key}" in somebody.get("search.index", q="Umlauf").links(),
        ]
        assert shown == [person in readers] * len(shown), person
        for endpoint in ("processes.show", "home.index", "dashboards.show", "groups.show"):
            assert person in readers or TITLE not in somebody.get(endpoint).text, (person, endpoint)


def test_the_figures_of_the_group_count_it(facilitator: Browser, world: World):
    record(facilitator, "internal")
    with facilitator.app.app_context():
        rows = rows_of_group(db.session, db.session.get_one(Group, world.working_group_id))
    assert len(rows) == 4


def test_it_is_corrected_where_it_was_recorded(facilitator: Browser):
    key = record(facilitator, "group")
    facilitator.submit("circulations.correct", {"visibility": "house", "votes_no": "0"}, decision_id=key)
    page = facilitator.get("decisions.show", decision_id=key)
    assert "house" in " ".join(page.texts("#how .wm-badge"))


def test_a_decision_of_a_meeting_is_corrected_there(facilitator: Browser):
    page = facilitator.get("circulations.correct", status=302)
    assert page.location.endswith(facilitator.url("decisions.correct"))


def test_whoever_corrects_second_sees_what_the_first_one_corrected(facilitator: Browser):
    key = record(facilitator, "group")
    fields = facilitator.get("circulations.correct", decision_id=key).fields()
    facilitator.post("circulations.correct", fields | {"visibility": "house"}, decision_id=key)
    second = fields | {"title": "Auftakt digital", "visibility": "internal"}
    page = facilitator.post("circulations.correct", second, decision_id=key, status=409)
    assert "Auftakt digital" in page.text
