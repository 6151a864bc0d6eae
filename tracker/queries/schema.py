"""Whether the database can be reached, and what it knows of its own schema."""

from __future__ import annotations

from sqlalchemy import inspect, select, text
from sqlalchemy.orm import Session

from tracker.models import Person


def reach(session: Session) -> None:
    """Ask the database for nothing; it raises if it is not there."""
    session.execute(text("SELECT 1"))


def has_tables(session: Session) -> bool:
    """Whether the schema was ever laid."""
    return inspect(session.connection()).has_table("person")


def revision(session: Session) -> str:
    """Return the revision of the schema that the database has."""
    return str(session.scalar(text("SELECT version_num FROM alembic_version")))


def demo_accounts(session: Session, domain: str) -> list[str]:
    """Return the addresses of demonstration accounts that can sign in."""
    statement = select(Person.email).where(Person.has_login, Person.email.like(f"%@{domain}")).order_by(Person.email)
    return [email for email in session.scalars(statement) if email]
