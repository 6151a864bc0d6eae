"""Persons with a mandate or an account, their roles, and how they are signed in."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.access import Role
from tracker.domain.people import Locale, Theme
from tracker.models.base import Audited, Base, Short, Timestamped, Versioned, now


class Person(Base, Timestamped, Versioned, Audited):
    """Somebody with a mandate; only some have an account."""

    __tablename__ = "person"

    display_name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str | None] = mapped_column(String(254), unique=True, info={"field": "email", "code": "email-taken"})
    function_title: Mapped[Short]
    partner_organisation_id: Mapped[int | None] = mapped_column(ForeignKey("partner_organisation.id"))
    home_administration_id: Mapped[int | None] = mapped_column(ForeignKey("administration.id"))
    has_login: Mapped[bool] = mapped_column(default=False)
    is_active: Mapped[bool] = mapped_column(default=True)
    password_hash: Mapped[str | None] = mapped_column(String(200), info={"journal": "redact"})
    locale: Mapped[Locale] = mapped_column(default=Locale.DE)
    theme: Mapped[Theme] = mapped_column(default=Theme.AUTO)


class RoleAssignment(Base, Timestamped, Versioned, Audited):
    """A role of a person in one administration, for a time; the administrator's role has no administration."""

    __tablename__ = "role_assignment"
    __table_args__ = (CheckConstraint("(role = 'admin') = (administration_id IS NULL)", name="administration"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[Role]
    administration_id: Mapped[int | None] = mapped_column(ForeignKey("administration.id"), index=True)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    sees_raw_figures: Mapped[bool] = mapped_column(default=False)
    """Whether the agreement of the process admits this evaluator to figures per department."""


class SignIn(Base):
    """A signed-in browser: the cookie holds a random token, this table only its hash."""

    __tablename__ = "sign_in"

    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    device: Mapped[Short]
    created_at: Mapped[datetime] = mapped_column(default=now)
    seen_at: Mapped[datetime] = mapped_column(default=now)


class OneTimeSecret(Base):
    """A secret that lets a person set a password once."""

    __tablename__ = "one_time_secret"

    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    expires_at: Mapped[datetime]


class KeptInput(Base):
    """What somebody had typed when their sign-in ended, until they are back (rule R7)."""

    __tablename__ = "kept_input"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    path: Mapped[str] = mapped_column(String(500))
    fields: Mapped[dict[str, Any]]
    kept_at: Mapped[datetime] = mapped_column(default=now)


class FormKey(Base):
    """The one-time key of a creating form: a double click finds the record of the first."""

    __tablename__ = "form_key"

    key: Mapped[str] = mapped_column(String(64), unique=True)
    location: Mapped[str] = mapped_column(String(500))
    used_at: Mapped[datetime] = mapped_column(default=now)
