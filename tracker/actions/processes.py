"""What is done with processes: set up from a template, changed, moved from state to state."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.actions.milestones import lay
from tracker.domain.processes import ENDED, ProcessState, checked_period, move
from tracker.domain.templates import TemplatePhaseRow
from tracker.models import Administration, Gate, Milestone, Phase, Process, ProcessTemplate
from tracker.queries import templates

RUNNING = frozenset({ProcessState.ACTIVE, ProcessState.PAUSED})


def set_up(
    session: Session,
    administration: Administration,
    *,
    title: str,
    process_template_id: int | None,
    planned_start_on: date,
    planned_end_on: date | None,
    goals: str,
    mandate_text: str,
    mandate_on: date | None,
    mandate_by: str,
    funding: str,
    today: date,
) -> Process:
    """Set up a process; the template lays its phases, gates and milestones from the day on which it begins."""
    checked_period(planned_start_on, planned_end_on, field="planned_end_on")
    process = Process.of(
        administration,
        title=title,
        process_template_id=process_template_id,
        planned_start_on=planned_start_on,
        planned_end_on=planned_end_on,
        goals=goals,
        mandate_text=mandate_text,
        mandate_on=mandate_on,
        mandate_by=mandate_by,
        funding=funding,
    )
    session.add(process)
    flush(session)
    if process_template_id is not None:
        phases = templates.phases(session, session.get_one(ProcessTemplate, process_template_id))
        _lay(session, process, phases, start=planned_start_on, today=today)
    return process


def change(
    session: Session,
    process: Process,
    *,
    seen_version: int,
    title: str,
    goals: str,
    mandate_text: str,
    mandate_on: date | None,
    mandate_by: str,
    planned_start_on: date | None,
    planned_end_on: date | None,
    actual_start_on: date | None,
    actual_end_on: date | None,
    funding: str,
    comparison_consent: bool,
    provenance: str,
) -> None:
    """Change what is known of a process; its state has an action of its own."""
    expect(process, seen_version)
    checked_period(planned_start_on, planned_end_on, field="planned_end_on")
    checked_period(actual_start_on, actual_end_on, field="actual_end_on")
    process.title = title
    process.goals = goals
    process.mandate_text, process.mandate_on, process.mandate_by = mandate_text, mandate_on, mandate_by
    process.planned_start_on, process.planned_end_on = planned_start_on, planned_end_on
    process.actual_start_on, process.actual_end_on = actual_start_on, actual_end_on
    process.funding = funding
    process.comparison_consent = comparison_consent
    process.provenance = provenance
    flush(session)


def change_state(
    session: Session, process: Process, *, seen_version: int, state: ProcessState, state_reason: str, today: date
) -> None:
    """Move a process to another state; beginning and end are dated today unless they were dated before."""
    expect(process, seen_version)
    process.state = move(process.state, state, reason=state_reason)
    process.state_reason = state_reason
    if state in RUNNING:
        process.actual_start_on = process.actual_start_on or today
        process.actual_end_on = None
    if state in ENDED:
        process.actual_end_on = process.actual_end_on or today
    flush(session)


def _lay(session: Session, process: Process, rows: list[TemplatePhaseRow], *, start: date, today: date) -> None:
    """Lay all phases, then all gates, then all milestones, so that their number costs no further statements."""
    phases = [
        Phase.of(
            process,
            name=row.name,
            position=position,
            planned_start_on=row.starts_on(start),
            planned_end_on=row.ends_on(start),
        )
        for position, row in enumerate(rows, start=1)
    ]
    session.add_all(phases)
    flush(session)
    laid = list(zip(phases, rows, strict=True))
    session.add_all(Gate.of(phase, question=row.gate_question) for phase, row in laid if row.gate_question)
    milestones = [
        Milestone.of(
            process,
            phase_id=phase.id,
            title=milestone.title,
            criterion=milestone.criterion,
            position=position,
            importance=milestone.importance,
            baseline_on=row.due_on(start, milestone),
        )
        for phase, row in laid
        for position, milestone in enumerate(row.milestones, start=1)
    ]
    lay(session, milestones, today=today)
