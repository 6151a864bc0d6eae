"""Groups of a process and their memberships."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session, aliased

from tracker.domain.groups import MemberRole, MemberRow
from tracker.models import Department, Group, Meeting, Membership, Person, Process
from tracker.queries.people import in_force

Deputy = aliased(Person)

MEMBERS: Select[*tuple[Any, ...]] = (
    select(
        Membership.id,
        Membership.person_id,
        func.coalesce(Person.display_name, ""),
        Membership.seat,
        Membership.role,
        Membership.is_voting,
        Membership.valid_from,
        Membership.valid_to,
        func.coalesce(Deputy.display_name, ""),
        func.coalesce(Department.name, ""),
    )
    .outerjoin(Person, Person.id == Membership.person_id)
    .outerjoin(Deputy, Deputy.id == Membership.deputy_id)
    .outerjoin(Department, Department.id == Membership.department_id)
)


def of_process(session: Session, process: Process, today: date) -> Sequence[Row[Any]]:
    """Return the groups of a process with the numbers of seats and meetings: `Group, members, meetings`."""
    members = select(func.count(Membership.id)).where(
        Membership.working_group_id == Group.id, in_force(Membership.valid_from, Membership.valid_to, today)
    )
    meetings = select(func.count(Meeting.id)).where(Meeting.working_group_id == Group.id)
    statement = (
        select(Group, members.scalar_subquery().label("members"), meetings.scalar_subquery().label("meetings"))
        .where(Group.process_id == process.id)
        .order_by(Group.dissolved_on.is_not(None), Group.kind, Group.id)
    )
    return session.execute(statement).all()


def choices(session: Session, process: Process) -> list[tuple[int, str]]:
    """Return the groups of a process for a choice, the steering group first."""
    statement = select(Group.id, Group.name).where(Group.process_id == process.id).order_by(Group.kind, Group.id)
    return [(key, name) for key, name in session.execute(statement)]


def within(session: Session, process: Process, group_id: int) -> Group | None:
    """Return the group if it belongs to the process (security.md AZ-8)."""
    return session.scalars(select(Group).where(Group.id == group_id, Group.process_id == process.id)).one_or_none()


def members(session: Session, group: Group) -> list[MemberRow]:
    """Return everybody who ever had a seat in the group, in the order of the seats."""
    statement = MEMBERS.where(Membership.working_group_id == group.id).order_by(Membership.id)
    return [MemberRow(*row) for row in session.execute(statement)]


def member_choices(session: Session, group_id: int, day: date) -> list[tuple[int, str]]:
    """Return the persons who hold a seat of the group on a day, for a choice."""
    statement = (
        select(Person.id, Person.display_name, Membership.seat)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.working_group_id == group_id, in_force(Membership.valid_from, Membership.valid_to, day))
        .order_by(Membership.id)
    )
    names = {
        key: f"{seat} ({name})" if seat not in {"", name} else name for key, name, seat in session.execute(statement)
    }
    return list(names.items())


def officers(session: Session, group_id: int, day: date) -> dict[MemberRole, int]:
    """Return who chairs the group and who takes its minutes on a day, the longest-serving if there are several."""
    statement = (
        select(Membership.role, Membership.person_id)
        .where(
            Membership.working_group_id == group_id,
            Membership.role.in_((MemberRole.CHAIR, MemberRole.MINUTE_TAKER)),
            Membership.person_id.is_not(None),
            in_force(Membership.valid_from, Membership.valid_to, day),
        )
        .order_by(Membership.id.desc())
    )
    return {role: person_id for role, person_id in session.execute(statement) if person_id is not None}
