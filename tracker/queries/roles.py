"""Role assignments: who holds which role, and who runs the installation."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from tracker.domain.access import Role
from tracker.models import Person, RoleAssignment
from tracker.queries.people import in_force


def in_force_of(session: Session, person_ids: Collection[int], day: date) -> dict[int, list[Role]]:
    """Return the roles of several persons on a day, each role once, whatever the administration."""
    statement = (
        select(RoleAssignment.person_id, RoleAssignment.role)
        .where(
            RoleAssignment.person_id.in_(person_ids),
            in_force(RoleAssignment.valid_from, RoleAssignment.valid_to, day),
        )
        .distinct()
    )
    found: dict[int, set[Role]] = {}
    for person_id, role in session.execute(statement):
        found.setdefault(person_id, set()).add(role)
    return {person_id: [role for role in Role if role in roles] for person_id, roles in found.items()}


def lasting_administrators(session: Session, day: date) -> int:
    """Return how many persons run the installation on the day, without an end, and can sign in."""
    statement = (
        select(func.count(Person.id.distinct()))
        .join(RoleAssignment, RoleAssignment.person_id == Person.id)
        .where(
            RoleAssignment.role == Role.ADMIN,
            RoleAssignment.valid_to.is_(None),
            or_(RoleAssignment.valid_from.is_(None), RoleAssignment.valid_from <= day),
            Person.is_active,
            Person.has_login,
            Person.password_hash.is_not(None),
        )
    )
    return session.scalar(statement) or 0


def is_administrator(session: Session, person: Person) -> bool:
    """Whether the person holds or held the role of an administrator."""
    statement = select(RoleAssignment.id).where(
        RoleAssignment.person_id == person.id, RoleAssignment.role == Role.ADMIN
    )
    return session.scalar(statement.limit(1)) is not None
