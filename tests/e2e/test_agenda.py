"""What helps while a meeting is held: phrases for the notes, who else is there, and the projector."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e import meetings

pytestmark = pytest.mark.e2e


def test_a_phrase_stands_where_the_cursor_was_and_saves_itself(visit):
    facilitator = visit("facilitator")
    meeting = meetings.begin(facilitator, "Leitbild")
    notes = facilitator.page.locator("#notes")
    notes.fill("Zuerst. Danach.")
    notes.evaluate("field => field.setSelectionRange(7, 7)")
    facilitator.key("Alt+t")
    expect(facilitator.page.locator("[data-phrase]").first).to_be_focused()
    facilitator.key("Enter")
    expect(notes).to_have_value("Zuerst. Der Personalrat wird vor der Umsetzung beteiligt. Danach.")
    expect(notes).to_be_focused()
    meetings.expect_saved(facilitator)
    facilitator.open(f"{meeting}/hold")
    expect(notes).to_have_value("Zuerst. Der Personalrat wird vor der Umsetzung beteiligt. Danach.")
    facilitator.key("Alt+t")
    assert facilitator.findings() == []


def test_two_who_have_an_item_open_see_each_other(visit):
    first, second = visit("facilitator", locale="en"), visit("coordinator", locale="en")
    meeting = meetings.begin(first, "Leitbild")
    second.open(f"{meeting}/hold")
    expect(second.page.locator("[data-presence]")).to_have_text("Prozessbegleitung also has this item open.")
    expect(first.page.locator("[data-presence]")).to_have_text(
        "Koordination im Haus also has this item open.", timeout=20_000
    )
    assert first.findings() == []


def test_the_projector_follows_the_meeting_and_obeys_the_arrow_keys(visit):
    minutes, wall = visit("facilitator", locale="en"), visit("coordinator", locale="en")
    meeting = meetings.begin(minutes, "Leitbild (5 min)", "Haushalt", "Termine")
    wall.open(f"{meeting}/present")
    title = wall.page.locator(".wm-stage h2")
    expect(title).to_have_text("Leitbild")
    expect(wall.page.locator("[role=timer]")).to_contain_text("0:")
    assert wall.findings() == []

    wall.press("Full screen")
    expect(wall.page.locator(".wm-head")).to_be_hidden()
    meetings.decide(minutes, "Das Leitbild gilt.")
    expect(wall.page.locator(".wm-stage__led")).to_contain_text("Das Leitbild gilt.")
    meetings.go_on(minutes, "Haushalt")
    expect(title).to_have_text("Haushalt")

    wall.key("ArrowRight")
    expect(title).to_have_text("Termine")
    wall.key("ArrowLeft", "ArrowLeft")
    expect(title).to_have_text("Leitbild")
    wall.key("Home")
    expect(title).to_have_text("Haushalt")
    assert wall.page.evaluate("document.fullscreenElement !== null")
