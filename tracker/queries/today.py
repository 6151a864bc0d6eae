"""What the start page needs beside the lists of each noun."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.domain.access import Actor
from tracker.domain.administrations import DepartmentRow, LevelLabel, leaves_on, levels_of
from tracker.domain.dialogues import DialogueDate
from tracker.domain.today import CountedDepartments
from tracker.models import (
    Administration,
    AgendaItem,
    Department,
    DialogueInvitation,
    Participation,
    Process,
)
from tracker.queries.departments import COLUMNS
from tracker.queries.scope import readable_items


def agenda_length(session: Session, actor: Actor, meeting_id: int) -> int:
    """Return how many items of a meeting the actor may read."""
    statement = select(func.count(AgendaItem.id)).where(AgendaItem.meeting_id == meeting_id, readable_items(actor))
    return session.scalar(statement) or 0


class House(NamedTuple):
    """What the start page says of the administration of a process, and its federal state for public holidays."""

    name: str
    state: str
    levels: tuple[LevelLabel, ...]


def houses(session: Session, process_ids: Collection[int]) -> dict[int, House]:
    """Return the administrations of some processes, by process."""
    name = func.coalesce(func.nullif(Administration.short_name, ""), Administration.name)
    statement = (
        select(Process.id, name, Administration.state, Administration.level_labels)
        .join(Administration, Administration.id == Process.administration_id)
        .where(Process.id.in_(process_ids))
    )
    return {key: House(name, state, levels_of(labels)) for key, name, state, labels in session.execute(statement)}


def counted(session: Session, events: Sequence[DialogueDate]) -> dict[int, CountedDepartments]:
    """Return of each event how many departments were counted, of those invited that day."""
    keys = [event.id for event in events]
    departments: dict[int, list[DepartmentRow]] = {}
    wanted = {event.administration_id for event in events}
    statement = select(Department.administration_id, *COLUMNS).where(Department.administration_id.in_(wanted))
    for administration_id, *row in session.execute(statement):
        departments.setdefault(administration_id, []).append(DepartmentRow(*row))
    invited = _departments_of(session, DialogueInvitation, keys)
    found = _departments_of(session, Participation, keys)
    return {event.id: _of_event(event, departments, invited[event.id], found[event.id]) for event in events}


def _departments_of(
    session: Session, model: type[DialogueInvitation | Participation], event_ids: Collection[int]
) -> defaultdict[int, set[int | None]]:
    statement = (
        select(model.dialogue_event_id, model.department_id)
        .where(model.dialogue_event_id.in_(event_ids), model.department_id.is_not(None))
        .distinct()
    )
    departments: defaultdict[int, set[int | None]] = defaultdict(set)
    for event_id, department_id in session.execute(statement):
        departments[event_id].add(department_id)
    return departments


def _of_event(
    event: DialogueDate,
    departments: Mapping[int, list[DepartmentRow]],
    invited: set[int | None],
    found: set[int | None],
) -> CountedDepartments:
    leaves = {row.id for row in leaves_on(event.starts_at.date(), departments.get(event.administration_id, []))}
    expected = invited or leaves
    return CountedDepartments(len(expected & found), len(expected))
