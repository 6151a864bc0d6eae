"""The outcome of reading one cell: a value, nothing, or what is wrong with it."""

from __future__ import annotations

import re
from typing import Generic, NamedTuple, TypeVar

from tracker.domain.sheets import ProblemCode

Value = TypeVar("Value")

MISSING = frozenset(
    {"", "-", "--", "\u2013", "\u2014", "/", "?", "\u2026", "ka", "na", "n/a", "keineangabe", "nichterhoben"}
)
_FILLING = re.compile(r"[\s.]")


class Reading(NamedTuple, Generic[Value]):
    """A value or a problem; both are None where the cell says that nothing is known."""

    value: Value | None = None
    problem: ProblemCode | None = None


def is_missing(text: str) -> bool:
    """Whether the text says that there is no value: empty, a dash, `k. A.`, `n/a`."""
    return _FILLING.sub("", text).casefold() in MISSING
