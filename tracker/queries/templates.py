"""Process templates with their phases and milestones."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.domain.templates import TemplateMilestoneRow, TemplatePhaseRow, TemplateRow
from tracker.models import ProcessTemplate, TemplateMilestone, TemplatePhase


def default_template(session: Session) -> ProcessTemplate | None:
    """Return the template from which processes are made unless another one is chosen."""
    statement = select(ProcessTemplate).where(ProcessTemplate.is_default).order_by(ProcessTemplate.id)
    return session.scalars(statement).first()


def all_templates(session: Session) -> list[TemplateRow]:
    """Return every template, the default one first."""
    statement = (
        select(
            ProcessTemplate.id,
            ProcessTemplate.name,
            ProcessTemplate.description,
            ProcessTemplate.is_default,
            func.count(TemplatePhase.id.distinct()),
            func.count(TemplateMilestone.id),
        )
        .outerjoin(TemplatePhase, TemplatePhase.process_template_id == ProcessTemplate.id)
        .outerjoin(TemplateMilestone, TemplateMilestone.template_phase_id == TemplatePhase.id)
        .group_by(ProcessTemplate.id)
        .order_by(ProcessTemplate.is_default.desc(), ProcessTemplate.name)
    )
    return [TemplateRow(*row) for row in session.execute(statement)]


def choices(session: Session) -> list[tuple[int, str]]:
    """Return the templates for a choice, the default one first."""
    return [(row.id, row.name) for row in all_templates(session)]


def phases(session: Session, template: ProcessTemplate) -> list[TemplatePhaseRow]:
    """Return the phases of a template with their milestones, in order."""
    statement = (
        select(
            TemplatePhase.id,
            TemplatePhase.position,
            TemplatePhase.name,
            TemplatePhase.gate_question,
            TemplatePhase.starts_after_weeks,
            TemplatePhase.lasts_weeks,
        )
        .where(TemplatePhase.process_template_id == template.id)
        .order_by(TemplatePhase.position, TemplatePhase.id)
    )
    milestones = _milestones(session, template)
    return [TemplatePhaseRow(*row, milestones=milestones.get(row.id, ())) for row in session.execute(statement)]


def phase_records(session: Session, process_template_id: int) -> Sequence[TemplatePhase]:
    """Return the records of the phases of a template, in order."""
    statement = select(TemplatePhase).where(TemplatePhase.process_template_id == process_template_id)
    return session.scalars(statement.order_by(TemplatePhase.position, TemplatePhase.id)).all()


def milestone_records(session: Session, template_phase_id: int) -> Sequence[TemplateMilestone]:
    """Return the records of the milestones of a phase, in order."""
    statement = select(TemplateMilestone).where(TemplateMilestone.template_phase_id == template_phase_id)
    return session.scalars(statement.order_by(TemplateMilestone.position, TemplateMilestone.id)).all()


def _milestones(session: Session, template: ProcessTemplate) -> dict[int, tuple[TemplateMilestoneRow, ...]]:
    """Return the milestones of all phases in one statement, by phase."""
    statement = (
        select(
            TemplateMilestone.template_phase_id,
            TemplateMilestone.id,
            TemplateMilestone.position,
            TemplateMilestone.title,
            TemplateMilestone.criterion,
            TemplateMilestone.importance,
            TemplateMilestone.due_after_weeks,
        )
        .join(TemplatePhase, TemplatePhase.id == TemplateMilestone.template_phase_id)
        .where(TemplatePhase.process_template_id == template.id)
        .order_by(TemplateMilestone.template_phase_id, TemplateMilestone.position, TemplateMilestone.id)
    )
    found = groupby(session.execute(statement), key=lambda row: row[0])
    return {phase_id: tuple(TemplateMilestoneRow(*row[1:]) for row in rows) for phase_id, rows in found}
