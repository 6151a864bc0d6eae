"""One-time keys of creating forms: whoever clicks twice makes one record."""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tracker.domain.errors import RuleViolation
from tracker.models import FormKey

LONGEST = 64


class AlreadyUsed(Exception):
    """Another request was faster with the same key; `location` is where it led."""

    def __init__(self, location: str) -> None:
        self.location = location
        super().__init__(location)


def location(session: Session, key: str) -> str | None:
    """Return where the key led, if it was used."""
    return session.scalars(select(FormKey.location).where(FormKey.key == key)).one_or_none()


def claim(session: Session, key: str) -> None:
    """Take the key for this request; a concurrent one waits and then finds it used."""
    if not key or len(key) > LONGEST:
        raise RuleViolation("form-key-missing")
    try:
        with session.begin_nested():
            session.add(FormKey(key=key, location=""))
            session.flush()
    except IntegrityError:
        session.rollback()
        raise AlreadyUsed(location(session, key) or "/") from None


def lead_to(session: Session, key: str, target: str) -> None:
    """Remember where the key led."""
    session.execute(update(FormKey).where(FormKey.key == key).values(location=target))
