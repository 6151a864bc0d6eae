"""Action items: the list, one's own tasks, and the ways out of an overdue one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.browser import Browser
from tests.world import World
from tracker.domain.access import Role
from tracker.extensions import db
from tracker.models import ActionItem, Process, RoleAssignment
from tracker.web.clock import today

SOON = (today() + timedelta(days=20)).isoformat()


@pytest.fixture
def facilitator(browser: Browser) -> Browser:
    return browser.as_("facilitator")


def test_the_list_shows_what_is_unfinished_with_the_longest_overdue_first(facilitator: Browser):
    page = facilitator.get("action_items.index")
    assert page.texts("main tbody th a") == [f"Aufgabe zu {t}" for t in ("Handlungsfelder", "Haushalt", "Personalie")]
    assert "overdue" in page.texts("main tbody td")[1]
    assert {"Done", "Postpone"} <= {text.partition(":")[0].strip() for text in page.texts("main tbody .wm-ways a")}
    assert "No action item is in this state." in facilitator.get("action_items.index", state="done").text


def test_ones_own_tasks_offer_the_way_out(browser: Browser, world: World):
    coordinator = browser.as_("coordinator")
    page = coordinator.get("action_items.mine")
    assert page.texts("main h2") == ["Overdue"]
    assert {"Done", "Postpone"} <= {text.partition(":")[0].strip() for text in page.texts("#overdue .kern-btn")}
    fields = {"done_on": today().isoformat(), "note": "21 Vorschläge"}
    done = coordinator.submit("action_items.complete_mine", fields)
    assert done.location == coordinator.url("action_items.mine")
    assert "Done: Aufgabe zu Handlungsfelder" in coordinator.open(done.location).text


def test_whoever_only_reads_can_finish_or_postpone_their_own_tasks_and_nobody_elses(browser: Browser, world: World):
    reader = browser.as_("reader")
    for endpoint in ("action_items.complete_mine", "action_items.postpone_mine"):
        reader.get(endpoint, status=404)
    with browser.app.app_context():
        db.session.get(ActionItem, world.action_item_id).responsible_id = world.people["reader"]
        db.session.commit()
    reader.submit("action_items.postpone_mine", {"due_on": SOON, "reason": "Urlaub"})
    reader.get("action_items.postpone", status=403)
    reader.submit("action_items.complete_mine", {"done_on": today().isoformat()})
    assert "Nothing is waiting for you." in reader.get("action_items.mine").text


def test_postponing_needs_a_reason_and_keeps_the_first_date(facilitator: Browser):
    refused = facilitator.submit("action_items.postpone", {"due_on": SOON}, status=422)
    assert "Please give the reason." in refused.text
    facilitator.submit("action_items.postpone", {"due_on": SOON, "reason": "Urlaub"})
    page = facilitator.get("action_items.show")
    assert "Originally due 8 October 2021" in page.text
    assert "once: Urlaub" in page.text


def test_from_the_list_an_overdue_task_is_finished_or_postponed_and_leads_back(facilitator: Browser):
    listed = facilitator.url("action_items.index")
    postponed = facilitator.submit("action_items.postpone", {"due_on": SOON, "reason": "Urlaub"}, next=listed)
    fields = {"done_on": today().isoformat(), "note": "21 Vorschläge"}
    assert postponed.location == facilitator.submit("action_items.complete", fields, next=listed).location == listed
    assert "21 Vorschläge" in facilitator.get("action_items.show").text


def test_what_is_urgent_says_so_in_every_list(browser: Browser, world: World):
    coordinator = browser.as_("coordinator")
    coordinator.submit("action_items.edit", {"priority": "high", "state": "in_progress"})
    for endpoint in ("action_items.index", "action_items.mine"):
        assert "urgent" in coordinator.get(endpoint).text
    page = coordinator.get("action_items.show")
    assert page.texts(".wm-title .wm-badge") == ["in progress"]


def test_ones_own_tasks_come_from_all_groups_and_processes(browser: Browser, world: World):
    with browser.app.app_context():
        other = db.session.get(Process, world.other["process_id"])
        db.session.add(
            ActionItem.of(other, title="Woanders", responsible_id=world.people["coordinator"], created_on=today())
        )
        db.session.add(
            RoleAssignment(
                person_id=world.people["coordinator"], role=Role.READER, administration_id=other.administration_id
            )
        )
        db.session.commit()
    page = browser.as_("coordinator").get("action_items.mine")
    assert {"Aufgabe zu Handlungsfelder", "Woanders"} <= set(page.texts("main .wm-rows a:not(.kern-btn)"))


def test_what_is_done_or_dropped_can_be_opened_again(facilitator: Browser):
    facilitator.submit("action_items.complete", {"done_on": today().isoformat()})
    assert facilitator.get("action_items.show").texts(".wm-title .wm-badge") == ["done"]
    facilitator.post("action_items.reopen")
    facilitator.submit("action_items.drop", {"reason": "Hat sich erledigt."})
    page = facilitator.get("action_items.show")
    assert "Hat sich erledigt." in page.text
    assert page.texts(".wm-title .wm-badge") == ["dropped"]


def test_somebody_outside_is_responsible_by_e_mail(facilitator: Browser):
    fields = {"responsible_id": "", "responsible_email": "wer@extern.example"}
    facilitator.submit("action_items.edit", fields)
    assert "wer@extern.example" in facilitator.get("action_items.show").text
    refused = facilitator.submit("action_items.edit", {"responsible_email": "niemand"}, status=422)
    assert "Please enter an address" in refused.text


def test_two_people_changing_one_action_item_do_not_overwrite_each_other(facilitator: Browser):
    fields = facilitator.get("action_items.edit").fields()
    facilitator.post("action_items.edit", fields | {"note": "Fassung eins"})
    page = facilitator.post("action_items.edit", fields | {"note": "Fassung zwei"}, status=409)
    assert "Fassung eins" in page.text
    assert "Fassung zwei" in page.text


def test_whoever_comes_from_a_meeting_returns_to_it(facilitator: Browser):
    meeting = facilitator.url("meetings.close")
    assert facilitator.submit("action_items.edit", {"note": "21 Vorschläge"}, next=meeting).location == meeting
    own = facilitator.url("action_items.show")
    elsewhere = facilitator.submit("action_items.edit", {"note": "22 Vorschläge"}, next="//other.example")
    assert elsewhere.location == own
