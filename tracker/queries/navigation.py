"""What the frame of every page shows: the process and a few counts."""

from __future__ import annotations

from sqlalchemy import Select, func, literal, select
from sqlalchemy.orm import Session

from tracker.domain.access import Actor, Permission
from tracker.domain.action_items import UNFINISHED
from tracker.domain.decisions import UNFINISHED as UNFINISHED_DECISIONS
from tracker.domain.processes import ProcessRow
from tracker.models import ActionItem, Administration, Decision, DialogueEvent, Meeting, Milestone, Process
from tracker.queries.scope import readable_outcomes, visible_to

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


def process(session: Session, process_id: int) -> ProcessRow | None:
    """Return the process of a page that the door admitted."""
    found = session.execute(PROCESS_ROWS.where(Process.id == process_id)).one_or_none()
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
    wanted: dict[str, Select[int]] = {
        "my_tasks": select(func.count(ActionItem.id)).where(
            ActionItem.responsible_id == actor.person_id,
            ActionItem.state.in_(UNFINISHED),
            visible_to(actor, ActionItem, Permission.ACTION_ITEM_VIEW),
        )
    }
    if process_id is not None:
        wanted |= {
            "meetings": select(func.count(Meeting.id)).where(Meeting.process_id == process_id),
            "dialogues": select(func.count(DialogueEvent.id)).where(DialogueEvent.process_id == process_id),
            "milestones": select(func.count(Milestone.id)).where(Milestone.process_id == process_id),
            "decisions": select(func.count(Decision.id)).where(
                Decision.process_id == process_id,
                Decision.status.in_(UNFINISHED_DECISIONS),
                readable_outcomes(actor, Decision),
            ),
            "action_items": select(func.count(ActionItem.id)).where(
                ActionItem.process_id == process_id,
                ActionItem.state.in_(UNFINISHED),
                readable_outcomes(actor, ActionItem),
            ),
        }
    statement = select(literal(0), *(query.scalar_subquery() for query in wanted.values()))
    row = session.execute(statement).one()
    return dict(zip(wanted, row[1:], strict=True))
