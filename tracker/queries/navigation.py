"""What the frame of every page shows: the process and a few counts."""

from __future__ import annotations

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from tracker.domain.access import Actor, Permission, permitted_administrations
from tracker.domain.action_items import UNFINISHED
from tracker.domain.processes import ProcessRow
from tracker.models import ActionItem, Administration, Decision, DialogueEvent, Meeting, Milestone, Process
from tracker.queries.scope import ANY_READER, outcomes_for, reader, visible_to

LISTED = 8

PROCESS_ROWS = select(
    Process.id,
    Process.administration_id,
    Process.title,
    Administration.name,
    Process.state,
    func.coalesce(Process.actual_start_on, Process.planned_start_on),
    Administration.short_name,
).join(Administration, Administration.id == Process.administration_id)
PROCESS = PROCESS_ROWS.where(Process.id == bindparam("process_id"))


def _of_process(model: type[Meeting | DialogueEvent | Milestone | Decision | ActionItem]) -> Select[int]:
    return select(func.count(model.id)).where(model.process_id == bindparam("process_id"))


MY_TASKS = select(func.count(ActionItem.id)).where(
    ActionItem.responsible_id == ANY_READER["reader_id"],
    ActionItem.state.in_(UNFINISHED),
    ActionItem.administration_id.in_(bindparam("administrations", expanding=True)),
)
COUNTS: dict[str, Select[int]] = {
    "my_tasks": MY_TASKS,
    "meetings": _of_process(Meeting),
    "dialogues": _of_process(DialogueEvent),
    "milestones": _of_process(Milestone),
    "decisions": _of_process(Decision).where(outcomes_for(ANY_READER, Decision)),
    "action_items": _of_process(ActionItem).where(
        ActionItem.state.in_(UNFINISHED), outcomes_for(ANY_READER, ActionItem)
    ),
}
ALL_COUNTS = select(*(count.scalar_subquery() for count in COUNTS.values()))
"""As many as the lists behind the links show. Asked on every page, so the statements are built once."""


def process(session: Session, process_id: int) -> ProcessRow | None:
    """Return the process of a page that the door admitted."""
    found = session.execute(PROCESS, {"process_id": process_id}).one_or_none()
    return None if found is None else ProcessRow(*found)


def processes(session: Session, actor: Actor) -> list[ProcessRow]:
    """Return the first processes that the actor may see, by administration."""
    statement = (
        PROCESS_ROWS.where(visible_to(actor, Process, Permission.PROCESS_VIEW))
        .order_by(Administration.name, Process.id)
        .limit(LISTED)
    )
    return [ProcessRow(*row) for row in session.execute(statement)]


def counts(session: Session, actor: Actor, *, process_id: int | None) -> dict[str, int]:
    """Return the numbers beside the links, all in one statement."""
    administrations = permitted_administrations(actor, Permission.ACTION_ITEM_VIEW)
    asked = reader(actor) | {"administrations": list(administrations or ())}
    if process_id is None:
        return {"my_tasks": session.scalar(MY_TASKS, asked) or 0}
    return dict(zip(COUNTS, session.execute(ALL_COUNTS, asked | {"process_id": process_id}).one(), strict=True))
