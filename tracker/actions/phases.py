"""What is done with phases and the gates between them."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.domain.errors import RuleViolation
from tracker.domain.phases import checked_actual, checked_answer
from tracker.domain.processes import GateResult, checked_period
from tracker.models import Gate, Phase, Process
from tracker.queries import phases as queries


def add(
    session: Session,
    process: Process,
    *,
    name: str,
    planned_start_on: date | None,
    planned_end_on: date | None,
    question: str,
) -> Phase:
    """Add a phase behind the last one, with the question at its gate if there is one."""
    checked_period(planned_start_on, planned_end_on, field="planned_end_on")
    phase = Phase.of(
        process,
        name=name,
        position=queries.last_position(session, process) + 1,
        planned_start_on=planned_start_on,
        planned_end_on=planned_end_on,
    )
    session.add(phase)
    flush(session)
    if question:
        session.add(Gate.of(phase, question=question))
        flush(session)
    return phase


def change(
    session: Session,
    phase: Phase,
    *,
    seen_version: int,
    name: str,
    planned_start_on: date | None,
    planned_end_on: date | None,
    actual_start_on: date | None,
    actual_end_on: date | None,
    summary: str,
    today: date,
) -> None:
    """Change a phase; phases may overlap, but what happened lies in the past."""
    expect(phase, seen_version)
    checked_period(planned_start_on, planned_end_on, field="planned_end_on")
    checked_actual(actual_start_on, actual_end_on, today=today)
    phase.name = name
    phase.planned_start_on, phase.planned_end_on = planned_start_on, planned_end_on
    phase.actual_start_on, phase.actual_end_on = actual_start_on, actual_end_on
    phase.summary = summary
    flush(session)


def answer(
    session: Session,
    gate: Gate,
    *,
    seen_version: int,
    result: GateResult | None,
    answered_on: date | None,
    answered_by: str,
    note: str,
    today: date,
) -> None:
    """Answer the question at a gate, or take the answer back."""
    expect(gate, seen_version)
    if result is None and gate.result is not None and not note.strip():
        raise RuleViolation("reason-required", field="note")
    checked_answer(result, answered_on, note=note, today=today)
    gate.result = result
    gate.answered_on = answered_on if result else None
    gate.answered_by = answered_by if result else ""
    gate.note = note
    flush(session)
