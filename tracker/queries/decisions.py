"""Decisions of the groups of a process."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from tracker.domain.decisions import DecisionRow, label
from tracker.models import Decision, Process

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


def rows(session: Session, process: Process) -> list[DecisionRow]:
    """Return every decision of a process for figures, oldest first; lists ask `of_process`, which hides texts."""
    statement = ROWS.where(Decision.process_id == process.id).order_by(Decision.decided_on, Decision.id)
    return [row(*found) for found in session.execute(statement)]


def row(decision_id: int, year: int, number: int, *rest: Any) -> DecisionRow:
    """Return a decision as lists read it, from the columns of `ROWS`."""
    return DecisionRow(decision_id, label(year, number), *rest)
