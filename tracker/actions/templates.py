"""What is done with process templates, their phases and milestones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.domain import default_template as usual
from tracker.domain import templates as rules
from tracker.domain.errors import RuleViolation
from tracker.domain.milestones import Importance
from tracker.domain.templates import TemplatePhaseRow
from tracker.models import ProcessTemplate, TemplateMilestone, TemplatePhase
from tracker.queries import templates as queries

Ordered = TypeVar("Ordered", TemplatePhase, TemplateMilestone)


def lay_default(session: Session) -> ProcessTemplate | None:
    """Lay the usual course as the default template, unless there is a template already."""
    if session.scalar(select(ProcessTemplate.id).limit(1)) is not None:
        return None
    template = ProcessTemplate(name=usual.NAME, description=usual.DESCRIPTION, is_default=True)
    _lay(session, template, usual.PHASES)
    return template


def copy(session: Session, template: ProcessTemplate, *, name: str, description: str) -> ProcessTemplate:
    """Make a template with the same phases and milestones."""
    made = ProcessTemplate(name=name, description=description)
    _lay(session, made, queries.phases(session, template))
    return made


def change(
    session: Session, template: ProcessTemplate, *, seen_version: int, name: str, description: str, is_default: bool
) -> None:
    """Change a template; there is always exactly one default, so it only ever passes to another one."""
    expect(template, seen_version)
    if template.is_default and not is_default:
        raise RuleViolation("default-template-needed", field="is_default")
    if is_default and not template.is_default:
        for other in session.scalars(select(ProcessTemplate).where(ProcessTemplate.is_default)):
            other.is_default = False
    template.name, template.description, template.is_default = name, description, is_default
    flush(session)


def add_phase(
    session: Session,
    template: ProcessTemplate,
    *,
    position: int,
    name: str,
    gate_question: str,
    starts_after_weeks: int,
    lasts_weeks: int,
) -> TemplatePhase:
    """Add a phase at a place among the others."""
    phase = TemplatePhase(process_template_id=template.id, position=position, name=name, gate_question=gate_question)
    _time(phase, starts_after_weeks, lasts_weeks)
    _place(queries.phase_records(session, template.id), phase, position)
    session.add(phase)
    flush(session)
    return phase


def change_phase(
    session: Session,
    phase: TemplatePhase,
    *,
    seen_version: int,
    position: int,
    name: str,
    gate_question: str,
    starts_after_weeks: int,
    lasts_weeks: int,
) -> None:
    """Change a phase; its milestones move with it."""
    expect(phase, seen_version)
    phase.name, phase.gate_question = name, gate_question
    _time(phase, starts_after_weeks, lasts_weeks)
    _place(queries.phase_records(session, phase.process_template_id), phase, position)
    flush(session)


def remove_phase(session: Session, phase: TemplatePhase) -> None:
    """Remove a phase with its milestones; processes made from the template keep theirs."""
    for milestone in queries.milestone_records(session, phase.id):
        session.delete(milestone)
    _take_out(session, queries.phase_records(session, phase.process_template_id), phase)


def add_milestone(
    session: Session,
    phase: TemplatePhase,
    *,
    position: int,
    title: str,
    criterion: str,
    importance: Importance,
    due_after_weeks: int,
) -> TemplateMilestone:
    """Add a milestone to a phase."""
    milestone = TemplateMilestone(
        template_phase_id=phase.id,
        position=position,
        title=title,
        criterion=criterion,
        importance=importance,
        due_after_weeks=rules.checked_weeks(due_after_weeks, field="due_after_weeks"),
    )
    _place(queries.milestone_records(session, phase.id), milestone, position)
    session.add(milestone)
    flush(session)
    return milestone


def change_milestone(
    session: Session,
    milestone: TemplateMilestone,
    *,
    seen_version: int,
    position: int,
    title: str,
    criterion: str,
    importance: Importance,
    due_after_weeks: int,
) -> None:
    """Change a milestone of a phase."""
    expect(milestone, seen_version)
    milestone.title, milestone.criterion, milestone.importance = title, criterion, importance
    milestone.due_after_weeks = rules.checked_weeks(due_after_weeks, field="due_after_weeks")
    _place(queries.milestone_records(session, milestone.template_phase_id), milestone, position)
    flush(session)


def remove_milestone(session: Session, milestone: TemplateMilestone) -> None:
    """Remove a milestone from a phase."""
    _take_out(session, queries.milestone_records(session, milestone.template_phase_id), milestone)


def _lay(session: Session, template: ProcessTemplate, phases: Sequence[TemplatePhaseRow]) -> None:
    """Store a template with phases and milestones like the given ones."""
    session.add(template)
    flush(session)
    for row in phases:
        phase = TemplatePhase(
            process_template_id=template.id,
            position=row.position,
            name=row.name,
            gate_question=row.gate_question,
            starts_after_weeks=row.starts_after_weeks,
            lasts_weeks=row.lasts_weeks,
        )
        session.add(phase)
        session.flush()
        session.add_all(
            TemplateMilestone(
                template_phase_id=phase.id,
                position=milestone.position,
                title=milestone.title,
                criterion=milestone.criterion,
                importance=milestone.importance,
                due_after_weeks=milestone.due_after_weeks,
            )
            for milestone in row.milestones
        )
    flush(session)


def _time(phase: TemplatePhase, starts_after_weeks: int, lasts_weeks: int) -> None:
    phase.starts_after_weeks = rules.checked_weeks(starts_after_weeks, field="starts_after_weeks")
    phase.lasts_weeks = rules.checked_weeks(lasts_weeks, field="lasts_weeks", least=1)


def _place(ordered: Sequence[Ordered], record: Ordered, position: int) -> None:
    """Put a record at a place, counted from 1, and number all of them anew."""
    others = [other for other in ordered if other is not record]
    others.insert(max(position - 1, 0), record)
    _number(others)


def _take_out(session: Session, ordered: Sequence[Ordered], record: Ordered) -> None:
    session.delete(record)
    _number([other for other in ordered if other is not record])
    flush(session)


def _number(ordered: Sequence[Ordered]) -> None:
    for position, record in enumerate(ordered, start=1):
        record.position = position
