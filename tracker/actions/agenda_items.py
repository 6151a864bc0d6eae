"""What is done with agenda items, while a meeting is planned and while it is held."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from tracker.actions import agenda_links
from tracker.actions.agendas import conclude, number, take_along
from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.actions.meetings import locked, meeting_of, of_agenda
from tracker.domain import agenda_items as rules
from tracker.domain.errors import RuleViolation
from tracker.domain.meetings import ItemState, MeetingState, forbid_frozen, forbid_unless_held
from tracker.models import AgendaItem, Group, Meeting
from tracker.queries import agenda_items as queries


def add(session: Session, meeting: Meeting, **values: Any) -> AgendaItem:
    """Add an item at the end of the agenda."""
    forbid_frozen(locked(session, meeting).state)
    item = AgendaItem.of(
        meeting,
        working_group_id=meeting.working_group_id,
        position=len(of_agenda(session, meeting)) + 1,
        **values,
    )
    session.add(item)
    flush(session)
    return item


def wait(session: Session, group: Group, **values: Any) -> AgendaItem:
    """Let a topic wait in the backlog of a group."""
    item = AgendaItem.of(group, position=0, **values)
    session.add(item)
    flush(session)
    return item


def change(session: Session, item: AgendaItem, *, seen_version: int, **values: Any) -> None:
    """Change what an item is about."""
    _open_meeting(session, item)
    expect(item, seen_version)
    for name, value in values.items():
        setattr(item, name, value)
    flush(session)


def move(session: Session, item: AgendaItem, *, step: int = 0, position: int | None = None) -> None:
    """Move an item a step up (-1) or down (1), or to a position (from 1)."""
    meeting = _open_meeting(session, item)
    if meeting is None:
        raise RuleViolation("item-on-no-agenda")
    items = {other.id: other for other in of_agenda(session, meeting)}
    order = list(items)
    target = step if position is None else position - 1 - order.index(item.id)
    number([items[key] for key in rules.moved(order, item.id, target)])
    flush(session)


def take_up(session: Session, meeting: Meeting, item: AgendaItem) -> None:
    """Put a topic from the backlog at the end of the agenda."""
    forbid_frozen(locked(session, meeting).state)
    item.position = len(of_agenda(session, meeting)) + 1
    item.meeting_id = meeting.id
    take_along(session, [item])
    flush(session)


def shelve(session: Session, item: AgendaItem) -> None:
    """Put an item back into the backlog while its meeting has not begun."""
    meeting = _open_meeting(session, item)
    if meeting is None:
        raise RuleViolation("item-on-no-agenda")
    if meeting.state is MeetingState.IN_PROGRESS:
        raise RuleViolation("meeting-has-begun")
    rules.forbid_concluded(item.state)
    item.meeting_id, item.position = None, 0
    take_along(session, [item])
    flush(session)
    number(of_agenda(session, meeting))
    flush(session)


def withdraw(session: Session, item: AgendaItem, *, reason: str, now: datetime) -> None:
    """Withdraw an item: it stays on the agenda, with the reason."""
    _open_meeting(session, item)
    conclude(item, ItemState.WITHDRAWN, reason=reason, now=now)
    flush(session)


def deal_with(
    session: Session, item: AgendaItem, *, now: datetime, seen_version: int = 0, notes: str | None = None
) -> AgendaItem | None:
    """Mark an item as dealt with, keep its notes, and return the next open one, which begins now."""
    meeting = meeting_of(session, item)
    forbid_unless_held(meeting.state)
    if notes is not None:
        _keep_notes(item, notes, seen_version)
    conclude(item, ItemState.DEALT_WITH, now=now)
    return _begin_next(session, meeting, item, now)


def reopen(session: Session, item: AgendaItem, *, now: datetime) -> None:
    """Open an item again; a deferred topic comes back from the backlog, if nobody has taken it up."""
    forbid_unless_held(meeting_of(session, item).state)
    if item.state is ItemState.DEFERRED and (topic := queries.carried_on(session, item)) is not None:
        if topic.meeting_id is not None or topic.state is not ItemState.OPEN or not queries.is_bare(session, topic):
            raise RuleViolation("item-carried-on")
        agenda_links.forget(session, topic)
        flush(session)
        session.delete(topic)
    item.state, item.state_reason, item.ended_at = ItemState.OPEN, "", None
    item.begun_at = item.begun_at or now
    flush(session)


def take_notes(session: Session, item: AgendaItem, *, seen_version: int, notes: str, now: datetime) -> None:
    """Keep the notes of an item; the same text once more changes nothing."""
    forbid_unless_held(meeting_of(session, item).state)
    _keep_notes(item, notes, seen_version)
    if item.state is ItemState.OPEN and item.begun_at is None:
        item.begun_at = now
    flush(session)


def _keep_notes(item: AgendaItem, notes: str, seen_version: int) -> None:
    if item.notes == notes:
        return
    expect(item, seen_version)
    item.notes = notes


def _begin_next(session: Session, meeting: Meeting, item: AgendaItem, now: datetime) -> AgendaItem | None:
    flush(session)
    following = rules.following(of_agenda(session, meeting), item)
    if following is not None and following.begun_at is None:
        following.begun_at = now
    flush(session)
    return following


def _open_meeting(session: Session, item: AgendaItem) -> Meeting | None:
    """Return the meeting of the item if it has one, and refuse to touch one that is over."""
    if item.meeting_id is None:
        return None
    meeting = meeting_of(session, item)
    forbid_frozen(meeting.state)
    return meeting
