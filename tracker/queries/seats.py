"""Who belongs to a meeting: its seats, its guests, and the project team."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import CompoundSelect, Date, Select, and_, bindparam, func, literal, null, select, union_all
from sqlalchemy.orm import Session, aliased

from tracker.domain.meetings import SeatRow
from tracker.models import Attendance, Group, Meeting, Membership, Person, TeamMember
from tracker.queries.people import in_force

GROUP, SEAT, GUEST, TEAM = range(4)
Deputy = aliased(Person)
MEETING_ID = bindparam("meeting_id", type_=Meeting.id.type)
GROUP_ID = bindparam("group_id", type_=Meeting.id.type)
DAY = bindparam("day", type_=Date)


@dataclass(frozen=True)
class People:
    """The group of a meeting and everybody who has to do with it; `choices` may be responsible for something."""

    group_name: str
    seats: list[SeatRow]
    choices: list[tuple[int, str]]


def _everybody() -> CompoundSelect[*tuple[Any, ...]]:
    """Return the statement over all of them; the seats come first, as they say of which type the columns are."""
    seats: Select[*tuple[Any, ...]] = (
        select(
            literal(SEAT).label("kind"),
            Membership.id.label("place"),
            Membership.id,
            Attendance.id,
            Membership.person_id,
            func.coalesce(Person.display_name, ""),
            Membership.seat,
            Membership.role,
            Membership.is_voting,
            Membership.deputy_id,
            func.coalesce(Deputy.display_name, ""),
            Attendance.status,
            Attendance.mode,
            func.coalesce(Attendance.substitute_name, ""),
            Attendance.arrived_at,
            Attendance.left_at,
        )
        .outerjoin(Attendance, and_(Attendance.membership_id == Membership.id, Attendance.meeting_id == MEETING_ID))
        .outerjoin(Person, Person.id == Membership.person_id)
        .outerjoin(Deputy, Deputy.id == Membership.deputy_id)
        .where(
            Membership.working_group_id == GROUP_ID,
            in_force(Membership.valid_from, Membership.valid_to, DAY),
        )
    )
    guests: Select[*tuple[Any, ...]] = select(
        literal(GUEST),
        Attendance.id,
        null(),
        Attendance.id,
        null(),
        Attendance.guest_name,
        Attendance.guest_organisation,
        null(),
        literal(False),
        null(),
        literal(""),
        Attendance.status,
        Attendance.mode,
        literal(""),
        Attendance.arrived_at,
        Attendance.left_at,
    ).where(Attendance.meeting_id == MEETING_ID, Attendance.membership_id.is_(None))
    team: Select[*tuple[Any, ...]] = (
        select(
            literal(TEAM),
            TeamMember.id,
            null(),
            null(),
            Person.id,
            Person.display_name,
            TeamMember.task,
            null(),
            literal(False),
            null(),
            literal(""),
            null(),
            null(),
            literal(""),
            null(),
            null(),
        )
        .join(Person, Person.id == TeamMember.person_id)
        .where(
            TeamMember.process_id == bindparam("process_id", type_=Meeting.id.type),
            in_force(TeamMember.valid_from, TeamMember.valid_to, DAY),
        )
    )
    group: Select[*tuple[Any, ...]] = select(
        literal(GROUP),
        Group.id,
        null(),
        null(),
        null(),
        Group.name,
        literal(""),
        null(),
        literal(False),
        null(),
        literal(""),
        null(),
        null(),
        literal(""),
        null(),
        null(),
    ).where(Group.id == GROUP_ID)
    return union_all(seats, guests, team, group).order_by("kind", "place")


EVERYBODY = _everybody()


def people(session: Session, meeting: Meeting) -> People:
    """Return the seats valid on the day of the meeting with their attendance, the guests, and who may do something."""
    rows = session.execute(
        EVERYBODY,
        {
            "meeting_id": meeting.id,
            "group_id": meeting.working_group_id,
            "process_id": meeting.process_id,
            "day": meeting.starts_at.date(),
        },
    )
    (_first, group), *others = [(kind, SeatRow(*rest)) for kind, _place, *rest in rows]
    return People(group.name, [row for kind, row in others if kind != TEAM], _choices([row for _kind, row in others]))


def membership(session: Session, meeting: Meeting, membership_id: int) -> Membership | None:
    """Return the membership if it is a seat of the meeting's group on its day (security.md AZ-8)."""
    statement = select(Membership).where(
        Membership.id == membership_id,
        Membership.working_group_id == meeting.working_group_id,
        in_force(Membership.valid_from, Membership.valid_to, meeting.starts_at.date()),
    )
    return session.scalars(statement).one_or_none()


def attendance(session: Session, meeting: Meeting, member: Membership) -> Attendance | None:
    """Return what is recorded for a seat at a meeting."""
    statement = select(Attendance).where(Attendance.meeting_id == meeting.id, Attendance.membership_id == member.id)
    return session.scalars(statement).one_or_none()


def label_of(session: Session, meeting: Meeting, attendance: Attendance) -> str:
    """Return what the seat or the guest of an attendance is called."""
    return next(seat.label for seat in people(session, meeting).seats if seat.attendance_id == attendance.id)


def _choices(rows: list[SeatRow]) -> list[tuple[int, str]]:
    """Return each person once: members and the team by their function, then the deputies."""
    names: dict[int, str] = {}
    for row in rows:
        if row.person_id is not None:
            names.setdefault(row.person_id, f"{row.seat} ({row.name})" if row.seat not in {"", row.name} else row.name)
    for row in rows:
        if row.deputy_id is not None:
            names.setdefault(row.deputy_id, row.deputy_name)
    return list(names.items())
