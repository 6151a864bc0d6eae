"""Milestones and how their dates moved."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.domain.milestones import MilestoneRow, RevisionRow
from tracker.models import Milestone, MilestoneRevision, Person, Phase, Process

ROWS = (
    select(
        Milestone.id,
        Milestone.title,
        func.coalesce(Phase.name, ""),
        Milestone.importance,
        Milestone.state,
        Milestone.baseline_on,
        Milestone.forecast_on,
        Milestone.actual_on,
        Milestone.responsible,
        Milestone.reported_on,
        Milestone.is_blocked,
    )
    .outerjoin(Phase, Phase.id == Milestone.phase_id)
    .order_by(Phase.position.nulls_last(), Milestone.position, Milestone.id)
)
REVISIONS = (
    select(
        MilestoneRevision.milestone_id,
        MilestoneRevision.reported_on,
        MilestoneRevision.old_on,
        MilestoneRevision.new_on,
        MilestoneRevision.kind,
        MilestoneRevision.reason,
        MilestoneRevision.text,
        func.coalesce(Person.display_name, ""),
    )
    .outerjoin(Person, Person.id == MilestoneRevision.person_id)
    .order_by(MilestoneRevision.reported_on, MilestoneRevision.id)
)


def rows(session: Session, process: Process) -> list[MilestoneRow]:
    """Return every milestone of a process, phase by phase; those without a phase come last."""
    statement = ROWS.where(Milestone.process_id == process.id)
    return [MilestoneRow(*row) for row in session.execute(statement)]


def rows_of_phase(session: Session, phase: Phase) -> list[MilestoneRow]:
    """Return the milestones of one phase, in order."""
    return [MilestoneRow(*row) for row in session.execute(ROWS.where(Milestone.phase_id == phase.id))]


def row(session: Session, milestone: Milestone) -> MilestoneRow:
    """Return one milestone."""
    return MilestoneRow(*session.execute(ROWS.where(Milestone.id == milestone.id)).one())


def revisions(session: Session, process: Process) -> list[RevisionRow]:
    """Return what was reported about the milestones of a process, oldest first."""
    milestones = select(Milestone.id).where(Milestone.process_id == process.id)
    statement = REVISIONS.where(MilestoneRevision.milestone_id.in_(milestones))
    return [RevisionRow(*row) for row in session.execute(statement)]


def revisions_of_phase(session: Session, phase: Phase) -> list[RevisionRow]:
    """Return what was reported about the milestones of a phase, oldest first."""
    milestones = select(Milestone.id).where(Milestone.phase_id == phase.id)
    statement = REVISIONS.where(MilestoneRevision.milestone_id.in_(milestones))
    return [RevisionRow(*row) for row in session.execute(statement)]


def revisions_of(session: Session, milestone: Milestone) -> list[RevisionRow]:
    """Return what was reported about one milestone, oldest first."""
    statement = REVISIONS.where(MilestoneRevision.milestone_id == milestone.id)
    return [RevisionRow(*row) for row in session.execute(statement)]
