"""Phases of a process and their gates."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from tracker.domain.phases import PhaseRow
from tracker.models import Gate, Phase, Process

ROWS: Select[*tuple[Any, ...]] = select(
    Phase.id,
    Phase.name,
    Phase.position,
    Phase.planned_start_on,
    Phase.planned_end_on,
    Phase.actual_start_on,
    Phase.actual_end_on,
    Phase.summary,
    Gate.id,
    func.coalesce(Gate.question, ""),
    Gate.result,
    Gate.answered_on,
    func.coalesce(Gate.answered_by, ""),
    func.coalesce(Gate.note, ""),
).outerjoin(Gate, Gate.phase_id == Phase.id)


def rows(session: Session, process: Process) -> list[PhaseRow]:
    """Return the phases of a process with their gates, in order."""
    statement = ROWS.where(Phase.process_id == process.id).order_by(Phase.position, Phase.id)
    return [PhaseRow(*row) for row in session.execute(statement)]


def row(session: Session, phase: Phase) -> PhaseRow:
    """Return a phase with its gate."""
    return PhaseRow(*session.execute(ROWS.where(Phase.id == phase.id).order_by(Gate.id).limit(1)).one())


def choices(session: Session, process_id: int) -> list[tuple[int, str]]:
    """Return the phases of a process for a choice, in order."""
    statement = select(Phase.id, Phase.name).where(Phase.process_id == process_id).order_by(Phase.position, Phase.id)
    return [(key, name) for key, name in session.execute(statement)]


def last_position(session: Session, process: Process) -> int:
    """Return the position of the last phase of a process."""
    return session.scalar(select(func.max(Phase.position)).where(Phase.process_id == process.id)) or 0
