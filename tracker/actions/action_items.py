"""What is done with action items."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.actions.outcomes import held_meeting
from tracker.domain import action_items as rules
from tracker.domain.action_items import ActionItemState
from tracker.domain.meetings import FROZEN_STATES
from tracker.models import ActionItem, AgendaItem, Meeting


def agree(
    session: Session,
    item: AgendaItem,
    *,
    title: str,
    today: date,
    responsible_id: int | None = None,
    responsible_email: str = "",
    due_on: date | None = None,
    **values: Any,
) -> ActionItem:
    """Record who does what until when, as an outcome of an agenda item."""
    meeting = held_meeting(session, item)
    rules.checked_responsible(responsible_id, responsible_email)
    action_item = ActionItem.of(
        meeting,
        process_id=meeting.process_id,
        agenda_item_id=item.id,
        title=title,
        responsible_id=responsible_id,
        responsible_email=responsible_email,
        created_on=min(meeting.starts_at.date(), today),
        due_on=due_on,
        original_due_on=due_on,
        **values,
    )
    session.add(action_item)
    flush(session)
    return action_item


def change(
    session: Session,
    action_item: ActionItem,
    *,
    seen_version: int,
    responsible_id: int | None = None,
    responsible_email: str = "",
    state: ActionItemState | None = None,
    **values: Any,
) -> None:
    """Change an action item; once its meeting is over, its words stay and its due date is only postponed."""
    expect(action_item, seen_version)
    rules.checked_responsible(responsible_id, responsible_email)
    action_item.responsible_id, action_item.responsible_email = responsible_id, responsible_email
    action_item.state = rules.progressed(action_item.state, state or action_item.state)
    if is_settled(session, action_item):
        values = {name: value for name, value in values.items() if name not in {"title", "due_on"}}
    elif "due_on" in values:
        action_item.original_due_on = values["due_on"]
    for name, value in values.items():
        setattr(action_item, name, value)
    flush(session)


def complete(session: Session, action_item: ActionItem, *, done_on: date, today: date, note: str = "") -> None:
    """Record that an action item is done."""
    rules.forbid_finished(action_item.state)
    action_item.done_on = rules.checked_done(done_on, today=today)
    action_item.state = ActionItemState.DONE
    action_item.note = note or action_item.note
    flush(session)


def postpone(session: Session, action_item: ActionItem, *, due_on: date, today: date, reason: str = "") -> None:
    """Move the due date; the original one stays, and every move to a later day is counted."""
    rules.forbid_finished(action_item.state)
    before = action_item.due_on
    action_item.due_on = rules.postponed(before, due_on, reason=reason, today=today)
    action_item.original_due_on = action_item.original_due_on or due_on
    if before is not None and due_on > before:
        action_item.postponements += 1
        action_item.postponement_reason = reason
    flush(session)


def drop(session: Session, action_item: ActionItem, *, reason: str) -> None:
    """Give an action item up, with the reason."""
    rules.forbid_finished(action_item.state)
    action_item.state = rules.checked_end(ActionItemState.DROPPED, reason=reason)
    action_item.state_reason = reason
    flush(session)


def reopen(session: Session, action_item: ActionItem) -> None:
    """Open a finished action item again."""
    action_item.state, action_item.done_on, action_item.state_reason = ActionItemState.OPEN, None, ""
    flush(session)


def is_settled(session: Session, action_item: ActionItem) -> bool:
    """Whether the meeting that agreed it is over."""
    if action_item.meeting_id is None:
        return False
    return session.get_one(Meeting, action_item.meeting_id).state in FROZEN_STATES
