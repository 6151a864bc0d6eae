"""Minutes of meetings: what a record says now, its versions, and which still wait for their approval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from tracker.domain.agenda_items import ItemRow
from tracker.domain.meetings import ItemKind, ItemState, MeetingState
from tracker.domain.minutes import Minutes, MinutesHead, MinutesState, item_of, seat_of
from tracker.domain.minutes_approval import APPROVED_STATES
from tracker.models import (
    Administration,
    AgendaItem,
    AgendaLink,
    Group,
    Meeting,
    MinutesComment,
    MinutesVersion,
    Person,
    Process,
)
from tracker.queries import agenda_items, meetings, seats

NEWEST: Select[MinutesVersion] = select(MinutesVersion).order_by(MinutesVersion.number.desc()).limit(1)


@dataclass(frozen=True)
class VersionRow:
    """A version of minutes as its meeting lists it."""

    id: int
    number: int
    state: MinutesState
    change_reason: str
    comments_until: date | None
    checksum: str
    created_at: datetime
    recorded_by: str
    approved_in_id: int | None
    approved_on: date | None
    comments: int


@dataclass(frozen=True)
class CommentRow:
    """What somebody said of the minutes, and the answer."""

    id: int
    person_name: str
    item_id: int | None
    text: str
    answer: str
    answered_by: str
    created_at: datetime
    answered_at: datetime | None
    version: int


def current(session: Session, meeting: Meeting) -> Minutes:
    """Return what the record of a meeting says now, as the next version would freeze it."""
    people = seats.people(session, meeting)
    items = agenda_items.agenda(session, meeting)
    outcomes = agenda_items.outcomes(session, meeting, items)
    functions = {seat.person_id: seat.label for seat in people.seats if seat.person_id is not None}
    administration, process = session.execute(_names(meeting)).one()
    head = MinutesHead(
        administration=administration,
        process=process,
        group=people.group_name,
        year=meeting.year,
        number=meeting.number,
        title=meeting.title,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        format=meeting.format,
        place=meeting.place,
        chair=functions.get(meeting.chair_id or 0, ""),
        minute_taker=functions.get(meeting.minute_taker_id or 0, ""),
        confidentiality=meeting.confidentiality,
    )
    return Minutes(
        head,
        tuple(seat_of(seat) for seat in people.seats),
        tuple(item_of(item, outcomes) for item in items),
    )


def newest(session: Session, meeting_id: int) -> MinutesVersion | None:
    """Return the newest version of the minutes of a meeting."""
    return session.scalars(NEWEST.where(MinutesVersion.meeting_id == meeting_id)).one_or_none()


def versions(session: Session, meeting: Meeting) -> list[VersionRow]:
    """Return the versions of the minutes of a meeting, the newest first."""
    comments = select(func.count(MinutesComment.id)).where(MinutesComment.minutes_version_id == MinutesVersion.id)
    statement = (
        select(
            MinutesVersion.id,
            MinutesVersion.number,
            MinutesVersion.state,
            MinutesVersion.change_reason,
            MinutesVersion.comments_until,
            MinutesVersion.checksum,
            MinutesVersion.created_at,
            func.coalesce(Person.display_name, ""),
            MinutesVersion.approved_in_id,
            MinutesVersion.approved_on,
            comments.scalar_subquery(),
        )
        .outerjoin(Person, Person.id == MinutesVersion.recorded_by_id)
        .where(MinutesVersion.meeting_id == meeting.id)
        .order_by(MinutesVersion.number.desc())
    )
    return [VersionRow(*row) for row in session.execute(statement)]


def comments(session: Session, version: MinutesVersion) -> list[CommentRow]:
    """Return what was said of a version, in the order in which it was said."""
    answering = aliased(Person)
    statement = (
        select(
            MinutesComment.id,
            Person.display_name,
            MinutesComment.agenda_item_id,
            MinutesComment.text,
            MinutesComment.answer,
            func.coalesce(answering.display_name, ""),
            MinutesComment.created_at,
            MinutesComment.answered_at,
            MinutesComment.version,
        )
        .join(Person, Person.id == MinutesComment.person_id)
        .outerjoin(answering, answering.id == MinutesComment.answered_by_id)
        .where(MinutesComment.minutes_version_id == version.id)
        .order_by(MinutesComment.id)
    )
    return [CommentRow(*row) for row in session.execute(statement)]


def later_exist(session: Session, meeting: Meeting) -> bool:
    """Whether a later meeting of the group has minutes already."""
    statement = (
        select(MinutesVersion.id)
        .join(Meeting, Meeting.id == MinutesVersion.meeting_id)
        .where(Meeting.working_group_id == meeting.working_group_id, Meeting.starts_at > meeting.starts_at)
        .limit(1)
    )
    return session.scalar(statement) is not None


def unapproved(session: Session, group_id: int) -> Sequence[Meeting]:
    """Return the meetings whose minutes are in coordination and stand on no agenda for approval, the oldest first."""
    in_coordination = select(MinutesVersion.id).where(
        MinutesVersion.meeting_id == Meeting.id, MinutesVersion.state == MinutesState.IN_COORDINATION
    )
    statement = (
        select(Meeting)
        .where(Meeting.working_group_id == group_id, in_coordination.exists(), ~_put_up().exists())
        .order_by(Meeting.starts_at, Meeting.id)
    )
    return session.scalars(statement).all()


def later_approvals(session: Session, meeting: Meeting) -> Sequence[AgendaItem]:
    """Return the open items by which drafts after a meeting would approve minutes from before it, in their order."""
    later, held = aliased(Meeting), aliased(Meeting)
    statement = (
        select(AgendaItem)
        .join(AgendaLink, AgendaLink.agenda_item_id == AgendaItem.id)
        .join(held, held.id == AgendaLink.minutes_of_id)
        .join(later, later.id == AgendaItem.meeting_id)
        .where(
            AgendaItem.state == ItemState.OPEN,
            later.working_group_id == meeting.working_group_id,
            later.state == MeetingState.DRAFT,
            later.starts_at > meeting.starts_at,
            held.starts_at < meeting.starts_at,
        )
        .order_by(held.starts_at, AgendaItem.id)
    )
    return session.scalars(statement).all()


def to_approve(session: Session, group_id: int) -> Meeting | None:
    """Return the latest held meeting of a group, unless its minutes are approved or stand on an agenda for it."""
    approved = select(MinutesVersion.id).where(
        MinutesVersion.meeting_id == Meeting.id, MinutesVersion.state.in_(APPROVED_STATES)
    )
    latest = meetings.latest_held(session, group_id)
    statement = select(Meeting.id).where(~approved.exists(), ~_put_up().exists())
    is_open = latest is not None and session.scalar(statement.where(Meeting.id == latest.id)) is not None
    return latest if is_open else None


def approved_by(session: Session, item_id: int) -> Meeting | None:
    """Return the meeting whose minutes the agenda item approves."""
    statement = (
        select(Meeting)
        .join(AgendaLink, AgendaLink.minutes_of_id == Meeting.id)
        .where(AgendaLink.agenda_item_id == item_id)
    )
    return session.scalars(statement).first()


def put_up(session: Session, item: ItemRow) -> VersionRow | None:
    """Return the newest version of the minutes that an agenda item approves."""
    held = approved_by(session, item.id) if item.kind is ItemKind.APPROVAL else None
    return next(iter(versions(session, held)), None) if held else None


def group_name(session: Session, meeting: Meeting) -> str:
    """Return the name of the meeting's group."""
    return session.get_one(Group, meeting.working_group_id).name


def _put_up() -> Select[int]:
    """Return the links by which the minutes of a meeting stand on an agenda, or in the backlog, for their approval."""
    return (
        select(AgendaLink.id)
        .join(AgendaItem, AgendaItem.id == AgendaLink.agenda_item_id)
        .where(AgendaLink.minutes_of_id == Meeting.id, AgendaItem.state == ItemState.OPEN)
    )


def _names(meeting: Meeting) -> Select[str, str]:
    return (
        select(Administration.name, Process.title)
        .join(Process, Process.administration_id == Administration.id)
        .where(Process.id == meeting.process_id)
    )
