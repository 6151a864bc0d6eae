"""What is done with persons, their roles and their sign-ins."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import delete
from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.actions.passwords import COMMON
from tracker.actions.roles import lock_administrators
from tracker.domain import people as rules
from tracker.domain.errors import RuleViolation
from tracker.domain.people import Locale, Theme, checked_password
from tracker.domain.roles import keep_an_administrator
from tracker.models import KeptInput, OneTimeSecret, Person, SignIn
from tracker.models.base import now
from tracker.models.journal import note
from tracker.queries import calendars, roles

HASHER = PasswordHasher()
NOBODY = HASHER.hash("an unknown name costs as much time as a wrong password")
SECRET_LIVES = timedelta(days=3)
WORDS_OF_CONTEXT = frozenset(
    {"wegmarke", "landratsamt", "landkreis", "verwaltung", "passwort", "password", "vielfalt", "integration"}
    | {"facilitator", "coordinator", "leadership", "evaluator", "reader", "admin", "administrator", "thüringen"}
)


def add(
    session: Session, *, display_name: str, email: str | None = None, has_login: bool = False, **values: Any
) -> Person:
    """Add a person."""
    rules.checked_account(email or "", has_login=has_login)
    person = Person(display_name=display_name, email=_address(email), has_login=has_login, **values)
    session.add(person)
    flush(session)
    return person


def change(
    session: Session,
    person: Person,
    *,
    seen_version: int,
    email: str | None,
    is_active: bool,
    today: date,
    **values: Any,
) -> None:
    """Change a person; whoever no longer takes part loses the account."""
    expect(person, seen_version)
    rules.checked_account(email or "", has_login=person.has_login and is_active)
    person.email, person.is_active = _address(email), is_active
    for name, value in values.items():
        setattr(person, name, value)
    if person.has_login and not is_active:
        withdraw(session, person, today=today)
    flush(session)


def withdraw(session: Session, person: Person, *, today: date) -> None:
    """Take the account away at once: password, sign-ins, invitation and calendar; the person and the roles stay."""
    lock_administrators(session)
    person.has_login, person.password_hash = False, None
    end_all(session, person.id)
    session.execute(delete(OneTimeSecret).where(OneTimeSecret.person_id == person.id))
    if (feed := calendars.feed(session, person.id)) is not None:
        session.delete(feed)
    note(session, "withdraw", "Person", person.id)
    flush(session)
    if roles.is_administrator(session, person):
        keep_an_administrator(roles.lasting_administrators(session, today))


def invite(session: Session, person: Person, *, token_hash: str) -> None:
    """Give a person a one-time secret with which to set a password; an earlier one is void."""
    rules.checked_account(person.email or "", has_login=True)
    session.execute(delete(OneTimeSecret).where(OneTimeSecret.person_id == person.id))
    person.has_login = True
    session.add(OneTimeSecret(token_hash=token_hash, person_id=person.id, expires_at=now() + SECRET_LIVES))
    note(session, "invite", "Person", person.id)
    flush(session)


def redeem(session: Session, person: Person, secret: OneTimeSecret, *, password: str) -> None:
    """Set a password with a one-time secret, which is then spent."""
    set_password(session, person, password=password)
    session.delete(secret)
    flush(session)


def set_password(session: Session, person: Person, *, password: str) -> None:
    """Set a password; every sign-in of the person ends."""
    words = WORDS_OF_CONTEXT | {*person.display_name.split(), *(person.email or "").replace("@", ".").split(".")}
    person.password_hash = HASHER.hash(checked_password(password, words_of_context=words, common=COMMON))
    end_all(session, person.id)
    note(session, "password", "Person", person.id)
    flush(session)


def change_password(session: Session, person: Person, *, current_password: str, password: str) -> None:
    """Set a new password after the current one was given."""
    confirm(person, current_password)
    set_password(session, person, password=password)


def confirm(person: Person, current_password: str) -> None:
    """Refuse to go on unless the current password was given (security.md AU-8)."""
    if not password_fits(person, current_password):
        raise RuleViolation("password-wrong", field="current_password")


def password_fits(person: Person | None, password: str) -> bool:
    """Whether the password is right; an unknown person costs the same time (security.md AU-2)."""
    known = person is not None and person.is_active and person.has_login and person.password_hash
    try:
        HASHER.verify(str(person.password_hash) if person is not None and known else NOBODY, password)
    except (VerifyMismatchError, InvalidHashError):
        return False
    return bool(known)


def begin_sign_in(session: Session, person: Person, *, token_hash: str, device: str, password: str) -> None:
    """Record that a person signed in, and renew an outdated password hash."""
    if HASHER.check_needs_rehash(str(person.password_hash)):
        person.password_hash = HASHER.hash(password)
    session.add(SignIn(token_hash=token_hash, person_id=person.id, device=device[:200]))
    session.info["person_id"] = person.id
    note(session, "sign-in", "Person", person.id)
    session.flush()


def end_sign_in(session: Session, person_id: int, *, token_hash: str | None = None, sign_in_id: int = 0) -> bool:
    """End one sign-in of the person, and nobody else's; say whether there was one."""
    which = SignIn.token_hash == token_hash if token_hash else SignIn.id == sign_in_id
    ended = session.execute(delete(SignIn).where(SignIn.person_id == person_id, which).returning(SignIn.id)).all()
    note(session, "sign-out", "Person", person_id)
    return bool(ended)


def end_all(session: Session, person_id: int) -> None:
    """End every sign-in of a person at once."""
    session.execute(delete(SignIn).where(SignIn.person_id == person_id))


def prefer(session: Session, person: Person, *, locale: Locale | None = None, theme: Theme | None = None) -> None:
    """Keep the language and the light or dark that a person chose."""
    person.locale = locale or person.locale
    person.theme = theme or person.theme
    session.flush()


def keep_input(session: Session, person_id: int, *, path: str, fields: list[list[str]]) -> KeptInput:
    """Keep what a person had typed until they have looked at it; older input is forgotten."""
    session.execute(delete(KeptInput).where(KeptInput.person_id == person_id))
    kept = KeptInput(person_id=person_id, path=path, fields={"pairs": fields})
    session.add(kept)
    session.flush()
    return kept


def _address(email: str | None) -> str | None:
    """Return the address in the one form that is compared."""
    return (email or "").strip().lower() or None
