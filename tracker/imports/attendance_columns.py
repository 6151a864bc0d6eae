"""Columns of attendance files, found by the words of their headings in German and English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

from tracker.domain.attendance_files import AttendanceColumn
from tracker.domain.sheets import SheetColumn
from tracker.domain.text import words
from tracker.imports.counts import WORDS as COUNT_WORDS
from tracker.imports.headers import Phrases, says

Positions = Mapping[AttendanceColumn, int]

# What stands beside the columns that are read and would be taken for one of them.
IGNORED: Phrases = (
    *("meeting name", "meeting title", "meeting start*", "meeting end*", "besprechungsname", "besprechungstitel"),
    *("besprechungsbeginn", "besprechungsende", "registration*", "registrier*", "approval*", "talk*", "webcam*"),
    *("recording*", "activity*", "aktivitätswert", "waiting*", "host name", "host email", "host e mail"),
)
# Asked from the top: "Teilnehmer-ID (UPN)" is an account, "Dauer der Anwesenheit" a duration.
WORDS: Mapping[AttendanceColumn, Phrases] = {
    AttendanceColumn.ACCOUNT: ("upn", "participant id", "teilnehmer id", "user principal*", "benutzerprinzipal*"),
    AttendanceColumn.DURATION: (
        *("duration*", "time in session", "dauer*", "anwesenheitsdauer*", "teilnahmedauer*", "besprechungsdauer*"),
        *("verweildauer*", "sitzungsdauer*", "minuten", "minutes"),
    ),
    AttendanceColumn.FIRST_NAME: ("vorname*", "first name*", "given name*"),
    AttendanceColumn.LAST_NAME: ("nachname*", "familienname*", "last name*", "surname*"),
    AttendanceColumn.EMAIL: ("mail*", "email*", "benutzermail*"),
    AttendanceColumn.ACTION: ("user action*", "action*", "benutzeraktion*", "aktion*"),
    AttendanceColumn.MOMENT: ("timestamp*", "zeitstempel*", "zeitpunkt*"),
    AttendanceColumn.JOINED: (
        *("join", "joined", "join time", "first join", "attendance start*", "arrived", "von", "from", "ankunft*"),
        *("beitritt*", "beitrittszeit*", "beitreten*", "beigetreten*", "betreten*", "teilnahmebeginn*", "kommt"),
    ),
    AttendanceColumn.LEFT: (
        *("left", "leave*", "last leave", "attendance end*", "departed", "bis", "until", "to", "austritt*"),
        *("verlassen*", "verlassenszeit*", "teilnahmeende*", "geht"),
    ),
    AttendanceColumn.ATTENDED: ("attended", "teilgenommen", "anwesend", "present", "erschienen"),
    AttendanceColumn.ROLE: ("role*", "rolle*", "moderator", "moderatorin"),
    AttendanceColumn.DEPARTMENT: (*COUNT_WORDS[SheetColumn.DEPARTMENT], "dezernat*", "organisation"),
    AttendanceColumn.NAME: (
        *("name", "namen", "full name", "user name", "display name", "benutzername", "anzeigename", "teilnehmername"),
        *("personenname", "attendee name", "participant name"),
    ),
}
SUMMARY: Phrases = ("topic", "thema", "meeting id", "webinar id", "besprechungs id")
"""Headings of the lines about the meeting, which are no people."""
COUNTED: Phrases = ("participant*", "teilnehm*", "attended participants", "anzahl teilnehm*", "attendee count")
TIMES = (AttendanceColumn.JOINED, AttendanceColumn.LEFT, AttendanceColumn.MOMENT)
BESIDE_A_NAME = frozenset(AttendanceColumn) - {
    AttendanceColumn.NAME,
    AttendanceColumn.FIRST_NAME,
    AttendanceColumn.LAST_NAME,
}


def positions(headings: Sequence[str], layouts: Mapping[str, Positions]) -> Positions:
    """Return where the columns are in a row of headings, by a saved layout or by their words; none if it is none."""
    if found := layouts.get(fingerprint(headings)):
        return found
    chosen = guessed(headings)
    is_summary = any(says(words(heading), phrase) for heading in headings for phrase in SUMMARY)
    return chosen if _tells_people(chosen) and (AttendanceColumn.JOINED in chosen or not is_summary) else {}


def guessed(headings: Sequence[str]) -> Positions:
    """Return what the columns seem to hold by their words.

    Of several columns that mean the same, the one that says least besides is taken.
    """
    spoken = [words(heading) for heading in headings]
    candidates: dict[AttendanceColumn, list[int]] = {}
    for at, each in enumerate(spoken):
        if column := _meaning(each):
            candidates.setdefault(column, []).append(at)
    return {column: min(places, key=lambda at: (len(spoken[at]), at)) for column, places in candidates.items()}


def fingerprint(headings: Sequence[str]) -> str:
    """Return by what a row of headings is recognised: a checksum of its words, from which nothing can be read."""
    return sha256("\n".join(" ".join(words(heading)) for heading in headings).encode()).hexdigest()


def _meaning(spoken: list[str]) -> AttendanceColumn | None:
    if any(says(spoken, phrase) for phrase in IGNORED):
        return None
    for column, phrases in WORDS.items():
        if any(says(spoken, phrase) for phrase in phrases):
            return column
    return None


def _tells_people(found: Positions) -> bool:
    """Whether the columns name people and say something about them."""
    is_named = AttendanceColumn.NAME in found or AttendanceColumn.LAST_NAME in found
    return is_named and not BESIDE_A_NAME.isdisjoint(found)
