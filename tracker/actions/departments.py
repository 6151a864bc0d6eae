"""What is done with departments."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.domain import administrations as rules
from tracker.domain.errors import RuleViolation
from tracker.models import Administration, Department
from tracker.queries import departments as queries


def add(
    session: Session,
    administration: Administration,
    *,
    name: str,
    level: int,
    parent_id: int | None = None,
    successor_id: int | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
    **values: Any,
) -> Department:
    """Add a department to the tree of its administration."""
    department = Department.of(administration, name=name, **values)
    _place(session, department, level=level, parent_id=parent_id, successor_id=successor_id)
    _date(department, valid_from, valid_to)
    session.add(department)
    flush(session)
    return department


def change(
    session: Session,
    department: Department,
    *,
    seen_version: int,
    level: int,
    parent_id: int | None,
    successor_id: int | None,
    valid_from: date | None,
    valid_to: date | None,
    **values: Any,
) -> None:
    """Change a department, its place in the tree or its time."""
    expect(department, seen_version)
    _place(session, department, level=level, parent_id=parent_id, successor_id=successor_id)
    _date(department, valid_from, valid_to)
    for name, value in values.items():
        setattr(department, name, value)
    flush(session)


def remove(session: Session, department: Department) -> None:
    """Remove a department that was recorded by mistake, with its headcounts; the journal keeps what they were."""
    if queries.is_referred_to(session, department):
        raise RuleViolation("department-in-use")
    for headcount in queries.headcounts(session, department):
        session.delete(headcount)
    flush(session)
    session.delete(department)
    flush(session)


def _place(
    session: Session, department: Department, *, level: int, parent_id: int | None, successor_id: int | None
) -> None:
    """Put a department below another one, and say what came after it; neither way leads back to itself."""
    others = {other.id: other for other in queries.records(session, department.administration_id)}
    rules.forbid_cycle(department.id, parent_id, {key: other.parent_id for key, other in others.items()})
    rules.forbid_succession_cycle(
        department.id, successor_id, {key: other.successor_id for key, other in others.items()}
    )
    parent = others.get(parent_id) if parent_id else None
    department.level = rules.checked_level(level, parent.level if parent else None)
    department.parent_id, department.successor_id = parent_id, successor_id


def _date(department: Department, valid_from: date | None, valid_to: date | None) -> None:
    rules.checked_validity(valid_from, valid_to)
    department.valid_from, department.valid_to = valid_from, valid_to
