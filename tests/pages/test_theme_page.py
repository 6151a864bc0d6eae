"""What can be done with a theme on its page, what is asked before it is gone, and what can no longer be done."""

from __future__ import annotations

import pytest

from tests.browser import Browser
from tracker.extensions import db
from tracker.models import Theme, ThemeItem, ThemeNote

TOLD = "Staff were told about this theme before, so it stays."


@pytest.fixture
def facilitator(browser: Browser) -> Browser:
    """The browser of somebody whose theme stands on no agenda."""
    with browser.app.app_context():
        db.session.delete(db.session.query(ThemeItem).one())
        db.session.commit()
    return browser.as_("facilitator")


def answered(browser: Browser) -> None:
    browser.submit("themes.answer", {"answer": "Ja.", "answered_on": "2021-06-30"})


def test_a_theme_is_taken_apart_only_after_a_question(facilitator: Browser):
    assert facilitator.url("themes.dissolve") in facilitator.get("themes.show").links()
    asked = facilitator.get("themes.dissolve")
    assert asked.heading == "Take the theme apart?"
    assert "1 note goes back to those that are not sorted." in asked.text
    assert facilitator.url("themes.decline") in asked.links()
    index = facilitator.open(facilitator.post("themes.dissolve").location)
    assert "The theme is taken apart; its notes can be sorted again." in index.text
    assert facilitator.get("theme_sorting.sort").texts("#unsorted-title") == ["1 note is not sorted"]


def test_of_a_theme_without_notes_nothing_is_said_to_be_sorted_again(facilitator: Browser):
    with facilitator.app.app_context():
        db.session.delete(db.session.query(ThemeNote).one())
        db.session.commit()
    assert "No notes belong to this theme: it is gone for good" in facilitator.get("themes.dissolve").text
    index = facilitator.open(facilitator.post("themes.dissolve").location)
    assert "The theme is gone." in index.text
    assert "can be sorted again" not in index.text


def test_a_theme_that_staff_were_told_about_is_not_taken_apart_and_says_what_to_do_instead(facilitator: Browser):
    answered(facilitator)
    facilitator.submit("themes.reopen", {"reason": "Nur für Büros."})
    page = facilitator.get("themes.show")
    assert facilitator.url("themes.dissolve") not in page.links()
    assert facilitator.url("themes.decline") in page.links()
    assert TOLD in page.text
    back = facilitator.get("themes.dissolve", status=302)
    assert TOLD in facilitator.open(back.location).texts(".wm-flash")[0]
    assert TOLD in facilitator.post("themes.dissolve", status=422).texts("[role=alert]")[0]


@pytest.mark.parametrize(
    "endpoint",
    ["themes.edit", "themes.answer", "themes.decline", "themes.merge", "themes.dissolve", "theme_items.create"],
)
def test_no_form_opens_that_could_only_be_refused_because_staff_were_answered(facilitator: Browser, endpoint: str):
    answered(facilitator)
    back = facilitator.get(endpoint, status=302)
    assert back.location == facilitator.url("themes.show")
    assert "Staff were told already what becomes of this theme." in facilitator.open(back.location).text


def test_what_was_typed_before_somebody_else_answered_is_still_there(facilitator: Browser):
    typed = facilitator.get("theme_items.create").fields() | {"title": "Homeoffice regeln"}
    answered(facilitator)
    refused = facilitator.post("theme_items.create", typed, status=422)
    assert "Staff were told already" in refused.texts("[role=alert]")[0]
    assert refused.fields()["title"] == "Homeoffice regeln"


def test_what_is_missing_for_a_split_is_said_on_the_page_of_the_theme_and_the_ticks_stay(facilitator: Browser):
    data = facilitator.get("themes.show").fields("notes") | {"way": "split", "title": ""}
    with facilitator.app.app_context():
        ticked = str(db.session.query(ThemeNote).one().id)
    page = facilitator.post("theme_sorting.rearrange", data | {"note_ids": ticked}, status=422)
    assert page.heading == "Homeoffice"
    said = page.texts("section [role=alert]")
    assert "Title of a theme of their own: Please say what the new theme is called." in said[0]
    assert page.fields("notes")["note_ids"] == ticked
    page = facilitator.post("theme_sorting.rearrange", data | {"title": "Technik"}, status=422)
    assert "Please choose at least one note." in page.text
    assert page.fields("notes")["title"] == "Technik"
    facilitator.post("theme_sorting.rearrange", page.fields("notes") | {"note_ids": ticked, "way": "split"})
    with facilitator.app.app_context():
        assert db.session.query(Theme).filter_by(title="Technik").count() == 1


def test_the_address_to_which_notes_are_sent_shows_the_theme(facilitator: Browser):
    """Whoever had to sign in again, or changes the language after an error, comes back there."""
    assert facilitator.get("theme_sorting.rearrange").heading == "Homeoffice"
