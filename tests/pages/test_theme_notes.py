"""Pages of notes from an event: where some can be written down, and what is asked about them."""

from __future__ import annotations

import io

import pytest

from tests.browser import Browser
from tests.pictures import png
from tracker.domain.dialogues import DialogueState
from tracker.extensions import db
from tracker.models import DialogueEvent, ThemeNote


@pytest.fixture
def facilitator(browser: Browser) -> Browser:
    return browser.as_("facilitator")


def fall_out(browser: Browser) -> None:
    with browser.app.app_context():
        db.session.query(DialogueEvent).one().state = DialogueState.NOT_HELD
        db.session.commit()


def test_an_event_that_fell_out_offers_nothing_to_write_down_and_says_why(facilitator: Browser):
    fall_out(facilitator)
    page = facilitator.get("theme_notes.index")
    assert "No notes come from an event that is “not held”." in page.text
    assert "Mehr Tage zu Hause" in page.text
    assert page.soup.select("#capture, script[src*=notes]") == []
    for offered in ("theme_notes.paste", "event_photos.create"):
        assert facilitator.url(offered) not in page.links()
        assert facilitator.get(offered, status=302).location.startswith(facilitator.url("theme_notes.index"))


def test_what_was_typed_before_an_event_fell_out_is_not_lost(facilitator: Browser):
    typed = facilitator.get("theme_notes.index").fields() | {"text": "Technik"}
    lines = facilitator.get("theme_notes.paste").fields() | {"text": "Technik\nSprache"}
    pasted = facilitator.post("theme_notes.paste", lines, status=200).fields()
    shown = facilitator.get("event_photos.create").fields() | {"title": "Wand"}
    fall_out(facilitator)
    refused = facilitator.post("theme_notes.index", typed, status=422)
    assert "No notes come from an event" in refused.texts("[role=alert]")[0]
    assert refused.fields()["text"] == "Technik"
    assert facilitator.post("theme_notes.paste", pasted, status=422).fields()["text"] == "Technik\nSprache"
    photo = facilitator.post("event_photos.create", shown | {"file": (io.BytesIO(png()), "a.png")}, status=422)
    assert photo.fields()["title"] == "Wand"


def test_an_event_leads_to_its_notes_where_there_are_some_or_can_be(facilitator: Browser):
    def leads() -> bool:
        return facilitator.url("theme_notes.index") in facilitator.get("dialogues.show").links()

    assert leads()
    with facilitator.app.app_context():
        db.session.delete(db.session.query(ThemeNote).one())
        db.session.commit()
    assert leads()
    fall_out(facilitator)
    assert not leads()


def test_each_doubt_has_a_field_of_its_own_because_a_script_shows_several(facilitator: Browser):
    fields, labels = set(), set()
    for text in ("Frau Müller hört nie zu", "Frau Maier hört nie zu"):
        typed = facilitator.get("theme_notes.index").fields() | {"text": text}
        asked = facilitator.post("theme_notes.index", typed, status=200).soup.select_one(".wm-doubt")
        fields.add(asked.select_one("[name=text]")["id"])
        labels.add(asked.select_one("label")["for"])
    assert len(fields) == 2
    assert fields == labels


def test_two_corrections_of_one_note_are_compared_in_their_words_alone(facilitator: Browser):
    mine = facilitator.get("theme_notes.edit").fields("edit") | {"text": "Frau Müller darf das"}
    asked = facilitator.post("theme_notes.edit", mine, status=200).fields("edit")
    theirs = facilitator.get("theme_notes.edit").fields("edit") | {"text": "Mehr Tage daheim"}
    facilitator.post("theme_notes.edit", theirs)
    conflict = facilitator.post("theme_notes.edit", asked, status=409)
    assert conflict.texts("main h2") == ["Note from a card", "Save your version"]
    assert conflict.texts("main .wm-pre") == ["Mehr Tage daheim", "Frau Müller darf das"]
