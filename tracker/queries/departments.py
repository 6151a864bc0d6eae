"""Departments of an administration as of a day, and their headcounts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from tracker.domain.administrations import DepartmentRow, HeadcountRow, by_code, in_tree_order
from tracker.models import (
    AttendanceRule,
    Department,
    DialogueEvent,
    DialogueInvitation,
    Headcount,
    Membership,
    Participation,
    ReachTotal,
    Tap,
    UnitGroupMember,
)
from tracker.queries.people import in_force


@dataclass(frozen=True)
class Relatives:
    """The departments around one."""

    parent: Department | None
    successor: Department | None
    children: Sequence[Department]
    predecessors: Sequence[Department]


COLUMNS = (
    Department.id,
    Department.parent_id,
    Department.name,
    Department.short_code,
    Department.level,
    Department.kind,
    Department.is_migration_related,
    Department.valid_from,
    Department.valid_to,
    Department.successor_id,
)

REFERENCES = (
    Department.parent_id,
    Department.successor_id,
    DialogueInvitation.department_id,
    Membership.department_id,
    Participation.department_id,
    ReachTotal.department_id,
    AttendanceRule.department_id,
    Tap.department_id,
    UnitGroupMember.department_id,
)
"""Every column that points to a department, but for headcounts, which are part of it."""


def rows_on(session: Session, administration_id: int, day: date) -> list[DepartmentRow]:
    """Return the departments valid on the day with their newest headcount not after it, in tree order.

    `group` is the name of the topmost department above each (its own, if there is none above it); `is_leaf` says
    that none of the others lies below it.
    """
    statement = _with_headcount(day).where(
        Department.administration_id == administration_id,
        in_force(Department.valid_from, Department.valid_to, day),
    )
    return _placed(DepartmentRow(*row) for row in session.execute(statement))


def of_administration(session: Session, administration_id: int) -> list[DepartmentRow]:
    """Return all departments that ever were, in tree order, without headcounts."""
    return _placed(DepartmentRow(*row) for row in session.execute(of_administrations([administration_id])))


def of_administrations(administration_ids: Collection[int]) -> Select[*tuple[Any, ...]]:
    """Select the departments of several administrations, without headcounts."""
    return select(*COLUMNS).where(Department.administration_id.in_(administration_ids))


def headcounts_of(administration_ids: Collection[int]) -> Select[*tuple[Any, ...]]:
    """Select the headcounts of several administrations, oldest first."""
    return (
        select(Headcount.department_id, Headcount.as_of, Headcount.count)
        .where(Headcount.administration_id.in_(administration_ids))
        .order_by(Headcount.as_of, Headcount.department_id)
    )


def headcount_rows(session: Session, administration_id: int) -> list[HeadcountRow]:
    """Return every headcount of the administration, oldest first."""
    return [HeadcountRow(*row) for row in session.execute(headcounts_of([administration_id]))]


def _with_headcount(day: date) -> Select[*tuple[Any, ...]]:
    """Select departments, each with its newest headcount not after the day."""
    earlier = aliased(Headcount)
    newest = (
        select(func.max(earlier.as_of))
        .where(earlier.department_id == Department.id, earlier.as_of <= day)
        .scalar_subquery()
    )
    return select(*COLUMNS, Headcount.count, Headcount.as_of).outerjoin(
        Headcount, and_(Headcount.department_id == Department.id, Headcount.as_of == newest)
    )


def _placed(found: Iterable[DepartmentRow]) -> list[DepartmentRow]:
    """Put departments in tree order and say of each what it belongs to and whether anything lies below it."""
    ordered: Sequence[DepartmentRow] = in_tree_order(list(found))
    above = {row.parent_id for row in ordered}
    groups: dict[int, str] = {}
    for row in ordered:
        groups[row.id] = groups.get(row.parent_id or 0, row.name)
    return [replace(row, group=groups[row.id], is_leaf=row.id not in above) for row in ordered]


def records(session: Session, administration_id: int) -> Sequence[Department]:
    """Return every department as a record, for rules over the whole tree."""
    statement = select(Department).where(Department.administration_id == administration_id).order_by(Department.id)
    return session.scalars(statement).all()


def relatives(session: Session, department: Department) -> Relatives:
    """Return what lies above and below a department, and what it came from and became."""
    statement = (
        select(Department)
        .where(
            Department.administration_id == department.administration_id,
            or_(
                Department.id.in_([department.parent_id, department.successor_id]),
                Department.parent_id == department.id,
                Department.successor_id == department.id,
            ),
        )
        .order_by(Department.id)
    )
    found = sorted(session.scalars(statement), key=lambda row: by_code(row.short_code, row.name))
    by_id = {row.id: row for row in found}
    return Relatives(
        parent=by_id.get(department.parent_id or 0),
        successor=by_id.get(department.successor_id or 0),
        children=[row for row in found if row.parent_id == department.id],
        predecessors=[row for row in found if row.successor_id == department.id],
    )


def headcounts(session: Session, department: Department) -> Sequence[Headcount]:
    """Return the headcounts of a department, the newest first."""
    statement = select(Headcount).where(Headcount.department_id == department.id).order_by(Headcount.as_of.desc())
    return session.scalars(statement).all()


def headcount_on(session: Session, department_id: int, day: date) -> Headcount | None:
    """Return the headcount of exactly this key date."""
    statement = select(Headcount).where(Headcount.department_id == department_id, Headcount.as_of == day)
    return session.scalars(statement).one_or_none()


def is_referred_to(session: Session, department: Department) -> bool:
    """Whether anything but headcounts points to the department."""
    return any(session.scalar(select(exists().where(column == department.id))) for column in REFERENCES)


def is_counted_on(session: Session, headcount: Headcount) -> bool:
    """Whether people of its department were counted while the headcount was the newest one."""
    statement = (
        select(Participation.id)
        .join(DialogueEvent, DialogueEvent.id == Participation.dialogue_event_id)
        .where(
            Participation.department_id == headcount.department_id,
            DialogueEvent.starts_at >= datetime.combine(headcount.as_of, time.min),
        )
    )
    later = select(func.min(Headcount.as_of)).where(
        Headcount.department_id == headcount.department_id, Headcount.as_of > headcount.as_of
    )
    if (until := session.scalar(later)) is not None:
        statement = statement.where(DialogueEvent.starts_at < datetime.combine(until, time.min))
    return session.scalar(statement.limit(1)) is not None
