"""Numbers as people type them, in German and in English."""

from __future__ import annotations

import re
from decimal import Decimal

from tracker.domain.sheets import ProblemCode
from tracker.imports.reading import Reading, is_missing

LARGEST = 1_000_000
LONGEST = 20

_SPACED = re.compile("[1-9][0-9]{0,2}(?:[ '\u00a0\u2009\u202f][0-9]{3})+(?:[.,][0-9]+)?")
_BLANKS = re.compile("[ '\u00a0\u2009\u202f]")
_PLAIN = re.compile(r"[0-9]+")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]{0,2}(?:,[0-9]{3})+")
_FRACTION = re.compile(r"([0-9]+)[.,]([0-9]+)")
_GROUPED_FRACTION = re.compile(r"([1-9][0-9]{0,2}(?:\.[0-9]{3})+),([0-9]+)|([1-9][0-9]{0,2}(?:,[0-9]{3})+)\.([0-9]+)")


def whole(text: str) -> Reading[int]:
    """Read a count: `12`, `1.234`, `1,234`, `1 234`, `2,0`; ASCII digits only (IN-9)."""
    text = text.strip()
    if _GROUPED.fullmatch(text):
        text = text.replace(".", "").replace(",", "")
    number, problem = decimal(text)
    if number is not None and number != number.to_integral_value():
        return Reading(problem=ProblemCode.NUMBER_NOT_WHOLE)
    return Reading(None if number is None else int(number), problem)


def decimal(text: str) -> Reading[Decimal]:
    """Read a number: `2,0`, `2.0`, `1.234,5`, `1,234.5`; `1.234` could be either and is not guessed."""
    text = text.strip()
    if is_missing(text):
        return Reading()
    if _SPACED.fullmatch(text):
        text = _BLANKS.sub("", text)
    if text[:1] in "-\u2212" and _digits(text[1:]):
        return Reading(problem=ProblemCode.NUMBER_NEGATIVE)
    if _GROUPED.fullmatch(text):
        return Reading(problem=ProblemCode.NUMBER_AMBIGUOUS)
    digits = _digits(text)
    if not digits:
        return Reading(problem=ProblemCode.NUMBER_UNREADABLE)
    if len(digits) > LONGEST or Decimal(digits) > LARGEST:
        return Reading(problem=ProblemCode.NUMBER_TOO_LARGE)
    return Reading(Decimal(digits))


def _digits(text: str) -> str:
    """Return the number without groups and with a point, or nothing if it is none."""
    if _PLAIN.fullmatch(text):
        return text
    if _GROUPED.fullmatch(text):
        return re.sub("[.,]", "", text)
    if match := _FRACTION.fullmatch(text):
        return f"{match[1]}.{match[2]}"
    if match := _GROUPED_FRACTION.fullmatch(text):
        return f"{re.sub('[.,]', '', match[1] or match[3])}.{match[2] or match[4]}"
    return ""
