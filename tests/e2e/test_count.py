"""Counting a dialogue event with 24 departments: by keyboard only, within a minute, by hand or from a sheet."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.person import Visitor
from tracker.web.clock import today

pytestmark = pytest.mark.e2e
PROCESS = "/processes/3"
BUDGET_SECONDS = 60
TO_THE_BUTTON = 9
"""How often one presses Tab from the last department to the button that closes the count."""
PASTE = """text => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const options = { clipboardData, bubbles: true, cancelable: true };
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", options));
}"""


def _plan(visitor: Visitor, title: str) -> str:
    """Record an event that is over, and return its address."""
    page = visitor.open(f"{PROCESS}/dialogues/new")
    visitor.field("Title").fill(title)
    visitor.field("Beginning").fill(f"{today() - timedelta(days=3)}T09:00")
    visitor.press("Plan an event")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    return page.url


def _cells(visitor: Visitor, column: str) -> Locator:
    return visitor.page.locator(f"input[data-column={column}]")


def test_an_event_with_24_departments_is_counted_by_keyboard_within_a_minute(visit, place):
    facilitator = visit("facilitator", **place)
    page = facilitator.open(f"{_plan(facilitator, 'Dialog im Herbst')}/count")
    staff = [int(row.get_attribute("data-staff")) for row in page.locator("tr[data-counted]").all()]
    assert len(staff) >= 24
    counted = [min(number, 3 + position % 9) for position, number in enumerate(staff)]
    _cells(facilitator, "participants").first.focus()
    with facilitator.measured("count an event with 24 departments", budget=BUDGET_SECONDS):
        for number in counted:
            facilitator.type(str(number))
            facilitator.key("Tab")
        facilitator.type("2")
        facilitator.key("Tab")
        facilitator.type("6")
        facilitator.key("Tab")
        for _ in staff:
            facilitator.type("1")
            facilitator.key("Tab")
        expect(page.locator("[data-total=participants]")).to_have_text(str(sum(counted) + 8))
        expect(page.locator("[data-total=first_timers]")).to_have_text(str(len(staff)))
        for _ in range(TO_THE_BUTTON):
            facilitator.key("Tab")
        assert page.evaluate("document.activeElement.name") == "close"
        facilitator.key("Enter")
    facilitator.sees("The count is closed.")
    expect(page.locator("#counts")).to_contain_text(str(sum(counted) + 8))


def test_a_number_that_cannot_be_is_said_while_typing_and_nothing_is_lost(visit, place):
    facilitator = visit("facilitator", **place)
    page = facilitator.open(f"{_plan(facilitator, 'Dialog im Winter')}/count")
    first = _cells(facilitator, "participants").first
    first.fill("9999")
    expect(first).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[data-clarify]")).to_be_visible()
    _cells(facilitator, "participants").nth(1).fill("2")
    facilitator.press("Save for now")
    facilitator.sees("Nothing is saved yet. Please check what you entered.")
    expect(first).to_have_value("9999")
    expect(_cells(facilitator, "participants").nth(1)).to_have_value("2")
    assert facilitator.findings() == []
    assert not facilitator.scrolls_sideways()
    first.fill("3")
    facilitator.press("Save for now")
    facilitator.sees("The count is saved. You can go on later.")


def test_a_column_of_a_spreadsheet_is_pasted_at_once(visit, place):
    facilitator = visit("facilitator", **place)
    page = facilitator.open(f"{_plan(facilitator, 'Dialog im Frühjahr')}/count")
    _cells(facilitator, "participants").first.focus()
    page.evaluate(PASTE, "3\t1\n4\t2\n\t\n5\t0\n")
    values = [cell.input_value() for cell in _cells(facilitator, "participants").all()[:4]]
    assert values == ["3", "4", "", "5"]
    expect(page.locator("[data-total=first_timers]")).to_have_text("3")


def test_a_count_works_without_a_script(visit, place):
    title = f"Dialog ohne Skript {place['locale']} {place['width']}"
    address = _plan(visit("facilitator", **place), title)
    facilitator = visit("facilitator", java_script_enabled=False)
    page = facilitator.open(f"{address}/count")
    _cells(facilitator, "participants").nth(0).fill("3")
    _cells(facilitator, "participants").nth(1).fill("4")
    facilitator.press("Save for now")
    expect(page.locator("[data-total=participants]")).to_have_text("7")


def test_a_count_sheet_is_imported_after_a_preview(visit, place):
    facilitator = visit("facilitator", **place)
    title = "Dialog im Sommer"
    page = facilitator.open(f"{_plan(facilitator, title)}/count")
    names = page.locator("tr[data-counted] th").all_inner_texts()[:2]
    facilitator.press("Import it")
    lines = ["Amt\tTeilnehmende\tdavon weiblich\tdavon erstmalig", f"{names[0]}\t3\t2\t1", f"{names[1]}\t4\t1\t2"]
    facilitator.field("Or paste the lines here").fill("\n".join([*lines, "Gibt es nicht\t1\t1\t1", "Summe\t8\t4\t4"]))
    facilitator.press("Show the preview")
    facilitator.sees("Preview: nothing is imported yet")
    expect(page.locator("#ignored dt")).to_have_text("davon weiblich")
    assert facilitator.findings() == []
    page.locator("main .kern-btn--primary").click()
    expect(page.locator("[data-total=participants]")).to_have_text("7")
