"""People who work with the product: names exist only for mandates (rule R1)."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from tracker.domain.errors import RuleViolation

SHORTEST_PASSWORD = 15
LONGEST_PASSWORD = 256


class Theme(StrEnum):
    """Light or dark, by choice or as the system has it."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


class Locale(StrEnum):
    """The languages of the interface."""

    DE = "de"
    EN = "en"


def checked_password(password: str, *, words_of_context: Collection[str], common: Collection[str]) -> str:
    """Return a password that is long enough and not easily guessed (security.md AU-3)."""
    if len(password) < SHORTEST_PASSWORD:
        raise RuleViolation("password-too-short", field="new_password", shortest=SHORTEST_PASSWORD)
    if len(password) > LONGEST_PASSWORD:
        raise RuleViolation("password-too-long", field="new_password", longest=LONGEST_PASSWORD)
    plain = password.casefold()
    if plain in common or len(set(plain)) < 5 or _is_made_of(plain, words_of_context):
        raise RuleViolation("password-too-common", field="new_password")
    return password


def _is_made_of(password: str, words: Collection[str]) -> bool:
    """Whether little remains of the password without the words that anybody would try first."""
    rest = password
    for word in sorted((w.casefold() for w in words if len(w) >= 4), key=len, reverse=True):
        rest = rest.replace(word, "")
    return len(rest) < 8
