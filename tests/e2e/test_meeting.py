"""A meeting from the invitation to the closed record."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.e2e import meetings
from tracker.web.clock import today

pytestmark = pytest.mark.e2e
AGENDA = ("Begrüßung (5 min)", "Leitbild (20 min)", "Termine (10 min)")
PLAN_SECONDS = 30


def test_a_meeting_is_planned_on_one_page(visit, place):
    facilitator = visit("facilitator", **place)
    page = facilitator.open("/processes/3/meetings")
    with facilitator.measured("plan the next meeting of a group", budget=PLAN_SECONDS):
        facilitator.press("Plan a meeting")
        expect(facilitator.field("Agenda")).not_to_be_empty()
        proposed = [line.rpartition(" (")[0] or line for line in facilitator.field("Agenda").input_value().splitlines()]
        facilitator.press("Plan the meeting")
    facilitator.sees("The meeting is planned.")
    assert proposed
    for title in proposed:
        expect(page.locator("#agenda li.wm-agenda__row b", has_text=title)).not_to_have_count(0)


def test_a_meeting_is_planned_held_and_closed(visit, place):
    facilitator = visit("facilitator", **place)
    page = facilitator.page
    meeting = meetings.plan(facilitator, *AGENDA)
    expect(page.locator("#agenda li")).to_have_count(len(AGENDA))
    facilitator.press("Begin the meeting")

    with facilitator.measured("attendance of four, notes, a decision, an action item, next item", budget=60):
        meetings.attend(facilitator)
        facilitator.key("Alt+n")
        facilitator.type("Alle sind da.")
        meetings.expect_saved(facilitator)
        meetings.decide(facilitator, "Das Leitbild gilt.")
        meetings.assign(facilitator, "Aushang machen")
        meetings.go_on(facilitator, to="Leitbild")
    meetings.go_on(facilitator, to="Termine")
    facilitator.press("Item %(number)s is dealt with", number=3)
    facilitator.sees("Every agenda item is dealt with. The meeting can be closed.")

    facilitator.press("Close the meeting")
    facilitator.sees("The meeting cannot be closed yet. What is missing is listed below.")
    facilitator.click(page.get_by_role("link", name="Aushang machen").first)
    facilitator.field("Responsible").select_option(index=1)
    facilitator.field("Due").fill((today() + timedelta(days=14)).isoformat())
    facilitator.press("Save")
    facilitator.open(f"{meeting}/close")
    facilitator.press("Close the meeting")
    facilitator.sees("The meeting is closed. Its minutes are in coordination.")
    for recorded in ("Das Leitbild gilt.", "Aushang machen"):
        expect(page.locator("main")).to_contain_text(recorded)


def test_what_is_missing_is_listed_and_leads_to_its_place(visit, place):
    facilitator = visit("facilitator", **place)
    page = facilitator.page
    meeting = meetings.begin(facilitator, *AGENDA)
    facilitator.open(f"{meeting}/close")
    for what in ("Attendance is not recorded", "Agenda items still open"):
        facilitator.sees(what)
    expect(page.get_by_role("button", name=facilitator.words("Close the meeting"))).to_have_count(0)
    facilitator.click(facilitator.link("Leitbild"))
    expect(page.locator("#item-title")).to_have_text("Leitbild")


def test_a_closed_meeting_can_no_longer_be_changed(visit):
    facilitator, late = visit("facilitator"), visit("coordinator")
    meeting = meetings.begin(facilitator, "Termine")
    late.open(f"{meeting}/hold")
    meetings.attend(facilitator)
    facilitator.press("Item %(number)s is dealt with", number=1)
    facilitator.open(f"{meeting}/close")
    facilitator.press("Close the meeting")
    facilitator.sees("The meeting is closed. Its minutes are in coordination.")

    late.page.locator("#notes").fill("Noch schnell")
    refusal = late.words("Not saved; your text stays here. {problem}").partition("{")[0]
    expect(late.page.locator("[data-save-state]")).to_contain_text(refusal)
    facilitator.open(f"{meeting}/hold")
    facilitator.sees("This meeting is over; its record can no longer be changed.")
    expect(facilitator.page.locator("main textarea, main form")).to_have_count(0)
    assert "Noch schnell" not in facilitator.open(f"{meeting}/record").content()
