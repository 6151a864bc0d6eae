"""Notes: from which events they come, and what a pasted text holds, line by line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain import theme_notes as rules
from tracker.domain.dialogues import DialogueState
from tracker.domain.errors import RuleViolation


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("", []),
        ("\n \n\t\n", []),
        ("Mehr Homeoffice", ["Mehr Homeoffice"]),
        ("Mehr Homeoffice\n\n  Bessere Technik \r\n", ["Mehr Homeoffice", "Bessere Technik"]),
        (
            "- Mehr Homeoffice\n• Bessere Technik\n* Leichte Sprache",
            ["Mehr Homeoffice", "Bessere Technik", "Leichte Sprache"],
        ),
        ("-Mehr Homeoffice\n–  Technik\n+ Sprache", ["Mehr Homeoffice", "Technik", "Sprache"]),
        ("• - Eingerückt", ["Eingerückt"]),
        ("1. Homeoffice\n2) Technik\n(3) Sprache", ["Homeoffice", "Technik", "Sprache"]),
        ("1. Homeoffice\nTechnik\n2. Sprache", ["Homeoffice", "Technik", "Sprache"]),
        ("2. Stock renovieren", ["2. Stock renovieren"]),
        ("2. Stock renovieren\nTechnik", ["2. Stock renovieren", "Technik"]),
        ("30 Tage Urlaub\n31 Tage Urlaub", ["30 Tage Urlaub", "31 Tage Urlaub"]),
        ("-5 Grad im Büro", ["-5 Grad im Büro"]),
        ("+1", ["+1"]),
        ("---\n***\n…", []),
        ("Technik\nTechnik", ["Technik", "Technik"]),
        ("E-Mail\tTechnik", ["E-Mail Technik"]),
        ("☐ Parkplätze\n✓ Kantine", ["Parkplätze", "Kantine"]),
        ("1.\n2. Sprache", ["Sprache"]),
        ("1.", ["1."]),
        ("- 5 Grad im Büro", ["5 Grad im Büro"]),
        ("> 30 Tage warten", ["> 30 Tage warten"]),
        (">30 Tage warten", [">30 Tage warten"]),
        ("- > 30 Tage warten", ["> 30 Tage warten"]),
        ("> Zitat\n>> Antwort", ["Zitat", "Antwort"]),
        ("• 3 Tage\n•4 Tage", ["3 Tage", "4 Tage"]),
        ("Pausen*raum", ["Pausen*raum"]),
    ],
)
def test_a_pasted_text_becomes_one_note_per_line(text, notes):
    assert rules.lines(text) == notes


@given(
    st.lists(st.text(alphabet=st.characters(whitelist_categories=["L"], max_codepoint=0x17F), min_size=1), min_size=1)
)
def test_no_line_with_words_is_lost(notes):
    assert rules.lines("\n".join(f"• {note}" for note in notes)) == rules.lines("\n".join(notes))
    assert len(rules.lines("\n".join(notes))) == len(notes)


def test_a_text_without_a_note_is_refused():
    with pytest.raises(RuleViolation, match="notes-missing"):
        rules.checked_lines([])


def test_a_line_that_is_no_note_is_named():
    assert rules.checked_lines(["x" * 1000]) == ["x" * 1000]
    with pytest.raises(RuleViolation, match="note-too-long") as refused:
        rules.checked_lines(["kurz", "x" * 1001])
    assert refused.value.details == {"line": 2, "limit": 1000}


def test_a_whole_book_is_refused():
    assert len(rules.checked_lines(["x"] * 500)) == 500
    with pytest.raises(RuleViolation, match="too-many-notes"):
        rules.checked_lines(["x"] * 501)


def test_a_preview_knows_whether_something_changed_since():
    assert rules.fingerprint(["a", "b"]) == rules.fingerprint(["a", "b"]) != rules.fingerprint(["a b"])


@pytest.mark.parametrize(
    ("state", "day", "code"),
    [
        (DialogueState.PLANNED, 1, None),
        (DialogueState.HELD, 1, None),
        (DialogueState.PLANNED, 2, "notes-too-early"),
        (DialogueState.POSTPONED, 1, "notes-not-held"),
        (DialogueState.NOT_HELD, 2, "notes-not-held"),
    ],
)
def test_notes_come_from_events_whose_day_has_come_unless_they_fell_out(state, day, code):
    found = (state, date(2021, 5, day), date(2021, 5, 1))
    assert rules.can_be_noted(*found) is (code is None)
    if code:
        with pytest.raises(RuleViolation, match=code):
            rules.forbid_noting(*found)
