"""From thirty pasted lines to an answer: by mouse, by keyboard, on a phone, and without a script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.e2e

EVENT, PROCESS = "/dialogues/14", "/processes/3"
CARDS = ["Technik", "Sprache", "Homeoffice"]
LINES = "\n".join(f"{number}. {CARDS[number % 3]}: Hinweis {number}" for number in range(1, 31))


def paste(visitor, text: str) -> None:
    """Put a text on the clipboard of the page and press the keys for it."""
    visitor.page.locator("#text").evaluate(
        """(field, text) => {
            const data = new DataTransfer();
            data.setData("text", text);
            field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        text,
    )


def unsorted(page: Page, words: str) -> Locator:
    return page.locator("[data-note]").filter(has_text=words)


def drag(page: Page, note: Locator, target: Locator) -> None:
    note.locator("[data-grip]").scroll_into_view_if_needed()
    start = note.locator("[data-grip]").bounding_box()
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    box = target.bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 10, steps=8)
    expect(target).to_have_class(re.compile("is-target"))
    page.mouse.up()


def test_thirty_pasted_lines_become_themes_by_dragging_and_staff_get_an_answer(visit, own_server):
    facilitator = visit("facilitator", at=own_server)
    page = facilitator.open(f"{EVENT}/notes")
    paste(facilitator, LINES)
    expect(page.locator("h1")).to_contain_text("30")
    expect(page.locator(".wm-cards li")).to_have_count(30)
    assert facilitator.findings() == []
    page.locator("#content .kern-btn--primary").click()
    expect(page.locator("#notes-title")).to_contain_text("41")

    facilitator.open(f"{PROCESS}/themes/sort")
    for note in unsorted(page, "Technik: Hinweis").all():
        note.locator("input").check()
    page.locator("#title").fill("Bessere Technik")
    drag(page, unsorted(page, "Technik: Hinweis").first, page.locator(".wm-sorting__new"))
    theme = page.locator("li[data-target]").filter(has_text="Bessere Technik")
    expect(theme).to_contain_text("10")
    expect(unsorted(page, "Technik: Hinweis")).to_have_count(0)
    drag(page, unsorted(page, "Zu viele Passwörter"), theme)
    expect(theme).to_contain_text("11")
    assert facilitator.findings() == []

    theme.get_by_role("link").click()
    facilitator.press("Put it on an agenda")
    page.locator("#content .kern-btn--primary").click()
    expect(page.locator("#agendas a").first).to_contain_text("Bessere Technik")
    facilitator.press("Answer it")
    page.locator("#answer").fill("Ab Januar gibt es neue Rechner.")
    facilitator.press("Save the answer")
    expect(page.locator(".wm-badge")).to_have_text(facilitator.words("Answered"))
    address = page.url.removeprefix(own_server.url)

    leadership = visit("leadership", at=own_server)
    leadership.open(address)
    assert leadership.sees("Ab Januar gibt es neue Rechner.")
    assert leadership.page.get_by_text("Hinweis").count() == 0


def test_notes_are_typed_and_sorted_by_the_keyboard_alone(visit, own_server):
    facilitator = visit("facilitator", locale="en", at=own_server)
    page = facilitator.open(f"{EVENT}/notes")
    with facilitator.measured("write down three notes", budget=30):
        for card in CARDS:
            facilitator.type(card)
            facilitator.key("Enter")
    expect(page.locator("#notes-title")).to_have_text("14 notes")
    expect(page.locator("#notes li").first).to_contain_text("Homeoffice")
    expect(page.locator("#text")).to_be_focused()

    facilitator.type("Frau Müller hört nie zu")
    facilitator.key("Enter")
    doubt = page.locator(".wm-doubt")
    expect(doubt).to_contain_text("a name (“Frau Müller”)")
    facilitator.type("Noch eine Karte")
    facilitator.key("Enter")
    expect(page.locator("#notes-title")).to_have_text("15 notes")
    assert facilitator.findings() == []
    doubt.locator("input[name=text]").fill("Die Leitung hört nie zu")
    facilitator.key("Enter")
    expect(page.locator("#notes li").first).to_contain_text("Die Leitung hört nie zu")

    facilitator.open(f"{PROCESS}/themes/sort")
    for card in ("Technik", "Homeoffice"):
        unsorted(page, card).locator("input").focus()
        facilitator.key("Space")
    page.locator("#title").focus()
    facilitator.type("Arbeiten unterwegs")
    facilitator.key("Enter")
    theme = page.locator("li[data-target]").filter(has_text="Arbeiten unterwegs")
    expect(theme).to_contain_text("2 notes")
    unsorted(page, "Sprache").locator("input").focus()
    facilitator.key("Space")
    theme.get_by_role("button").focus()
    facilitator.key("Enter")
    expect(theme).to_contain_text("3 notes")
    expect(page.locator(".wm-flash")).to_contain_text("1 note is sorted.")
    expect(theme.get_by_role("button")).to_be_focused()


def test_what_could_not_be_sent_stays_and_goes_along_later(visit, own_server):
    facilitator = visit("facilitator", locale="en", at=own_server)
    page = facilitator.open(f"{EVENT}/notes")
    page.context.set_offline(True)
    for card in CARDS[:2]:
        facilitator.type(card)
        facilitator.key("Enter")
    expect(page.locator("[data-waiting] li")).to_have_text(CARDS[:2])
    page.context.set_offline(False)
    facilitator.key("Enter")
    expect(page.locator("[data-waiting]")).to_be_hidden()
    expect(page.locator("#notes-title")).to_have_text("13 notes")


def test_notes_themes_and_answers_are_clean_everywhere(visit, place):
    facilitator = visit("facilitator", **place)
    for path in (
        f"{EVENT}/notes",
        f"{PROCESS}/themes/sort",
        f"{PROCESS}/themes",
        "/themes/6",
        "/themes/1",
        "/themes/6/bring",
    ):
        facilitator.open(path)
        assert facilitator.findings() == [], path
        assert not facilitator.scrolls_sideways(), path
    page = facilitator.open(f"{EVENT}/notes/paste")
    page.locator("#text").fill("Technik\nFrau Müller fragen\nDurchwahl 4711")
    facilitator.press("Look at the notes")
    assert page.locator(".is-doubtful").count() == 2
    assert facilitator.findings() == []
    assert not facilitator.scrolls_sideways()


def test_everything_works_without_a_script(visit, own_server):
    facilitator = visit("facilitator", locale="en", width=360, at=own_server, java_script_enabled=False)
    page = facilitator.open(f"{EVENT}/notes")
    page.locator("#text").fill("Frau Müller hört nie zu")
    facilitator.press("Add the note")
    assert facilitator.sees("Keep it like this")
    facilitator.press("Keep it like this")
    expect(page.locator("#notes-title")).to_have_text("12 notes")
    facilitator.press("Paste many lines")
    page.locator("#text").fill(LINES)
    facilitator.press("Look at the notes")
    page.locator("#content .kern-btn--primary").click()
    expect(page.locator("#notes-title")).to_have_text("42 notes")
    facilitator.open(f"{PROCESS}/themes/sort")
    unsorted(page, "Sprache: Hinweis").first.locator("input").check()
    page.locator("#title").fill("Leichte Sprache")
    facilitator.press("From the ticked notes")
    expect(page.locator("li[data-target]").filter(has_text="Leichte Sprache")).to_contain_text("1 note")
