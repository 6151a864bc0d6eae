"""The pages of milestones: a date moves in one short form, from wherever it is shown."""

from datetime import date, timedelta

import pytest

from tests.browser import Browser
from tests.statements import statements
from tests.world import World
from tracker.actions import milestones as actions
from tracker.extensions import db
from tracker.models import Milestone, Process
from tracker.queries import milestones as queries
from tracker.web.clock import today

SOON = (today() + timedelta(days=40)).isoformat()


@pytest.fixture
def facilitator(browser: Browser) -> Browser:
    return browser.as_("facilitator")


def milestone(browser: Browser, world: World):
    with browser.app.app_context():
        return db.session.get_one(Milestone, world.milestone_id)


def kinds(browser: Browser, world: World):
    with browser.app.app_context():
        return [
            row.kind.value
            for row in queries.revisions_of(db.session, db.session.get_one(Milestone, world.milestone_id))
        ]


def test_the_list_shows_plan_forecast_difference_and_light(browser: Browser):
    page = browser.as_("leadership").get("milestones.index")
    assert page.texts("main h2") == ["Auftakt und Dialog"]
    [row] = page.texts("main tbody tr")
    for text in ("Alle Fachdienste erreicht", "30/09/2021", "30/11/2021", "+61 days", "Act", "long overdue"):
        assert text in row
    assert "Move" not in row


def test_a_date_moves_from_the_list_and_leads_back_there(facilitator: Browser, world: World):
    listed = facilitator.get("milestones.index")
    [link] = [link for link in listed.links() if "/move" in link]
    fields = facilitator.open(link).fields() | {
        "forecast_on": SOON,
        "reason": "co_determination",
        "text": "Beratung läuft",
    }
    moved = facilitator.open(link, data=fields, status=303)
    assert moved.location == facilitator.url("milestones.index")
    assert "The new date is recorded." in facilitator.open(moved.location).text
    page = facilitator.get("milestones.show")
    assert "Co-determination Beratung läuft" in page.text
    assert kinds(facilitator, world) == ["baseline", "forecast", "forecast"]


@pytest.mark.parametrize("endpoint", ["milestones.index", "milestones.show", "phases.show", "processes.show"])
def test_every_page_that_shows_a_milestone_leads_to_its_move(facilitator: Browser, endpoint: str):
    assert [link for link in facilitator.get(endpoint).links() if "/move" in link]


def test_moving_without_a_reason_is_refused_at_the_field_and_loses_nothing(facilitator: Browser, world: World):
    page = facilitator.submit("milestones.move", {"forecast_on": SOON, "text": "Beratung läuft"}, status=422)
    assert page.texts("#reason-error") == ["Error: Please give the reason."]
    assert (page.fields()["forecast_on"], page.fields()["text"]) == (SOON, "Beratung läuft")
    assert kinds(facilitator, world) == ["baseline", "forecast"]


def test_leading_back_never_leaves_the_application(facilitator: Browser):
    url = facilitator.url("milestones.move") + "?next=https://evil.example/"
    fields = facilitator.open(url).fields() | {"forecast_on": SOON, "reason": "resources"}
    assert facilitator.open(url, data=fields, status=303).location == facilitator.url("milestones.show")


def test_an_unchanged_date_is_confirmed_with_one_click(facilitator: Browser, world: World):
    facilitator.submit("milestones.move", {"forecast_on": SOON, "reason": "resources"})
    page = facilitator.get("milestones.show")
    facilitator.post("milestones.confirm", page.fields("/confirm"))
    assert kinds(facilitator, world)[-1] == "confirmed"


def test_a_passed_date_offers_no_confirmation(facilitator: Browser):
    page = facilitator.get("milestones.show")
    assert not page.soup.select("form[action$='/confirm']")
    assert "lies in the past" in facilitator.submit("milestones.confirm", {}, status=422).text


def test_a_milestone_is_reached_reopened_and_dropped(facilitator: Browser, world: World):
    page = facilitator.submit("milestones.complete", {"actual_on": "2021-11-25"}, status=422)
    assert page.soup.select("#evidence-error")
    facilitator.submit("milestones.complete", {"actual_on": "2021-11-25", "evidence": "Beteiligungsbericht"})
    page = facilitator.get("milestones.show")
    assert "Beteiligungsbericht" in page.text
    assert not [link for link in page.links() if "/move" in link]
    facilitator.submit("milestones.reopen", {"forecast_on": SOON, "text": "Ein Fachdienst fehlt."})
    facilitator.submit("milestones.cancel", {"text": "Wird nicht mehr verfolgt."})
    assert kinds(facilitator, world)[2:] == ["done", "reopened", "cancelled"]
    assert facilitator.get("milestones.index").texts("#cancelled a") == ["Alle Fachdienste erreicht"]


def test_two_people_moving_the_same_milestone_get_both_dates(facilitator: Browser, world: World):
    fields = facilitator.get("milestones.move").fields() | {"reason": "resources"}
    facilitator.post("milestones.move", fields | {"forecast_on": SOON})
    page = facilitator.post("milestones.move", fields | {"forecast_on": "2030-01-31"}, status=409)
    assert page.fields("/move")["forecast_on"] == "2030-01-31"
    assert {f"{date.fromisoformat(SOON):%d/%m/%Y}", "31/01/2030"} == set(page.texts("main .wm-pre"))
    assert milestone(facilitator, world).forecast_on == date.fromisoformat(SOON)


def test_a_milestone_is_planned_in_a_phase_once(facilitator: Browser, world: World):
    page = facilitator.open(facilitator.url("milestones.create") + f"?phase={world.phase_id}")
    fields = page.fields() | {"title": "Ergebnisse vorgestellt", "baseline_on": SOON}
    assert fields["phase_id"] == str(world.phase_id)
    first = facilitator.post("milestones.create", fields)
    assert facilitator.post("milestones.create", fields).location == first.location
    page = facilitator.open(first.location)
    assert page.heading == "Ergebnisse vorgestellt"
    assert "baseline set" in page.text


def test_a_milestone_without_a_date_asks_for_it_first(facilitator: Browser, world: World):
    made = facilitator.submit("milestones.create", {"title": "Ohne Termin", "phase_id": ""})
    key = int(made.location.rsplit("/", 1)[1])
    page = facilitator.open(made.location)
    assert "Set the date" in page.texts("main a")
    facilitator.submit("milestones.set_baseline", {"baseline_on": SOON}, milestone_id=key)
    assert "Move" in facilitator.open(made.location).texts("main a")


def test_what_a_milestone_is_can_be_edited(facilitator: Browser, world: World):
    facilitator.submit(
        "milestones.edit", {"criterion": "Liste im Intranet", "importance": "important", "is_blocked": "y"}
    )
    page = facilitator.get("milestones.show")
    for text in ("Liste im Intranet", "important", "Blocked"):
        assert text in page.text


def test_more_milestones_cost_the_list_nothing(facilitator: Browser, world: World):
    with statements() as before:
        facilitator.get("milestones.index")
    with facilitator.app.app_context():
        process = db.session.get_one(Process, world.process_id)
        new = [Milestone.of(process, title=f"M{n}", baseline_on=date(2021, 9, 1)) for n in range(30)]
        actions.lay(db.session, new, today=date(2021, 1, 31))
        db.session.commit()
    with statements() as after:
        facilitator.get("milestones.index")
    assert len(after) == len(before)
