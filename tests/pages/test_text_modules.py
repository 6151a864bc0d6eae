"""Phrases for the notes: managed on the page of the group, offered while a meeting is held."""

from __future__ import annotations

import pytest

from tests.browser import Browser


@pytest.fixture
def facilitator(browser: Browser) -> Browser:
    return browser.as_("facilitator")


def test_a_phrase_of_the_group_is_offered_beside_the_notes(facilitator: Browser):
    assert not facilitator.get("meetings.hold").soup.select("[data-phrases]")
    facilitator.submit("text_modules.create", {"title": "Kenntnis", "text": "Die Gruppe nimmt zur Kenntnis."})
    [phrase] = facilitator.get("meetings.hold").soup.select("#notes-form [data-phrases] li")
    assert phrase.select_one("button")["data-phrase"] == "Die Gruppe nimmt zur Kenntnis."
    assert "Die Gruppe nimmt zur Kenntnis." in phrase.select_one("p").get_text()


def test_a_phrase_is_changed_and_removed_on_the_page_of_its_group(facilitator: Browser):
    facilitator.submit("text_modules.create", {"title": "Kenntnis", "text": "Die Gruppe nimmt zur Kenntnis."})
    edit = facilitator.get("groups.show").soup.select_one("#phrases li a")["href"]
    fields = facilitator.open(edit).fields()
    facilitator.open(edit, data=fields | {"text": ""}, status=422)
    facilitator.open(edit, data=fields | {"title": "Zustimmung"}, status=303)
    assert facilitator.get("groups.show").texts("#phrases li .wm-strong") == ["Zustimmung"]
    facilitator.open(edit.replace("/edit", "/remove"), data={}, status=303)
    assert facilitator.get("groups.show").texts("#phrases li") == []


def test_phrases_are_the_business_of_whoever_takes_the_minutes(browser: Browser):
    assert not browser.as_("reader").get("groups.show").soup.select("#phrases")
