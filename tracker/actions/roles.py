"""What is done with roles: they act at once, and somebody always remains to run the installation."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.domain import roles as rules
from tracker.domain.access import Role
from tracker.models import Person, RoleAssignment
from tracker.queries import roles as queries


def appoint(
    session: Session,
    person: Person,
    *,
    role: Role,
    administration_id: int | None,
    valid_from: date | None = None,
    valid_to: date | None = None,
    sees_raw_figures: bool = False,
) -> RoleAssignment:
    """Give a person a role in an administration, for a time."""
    rules.checked_appointment(role, administration_id, valid_from, valid_to, sees_raw_figures=sees_raw_figures)
    assignment = RoleAssignment(
        person_id=person.id,
        role=role,
        administration_id=administration_id,
        valid_from=valid_from,
        valid_to=valid_to,
        sees_raw_figures=sees_raw_figures,
    )
    session.add(assignment)
    flush(session)
    return assignment


def change(
    session: Session,
    assignment: RoleAssignment,
    *,
    seen_version: int,
    valid_from: date | None,
    valid_to: date | None,
    sees_raw_figures: bool,
    today: date,
) -> None:
    """Change for how long a role holds, and whether an evaluator sees figures per department."""
    expect(assignment, seen_version)
    rules.checked_appointment(
        assignment.role, assignment.administration_id, valid_from, valid_to, sees_raw_figures=sees_raw_figures
    )
    lock_administrators(session)
    assignment.valid_from, assignment.valid_to = valid_from, valid_to
    assignment.sees_raw_figures = sees_raw_figures
    flush(session)
    _keep_an_administrator(session, assignment, today)


def end(session: Session, assignment: RoleAssignment, *, today: date) -> None:
    """End a role at once; one that began today or later is withdrawn, and only the journal tells of it."""
    lock_administrators(session)
    last_day = rules.last_day(assignment.valid_from, today)
    if last_day is None:
        session.delete(assignment)
    else:
        assignment.valid_to = last_day
    flush(session)
    _keep_an_administrator(session, assignment, today)


def lock_administrators(session: Session) -> None:
    """Let one change of administrators wait for the other, so that two of them never remove each other."""
    session.execute(
        select(RoleAssignment.id).where(RoleAssignment.role == Role.ADMIN).order_by(RoleAssignment.id).with_for_update()
    )


def _keep_an_administrator(session: Session, assignment: RoleAssignment, today: date) -> None:
    if assignment.role is Role.ADMIN:
        rules.keep_an_administrator(queries.lasting_administrators(session, today))
