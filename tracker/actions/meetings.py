"""What is done with meetings, from the plan to the closed record."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.actions.agendas import number, take_along
from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.domain import meetings as rules
from tracker.domain.agenda_items import TypedItem
from tracker.domain.carry_over import chosen, with_carried
from tracker.domain.errors import RuleViolation
from tracker.domain.groups import MemberRole
from tracker.domain.meetings import Confidentiality, ItemKind, ItemState, MeetingState
from tracker.models import AgendaItem, Group, Meeting
from tracker.queries import agenda_items, groups


def schedule(
    session: Session,
    group: Group,
    *,
    starts_at: datetime,
    ends_at: datetime | None = None,
    agenda: Sequence[TypedItem] = (),
    known: Mapping[str, Mapping[str, Any]] | None = None,
    carried: Collection[int] = (),
    confidentiality: Confidentiality = Confidentiality.GROUP,
    **values: Any,
) -> Meeting:
    """Plan a meeting with its agenda, chair and minute taker; it gets the next number of the group within its year.

    `known` says what is known of the items with these titles, such as their kind; the others are discussions.
    `carried` are topics of the backlog that the meeting takes up, after the approval of the last minutes.
    """
    rules.checked_times(starts_at, ends_at)
    officers = groups.officers(session, group.id, starts_at.date())
    meeting = Meeting.of(
        group,
        chair_id=officers.get(MemberRole.CHAIR),
        minute_taker_id=officers.get(MemberRole.MINUTE_TAKER),
        process_id=group.process_id,
        year=starts_at.year,
        number=_next_number(session, group.id, starts_at.year),
        starts_at=starts_at,
        ends_at=ends_at,
        confidentiality=confidentiality,
        **values,
    )
    session.add(meeting)
    flush(session)
    _lay(session, meeting, [_typed_item(meeting, each, (known or {}).get(each.title, {})) for each in agenda], carried)
    return meeting


def _lay(session: Session, meeting: Meeting, items: Sequence[AgendaItem], carried: Collection[int]) -> None:
    """Put items and topics of the backlog on the agenda of a new meeting, and what the topics led to with them."""
    session.add_all(items)
    opening = sum(item.kind is ItemKind.APPROVAL for item in items[:1])
    topics = chosen(agenda_items.carried(session, [meeting.working_group_id]), carried, meeting.working_group_id)
    taken_up = [session.get_one(AgendaItem, topic.id) for topic in topics]
    for topic in taken_up:
        topic.meeting_id = meeting.id
    number(with_carried(items, taken_up, opening=opening))
    take_along(session, taken_up)
    flush(session)


def _typed_item(meeting: Meeting, item: TypedItem, known: Mapping[str, Any]) -> AgendaItem:
    return AgendaItem.of(
        meeting,
        working_group_id=meeting.working_group_id,
        position=0,
        title=item.title,
        minutes_planned=item.minutes_planned,
        **{"kind": ItemKind.DISCUSSION, "visibility": meeting.confidentiality, **known},
    )


def change(
    session: Session,
    meeting: Meeting,
    *,
    seen_version: int,
    starts_at: datetime,
    ends_at: datetime | None = None,
    **values: Any,
) -> None:
    """Change when and where a meeting is and who leads it; a draft that moves to another year gets a number there.

    Once people are invited they know the meeting by its number, and it stays.
    """
    expect(meeting, seen_version)
    rules.forbid_frozen(meeting.state)
    rules.checked_times(starts_at, ends_at)
    if starts_at.year != meeting.year and meeting.state is MeetingState.DRAFT:
        meeting.number = _next_number(session, meeting.working_group_id, starts_at.year)
        meeting.year = starts_at.year
    meeting.starts_at, meeting.ends_at = starts_at, ends_at
    for name, value in values.items():
        setattr(meeting, name, value)
    flush(session)


def invite(session: Session, meeting: Meeting, *, today: date) -> None:
    """Note that the invitation has gone out."""
    advance(session, meeting, MeetingState.INVITED, today=today)


def start(session: Session, meeting: Meeting, *, now: datetime, today: date) -> None:
    """Begin a meeting and with it its first open item."""
    advance(session, meeting, MeetingState.IN_PROGRESS, today=today)
    meeting.started_at = now
    first = next((item for item in of_agenda(session, meeting) if item.state is ItemState.OPEN), None)
    if first is not None:
        first.begun_at = now
    flush(session)


def cancel(session: Session, meeting: Meeting, *, reason: str, today: date) -> None:
    """Cancel a meeting; what stood open on its agenda waits in the backlog of the group again."""
    advance(session, meeting, MeetingState.CANCELLED, reason=reason, today=today)
    _return_items(session, meeting)


def mark_not_held(session: Session, meeting: Meeting, *, reason: str, today: date) -> None:
    """Record that a meeting did not take place; what stood open on its agenda waits in the backlog again."""
    advance(session, meeting, MeetingState.NOT_HELD, reason=reason, today=today)
    _return_items(session, meeting)


def reinstate(session: Session, meeting: Meeting, *, today: date) -> None:
    """Plan a cancelled meeting after all; its items stay in the backlog until somebody takes them up."""
    advance(session, meeting, MeetingState.DRAFT, today=today)


def of_agenda(session: Session, meeting: Meeting) -> Sequence[AgendaItem]:
    """Return the items on the agenda in their order."""
    statement = select(AgendaItem).where(AgendaItem.meeting_id == meeting.id)
    return session.scalars(statement.order_by(AgendaItem.position, AgendaItem.id)).all()


def locked(session: Session, meeting: Meeting) -> Meeting:
    """Keep everybody else from changing the record of the meeting until this transaction ends."""
    session.refresh(meeting, with_for_update=True)
    return meeting


def meeting_of(session: Session, item: AgendaItem) -> Meeting:
    """Return the meeting on whose agenda the item stands, both locked against everybody else."""
    if item.meeting_id is None:
        raise RuleViolation("item-on-no-agenda")
    meeting = locked(session, session.get_one(Meeting, item.meeting_id))
    session.refresh(item, with_for_update=True)
    return meeting


def advance(session: Session, meeting: Meeting, target: MeetingState, *, today: date, reason: str = "") -> None:
    """Bring a meeting to its next state, if its rules allow that."""
    locked(session, meeting)
    meeting.state = rules.move(meeting.state, target, starts_on=meeting.starts_at.date(), today=today, reason=reason)
    meeting.state_reason = reason
    flush(session)


def _return_items(session: Session, meeting: Meeting) -> None:
    returned = [item for item in of_agenda(session, meeting) if item.state is ItemState.OPEN]
    for item in returned:
        item.meeting_id, item.position = None, 0
    take_along(session, returned)
    flush(session)


def _next_number(session: Session, group_id: int, year: int) -> int:
    """Return the next number of the group in the year; whoever asks at the same time waits."""
    session.execute(select(Group.id).where(Group.id == group_id).with_for_update())
    numbers = select(Meeting.number).where(Meeting.working_group_id == group_id, Meeting.year == year)
    return rules.next_number(session.scalars(numbers).all())
