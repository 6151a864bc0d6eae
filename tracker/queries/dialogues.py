"""Dialogue events: those of a process, and those that wait for somebody."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session

from tracker.domain.access import Actor, Permission
from tracker.domain.dialogues import DialogueDate, DialogueRow, DialogueState
from tracker.domain.participation import EventRow
from tracker.models import Administration, DialogueEvent, Process
from tracker.queries.scope import visible_to

LISTED = 8

ROWS: Select[*tuple[Any, ...]] = select(
    DialogueEvent.starts_at,
    DialogueEvent.id,
    DialogueEvent.title,
    DialogueEvent.kind,
    DialogueEvent.format,
    DialogueEvent.state,
    DialogueEvent.state_reason,
    DialogueEvent.ends_at,
    DialogueEvent.place,
    DialogueEvent.target,
    DialogueEvent.invited,
    DialogueEvent.moderation,
    DialogueEvent.leadership_present,
    DialogueEvent.follow_up_of_id,
    DialogueEvent.splits_categories,
    DialogueEvent.stated_total,
    DialogueEvent.counted_at,
)
DATES: Select[*tuple[Any, ...]] = (
    select(
        DialogueEvent.starts_at,
        DialogueEvent.id,
        DialogueEvent.title,
        DialogueEvent.kind,
        DialogueEvent.format,
        DialogueEvent.state,
        DialogueEvent.place,
        DialogueEvent.process_id,
        Process.title,
        DialogueEvent.administration_id,
        Administration.name,
    )
    .join(Process, Process.id == DialogueEvent.process_id)
    .join(Administration, Administration.id == DialogueEvent.administration_id)
)


def rows(session: Session, process: Process) -> list[DialogueRow]:
    """Return every dialogue event of a process, oldest first."""
    statement = ROWS.where(DialogueEvent.process_id == process.id).order_by(DialogueEvent.starts_at, DialogueEvent.id)
    return [DialogueRow(*row) for row in session.execute(statement)]


def held(session: Session, process: Process) -> list[EventRow]:
    """Return the events of a process that took place, as participation figures read them, oldest first."""
    statement = (
        select(
            DialogueEvent.id,
            DialogueEvent.title,
            DialogueEvent.starts_at,
            DialogueEvent.target,
            DialogueEvent.invited,
        )
        .where(DialogueEvent.process_id == process.id, DialogueEvent.state == DialogueState.HELD)
        .order_by(DialogueEvent.starts_at, DialogueEvent.id)
    )
    return [
        EventRow(key, title, at.date(), target, invited)
        for key, title, at, target, invited in session.execute(statement)
    ]


def upcoming(session: Session, actor: Actor, today: date, *, limit: int = LISTED) -> list[DialogueDate]:
    """Return the next planned events that the actor may see, soonest first."""
    ahead = and_(DialogueEvent.state == DialogueState.PLANNED, DialogueEvent.starts_at >= _midnight(today))
    statement = (
        DATES.where(ahead, visible_to(actor, DialogueEvent, Permission.DIALOGUE_VIEW))
        .order_by(DialogueEvent.starts_at, DialogueEvent.id)
        .limit(limit)
    )
    return [DialogueDate(*row) for row in session.execute(statement)]


def undocumented(session: Session, actor: Actor, today: date, *, limit: int = LISTED) -> list[DialogueDate]:
    """Return the events that wait for the actor to say whether they were held, or to close the count; oldest first."""
    statement = (
        DATES.where(_waits(today), visible_to(actor, DialogueEvent, Permission.DIALOGUE_EDIT))
        .order_by(DialogueEvent.starts_at, DialogueEvent.id)
        .limit(limit)
    )
    return [DialogueDate(*row) for row in session.execute(statement)]


def _waits(today: date) -> ColumnElement[bool]:
    return or_(
        and_(DialogueEvent.state == DialogueState.HELD, DialogueEvent.counted_at.is_(None)),
        and_(DialogueEvent.state == DialogueState.PLANNED, DialogueEvent.starts_at < _midnight(today)),
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min)
