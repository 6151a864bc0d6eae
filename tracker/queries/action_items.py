"""Action items of the groups of a process."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from tracker.domain.action_items import ActionItemRow
from tracker.models import ActionItem, Group, Meeting, Person, Process

ROWS: Select[*tuple[Any, ...]] = (
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
    )
    .outerjoin(Person, Person.id == ActionItem.responsible_id)
    .outerjoin(Meeting, Meeting.id == ActionItem.meeting_id)
    .outerjoin(Group, Group.id == Meeting.working_group_id)
)


def rows(session: Session, process: Process) -> list[ActionItemRow]:
    """Return every action item of a process for figures, oldest first; lists ask `of_process`, which hides texts."""
    statement = ROWS.where(ActionItem.process_id == process.id).order_by(ActionItem.created_on, ActionItem.id)
    return [ActionItemRow(*found) for found in session.execute(statement)]
