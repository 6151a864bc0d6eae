"""Persons, their roles, and who is signed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Date, and_, bindparam, func, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from tracker.domain.access import Actor, Role
from tracker.domain.people import Account, Locale, PersonRow, Theme, account_state
from tracker.models import (
    Administration,
    KeptInput,
    Membership,
    OneTimeSecret,
    PartnerOrganisation,
    Person,
    RoleAssignment,
    SignIn,
)
from tracker.models.engine import patience, will_write
from tracker.queries.paging import Page, page
from tracker.queries.search import contains

MOMENT_MILLISECONDS = 200


@dataclass(frozen=True)
class Identity:
    """A person and the sign-in through which they come."""

    actor: Actor
    sign_in_id: int
    signed_in_at: datetime
    seen_at: datetime
    is_active: bool
    locale: Locale
    theme: Theme


@dataclass(frozen=True)
class RoleRow:
    """A role assignment as pages read it."""

    id: int
    role: Role
    administration_id: int | None
    administration_name: str | None
    valid_from: date | None
    valid_to: date | None
    sees_raw_figures: bool


def in_force(
    valid_from: InstrumentedAttribute[date | None],
    valid_to: InstrumentedAttribute[date | None],
    day: date | ColumnElement[date],
) -> ColumnElement[bool]:
    """Keep what holds on the day."""
    return and_(or_(valid_from.is_(None), valid_from <= day), or_(valid_to.is_(None), valid_to >= day))


WHO = (
    select(
        SignIn.id,
        SignIn.created_at,
        SignIn.seen_at,
        Person.id,
        Person.display_name,
        and_(Person.is_active, Person.has_login),
        Person.locale,
        Person.theme,
    )
    .join(Person, Person.id == SignIn.person_id)
    .where(SignIn.token_hash == bindparam("token_hash"))
)
ROLES = select(RoleAssignment.administration_id, RoleAssignment.role, RoleAssignment.sees_raw_figures).where(
    RoleAssignment.person_id == bindparam("person_id"),
    in_force(RoleAssignment.valid_from, RoleAssignment.valid_to, bindparam("today", type_=Date)),
)
GROUPS = select(Membership.working_group_id).where(
    or_(Membership.person_id == bindparam("person_id"), Membership.deputy_id == bindparam("person_id")),
    in_force(Membership.valid_from, Membership.valid_to, bindparam("today", type_=Date)),
)
"""Asked in every request, so they are built once."""


def signed_in(session: Session, token_hash: str, *, today: date) -> Identity | None:
    """Return who came with this token, with the roles and groups in force today."""
    found = session.execute(WHO, {"token_hash": token_hash}).one_or_none()
    if found is None:
        return None
    sign_in_id, created_at, seen_at, person_id, name, is_active, locale, theme = found
    actor = actor_of(session, person_id, name, today=today)
    return Identity(actor, sign_in_id, created_at, seen_at, is_active, locale, theme)


def actor_of(session: Session, person_id: int, name: str, *, today: date) -> Actor:
    """Return what a person is today, detached from the database."""
    on_the_day = {"person_id": person_id, "today": today}
    roles: dict[int, frozenset[Role]] = {}
    raw_figures: set[int] = set()
    is_admin = False
    for administration_id, role, sees_raw in session.execute(ROLES, on_the_day):
        if administration_id is None:
            is_admin = True
            continue
        roles[administration_id] = roles.get(administration_id, frozenset()) | {role}
        if sees_raw and role is Role.EVALUATOR:
            raw_figures.add(administration_id)
    groups = session.scalars(GROUPS, on_the_day)
    return Actor(person_id, name, is_admin, roles, frozenset(raw_figures), frozenset(groups))


def touch(session: Session, sign_in_id: int, moment: datetime) -> None:
    """Note when a sign-in was last used, in a transaction of its own; the one that is open ends before.

    A request that writes holds the only place for writers in SQLite: a second connection would wait for it forever.
    Where others write longer than a moment, nothing is noted.

    Raises `DBAPIError` where nothing could be noted.
    """
    session.rollback()
    writes, waits = will_write.set(True), patience.set(MOMENT_MILLISECONDS)
    try:
        session.connection().execute(update(SignIn).where(SignIn.id == sign_in_id).values(seen_at=moment))
        session.commit()
    finally:
        session.rollback()
        patience.reset(waits)
        will_write.reset(writes)


def with_email(session: Session, email: str) -> Person | None:
    """Return the person with this e-mail address, however it is capitalised."""
    return session.scalars(select(Person).where(func.lower(Person.email) == email.strip().lower())).one_or_none()


def of_secret(session: Session, token_hash: str, moment: datetime) -> tuple[Person, OneTimeSecret] | None:
    """Return whose unexpired one-time secret this is."""
    statement = (
        select(Person, OneTimeSecret)
        .join(OneTimeSecret, OneTimeSecret.person_id == Person.id)
        .where(OneTimeSecret.token_hash == token_hash, OneTimeSecret.expires_at > moment)
    )
    found = session.execute(statement).one_or_none()
    return None if found is None else (found[0], found[1])


def sign_ins(session: Session, person_id: int) -> Sequence[SignIn]:
    """Return where a person is signed in, the latest first."""
    return session.scalars(
        select(SignIn).where(SignIn.person_id == person_id).order_by(SignIn.seen_at.desc(), SignIn.id)
    ).all()


def kept_input(session: Session, person_id: int, kept_input_id: int) -> KeptInput | None:
    """Return what this person had typed; nobody else's."""
    return session.scalars(
        select(KeptInput).where(KeptInput.id == kept_input_id, KeptInput.person_id == person_id)
    ).one_or_none()


def roles(session: Session, person: Person) -> list[RoleRow]:
    """Return the roles of a person, those in force and those that ended."""
    statement = (
        select(
            RoleAssignment.id,
            RoleAssignment.role,
            RoleAssignment.administration_id,
            Administration.name,
            RoleAssignment.valid_from,
            RoleAssignment.valid_to,
            RoleAssignment.sees_raw_figures,
        )
        .outerjoin(Administration, Administration.id == RoleAssignment.administration_id)
        .where(RoleAssignment.person_id == person.id)
        .order_by(Administration.name, RoleAssignment.role, RoleAssignment.id)
    )
    return [RoleRow(*row) for row in session.execute(statement)]


def count(session: Session) -> int:
    """Return how many persons there are."""
    return session.scalar(select(func.count(Person.id))) or 0


def page_of(session: Session, *, text: str = "", cursor: str | None = None) -> Page[PersonRow]:
    """Return one page of all persons by name, or of those whose name, function or address holds the text."""
    statement = (
        select(
            Person.display_name,
            Person.id,
            Person.function_title,
            Person.email,
            func.coalesce(Administration.name, PartnerOrganisation.name, ""),
            Person.is_active,
            Person.has_login,
            Person.password_hash.is_not(None),
        )
        .outerjoin(Administration, Administration.id == Person.home_administration_id)
        .outerjoin(PartnerOrganisation, PartnerOrganisation.id == Person.partner_organisation_id)
    )
    if text:
        searched = (Person.display_name, Person.function_title, Person.email)
        statement = statement.where(or_(*(contains(column, text.lower()) for column in searched)))
    found = page(session, statement, by=[Person.display_name, Person.id], cursor=cursor)
    return Page([_person(row) for row in found.rows], found.next_cursor)


def account(session: Session, person: Person, moment: datetime) -> Account:
    """Return whether a person can sign in, and until when an invitation can be used."""
    state = account_state(has_login=person.has_login, has_password=person.password_hash is not None)
    invited_until = session.scalar(
        select(OneTimeSecret.expires_at).where(OneTimeSecret.person_id == person.id, OneTimeSecret.expires_at > moment)
    )
    return Account(state, invited_until)


def _person(row: Sequence[Any]) -> PersonRow:
    name, key, function_title, email, works_at, is_active, has_login, has_password = row
    state = account_state(has_login=has_login, has_password=has_password)
    return PersonRow(key, name, function_title, email, works_at, is_active, state)


def choices_within(session: Session, administration_id: int) -> list[tuple[int, str]]:
    """Return the persons who may hold a mandate in an administration: its own and those with a role there."""
    statement = (
        select(Person.id, Person.display_name, Person.function_title)
        .where(
            Person.is_active,
            or_(
                Person.home_administration_id == administration_id,
                Person.id.in_(
                    select(RoleAssignment.person_id).where(RoleAssignment.administration_id == administration_id)
                ),
            ),
        )
        .order_by(Person.display_name, Person.id)
    )
    return [(key, f"{name} ({title})" if title else name) for key, name, title in session.execute(statement)]
