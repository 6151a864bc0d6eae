"""Days as people type them."""

from __future__ import annotations

import re
from datetime import date

from tracker.domain.sheets import ProblemCode
from tracker.imports.reading import Reading, is_missing

_TIME = r"(?:[T ,]{1,2}[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
_GERMAN = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4}|[0-9]{2})" + _TIME)
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})" + _TIME)
_CENTURY = 2000
_YEARS = range(1990, 2101)


def day(text: str) -> Reading[date]:
    """Read `25.05.2021`, `25.5.21` or `2021-05-25`, with or without a time of day, which does not matter here.

    Two digits of a year mean this century; other orders of day and month are not guessed.
    """
    text = text.strip()
    if is_missing(text):
        return Reading()
    if match := _GERMAN.fullmatch(text):
        return _checked(_year(match[3]), int(match[2]), int(match[1]))
    if match := _ISO.fullmatch(text):
        return _checked(int(match[1]), int(match[2]), int(match[3]))
    return Reading(problem=ProblemCode.DATE_UNREADABLE)


def _year(digits: str) -> int:
    return int(digits) if len(digits) == len("2021") else _CENTURY + int(digits)


def _checked(year: int, month: int, number: int) -> Reading[date]:
    """Return the day if it exists within the years in which a process can lie."""
    if year not in _YEARS:
        return Reading(problem=ProblemCode.DATE_IMPOSSIBLE)
    try:
        return Reading(date(year, month, number))
    except ValueError:
        return Reading(problem=ProblemCode.DATE_IMPOSSIBLE)
