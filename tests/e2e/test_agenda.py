"""What helps while a meeting is held: phrases for the notes, and who else is there."""

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
