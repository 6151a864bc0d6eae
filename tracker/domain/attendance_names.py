"""Display names in attendance files, taken apart: the person, and the texts beside them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from tracker.domain.name_words import GIVEN_NAMES, plain
from tracker.domain.text import key, words

Name = tuple[str, ...]
"""What spellings of a name have in common."""
NOBODY = frozenset(
    {"gast", "gäste", "guest", "extern", "externe", "externer", "external", "nutzer", "benutzer", "user", "teilnehmer"}
    | {"teilnehmerin", "teilnehmende", "participant", "attendee", "anonym", "anonymous", "unbekannt", "unknown"}
    | {"anrufer", "anruferin", "caller", "call", "in"}
)
DEVICES = frozenset({"iphone", "ipad", "android", "galaxy", "samsung", "huawei", "macbook", "imac"})
THINGS = frozenset(
    {"telefon", "handy", "phone", "telephone", "mobil", "mobile", "smartphone", "tablet", "laptop", "notebook", "pc"}
    | {"desktop", "gerät", "device"}
)
GENERIC = NOBODY | DEVICES | THINGS
"""Words by which nobody is told from anybody else."""
LONGEST_CODE, LONGEST_LETTERS, LONGEST_WORD = 8, 3, 4
"""A code such as "JA" or "FD 51.2": so many signs in all, so many letters alone, so many in a word beside numbers."""

_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_JOINTS = re.compile(r"\s[-\u2010-\u2015]\s|\s*[/|]\s*")


class Likeness(IntEnum):
    """How much a text is like a place rather than like a person: by nothing, by a word in it, a code, or wholly."""

    NOTHING = 0
    WORD = 1
    CODE = 2
    PLACE = 3


class Places(Protocol):
    """Who knows what texts stand for."""

    def likeness(self, text: str) -> Likeness: ...

    def meaning(self, text: str) -> Hashable | None: ...


@dataclass(frozen=True, slots=True)
class Spoken:
    """A display name, taken apart: the person, and texts that may name a department."""

    person: str
    in_brackets: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that may name a department."""
        return self.in_brackets + self.behind


def pieces(name: str) -> tuple[list[str], list[str]]:
    """Return the parts of a display name outside of brackets, and what stands in them."""
    in_brackets = [text for found in _BRACKETS.findall(name) if (text := found.strip())]
    return [part.strip() for part in _JOINTS.split(_BRACKETS.sub(" ", name)) if part.strip()], in_brackets


def spoken(name: str, likeness: Callable[[str], Likeness]) -> Spoken:
    """Take a display name apart: `Müller, Jörg (Jugendamt)`, `Jugendamt / Jörg Müller`, `iPad (Jörg Müller)`.

    The person is the part that is least like a place, the first of several; of a place or a device, who is in brackets.
    """

    def rank(part: str) -> Likeness:
        if is_generic(part):
            return Likeness.PLACE
        return max(likeness(part), Likeness.WORD if is_device(part) else Likeness.NOTHING)

    parts, in_brackets = pieces(name)
    own = min(parts, key=rank, default="")
    is_thing = bool(own) and (rank(own) is Likeness.PLACE or is_device(own))
    owner = next((text for text in in_brackets if is_thing and rank(text) is Likeness.NOTHING), "")
    person = owner or own or name.strip()
    is_place = likeness(person) is Likeness.PLACE
    rest = [[text for text in found if text != person or is_place] for found in (in_brackets, parts)]
    beside, behind = (tuple(text for text in found if not is_device(text)) for found in rest)
    return Spoken(person, beside, behind)


def shared(names: Iterable[str], likeness: Callable[[str], Likeness]) -> frozenset[str]:
    """Return the spellings of texts beside which different people stand: they are places, though not known as such."""
    beside: dict[str, set[frozenset[Name]]] = defaultdict(set)
    for name in names:
        parts, in_brackets = pieces(name)
        telling = [
            text for text in parts + in_brackets if not is_generic(text) and likeness(text) is not Likeness.PLACE
        ]
        for text in telling:
            if others := frozenset(name_of(other) for other in telling if other != text):
                beside[key(text)].add(others)
    return frozenset(text for text, others in beside.items() if len(others) > 1)


def name_of(person: str) -> Name:
    """Return what spellings of a name have in common: neither order nor case nor punctuation count."""
    return tuple(sorted(words(person))) or (key(person),)


def has_surname(person: str) -> bool:
    """Whether a name holds more than given names and initials: what stands beside one that does not may complete it."""
    found = words(person)
    return len(found) > 1 and any(len(word) > 1 and plain(word) not in GIVEN_NAMES for word in found)


def is_generic(person: str) -> bool:
    """Whether a name tells nobody from anybody else: a guest, a telephone."""
    found = words(person)
    return not GENERIC.isdisjoint(found) and all(word in GENERIC or word.isdigit() for word in found)


def is_device(text: str) -> bool:
    """Whether a text is what a telephone or a computer calls itself."""
    found = words(text)
    return not DEVICES.isdisjoint(found) or (bool(found) and all(word in THINGS for word in found))


def is_code(text: str) -> bool:
    """Whether a text is too short to name a person: `JA`, `51`, `FD 51.2`."""
    if len(text) > LONGEST_CODE or text != text.upper() or not (found := words(text)):
        return False
    has_number = any(word.isdigit() for word in found)
    return max(map(len, found)) <= (LONGEST_WORD if has_number else LONGEST_LETTERS) and (has_number or len(found) == 1)
