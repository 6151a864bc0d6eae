"""Texts beside released figures: recorders are told where one contains a number that the figures hide.

Design rule 9 of disclosure control: what a table hides must not stand in a title or in a summary.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.domain.ledger import from_json

NUMBER_WORDS: Mapping[str, int] = {
    word: number
    for number, words in enumerate(
        [
            ("zwei", "two"),
            ("drei", "three"),
            ("vier", "four"),
            ("fünf", "five"),
            ("sechs", "six"),
            ("sieben", "seven"),
            ("acht", "eight"),
            ("neun", "nine"),
            ("zehn", "ten"),
            ("elf", "eleven"),
            ("zwölf", "twelve"),
        ],
        2,
    )
    for word in words
}
_WORD = re.compile(r"(?<![\d.,:/])\d+(?![\d.,:/]*\d|\.\s*[A-Z]\w+ber|\s?(?:Uhr|%))|[^\W\d_]+")


@dataclass(frozen=True)
class Hidden:
    """The numbers that a release does not show: of single events, by their id, and sums over several of them."""

    of_events: Mapping[int, Collection[int]]
    of_several: Collection[int]

    @property
    def all(self) -> set[int]:
        """Every one of them."""
        return set(self.of_several).union(*self.of_events.values())


@dataclass(frozen=True)
class Mention:
    """A text of an event that contains a number which is hidden there."""

    event_id: int
    number: int
    text: str


def mentions(texts: Mapping[int, Sequence[str]], hidden: Mapping[int, Collection[int]]) -> list[Mention]:
    """Return the texts, by event, in which one of the numbers stands that are hidden at that event."""
    return [
        Mention(event_id, number, text)
        for event_id, numbers in hidden.items()
        for text in texts.get(event_id, ())
        for number in sorted(set(numbers) & numbers_in(text))
    ]


def numbers_in(text: str) -> set[int]:
    """Return the numbers that a text names, in digits or in words; days, times and shares are no counts."""
    found = _WORD.findall(text)
    return {int(word) if word.isdigit() else NUMBER_WORDS[word.lower()] for word in found if _is_number(word)}


def _is_number(word: str) -> bool:
    return word.isdigit() or word.lower() in NUMBER_WORDS


def hidden_numbers(ledger: Mapping[str, Any], report: Mapping[str, Any]) -> Hidden:
    """Return the counts and totals that a release keeps to itself, and the numbers that wait for a later one.

    Of departments that are shown as one, few people are hidden whatever the group shows; nobody is no number of a text.
    """
    known = from_json(ledger)
    sums = [fact.counts for fact in known.kept]
    sums += [frozenset([key]) for key in known.all_limits if key.number < known.threshold]
    several, found = set[int](), dict[int, set[int]]()
    for counts in sums:
        events = {key.event for key in counts}
        place = found.setdefault(events.pop(), set()) if len(events) == 1 else several
        place.add(sum(key.number for key in counts))
    for event, numbers in report.get("held_back", ()):
        found.setdefault(event, set()).update(numbers)
    return Hidden({event: numbers - {0} for event, numbers in found.items()}, several - {0})
