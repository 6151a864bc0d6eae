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


def hidden_numbers(
    shown: Mapping[str, Any], ledger: Mapping[str, Any], report: Mapping[str, Any]
) -> dict[int, set[int]]:
    """Return the counts of units that a release hides, by event; nobody is no number that a text would name."""
    counts = {(key.unit, key.event): key.number for key in from_json(ledger).limits}
    units, events = [unit["key"] for unit in shown["units"]], [event["id"] for event in shown["events"]]
    found: dict[int, set[int]] = {}
    for row, column, _reason in report["reasons"]:
        if row < len(units) and column < len(events) and (number := counts[units[row], events[column]]):
            found.setdefault(events[column], set()).add(number)
    return found
