"""Dialogue events: planned, changed, moved, and shown to each as far as they may see."""

from datetime import datetime

import pytest

from tests.statements import statements
from tracker.domain.dialogues import DialogueState
from tracker.extensions import db
from tracker.models import DialogueEvent, Participation, Process
from tracker.models.base import now

EVENT = {
    "title": "Workshop zu Leichter Sprache",
    "kind": "workshop",
    "starts_at": "2021-09-14T09:00",
    "ends_at": "2021-09-14T12:00",
    "format": "on_site",
    "target": "whole_house",
}
RAW = ("facilitator", "coordinator", "raw_evaluator")
PROTECTED = ("leadership", "evaluator", "reader")


@pytest.fixture
def facilitator(browser):
    return browser.as_("facilitator")


def plan(facilitator, **changes):
    page = facilitator.submit("dialogues.create", EVENT | changes)
    return int(page.location.rpartition("/")[2])


def move(facilitator, event_id, state, *, status=303, **changes):
    changes = {"state": state, "state_reason": ""} | changes
    return facilitator.submit("dialogues.move", changes, dialogue_event_id=event_id, status=status)


def test_an_event_is_planned_and_listed(facilitator):
    plan(facilitator)
    assert "Workshop zu Leichter Sprache" in facilitator.get("dialogues.index").text


def test_a_list_shows_one_kind_and_state(facilitator):
    plan(facilitator)
    url = facilitator.url("dialogues.index")
    assert facilitator.open(f"{url}?kind=workshop").texts("tbody th a") == ["Workshop zu Leichter Sprache"]
    assert "Workshop zu" not in facilitator.open(f"{url}?kind=kick_off").text
    assert "No event is of this kind" in facilitator.open(f"{url}?state=postponed").text


def test_an_event_for_some_departments_names_them(facilitator, world):
    refused = facilitator.submit("dialogues.create", EVENT | {"target": "departments"}, status=422)
    assert "Please choose at least one department." in refused.text
    chosen = str(world.departments["Jugendamt"])
    event_id = plan(facilitator, target="departments", department_ids=chosen)
    assert "Some departments: Jugendamt" in facilitator.get("dialogues.show", dialogue_event_id=event_id).text


def test_an_event_does_not_end_before_it_begins(facilitator):
    page = facilitator.submit("dialogues.create", EVENT | {"ends_at": "2021-09-14T08:00"}, status=422)
    assert "The end lies before the beginning." in page.text


def test_an_event_is_changed_and_invites_others(facilitator, world):
    departments = [str(world.departments[name]) for name in ("Jugendamt", "Bauamt")]
    event_id = plan(facilitator, target="departments", department_ids=departments[0])
    changes = {"title": "Anderer Titel", "department_ids": departments[1], "summary": "Gut besucht"}
    facilitator.submit("dialogues.edit", changes, dialogue_event_id=event_id)
    text = facilitator.get("dialogues.show", dialogue_event_id=event_id).text
    assert "Anderer Titel" in text
    assert "Some departments: Bauamt" in text
    assert "Jugendamt" not in text


def test_an_event_that_fell_out_stays_with_its_reason(facilitator):
    event_id = plan(facilitator)
    assert "Please give the reason." in move(facilitator, event_id, "not_held", status=422).text
    move(facilitator, event_id, "not_held", state_reason="Das Haus war geschlossen")
    assert "Das Haus war geschlossen" in facilitator.get("dialogues.index").text
    assert "Das Haus war geschlossen" in facilitator.get("dialogues.show", dialogue_event_id=event_id).text


def test_a_postponed_event_is_planned_again_at_another_time(facilitator):
    event_id = plan(facilitator)
    move(facilitator, event_id, "postponed", state_reason="Krankheit")
    move(facilitator, event_id, "planned", starts_at="2021-11-02T09:00", ends_at="")
    assert facilitator.get("dialogues.edit", dialogue_event_id=event_id).fields()["starts_at"] == "2021-11-02T09:00"
    page = facilitator.get("dialogues.show", dialogue_event_id=event_id)
    assert "Krankheit" in page.text


def test_an_event_with_counts_was_held(facilitator):
    page = move(facilitator, facilitator.world.dialogue_event_id, "planned", status=422)
    assert "Participants were counted at this event, so it was held." in page.text


def test_the_day_of_a_closed_count_stays(facilitator):
    page = facilitator.submit("dialogues.edit", {"starts_at": "2021-05-26T09:00", "ends_at": ""}, status=422)
    assert "The count of this event is closed." in page.text


def test_an_event_that_was_counted_is_not_split_afterwards(facilitator):
    page = facilitator.submit("dialogues.edit", {"splits_categories": "y"}, status=422)
    assert "Participants were already counted" in page.text


def test_a_follow_up_leads_to_what_it_follows(facilitator, world):
    url = facilitator.url("dialogues.create") + f"?follow_up_of={world.dialogue_event_id}"
    fields = facilitator.open(url).fields()
    assert fields["follow_up_of_id"] == str(world.dialogue_event_id)
    follow_up = int(facilitator.post("dialogues.create", fields | EVENT).location.rpartition("/")[2])
    assert "Auftakt mit dem Landrat" in facilitator.get("dialogues.show", dialogue_event_id=follow_up).texts("dd a")
    assert "Workshop zu Leichter Sprache" in facilitator.get("dialogues.show").texts("#follow-ups a")
    page = facilitator.submit("dialogues.edit", {"follow_up_of_id": str(follow_up)}, status=422)
    assert "This event would follow up on itself." in page.text


def test_the_history_of_an_event_is_one_click_away(facilitator, world):
    links = facilitator.get("dialogues.show").links()
    assert any("journal" in link and f"number={world.dialogue_event_id}" in link for link in links)


def test_an_event_that_is_over_waits_for_its_documentation(facilitator):
    event_id = plan(facilitator)
    assert "Waiting for documentation" in facilitator.get("dialogues.show", dialogue_event_id=event_id).text


@pytest.mark.parametrize("person", ["facilitator", "leadership"])
def test_a_longer_list_takes_no_more_statements(facilitator, person):
    reader = facilitator.as_(person)
    reader.get("dialogues.index")
    with statements() as few:
        reader.get("dialogues.index")
    for _ in range(3):
        move(facilitator, plan(facilitator), "held")
    with statements() as many:
        reader.get("dialogues.index")
    assert len(many) == len(few)


@pytest.mark.parametrize("person", RAW)
def test_who_records_sees_every_department(browser, person):
    page = browser.as_(person).get("dialogues.show")
    assert "Jugendamt 62 31 31 50%" in page.text
    assert page.texts("#counts tbody th") == ["Jugendamt", "Sozialamt", "Ordnungsamt", "Bauamt", "Kämmerei"]


@pytest.mark.parametrize("person", PROTECTED)
def test_who_does_not_record_sees_what_was_released(browser, person):
    page = browser.as_(person).get("dialogues.show")
    assert "Share of the workforce 44%" in page.text
    assert page.texts("#counts tbody th") == ["Jugendamt", "Sozialamt", "Ordnungsamt", "Bauamt", "Kleine Einheiten"]
    assert "Release 1 of 01/07/2021" in page.text


@pytest.mark.parametrize("person", PROTECTED)
def test_a_count_that_is_changed_after_the_release_changes_nothing_for_others(facilitator, world, person):
    addresses = "dialogues.show", "dashboards.show", "home.index"
    facilitator.as_("facilitator").submit("counts.reopen", {"reason": "Zahlendreher"})
    with facilitator.app.app_context():
        db.session.query(Participation).filter_by(department_id=world.departments["Jugendamt"]).one().count = 39
        db.session.commit()
    for address in addresses:
        text = facilitator.as_(person).get(address).text
        assert "44%" in text
        assert "39" not in text


@pytest.mark.parametrize("person", PROTECTED)
def test_an_event_after_the_release_comes_with_the_next_one(browser, session, world, person):
    process = session.get_one(Process, world.process_id)
    held = {"state": DialogueState.HELD, "starts_at": datetime(2021, 9, 1, 9, 0), "counted_at": now()}
    event = DialogueEvent.of(process, title="Workshop", **held)
    session.add(event)
    session.commit()
    reader = browser.as_(person)
    page = reader.get("dialogues.show", dialogue_event_id=event.id)
    assert "shown with the next release" in page.text
    assert "○ not released yet" in page.text
    assert "○ not released yet" in reader.get("dialogues.index").text
    assert "Not released yet: this is shown with the next release." in reader.get("dashboards.show").text


@pytest.mark.parametrize("person", PROTECTED)
def test_guests_are_not_in_what_was_released(browser, person):
    for page in (browser.as_(person).get("dialogues.show"), browser.as_(person).get("dialogues.index")):
        assert "83" not in page.text
        assert "79" in page.text


def test_what_leaves_guests_out_says_so_on_the_page_in_the_list_and_in_the_file(browser):
    own = "Participants of the house (without guests)"
    for person in (*RAW, *PROTECTED):
        reader = browser.as_(person)
        assert (own in reader.get("dialogues.show").texts("#counts dt")) == (person in PROTECTED)
        heads = reader.get("dialogues.index").texts("thead th")
        assert ("Participants (without guests)" in heads) == (person in PROTECTED)
    assert own in browser.as_("leadership").get("dashboards.show").texts("#coverage th")
    assert own not in browser.as_("facilitator").get("dashboards.show").texts("#coverage th")


@pytest.mark.parametrize("person", PROTECTED)
def test_only_signs_that_stand_at_a_number_are_explained(browser, person):
    page = browser.as_(person).get("dialogues.show")
    seen = "".join(page.texts("#counts td") + page.texts("#counts dd"))
    assert "–" not in seen
    assert "– does not apply" not in page.text


def test_how_many_were_invited_is_told_with_the_departments_only(facilitator):
    change = {"invited": "187", "summary": "Ein Gespräch je Quartal"}
    facilitator.submit("dialogues.edit", change)
    shown = {person: facilitator.as_(person).get("dialogues.show").text for person in (*RAW, *PROTECTED)}
    assert {person for person, text in shown.items() if "Invited 187 people" in text} == set(RAW)
    assert {person for person, text in shown.items() if "187" in text} == set(RAW)
    assert {person for person, text in shown.items() if "Ein Gespräch je Quartal" in text} == {*RAW, *PROTECTED}


def test_the_turnout_is_told_to_those_who_may_know_who_stayed_away(facilitator):
    facilitator.submit("dialogues.edit", {"invited": "100"})
    told = {person: facilitator.as_(person).get("dialogues.show").texts("#counts dt") for person in (*RAW, *PROTECTED)}
    assert {person for person, terms in told.items() if "Turnout" in terms} == set(RAW)


@pytest.mark.parametrize("person", RAW)
def test_who_records_sees_the_total_in_the_list(browser, person):
    assert "83" in browser.as_(person).get("dialogues.index").texts("tbody td")[-1]


def test_every_kind_of_person_is_tried(world):
    assert {*RAW, *PROTECTED, "admin", "stranger"} == set(world.people)


@pytest.mark.parametrize("person", ["stranger", "admin"])
def test_who_has_no_role_in_the_house_finds_no_event(browser, person):
    browser.as_(person).get("dialogues.show", status=404)
    browser.as_(person).get("dialogues.index", status=404)
