"""Meetings of the groups of a process."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, and_, exists, func, select
from sqlalchemy.orm import Session

from tracker.domain.access import Actor, Permission, Role
from tracker.domain.groups import MemberRole
from tracker.domain.meeting_rhythm import SeatRow
from tracker.domain.meetings import (
    HELD_STATES,
    OPEN_STATES,
    ItemState,
    MeetingLine,
    MeetingRow,
    MeetingState,
    Undocumented,
)
from tracker.domain.series import Series
from tracker.models import (
    Administration,
    AgendaItem,
    Attendance,
    Group,
    Meeting,
    Membership,
    Person,
    Process,
    RoleAssignment,
)
from tracker.queries.paging import Page, page
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
LATEST = select(Meeting).order_by(Meeting.starts_at.desc(), Meeting.id.desc()).limit(1)
LINE_WIDTH = len(LINES.selected_columns)


def rows(session: Session, process: Process) -> list[MeetingRow]:
    """Return every meeting of a process, oldest first."""
    statement: Select[*tuple[Any, ...]] = (
        select(
            Meeting.id,
            Group.id,
            Group.name,
            Group.rhythm_weeks,
            Group.week_of_month,
            Group.weekday,
            Meeting.year,
            Meeting.number,
            Meeting.starts_at,
            Meeting.ends_at,
            Meeting.format,
            Meeting.state,
        )
        .join(Group, Group.id == Meeting.working_group_id)
        .where(Meeting.process_id == process.id)
        .order_by(Meeting.starts_at, Meeting.id)
    )
    return [
        MeetingRow(key, group_id, name, Series(weeks, week_of_month, weekday).days, *rest)
        for key, group_id, name, weeks, week_of_month, weekday, *rest in session.execute(statement)
    ]


def seats(session: Session, process: Process) -> list[SeatRow]:
    """Return each seat of each meeting of a process as it was or was not taken, meeting by meeting."""
    statement = (
        select(
            Meeting.id,
            func.coalesce(func.nullif(Membership.seat, ""), Person.display_name, ""),
            Attendance.status,
            _leads(),
        )
        .join(Membership, and_(Membership.working_group_id == Meeting.working_group_id, is_seat_on(day_of_meeting())))
        .outerjoin(Person, Person.id == Membership.person_id)
        .outerjoin(Attendance, and_(Attendance.meeting_id == Meeting.id, Attendance.membership_id == Membership.id))
        .where(Meeting.process_id == process.id)
        .order_by(Meeting.starts_at, Meeting.id, Membership.id)
    )
    return [SeatRow(*row) for row in session.execute(statement)]


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


def of_process(
    session: Session,
    process: Process,
    *,
    group_id: int | None = None,
    state: MeetingState | None = None,
    cursor: str | None = None,
) -> Page[Any]:
    """Return the meetings of a process, the latest first: `starts_at, id, group, number, year, title, …`."""
    statement = (
        select(
            Meeting.starts_at,
            Meeting.id,
            Group.name.label("group_name"),
            Meeting.number,
            Meeting.year,
            Meeting.title,
            Meeting.format,
            Meeting.place,
            Meeting.state,
        )
        .join(Group, Group.id == Meeting.working_group_id)
        .where(Meeting.process_id == process.id)
    )
    if group_id is not None:
        statement = statement.where(Meeting.working_group_id == group_id)
    if state is not None:
        statement = statement.where(Meeting.state == state)
    return page(session, statement, by=(Meeting.starts_at, Meeting.id), descending=True, cursor=cursor)


def of_group(session: Session, group: Group, *, limit: int = LISTED) -> Sequence[Any]:
    """Return the latest meetings of a group: `id, number, year, title, starts_at, state, place`."""
    statement = (
        select(Meeting.id, Meeting.number, Meeting.year, Meeting.title, Meeting.starts_at, Meeting.state, Meeting.place)
        .where(Meeting.working_group_id == group.id)
        .order_by(Meeting.starts_at.desc(), Meeting.id.desc())
        .limit(limit)
    )
    return session.execute(statement).all()


def latest_of(session: Session, group_id: int) -> Meeting | None:
    """Return the latest meeting of a group: the next one is usually like it."""
    return session.scalars(LATEST.where(Meeting.working_group_id == group_id)).first()


def latest_held(session: Session, group_id: int) -> Meeting | None:
    """Return the latest meeting of a group that was held, or is: there are minutes to approve."""
    return session.scalars(LATEST.where(Meeting.working_group_id == group_id, Meeting.state.in_(HELD_STATES))).first()


def next_of(session: Session, meeting: Meeting) -> Meeting | None:
    """Return the next meeting of the group that is planned after this one, a draft as well."""
    return session.scalars(
        select(Meeting)
        .where(
            Meeting.working_group_id == meeting.working_group_id,
            Meeting.state.in_((MeetingState.DRAFT, MeetingState.INVITED)),
            Meeting.starts_at > meeting.starts_at,
        )
        .order_by(Meeting.starts_at, Meeting.id)
        .limit(1)
    ).first()


def is_seat_on(day: date | ColumnElement[date]) -> ColumnElement[bool]:
    """Keep the memberships that are seats of their group on the day."""
    return and_(
        Membership.role != MemberRole.PERMANENT_GUEST, in_force(Membership.valid_from, Membership.valid_to, day)
    )


def day_of_meeting() -> ColumnElement[date]:
    """Return the day of a meeting, as conditions on seats compare it."""
    return func.date(Meeting.starts_at, type_=Date)


def _leads() -> ColumnElement[bool]:
    """Whether the member holds the role of the top leadership on the day of the meeting."""
    return exists().where(
        RoleAssignment.person_id == Membership.person_id,
        RoleAssignment.role == Role.LEADERSHIP,
        RoleAssignment.administration_id == Meeting.administration_id,
        in_force(RoleAssignment.valid_from, RoleAssignment.valid_to, day_of_meeting()),
    )
