"""What an agenda keeps in order, whoever puts something on it or takes something off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.domain.agenda_items import concluded
from tracker.domain.meetings import ItemState
from tracker.models import ActionItem, AgendaItem


def number(items: Sequence[AgendaItem]) -> None:
    """Number the items of an agenda in the order in which they are given."""
    for position, item in enumerate(items, start=1):
        item.position = position


def conclude(item: AgendaItem, target: ItemState, *, now: datetime, reason: str = "") -> None:
    """End an item as dealt with, deferred or withdrawn; if the group had begun it, its time ends as well."""
    item.state = concluded(item.state, target, reason=reason)
    item.state_reason = reason
    if item.begun_at is not None:
        item.ended_at = now


def take_along(session: Session, items: Sequence[AgendaItem]) -> None:
    """Let the action items that agenda items led to follow them to the meeting, or the backlog, where they are now."""
    meetings = {item.id: item.meeting_id for item in items}
    for task in session.scalars(select(ActionItem).where(ActionItem.agenda_item_id.in_(meetings))):
        task.meeting_id = meetings[task.agenda_item_id or 0]
