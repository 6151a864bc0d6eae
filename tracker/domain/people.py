"""People who work with the product: names exist only for mandates (rule R1)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
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


class AccountState(StrEnum):
    """Whether a person can sign in."""

    NONE = "none"
    INVITED = "invited"
    READY = "ready"


class MandateKind(StrEnum):
    """As what a person takes part in a process."""

    MEMBER = "member"
    DEPUTY = "deputy"
    TEAM = "team"


@dataclass(frozen=True)
class PersonRow:
    """A person as lists read it; where it works is the name of an administration or of a partner organisation."""

    id: int
    display_name: str
    function_title: str
    email: str | None
    works_at: str
    is_active: bool
    account: AccountState


@dataclass(frozen=True)
class MandateRow:
    """A mandate of a person: a seat in a group, its deputy, or a task in the project team."""

    kind: MandateKind
    administration_id: int
    administration_name: str
    process_id: int
    process_title: str
    working_group_id: int | None
    name: str
    seat: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True)
class PartnerTaskRow:
    """What somebody of a partner organisation does in the team of a process."""

    person_name: str
    task: str
    administration_id: int
    administration_name: str
    process_id: int
    process_title: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True)
class Account:
    """The account of a person: its state, and until when an invitation can be used."""

    state: AccountState
    invited_until: datetime | None = None


def account_state(*, has_login: bool, has_password: bool) -> AccountState:
    """Return whether a person can sign in, is invited to, or neither."""
    if not has_login:
        return AccountState.NONE
    return AccountState.READY if has_password else AccountState.INVITED


def checked_account(email: str, *, has_login: bool) -> None:
    """Refuse an account without the address with which one signs in."""
    if has_login and not email:
        raise RuleViolation("account-needs-email", field="email")


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
