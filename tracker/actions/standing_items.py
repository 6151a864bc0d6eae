"""What is done with the standing items of a group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.domain.agenda_items import moved
from tracker.models import Group, StandingItem


def add(session: Session, group: Group, **values: Any) -> StandingItem:
    """Add a standing item at the end."""
    item = StandingItem.of(group, position=len(_of_group(session, group.id)) + 1, **values)
    session.add(item)
    flush(session)
    return item


def change(session: Session, item: StandingItem, *, seen_version: int, **values: Any) -> None:
    """Change a standing item; the agendas that it is on already stay as they are."""
    expect(item, seen_version)
    for name, value in values.items():
        setattr(item, name, value)
    flush(session)


def move(session: Session, item: StandingItem, *, step: int) -> None:
    """Move a standing item a step up (-1) or down (1)."""
    items = {other.id: other for other in _of_group(session, item.working_group_id)}
    for position, key in enumerate(moved(list(items), item.id, step), start=1):
        items[key].position = position
    flush(session)


def remove(session: Session, item: StandingItem) -> None:
    """Take a standing item away; the agendas that it is on already stay as they are."""
    session.delete(item)
    flush(session)


def _of_group(session: Session, group_id: int) -> Sequence[StandingItem]:
    statement = select(StandingItem).where(StandingItem.working_group_id == group_id)
    return session.scalars(statement.order_by(StandingItem.position, StandingItem.id)).all()
