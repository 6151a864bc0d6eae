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
    *("recording*", "activity*", "aktivitätswert", "waiting time", "host name", "host email", "host e mail"),
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
        *("beitritt*", "beitrittszeit*", "beitreten*", "beigetreten*", "betreten*", "teilnahmebeginn*"),
        *("kommt", "kommen", "gekommen"),
    ),
    AttendanceColumn.LEFT: (
        *("left", "leave*", "last leave", "attendance end*", "departed", "bis", "until", "to", "austritt*"),
        *("exited", "verlassen*", "verlassenszeit*", "teilnahmeende*", "geht", "gehen", "gegangen"),
    ),
    AttendanceColumn.WAITING: ("waiting room", "warteraum*", "wartezimmer*"),
    AttendanceColumn.ATTENDED: ("attended", "teilgenommen", "anwesend", "present", "erschienen"),
    AttendanceColumn.ROLE: ("role*", "rolle*", "moderator", "moderatorin"),
    AttendanceColumn.DEPARTMENT: (*COUNT_WORDS[SheetColumn.DEPARTMENT], "dezernat*", "organisation"),
    AttendanceColumn.NAME: (
        *("name", "namen", "full name", "user name", "display name", "benutzername", "anzeigename", "teilnehmername"),
        *("personenname", "attendee name", "participant name"),
    ),
}
_PHRASES = (
    *((phrase, None) for phrase in IGNORED),
    *((phrase, column) for column, phrases in WORDS.items() for phrase in phrases),
)
_FIRSTS = [phrase.split()[0] for phrase, _ in _PHRASES]
_WORDS = {word: [at for at, first in enumerate(_FIRSTS) if first == word] for word in _FIRSTS}
_BEGINNINGS = [(first[:-1], at) for at, first in enumerate(_FIRSTS) if first.endswith("*")]
SUMMARY: Phrases = ("topic", "thema", "meeting id", "webinar id", "besprechungs id")
"""Headings of the lines about the meeting, which are no people."""
COUNTED: Phrases = ("participant*", "teilnehm*", "attended participants", "anzahl teilnehm*", "attendee count")
TIMES = (AttendanceColumn.JOINED, AttendanceColumn.LEFT, AttendanceColumn.MOMENT)
BESIDE_A_NAME = frozenset(AttendanceColumn) - {
    AttendanceColumn.NAME,
    AttendanceColumn.FIRST_NAME,
    AttendanceColumn.LAST_NAME,
}
NAMING = (AttendanceColumn.NAME, AttendanceColumn.LAST_NAME)
CALLED = frozenset({*NAMING, AttendanceColumn.FIRST_NAME, AttendanceColumn.EMAIL})
"""By what a person can be called where somebody chose the columns by hand."""
NAMED = "name"
"""Stands in every heading over names: rows without it are not looked at word by word."""


def positions(headings: Sequence[str], layouts: Mapping[str, Positions]) -> Positions:
    """Return where the columns are in a row of headings, by a saved layout or by their words; none if it is none."""
    if layouts and (found := layouts.get(fingerprint(headings))):
        return found
    if "@" in "".join(headings) or not any(NAMED in heading.casefold() for heading in headings):
        return {}
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


def recognised(headings: Sequence[str]) -> int:
    """Return how many cells say what a column holds, in a list of people or in a count sheet; none beside an address.

    A single one may be an ordinary word in an ordinary row.
    """
    spoken = [] if "@" in "".join(headings) else [words(heading) for heading in headings]
    counted = [phrase for phrases in COUNT_WORDS.values() for phrase in phrases]
    found = sum(_meaning(each) is not None or any(says(each, phrase) for phrase in counted) for each in spoken)
    return found if found > 1 else 0


def fingerprint(headings: Sequence[str]) -> str:
    """Return by what a row of headings is recognised: a checksum of its words, from which nothing can be read."""
    return sha256("\n".join(" ".join(words(heading)) for heading in headings).encode()).hexdigest()


def _meaning(spoken: list[str]) -> AttendanceColumn | None:
    """Return what the first of our phrases means that is said; only those are tried of which a word is there."""
    near = {at for word in spoken for at in _WORDS.get(word, ())}
    near |= {at for word in spoken for beginning, at in _BEGINNINGS if word.startswith(beginning)}
    said = [at for at in near if says(spoken, _PHRASES[at][0])]
    return _PHRASES[min(said)][1] if said else None


def _tells_people(found: Positions) -> bool:
    """Whether the columns name people and say something about them."""
    return any(column in found for column in NAMING) and not BESIDE_A_NAME.isdisjoint(found)
