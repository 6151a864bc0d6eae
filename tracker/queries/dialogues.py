"""Dialogue events: those of a process, and those that wait for somebody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session

from tracker.domain.access import Actor, Permission
from tracker.domain.administrations import by_code
from tracker.domain.dialogues import DialogueDate, DialogueKind, DialogueRow, DialogueState
from tracker.domain.participation import EventRow
from tracker.models import Administration, Department, DialogueEvent, DialogueInvitation, Process
from tracker.queries.paging import Page, page
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


def listed(
    session: Session, process: Process, *, kind: DialogueKind | None, state: DialogueState | None, cursor: str | None
) -> Page[DialogueRow]:
    """Return one page of the events of a process, newest first, of one kind and state if these are chosen."""
    statement = ROWS.where(DialogueEvent.process_id == process.id)
    if kind is not None:
        statement = statement.where(DialogueEvent.kind == kind)
    if state is not None:
        statement = statement.where(DialogueEvent.state == state)
    by = (DialogueEvent.starts_at, DialogueEvent.id)
    found = page(session, statement, by=by, descending=True, cursor=cursor)
    return Page([DialogueRow(*row) for row in found.rows], found.next_cursor)


def invitations(session: Session, event: DialogueEvent) -> Sequence[DialogueInvitation]:
    """Return which departments an event invites, as records."""
    statement = select(DialogueInvitation).where(DialogueInvitation.dialogue_event_id == event.id)
    return session.scalars(statement.order_by(DialogueInvitation.id)).all()


def invited(session: Session, event: DialogueEvent) -> list[str]:
    """Return the names of the departments that an event invites."""
    statement = (
        select(Department.short_code, Department.name)
        .join(DialogueInvitation, DialogueInvitation.department_id == Department.id)
        .where(DialogueInvitation.dialogue_event_id == event.id)
    )
    found = sorted(session.execute(statement), key=lambda row: by_code(row.short_code, row.name))
    return [row.name for row in found]


def originals(session: Session, event: DialogueEvent) -> dict[int, int | None]:
    """Return for each event of the same process which one it follows up on."""
    statement = select(DialogueEvent.id, DialogueEvent.follow_up_of_id).where(
        DialogueEvent.process_id == event.process_id
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def follow_ups(session: Session, event: DialogueEvent) -> list[DialogueRow]:
    """Return the events that follow up on one, oldest first."""
    statement = ROWS.where(DialogueEvent.follow_up_of_id == event.id).order_by(
        DialogueEvent.starts_at, DialogueEvent.id
    )
    return [DialogueRow(*row) for row in session.execute(statement)]


def named(session: Session, process_id: int) -> list[tuple[int, str, date]]:
    """Return the events of a process to choose from, newest first: id, title and day."""
    statement = (
        select(DialogueEvent.id, DialogueEvent.title, DialogueEvent.starts_at)
        .where(DialogueEvent.process_id == process_id)
        .order_by(DialogueEvent.starts_at.desc(), DialogueEvent.id.desc())
    )
    return [(key, title, at.date()) for key, title, at in session.execute(statement)]


def texts(session: Session, process_id: int) -> dict[int, list[str]]:
    """Return what is written of each event of a process: title, goal, reason of its state, summary."""
    columns = DialogueEvent.title, DialogueEvent.goal, DialogueEvent.state_reason, DialogueEvent.summary
    rows = session.execute(select(DialogueEvent.id, *columns).where(DialogueEvent.process_id == process_id))
    return {key: [text for text in written if text] for key, *written in rows}


def held(session: Session, process: Process) -> list[EventRow]:
    """Return the events of a process that took place, as participation figures read them, oldest first."""
    statement = (
        select(
            DialogueEvent.id,
            DialogueEvent.title,
            DialogueEvent.starts_at,
            DialogueEvent.target,
            DialogueEvent.invited,
            DialogueEvent.counted_at.is_not(None),
        )
        .where(DialogueEvent.process_id == process.id, DialogueEvent.state == DialogueState.HELD)
        .order_by(DialogueEvent.starts_at, DialogueEvent.id)
    )
    invited = invited_departments(session, select(DialogueEvent.id).where(DialogueEvent.process_id == process.id))
    return [
        EventRow(key, title, at.date(), target, people, invited.get(key, frozenset()), is_closed)
        for key, title, at, target, people, is_closed in session.execute(statement)
    ]


def invited_departments(session: Session, events: Collection[int] | Select[int]) -> dict[int, frozenset[int]]:
    """Return the departments invited to each event that does not address the whole house."""
    statement = select(DialogueInvitation.dialogue_event_id, DialogueInvitation.department_id).where(
        DialogueInvitation.dialogue_event_id.in_(events)
    )
    departments: defaultdict[int, set[int]] = defaultdict(set)
    for event_id, department_id in session.execute(statement):
        departments[event_id].add(department_id)
    return {event_id: frozenset(found) for event_id, found in departments.items()}


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
