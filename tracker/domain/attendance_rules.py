"""What texts in attendance files stand for, as an administration remembers it: rules on words, never on persons."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from tracker.domain.errors import RuleViolation
from tracker.domain.text import key, words

LONGEST_TEXT = 200
SHORTEST_NAME = 2
"""A single letter is an initial and names nobody."""
TELLING = 4
"""From so many letters on, a name is looked for within other words, too."""


class Belonging(StrEnum):
    """Where a line of an attendance file counts, or why it does not."""

    DEPARTMENT = "department"
    NOT_ASSIGNED = "not_assigned"
    EXTERNAL = "external"
    HOST = "host"
    ROOM = "room"


class Names:
    """The words of the names in a file, against which everything is held that is to be kept."""

    def __init__(self, people: Iterable[str]) -> None:
        spoken = {_spelled_out(word) for text in people for word in words(text)}
        self.words = {word for word in spoken if len(word) >= SHORTEST_NAME and not word.isdigit()}

    def are_in(self, text: str) -> bool:
        """Whether the text is or contains a person's name or an address."""
        spelling = _spelled_out(key(text))
        if "@" in text or not self.words.isdisjoint(words(spelling)):
            return True
        return any(word in spelling for word in self.words if len(word) >= TELLING)


def local_words(addresses: Iterable[str]) -> set[str]:
    """Return the words of the addresses that belong to somebody, not to their house."""
    return {word for address in addresses for word in words(address.partition("@")[0])}


def remembered_text(text: str, names: Names) -> str:
    """Return a text as it is remembered, or refuse one that would remember a person (rule R1)."""
    if names.are_in(text):
        raise RuleViolation("attendance-text-names-person")
    if not words(text) or len(text) > LONGEST_TEXT:
        raise RuleViolation("attendance-text-unfit")
    return key(text)


def _spelled_out(text: str) -> str:
    """Return a text as people write it who have no ä, ö and ü."""
    return text.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
