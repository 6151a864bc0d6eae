"""Action items of the groups of a process."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, and_, func, literal, select
from sqlalchemy.orm import Session, aliased

from tracker.domain.access import Actor, Permission
from tracker.domain.action_items import UNFINISHED, ActionItemRow, ActionItemState, TaskLine
from tracker.models import ActionItem, Administration, AgendaItem, Group, Meeting, Person, Process
from tracker.queries.origins import Origin, origin_of
from tracker.queries.paging import Page, page
from tracker.queries.scope import readable_outcomes, visible_to

MOST_TASKS = 200
Statement = Select[*tuple[Any, ...]]


def with_group(statement: Statement) -> Statement:
    """Join the group that agreed on an action item: that of its meeting, or of its topic in the backlog."""
    topic = aliased(AgendaItem)
    return (
        statement.outerjoin(Meeting, Meeting.id == ActionItem.meeting_id)
        .outerjoin(topic, topic.id == ActionItem.agenda_item_id)
        .outerjoin(Group, Group.id == func.coalesce(Meeting.working_group_id, topic.working_group_id))
    )


ROWS: Statement = with_group(
    select(
        ActionItem.id,
        ActionItem.title,
        func.coalesce(Person.display_name, ActionItem.responsible_email),
        ActionItem.created_on,
        ActionItem.due_on,
        ActionItem.original_due_on,
        ActionItem.state,
        ActionItem.done_on,
        ActionItem.postponements,
        func.coalesce(Group.name, ""),
    ).outerjoin(Person, Person.id == ActionItem.responsible_id)
)


def rows_of_group(session: Session, group: Group) -> list[ActionItemRow]:
    """Return every action item of a group for figures, those of topics in its backlog too."""
    statement = ROWS.where(Group.id == group.id).order_by(ActionItem.created_on, ActionItem.id)
    return [ActionItemRow(*found) for found in session.execute(statement)]


def rows(session: Session, process: Process) -> list[ActionItemRow]:
    """Return every action item of a process for figures, oldest first; lists ask `of_process`, which hides texts."""
    statement = ROWS.where(ActionItem.process_id == process.id).order_by(ActionItem.created_on, ActionItem.id)
    return [ActionItemRow(*found) for found in session.execute(statement)]


def of_process(
    session: Session,
    process: Process,
    actor: Actor,
    *,
    states: Collection[ActionItemState] = UNFINISHED,
    cursor: str | None = None,
) -> Page[Any]:
    """Return the action items that the actor may read, the next due first: `due, id, title, responsible, …`."""
    due = func.coalesce(ActionItem.due_on, literal(date.max), type_=Date)
    statement: Statement = with_group(
        select(
            due,
            ActionItem.id,
            ActionItem.title,
            func.coalesce(Person.display_name, ActionItem.responsible_email).label("responsible"),
            ActionItem.due_on,
            ActionItem.state,
            ActionItem.postponements,
            ActionItem.done_on,
            ActionItem.priority,
            func.coalesce(Group.name, "").label("group_name"),
        ).outerjoin(Person, Person.id == ActionItem.responsible_id)
    ).where(
        ActionItem.process_id == process.id,
        ActionItem.state.in_(sorted(states)),
        readable_outcomes(actor, ActionItem),
    )
    return page(session, statement, by=(due, ActionItem.id), cursor=cursor)


def mine(session: Session, actor: Actor, *, limit: int = MOST_TASKS) -> list[TaskLine]:
    """Return what the actor has to do in all processes, the longest overdue first, undated ones last."""
    statement: Statement = (
        select(
            ActionItem.id,
            ActionItem.administration_id,
            ActionItem.title,
            ActionItem.state,
            ActionItem.due_on,
            Process.id,
            Process.title,
            Administration.name,
            func.coalesce(Group.name, ""),
            ActionItem.priority,
        )
        .join(Process, Process.id == ActionItem.process_id)
        .join(Administration, Administration.id == ActionItem.administration_id)
        .where(_is_mine(actor), ActionItem.state.in_(sorted(UNFINISHED)))
        .order_by(ActionItem.due_on.nulls_last(), ActionItem.id)
        .limit(limit)
    )
    return [TaskLine(*row) for row in session.execute(with_group(statement))]


def own(session: Session, actor: Actor, action_item_id: int) -> ActionItem | None:
    """Return the action item if the actor is responsible for it."""
    statement = select(ActionItem).where(ActionItem.id == action_item_id, _is_mine(actor))
    return session.scalars(statement).one_or_none()


def responsible(session: Session, action_item: ActionItem) -> str:
    """Return who is responsible: the name of a person, an e-mail address, or nothing."""
    if action_item.responsible_id is None:
        return action_item.responsible_email
    return session.get_one(Person, action_item.responsible_id).display_name


def origin(session: Session, action_item: ActionItem, actor: Actor) -> Origin | None:
    """Return the meeting and the agenda item in which it was agreed, as far as the actor may read them."""
    return origin_of(session, actor, action_item.meeting_id, action_item.agenda_item_id)


def _is_mine(actor: Actor) -> ColumnElement[bool]:
    return and_(
        ActionItem.responsible_id == actor.person_id, visible_to(actor, ActionItem, Permission.ACTION_ITEM_VIEW)
    )
