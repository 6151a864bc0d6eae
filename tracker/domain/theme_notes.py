"""Notes from an event: one line per card, typed or pasted, and nothing of a card lost."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.dialogues import DialogueState
from tracker.domain.errors import RuleViolation
from tracker.domain.text import line

LONGEST_NOTE = 1000
MOST_NOTES = 500
LONGEST_PASTE = MOST_NOTES * (LONGEST_NOTE + 10)
"""Letters of a pasted text: as many notes as there may be, each as long as it may be behind a bullet."""
BULLET = re.compile(r"(?:[•●▪◦○‣∙·□☐✓✔➢►▸] *|[–—*-](?!\d) *|>(?! *\d) *|\+ )+")
"""In front of a number, "-" is a minus, and ">" is "more than"."""
NUMBER = re.compile(r"\(?(\d{1,3})[.)](?: +|$)")
LETTER = re.compile(r"\w")
NOTED_STATES = frozenset({DialogueState.PLANNED, DialogueState.HELD})
"""From its day on, what is planned counts as held: cards are written before anybody changes the state."""


@dataclass(frozen=True)
class NoteRow:
    """A note as recorders see it; without a theme it is not yet sorted."""

    id: int
    text: str
    event_id: int
    event_title: str
    held_on: date
    theme_id: int | None
    theme_title: str | None


def forbid_noting(state: DialogueState, starts_on: date, today: date) -> None:
    """Refuse notes and photos of cards from an event that fell out, or whose day has not come."""
    if state not in NOTED_STATES:
        raise RuleViolation("notes-not-held", current=state)
    if starts_on > today:
        raise RuleViolation("notes-too-early")


def can_be_noted(state: DialogueState, starts_on: date, today: date) -> bool:
    """Whether there can be notes and photos of cards from an event."""
    try:
        forbid_noting(state, starts_on, today)
    except RuleViolation:
        return False
    return True


def lines(text: str) -> list[str]:
    """Return the notes of a pasted text: bullets, numbering and empty lines go, duplicates stay.

    A number in front is numbering only where another line has the one before or after it: "2. Stock renovieren" by
    itself is a note about the second floor.
    """
    found = [kept for each in text.splitlines() if (kept := _without_bullet(line(each)))]
    numbers = {int(match[1]) for each in found if (match := NUMBER.match(each))}
    return [kept for each in found if (kept := _without_number(each, numbers))]


def checked_lines(notes: Sequence[str]) -> Sequence[str]:
    """Return the notes, if there are some and each is short enough to be one."""
    if not notes:
        raise RuleViolation("notes-missing", field="text")
    if len(notes) > MOST_NOTES:
        raise RuleViolation("too-many-notes", field="text", most=MOST_NOTES, count=len(notes))
    for number, note in enumerate(notes, start=1):
        if len(note) > LONGEST_NOTE:
            raise RuleViolation("note-too-long", field="text", line=number, limit=LONGEST_NOTE)
    return notes


def fingerprint(notes: Sequence[str]) -> str:
    """Return what a preview remembers, so that what is saved is what was looked at."""
    return hashlib.sha256("\n".join(notes).encode()).hexdigest()


def _without_bullet(text: str) -> str:
    match = BULLET.match(text)
    kept = text[match.end() :].strip() if match else text
    return kept if LETTER.search(kept) else ""


def _without_number(text: str, numbers: set[int]) -> str:
    match = NUMBER.match(text)
    if match is None or not numbers & {int(match[1]) - 1, int(match[1]) + 1}:
        return text
    return text[match.end() :].strip()
