"""Decisions of the groups of a process."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from tracker.domain.access import Actor
from tracker.domain.decisions import UNFINISHED, DecisionResult, DecisionRow, label
from tracker.models import Circulation, Decision, Group, Meeting, Process
from tracker.queries.origins import Origin, origin_of

ROWS: Select[*tuple[Any, ...]] = select(
    Decision.id,
    Decision.year,
    Decision.number,
    Decision.title,
    Decision.decided_on,
    Decision.result,
    Decision.status,
    Decision.responsible,
    Decision.due_on,
    Decision.review_on,
    Decision.implemented_on,
)

TO_CARRY_OUT = and_(Decision.status.in_(sorted(UNFINISHED)), Decision.result == DecisionResult.ACCEPTED)
"""Keeps the decisions that wait to be carried out."""


def rows(session: Session, process: Process) -> list[DecisionRow]:
    """Return every decision of a process for figures, oldest first; lists ask `of_process`, which hides texts."""
    statement = ROWS.where(Decision.process_id == process.id).order_by(Decision.decided_on, Decision.id)
    return [row(*found) for found in session.execute(statement)]


def rows_of_group(session: Session, group: Group) -> list[DecisionRow]:
    """Return every decision that a group took, in its meetings or by circulation, for figures."""
    taken = or_(
        Decision.meeting_id.in_(select(Meeting.id).where(Meeting.working_group_id == group.id)),
        Decision.id.in_(select(Circulation.decision_id).where(Circulation.working_group_id == group.id)),
    )
    return [row(*found) for found in session.execute(ROWS.where(taken).order_by(Decision.decided_on, Decision.id))]


def origin(session: Session, decision: Decision, actor: Actor) -> Origin | None:
    """Return the meeting and the agenda item in which it was decided, as far as the actor may read them."""
    return origin_of(session, actor, decision.meeting_id, decision.agenda_item_id)


def row(decision_id: int, year: int, number: int, *rest: Any) -> DecisionRow:
    """Return a decision as lists read it, from the columns of `ROWS`."""
    return DecisionRow(decision_id, label(year, number), *rest)
