"""How long something took, as programs and people write it."""

from __future__ import annotations

import re
from decimal import Decimal

from tracker.domain.sheets import ProblemCode
from tracker.domain.text import key, words
from tracker.imports import numbers
from tracker.imports.reading import Reading, is_missing

MINUTE, HOUR, DAY = 60, 3600, 86_400

_PART = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*([^\W\d_]+)\.?")
_PARTS = re.compile(rf"(?:{_PART.pattern}[\s,]*)+")
_CLOCK = re.compile(r"([0-9]{1,3}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)?")
_ISO = re.compile(r"pt([0-9hms]+)")

_NAMED = (
    (frozenset({"h", "hours", "stunden", "std"}), HOUR),
    (frozenset({"m", "min", "mins", "minutes", "minuten"}), MINUTE),
    (frozenset({"s", "sec", "secs", "seconds", "sek", "sekunden"}), 1),
)
"""The words with which a heading names the unit of its numbers."""
# Asked from the top: "Std." begins with the letter of seconds.
_UNITS = (("std", HOUR), ("stund", HOUR), ("h", HOUR), ("m", MINUTE), ("s", 1), ("t", DAY), ("d", DAY))


def seconds(text: str, *, unit: int = MINUTE) -> Reading[int]:
    """Read `1h 2m 3s`, `2 Std. 4 Min.`, `204 mins`, `02:04:53`, `PT2H4M`; a bare number counts in `unit`.

    Two numbers with a colon are hours and minutes. What lasts longer than a day is nobody's time at an event.
    """
    spelled = key(text)
    if is_missing(spelled):
        return Reading()
    if match := _ISO.fullmatch(spelled):
        spelled = match[1]
    found: Decimal | int | None
    if match := _CLOCK.fullmatch(spelled):
        found = int(match[1]) * HOUR + int(match[2]) * MINUTE + int(match[3] or 0)
    elif _PARTS.fullmatch(spelled):
        found = _sum(spelled)
    else:
        number = numbers.decimal(spelled).value
        found = None if number is None else number * unit
    if found is None or found > DAY:
        return Reading(problem=ProblemCode.DURATION_UNREADABLE)
    return Reading(int(found))


def unit_of(heading: str) -> int:
    """Return what bare numbers below a heading count: `Duration (Minutes)`, `Dauer (h)`; else minutes."""
    units = [unit for word in words(heading) for names, unit in _NAMED if word in names]
    return units[0] if units else MINUTE


def _sum(text: str) -> Decimal | None:
    """Return the sum of the parts, unless one of them has an unknown unit."""
    parts = [(Decimal(number.replace(",", ".")), _unit(word)) for number, word in _PART.findall(text)]
    if any(unit is None for _, unit in parts):
        return None
    return sum((number * unit for number, unit in parts if unit), Decimal())


def _unit(word: str) -> int | None:
    return next((unit for beginning, unit in _UNITS if word.startswith(beginning)), None)
