"""Meetings of the groups of a process."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, and_, case, func, select
from sqlalchemy.orm import Session

from tracker.domain.access import Actor, Permission, Role
from tracker.domain.groups import MemberRole
from tracker.domain.meetings import OPEN_STATES, AttendanceStatus, ItemState, MeetingLine, MeetingRow, Undocumented
from tracker.models import (
    Administration,
    AgendaItem,
    Attendance,
    Group,
    Meeting,
    Membership,
    Process,
    RoleAssignment,
)
from tracker.queries.people import in_force
from tracker.queries.scope import visible_to

LISTED = 20

LINES: Select[*tuple[Any, ...]] = (
    select(
        Meeting.id,
        Meeting.process_id,
        Process.title,
        Administration.name,
        Meeting.working_group_id,
        Group.name,
        Meeting.year,
        Meeting.number,
        Meeting.title,
        Meeting.starts_at,
        Meeting.ends_at,
        Meeting.format,
        Meeting.place,
        Meeting.state,
    )
    .join(Process, Process.id == Meeting.process_id)
    .join(Administration, Administration.id == Meeting.administration_id)
    .join(Group, Group.id == Meeting.working_group_id)
)
LINE_WIDTH = len(LINES.selected_columns)


def rows(session: Session, process: Process) -> list[MeetingRow]:
    """Return every meeting of a process with how its seats were taken, oldest first."""
    statement = (
        select(
            Meeting.id,
            Group.id,
            Group.name,
            Group.rhythm_weeks,
            Meeting.year,
            Meeting.number,
            Meeting.starts_at,
            Meeting.ends_at,
            Meeting.format,
            Meeting.state,
            *_seat_counts(),
        )
        .join(Group, Group.id == Meeting.working_group_id)
        .outerjoin(Membership, and_(Membership.working_group_id == Group.id, is_seat_on(_day_of_meeting())))
        .outerjoin(Attendance, and_(Attendance.meeting_id == Meeting.id, Attendance.membership_id == Membership.id))
        .where(Meeting.process_id == process.id)
        .group_by(Meeting.id, Group.id)
        .order_by(Meeting.starts_at, Meeting.id)
    )
    return [MeetingRow(*row) for row in session.execute(statement)]


def upcoming(session: Session, actor: Actor, today: date, *, limit: int = LISTED) -> list[MeetingLine]:
    """Return the next meetings that the actor may see, today's included, the earliest first."""
    statement = (
        LINES.where(
            visible_to(actor, Meeting, Permission.MEETING_VIEW),
            Meeting.state.in_(OPEN_STATES),
            Meeting.starts_at >= datetime.combine(today, time.min),
        )
        .order_by(Meeting.starts_at, Meeting.id)
        .limit(limit)
    )
    return [MeetingLine(*row) for row in session.execute(statement)]


def undocumented(session: Session, actor: Actor, today: date, *, limit: int = LISTED) -> list[Undocumented]:
    """Return the past meetings that wait for the actor to finish their record, the oldest first."""
    open_items = select(func.count(AgendaItem.id)).where(
        AgendaItem.meeting_id == Meeting.id, AgendaItem.state == ItemState.OPEN
    )
    recorded = select(func.count(Attendance.id)).where(
        Attendance.meeting_id == Meeting.id, Attendance.membership_id.is_not(None)
    )
    statement = (
        LINES.add_columns(open_items.scalar_subquery(), recorded.scalar_subquery())
        .where(
            visible_to(actor, Meeting, Permission.MEETING_EDIT),
            Meeting.state.in_(OPEN_STATES),
            Meeting.starts_at < datetime.combine(today, time.min),
        )
        .order_by(Meeting.starts_at, Meeting.id)
        .limit(limit)
    )
    return [Undocumented(MeetingLine(*row[:LINE_WIDTH]), *row[LINE_WIDTH:]) for row in session.execute(statement)]


def is_seat_on(day: date | ColumnElement[date]) -> ColumnElement[bool]:
    """Keep the memberships that are seats of their group on the day."""
    return and_(
        Membership.role != MemberRole.PERMANENT_GUEST, in_force(Membership.valid_from, Membership.valid_to, day)
    )


def _day_of_meeting() -> ColumnElement[date]:
    return func.date(Meeting.starts_at, type_=Date)


def _seat_counts() -> tuple[ColumnElement[int], ...]:
    """Return seats, recorded and taken ones, and the same of the top leadership."""
    taken = Attendance.status.in_((AttendanceStatus.PRESENT, AttendanceStatus.SUBSTITUTE))
    leads = Membership.person_id.in_(
        select(RoleAssignment.person_id).where(
            RoleAssignment.role == Role.LEADERSHIP,
            RoleAssignment.administration_id == Meeting.administration_id,
            in_force(RoleAssignment.valid_from, RoleAssignment.valid_to, _day_of_meeting()),
        )
    )
    return (
        func.count(Membership.id),
        func.count(Attendance.id),
        func.count(case((taken, Attendance.id))),
        func.count(case((leads, Membership.id))),
        func.count(case((and_(leads, Attendance.status == AttendanceStatus.PRESENT), Attendance.id))),
    )
