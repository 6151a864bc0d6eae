"""From thirty pasted lines to an answer: by mouse, by keyboard, on a phone, and without a script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.e2e

EVENT, PROCESS = "/dialogues/14", "/processes/3"
CARDS = ["Technik", "Sprache", "Homeoffice"]
LINES = "\n".join(f"{number}. {CARDS[number % 3]}: Hinweis {number}" for number in range(1, 31))

NOT_AVAILABLE = "<main id=content><h1>Not available at the moment</h1><p>Please try again in a moment.</p></main>"


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


def drag(page: Page, note: Locator, target: Locator, *, let_go: bool = True) -> None:
    note.locator("[data-grip]").scroll_into_view_if_needed()
    start = note.locator("[data-grip]").bounding_box()
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    box = target.bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 10, steps=8)
    expect(target).to_have_class(re.compile("is-target"))
    if let_go:
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


def test_a_theme_that_nobody_was_told_about_is_taken_apart_after_a_question(visit, own_server, place):
    facilitator = visit("facilitator", at=own_server, **place)
    page = facilitator.open(f"{PROCESS}/themes/sort")
    unsorted(page, "Zu viele Passwörter").locator("input").check()
    page.locator("#title").fill("Passwörter")
    page.locator("#content .kern-btn--primary").click()
    page.locator("li[data-target]").filter(has_text="Passwörter").get_by_role("link").click()
    facilitator.press("Take the theme apart")
    expect(page.locator("h1")).to_have_text(facilitator.words("Take the theme apart?"))
    assert facilitator.findings() == []
    assert not facilitator.scrolls_sideways()
    facilitator.press("Take the theme apart")
    facilitator.open(f"{PROCESS}/themes/sort")
    expect(unsorted(page, "Zu viele Passwörter")).to_have_count(1)


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
    expect(page.locator(".wm-flash")).to_contain_text("There is no connection.")
    page.context.set_offline(False)
    facilitator.key("Enter")
    expect(page.locator("[data-waiting]")).to_be_hidden()
    expect(page.locator("#notes-title")).to_have_text("13 notes")
    expect(page.locator(".wm-flash")).to_be_empty()


def test_of_several_doubtful_notes_each_is_decided_by_itself_and_none_is_lost(visit, own_server):
    facilitator = visit("facilitator", locale="en", at=own_server)
    page = facilitator.open(f"{EVENT}/notes")
    for note in ("Frau Meier ist nie da", "Herr Schulze ist laut", "Frau Lehmann fehlt"):
        page.locator("#text").fill(note)
        facilitator.key("Enter")
    doubts = page.locator(".wm-doubt")
    expect(doubts).to_have_count(3)
    assert facilitator.findings() == []
    doubts.nth(0).get_by_role("button").click()
    expect(page.locator("#notes-title")).to_have_text("12 notes")
    expect(doubts).to_have_count(2)
    doubts.nth(0).locator("input[name=text]").fill("Herr Schultze ist laut")
    facilitator.key("Enter")
    expect(doubts.nth(1)).to_contain_text("a name (“Herr Schultze”)")
    paste(facilitator, "Technik\nSprache")
    expect(page.locator(".wm-cards li")).to_have_text(
        ["Frau Lehmann fehlt", "Herr Schultze ist laut", "Technik", "Sprache"]
    )


def test_whoever_leaves_with_a_doubt_undecided_is_asked(visit, own_server):
    facilitator = visit("facilitator", locale="en", at=own_server)
    page = facilitator.open(f"{EVENT}/notes")
    page.locator("#text").fill("Frau Meier ist nie da")
    facilitator.key("Enter")
    expect(page.locator(".wm-doubt")).to_have_count(1)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    facilitator.open(f"{PROCESS}/themes")
    assert asked == ["beforeunload"]


def test_what_was_typed_stands_in_front_of_the_lines_that_are_pasted(visit, own_server):
    facilitator = visit("facilitator", at=own_server)
    page = facilitator.open(f"{EVENT}/notes")
    page.locator("#text").fill("Schon getippt")
    paste(facilitator, "Technik\nSprache")
    expect(page.locator(".wm-cards li")).to_have_text(["Schon getippt", "Technik", "Sprache"])
    page.locator("#content .kern-btn--primary").click()
    expect(page.locator("#notes-title")).to_contain_text("14")


def test_notes_typed_after_the_sign_in_ended_are_back_behind_it(visit, own_server):
    facilitator = visit("facilitator", locale="en", at=own_server)
    page = facilitator.open(f"{EVENT}/notes")
    page.locator("#text").fill("Frau Meier ist nie da")
    facilitator.key("Enter")
    expect(page.locator(".wm-doubt")).to_have_count(1)
    own_server.let_sign_ins_end()
    page.locator("#text").fill("Mehr Licht")
    facilitator.key("Enter")
    facilitator.sees("Please sign in again")
    facilitator.sign_in("facilitator")
    expect(page.locator("#text")).to_have_value("Frau Meier ist nie da\nMehr Licht")
    facilitator.press("Look at the notes")
    page.locator("#content .kern-btn--primary").click()
    expect(page.locator("#notes-title")).to_have_text("13 notes")


def test_a_page_that_is_older_than_the_sign_in_says_so_and_loses_nothing(visit, own_server):
    facilitator = visit("facilitator", locale="en", at=own_server)
    page = facilitator.open(f"{EVENT}/notes")
    page.context.clear_cookies()
    other = page.context.new_page()
    other.goto("/sign-in")
    facilitator.sign_in("facilitator", on=other)
    page.locator("#text").fill("Mehr Licht")
    facilitator.key("Enter")
    facilitator.sees("This page was open for too long")
    facilitator.press("Save now")
    page.locator("#content .kern-btn--primary").click()
    expect(page.locator("#notes-title")).to_have_text("12 notes")


def test_an_answer_that_says_no_is_told_in_its_own_words_and_the_note_stays(visit, own_server):
    facilitator = visit("facilitator", locale="en", at=own_server)
    page = facilitator.open(f"{EVENT}/notes")
    page.route("**/notes", lambda route: route.fulfill(status=503, content_type="text/html", body=NOT_AVAILABLE))
    page.locator("#text").fill("Mehr Licht")
    facilitator.key("Enter")
    expect(page.locator(".wm-flash")).to_have_text("Not available at the moment: Please try again in a moment.")
    expect(page.locator("[data-waiting] li")).to_have_text(["Mehr Licht"])
    page.unroute("**/notes")
    facilitator.key("Enter")
    expect(page.locator("#notes-title")).to_have_text("12 notes")


def test_ticks_are_back_after_the_sign_in_ended(visit, own_server):
    facilitator = visit("facilitator", locale="en", at=own_server)
    page = facilitator.open(f"{PROCESS}/themes/sort")
    own_server.let_sign_ins_end()
    drag(page, unsorted(page, "Zu viele Passwörter"), page.locator("li[data-target]").first)
    facilitator.sees("Please sign in again")
    facilitator.sign_in("facilitator")
    expect(page.locator("[data-note]:has(:checked)")).to_have_text(["Zu viele Passwörter"])


def test_a_note_that_is_not_ticked_is_dragged_alone_and_escape_lets_go_of_it(visit, own_server):
    facilitator = visit("facilitator", locale="en", at=own_server)
    page = facilitator.open(f"{PROCESS}/themes/sort")
    notes, theme = page.locator("[data-note]"), page.locator("li[data-target]").first
    count = notes.count()
    ticked = [notes.nth(at).inner_text() for at in (0, 1)]
    for at in (0, 1):
        notes.nth(at).locator("input").check()
    page.locator("#title").fill("Später")
    drag(page, notes.nth(3), theme, let_go=False)
    facilitator.key("Escape")
    page.mouse.up()
    expect(page.locator(".is-dragged, .is-target")).to_have_count(0)
    drag(page, notes.nth(3), theme)
    expect(page.locator(".wm-flash")).to_contain_text("1 note is sorted.")
    expect(notes).to_have_count(count - 1)
    expect(page.locator("[data-note]:has(:checked)")).to_have_text(ticked)
    expect(page.locator("#title")).to_have_value("Später")
    page.locator("#title").fill("")
    drag(page, notes.nth(3), page.locator(".wm-sorting__new"))
    expect(page.locator("#title")).to_be_focused()
    expect(page.locator("[data-note]:has(:checked)")).to_have_text([notes.nth(3).inner_text()])


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
