"""Processes that one may see, and what the page of a process shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from tracker.domain.access import Actor, Permission
from tracker.domain.action_items import UNFINISHED
from tracker.domain.dialogues import DialogueDate, DialogueState
from tracker.domain.meetings import OPEN_STATES, MeetingLine
from tracker.domain.processes import OpenWork, ProcessRow
from tracker.models import ActionItem, Administration, Decision, DialogueEvent, Group, Meeting, Process
from tracker.queries.decisions import TO_CARRY_OUT
from tracker.queries.dialogues import DATES
from tracker.queries.meetings import LINES
from tracker.queries.paging import Page, page
from tracker.queries.scope import readable_outcomes, visible_to

NEXT_DATES = 4


def all_visible(session: Session, actor: Actor, *, words: str = "", cursor: str | None = None) -> Page[ProcessRow]:
    """Return a page of the processes that the actor may see, by administration; `words` narrow it by name."""
    statement = (
        select(
            Administration.name,
            Process.id,
            Process.administration_id,
            Process.title,
            Process.state,
            func.coalesce(Process.actual_start_on, Process.planned_start_on),
        )
        .join(Administration, Administration.id == Process.administration_id)
        .where(visible_to(actor, Process, Permission.PROCESS_VIEW))
    )
    for word in words.split():
        found = (Process.title.icontains(word, autoescape=True), Administration.name.icontains(word, autoescape=True))
        statement = statement.where(or_(*found))
    found_page = page(session, statement, by=[Administration.name, Process.id], cursor=cursor)
    rows = [ProcessRow(key, house_id, title, house, *rest) for house, key, house_id, title, *rest in found_page.rows]
    return replace(found_page, rows=rows)


def all_ids(session: Session) -> Sequence[int]:
    """Return the id of every process, for commands that go through all of them."""
    return session.scalars(select(Process.id).order_by(Process.id)).all()


def groups(session: Session, process: Process) -> Sequence[Group]:
    """Return the groups of a process, the steering group first."""
    statement = (
        select(Group).where(Group.process_id == process.id).order_by(Group.kind, Group.founded_on, Group.name, Group.id)
    )
    return session.scalars(statement).all()


def next_meetings(session: Session, process: Process, today: date) -> list[MeetingLine]:
    """Return the next meetings of a process, the earliest first."""
    statement = (
        LINES.where(
            Meeting.process_id == process.id,
            Meeting.state.in_(OPEN_STATES),
            Meeting.starts_at >= datetime.combine(today, time.min),
        )
        .order_by(Meeting.starts_at, Meeting.id)
        .limit(NEXT_DATES)
    )
    return [MeetingLine(*row) for row in session.execute(statement)]


def next_dialogues(session: Session, process: Process, today: date) -> list[DialogueDate]:
    """Return the next planned dialogue events of a process, the earliest first."""
    statement = (
        DATES.where(
            DialogueEvent.process_id == process.id,
            DialogueEvent.state == DialogueState.PLANNED,
            DialogueEvent.starts_at >= datetime.combine(today, time.min),
        )
        .order_by(DialogueEvent.starts_at, DialogueEvent.id)
        .limit(NEXT_DATES)
    )
    return [DialogueDate(*row) for row in session.execute(statement)]


def open_work(session: Session, process: Process, actor: Actor, today: date) -> OpenWork:
    """Return how many decisions and action items that the actor may read are open, and how many of those overdue."""
    taken = select(func.count(Decision.id)).where(
        Decision.process_id == process.id, TO_CARRY_OUT, readable_outcomes(actor, Decision)
    )
    tasks = select(func.count(ActionItem.id)).where(
        ActionItem.process_id == process.id, ActionItem.state.in_(UNFINISHED), readable_outcomes(actor, ActionItem)
    )
    statement = select(
        taken.scalar_subquery(),
        taken.where(Decision.due_on < today).scalar_subquery(),
        tasks.scalar_subquery(),
        tasks.where(ActionItem.due_on < today).scalar_subquery(),
    )
    return OpenWork(*session.execute(statement).one())
