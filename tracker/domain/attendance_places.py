"""Where the people of an attendance file count: by tick, role, room, remembered text, or not assigned."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple, TypeVar

from tracker.domain.administrations import DepartmentRow
from tracker.domain.attendance_names import GENERIC, Likeness, has_surname, is_code, is_generic
from tracker.domain.attendance_roles import HOSTS, OUTSIDERS, PANEL
from tracker.domain.attendance_rosters import Attendee
from tracker.domain.attendance_rules import Belonging, Names, local_words
from tracker.domain.counts import EXTERNAL, NOT_ASSIGNED, Unit
from tracker.domain.participation import CountScope
from tracker.domain.text import key, words

DUTIES = frozenset({"moderation", "organisation", "podium", "regie", "technik", "support", "stream"})
ROOMS = frozenset(
    {"saal", "sitzungssaal", "kreistagssaal", "raum", "sitzungsraum", "besprechungsraum", "konferenzraum"}
    | {"room", "meetingroom", "conferenceroom", "boardroom"}
)
SURNAMES = frozenset({"saal", "raum", "room"})
"""Rooms that people are called, too."""
UNCOUNTED = frozenset({Belonging.HOST, Belonging.ROOM})
MARKERS = frozenset(
    {"unverified", "nicht überprüft", "guest", "gast", "ext", "extern", "external", "host", "me", "ich", "co-host"}
)
"""What meeting programs write behind a name by themselves."""
FRAME = frozenset(
    {"amt", "für", "der", "die", "das", "des", "und", "team", "gruppe", "bereich", "abteilung", "fachbereich", "büro"}
    | {"fachdienst", "referat", "sachgebiet", "dezernat", "stab", "stabsstelle", "department", "unit"}
    | {"of", "the", "and"}
)
"""Words beside the name of a department that do not make it a person's."""
COMMON = ROOMS | FRAME | GENERIC | OUTSIDERS | {word for marker in MARKERS for word in words(marker)}
"""Words that are nobody's name, unless they stand where one does."""

_ROOM_ADDRESS = re.compile(rf"({'|'.join(sorted(ROOMS, key=len, reverse=True))}|konferenz|sitzung)(?:[\d._-]|@|$)")
_Key = TypeVar("_Key")


class Meaning(NamedTuple):
    """What a text, or a person, stands for."""

    belonging: Belonging
    department_id: int | None = None

    @property
    def value(self) -> str:
        """The meaning as a choice of a form."""
        return self.belonging.value if self.department_id is None else str(self.department_id)


class Reason(StrEnum):
    """Why somebody counts where they do."""

    CHOSEN = "chosen"
    ROLE = "role"
    ROOM = "room"
    TEXT = "text"
    UNKNOWN = "unknown"
    CONTRADICTED = "contradicted"
    NOT_THERE = "not_there"


@dataclass(frozen=True)
class Directory:
    """What texts stand for: chosen just now, remembered by the administration, or the name of a department."""

    chosen: Mapping[str, Meaning] = field(default_factory=dict)
    remembered: Mapping[str, Meaning] = field(default_factory=dict)
    names: Mapping[str, Meaning] = field(default_factory=dict)
    phrases: Mapping[frozenset[str], Meaning] = field(default_factory=dict)
    vocabulary: frozenset[str] = frozenset()
    """The words of all that the house itself calls so: departments, and texts that are remembered."""

    def meaning(self, text: str) -> Meaning | None:
        """Return what a text stands for, if anything is known of it; a department may be one of several words."""
        if (said := self._said(text)) is not None:
            return said
        phrase = self._phrase(text)
        return None if phrase is None else self.phrases[phrase]

    def role(self, text: str) -> Meaning | None:
        """Return what a role was said to stand for besides taking part: a host, or a room."""
        said = self.chosen.get(key(text)) or self.remembered.get(key(text))
        return said if said and said.belonging in UNCOUNTED else None

    def likeness(self, text: str) -> Likeness:
        """Return how much a text is like a place rather than like a person."""
        spoken, phrase = set(words(text)), self._phrase(text)
        is_framed = phrase is not None and all(word in FRAME or word.isdigit() for word in spoken - phrase)
        if is_framed or key(text) in MARKERS or self._said(text) is not None:
            return Likeness.PLACE
        if ROOMS.isdisjoint(spoken) and (is_code(text) or any(word.isdigit() for word in spoken)):
            return Likeness.CODE
        return Likeness.NOTHING if phrase is None else Likeness.WORD

    def _said(self, text: str) -> Meaning | None:
        spelling = key(text)
        return next(
            (known[spelling] for known in (self.chosen, self.remembered, self.names) if spelling in known), None
        )

    def _phrase(self, text: str) -> frozenset[str] | None:
        """Return the department of which a text has all words, the most telling one."""
        spoken = frozenset(words(text))
        found = [phrase for phrase in self.phrases if phrase <= spoken]
        longest = [phrase for phrase in found if len(phrase) == max(map(len, found))]
        return longest[0] if len(longest) == 1 else None


@dataclass(frozen=True, slots=True)
class Assigned:
    """A person of the roster, where they count, and why."""

    attendee: Attendee
    meaning: Meaning
    reason: Reason

    @property
    def is_counted(self) -> bool:
        """Whether the person is part of a count."""
        return self.reason is not Reason.NOT_THERE and self.meaning.belonging not in UNCOUNTED


class Tally(NamedTuple):
    """What an attendance file says of a department; the minutes are unknown if one person's are."""

    participants: int
    minutes: int | None


def directory(
    departments: Sequence[DepartmentRow], remembered: Mapping[str, Meaning], chosen: Mapping[str, Meaning]
) -> Directory:
    """Return what texts stand for in a house; a name that two departments have says nothing."""
    spellings: dict[str, list[Meaning]] = {}
    phrases: dict[frozenset[str], list[Meaning]] = {}
    for row in departments:
        meaning = Meaning(Belonging.DEPARTMENT, row.id)
        name, code = key(row.name), key(row.short_code)
        for spelling in {name, code, f"{code} {name}", f"{name} ({code})"} if code else {name}:
            spellings.setdefault(spelling, []).append(meaning)
        phrases.setdefault(frozenset(words(row.name)), []).append(meaning)
    there = {row.id for row in departments}
    valid = {text: each for text, each in remembered.items() if each.department_id in {None, *there}}
    own = frozenset(_words([*valid, *spellings]))
    return Directory(chosen, valid, _unique(spellings), {k: v for k, v in _unique(phrases).items() if k}, own)


def assign(roster: Iterable[Attendee], known: Directory, chosen: Mapping[int, Meaning]) -> list[Assigned]:
    """Return where each person counts; `chosen` holds what was ticked for single people, by their id."""
    return [_assigned(each, known, chosen) for each in roster]


def names(assigned: Sequence[Assigned], known: Directory) -> Names:
    """Return every name in a file: all words of all display names and addresses, but those that the house itself uses.

    A person keeps theirs even where a department is called so. What several people have beside their full name, or
    what is too short for one, is no name.
    """
    house = replace(known, chosen={})
    own: set[str] = set()
    beside: set[str] = set()
    for each in assigned:
        found = each.attendee
        beside |= _words(found.names) | _words(found.texts)
        own |= local_words(found.addresses) - known.vocabulary - COMMON
        people = [text for text in found.people if not is_generic(text) and house.likeness(text) is not Likeness.PLACE]
        own |= _words(people) - (ROOMS if each.reason is Reason.ROOM else frozenset())
    return Names(own | (beside - _words(_shared(assigned)) - known.vocabulary - COMMON))


def may_stand_for(text: str, meaning: Meaning) -> bool:
    """Whether a text may be remembered as that: as a host or a room only if it says so, for else it may be a name."""
    spoken = set(words(text))
    says_so = not spoken.isdisjoint(HOSTS | PANEL | DUTIES | (ROOMS - SURNAMES))
    is_number = is_code(text) and any(word.isdigit() for word in spoken)
    return meaning.belonging not in UNCOUNTED or says_so or is_number


def tallied(assigned: Iterable[Assigned]) -> dict[Unit, Tally]:
    """Return what the file says per department and outside of them: people, and their minutes in all."""
    seconds: dict[Unit, list[int | None]] = {}
    for each in assigned:
        if each.is_counted:
            seconds.setdefault(unit_of(each.meaning), []).append(each.attendee.seconds)
    return {unit: Tally(len(found), _minutes(found)) for unit, found in seconds.items()}


def _shared(assigned: Iterable[Assigned]) -> list[str]:
    """Return the texts that several people have beside their full name, and codes; "Kern - Ada" has no full name."""
    full = Counter(
        key(text)
        for each in assigned
        if any(has_surname(person) for person in each.attendee.people)
        for text in each.attendee.texts
    )
    return [text for text in full if full[text] > 1] + [
        text for each in assigned for text in each.attendee.texts if is_code(text)
    ]


def _assigned(attendee: Attendee, known: Directory, chosen: Mapping[int, Meaning]) -> Assigned:
    if not attendee.was_there:
        return Assigned(attendee, Meaning(Belonging.NOT_ASSIGNED), Reason.NOT_THERE)
    if attendee.id in chosen:
        return Assigned(attendee, chosen[attendee.id], Reason.CHOSEN)
    spoken = {word for role in attendee.roles for word in words(role)}
    said = [meaning for role in attendee.roles if (meaning := known.role(role))]
    if said or spoken & (HOSTS | PANEL):
        return Assigned(attendee, min(said, default=Meaning(Belonging.HOST)), Reason.ROLE)
    if _is_room(attendee, known):
        return Assigned(attendee, Meaning(Belonging.ROOM), Reason.ROOM)
    return _by_texts(attendee, known, is_guest=bool(spoken & OUTSIDERS))


def _by_texts(attendee: Attendee, known: Directory, *, is_guest: bool) -> Assigned:
    found = {meaning for text in attendee.texts if (meaning := known.meaning(text))}
    telling = {meaning for meaning in found if meaning.belonging is not Belonging.NOT_ASSIGNED} or found
    if len(telling) > 1:
        return Assigned(attendee, Meaning(Belonging.NOT_ASSIGNED), Reason.CONTRADICTED)
    if telling:
        return Assigned(attendee, telling.pop(), Reason.TEXT)
    if is_guest:
        return Assigned(attendee, Meaning(Belonging.EXTERNAL), Reason.ROLE)
    if any(key(text) in {"ext", "extern", "external"} for text in attendee.texts):
        return Assigned(attendee, Meaning(Belonging.EXTERNAL), Reason.TEXT)
    return Assigned(attendee, Meaning(Belonging.NOT_ASSIGNED), Reason.UNKNOWN)


def _is_room(attendee: Attendee, known: Directory) -> bool:
    """Whether an account is a room: by the first word of its name, or by the beginning of its address.

    People are called Saal and Raum: not a room is "Saal, Peter", nor whoever belongs to a department.
    """
    named = [words(person) for person in attendee.people]
    if any(word in ROOMS - SURNAMES for spoken in named for word in spoken[:1]):
        return True
    if any(word in SURNAMES for spoken in named for word in spoken[1:]):
        return False
    numbered = any(word.isdigit() for spoken in named for word in spoken)
    is_person = any("," in person and words(person)[:1] in [[each] for each in SURNAMES] for person in attendee.people)
    belongs = any(meaning.department_id for text in attendee.texts if (meaning := known.meaning(text)))
    if not numbered and (is_person or belongs):
        return False
    is_named_so = any(word in SURNAMES for spoken in named for word in spoken[:1])
    return is_named_so or any(_ROOM_ADDRESS.match(address) for address in attendee.addresses)


def _words(found: Iterable[str]) -> set[str]:
    return {word for text in found for word in words(text)}


def unit_of(meaning: Meaning) -> Unit:
    """Return where somebody or something of that meaning counts."""
    if meaning.belonging is Belonging.DEPARTMENT:
        return Unit(CountScope.DEPARTMENT, meaning.department_id)
    return EXTERNAL if meaning.belonging is Belonging.EXTERNAL else NOT_ASSIGNED


def _minutes(seconds: Sequence[int | None]) -> int | None:
    known = [number for number in seconds if number is not None]
    return (sum(known) + 30) // 60 if len(known) == len(seconds) else None


def _unique(found: Mapping[_Key, list[Meaning]]) -> dict[_Key, Meaning]:
    """Keep what only one department is called."""
    return {spelling: meanings[0] for spelling, meanings in found.items() if len(set(meanings)) == 1}
