"""The statement behind each table of an export; its columns are named in `reports.exports` in the same order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, time
from typing import Any

from sqlalchemy import DateTime, Select, String, and_, case, func, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, aliased

from tracker.domain.exports import Export, ExportTable
from tracker.models import (
    ActionItem,
    Administration,
    AgendaItem,
    Circulation,
    Decision,
    Department,
    DialogueEvent,
    Group,
    Headcount,
    Meeting,
    Milestone,
    MilestoneRevision,
    Participation,
    Person,
    Phase,
    Process,
)
from tracker.queries.action_items import with_group
from tracker.queries.scope import readable_items, readable_outcomes

Parent, Successor = aliased(Department), aliased(Department)
Earlier = aliased(Decision)
OF = (Administration.name, Process.title)
Statement = Select[*tuple[Any, ...]]


def _departments(export: Export) -> Statement:
    return (
        select(
            Administration.name,
            Department.name,
            Department.short_code,
            Parent.name,
            Department.level,
            _code(Department.kind),
            Department.is_migration_related,
            Department.valid_from,
            Department.valid_to,
            Successor.name,
        )
        .join(Administration, Administration.id == Department.administration_id)
        .outerjoin(Parent, Parent.id == Department.parent_id)
        .outerjoin(Successor, Successor.id == Department.successor_id)
        .where(Department.administration_id.in_(export.administration_ids))
        .order_by(Administration.name, Department.short_code, Department.id)
    )


def _headcounts(export: Export) -> Statement:
    return (
        select(Administration.name, Department.name, Headcount.as_of, Headcount.count, _code(Headcount.source))
        .join(Department, Department.id == Headcount.department_id)
        .join(Administration, Administration.id == Headcount.administration_id)
        .where(Headcount.administration_id.in_(export.administration_ids))
        .order_by(Administration.name, Headcount.as_of, Department.short_code, Headcount.id)
    )


def _meetings(export: Export) -> Statement:
    statement = select(
        *OF,
        Group.name,
        _code(Group.kind),
        Meeting.year,
        Meeting.number,
        Meeting.title,
        Meeting.starts_at,
        Meeting.ends_at,
        _code(Meeting.format),
        _code(Meeting.state),
        Meeting.state_reason,
    ).join(Group, Group.id == Meeting.working_group_id)
    return _of(statement, Meeting, export, Meeting.starts_at).order_by(
        Meeting.process_id, Meeting.starts_at, Meeting.id
    )


def _agenda_items(export: Export) -> Statement:
    notes = case((Meeting.process_id.in_(export.recorded_process_ids), AgendaItem.notes), else_="")
    statement = (
        select(
            *OF,
            Group.name,
            Meeting.starts_at,
            AgendaItem.position,
            AgendaItem.title,
            _code(AgendaItem.kind),
            _code(AgendaItem.visibility),
            _code(AgendaItem.state),
            AgendaItem.state_reason,
            AgendaItem.minutes_planned,
            AgendaItem.description,
            notes,
        )
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Group, Group.id == Meeting.working_group_id)
        .where(readable_items(export.actor))
    )
    found = _of(statement, Meeting, export, Meeting.starts_at)
    return found.order_by(Meeting.process_id, Meeting.starts_at, AgendaItem.position, AgendaItem.id)


def _decisions(export: Export) -> Statement:
    can_be_read = and_(Earlier.id == Decision.supersedes_id, readable_outcomes(export.actor, Earlier))
    statement = (
        select(
            *OF,
            func.coalesce(Group.name, ""),
            Decision.year,
            Decision.number,
            Decision.title,
            Decision.text,
            Decision.decided_on,
            _code(Decision.result),
            Decision.votes_yes,
            Decision.votes_no,
            Decision.votes_abstained,
            _code(Decision.status),
            Decision.status_reason,
            Decision.due_on,
            Decision.review_on,
            Decision.implemented_on,
            Circulation.id.is_not(None),
            Circulation.sent_on,
            Earlier.year,
            Earlier.number,
            case((Earlier.id.is_not(None), _code(Decision.replacement)), else_=None),
        )
        .select_from(Decision)
        .outerjoin(Meeting, Meeting.id == Decision.meeting_id)
        .outerjoin(Circulation, Circulation.decision_id == Decision.id)
        .outerjoin(Group, Group.id == func.coalesce(Meeting.working_group_id, Circulation.working_group_id))
        .outerjoin(Earlier, can_be_read)
        .where(readable_outcomes(export.actor, Decision))
    )
    found = _of(statement, Decision, export, Decision.decided_on)
    return found.order_by(Decision.process_id, Decision.decided_on, Decision.id)


def _action_items(export: Export) -> Statement:
    """Of whoever is responsible the function is taken along, not the name (security.md AZ-11)."""
    statement = with_group(
        select(
            *OF,
            func.coalesce(Group.name, ""),
            ActionItem.title,
            func.coalesce(Person.function_title, ""),
            ActionItem.created_on,
            ActionItem.due_on,
            ActionItem.original_due_on,
            ActionItem.postponements,
            _code(ActionItem.priority),
            _code(ActionItem.state),
            ActionItem.state_reason,
            ActionItem.done_on,
        )
        .outerjoin(Person, Person.id == ActionItem.responsible_id)
        .where(readable_outcomes(export.actor, ActionItem))
    )
    found = _of(statement, ActionItem, export, ActionItem.created_on)
    return found.order_by(ActionItem.process_id, ActionItem.created_on, ActionItem.id)


def _participation(export: Export) -> Statement:
    """Only of processes that the reader sees by department; of the others, the events hold what may be shown."""
    statement = (
        select(
            *OF,
            DialogueEvent.title,
            DialogueEvent.starts_at,
            _code(Participation.scope),
            func.coalesce(Department.name, ""),
            func.coalesce(Department.short_code, ""),
            _code(Participation.category),
            _code(Participation.mode),
            Participation.count,
            Participation.first_timers,
            _code(Participation.source),
        )
        .select_from(Participation)
        .join(DialogueEvent, DialogueEvent.id == Participation.dialogue_event_id)
        .outerjoin(Department, Department.id == Participation.department_id)
        .where(DialogueEvent.process_id.in_(export.raw_process_ids))
    )
    found = _of(statement, DialogueEvent, export, DialogueEvent.starts_at)
    return found.order_by(DialogueEvent.process_id, DialogueEvent.starts_at, DialogueEvent.id, Participation.id)


def _milestones(export: Export) -> Statement:
    statement = select(
        *OF,
        func.coalesce(Phase.name, ""),
        Milestone.title,
        Milestone.criterion,
        _code(Milestone.importance),
        _code(Milestone.state),
        Milestone.baseline_on,
        Milestone.forecast_on,
        Milestone.actual_on,
        Milestone.reported_on,
        Milestone.is_blocked,
        Milestone.evidence,
    ).outerjoin(Phase, Phase.id == Milestone.phase_id)
    found = _of(statement, Milestone, export)
    return found.order_by(Milestone.process_id, Phase.position, Milestone.position, Milestone.id)


def _revisions(export: Export) -> Statement:
    statement = (
        select(
            *OF,
            Milestone.title,
            MilestoneRevision.reported_on,
            _code(MilestoneRevision.kind),
            MilestoneRevision.old_on,
            MilestoneRevision.new_on,
            _code(MilestoneRevision.reason),
            MilestoneRevision.text,
        )
        .select_from(MilestoneRevision)
        .join(Milestone, Milestone.id == MilestoneRevision.milestone_id)
    )
    found = _of(statement, Milestone, export, MilestoneRevision.reported_on)
    return found.order_by(Milestone.process_id, MilestoneRevision.reported_on, MilestoneRevision.id)


def _of(statement: Statement, owner: Any, export: Export, day: Any = None) -> Statement:
    """Keep what belongs to the processes, and to the time if there is a day or a moment to tell by."""
    statement = (
        statement.join(Process, Process.id == owner.process_id)
        .join(Administration, Administration.id == Process.administration_id)
        .where(owner.process_id.in_(export.process_ids))
    )
    if day is None:
        return statement
    is_moment = isinstance(day.type, DateTime)
    if export.start:
        statement = statement.where(day >= (datetime.combine(export.start, time.min) if is_moment else export.start))
    if export.end:
        statement = statement.where(day <= (datetime.combine(export.end, time.max) if is_moment else export.end))
    return statement


def _code(column: InstrumentedAttribute[Any]) -> Any:
    """Return the code of an enum as it is stored, which costs nothing to read."""
    return type_coerce(column, String)


STATEMENTS: Mapping[ExportTable, Callable[[Export], Statement]] = {
    ExportTable.DEPARTMENTS: _departments,
    ExportTable.HEADCOUNTS: _headcounts,
    ExportTable.MEETINGS: _meetings,
    ExportTable.AGENDA_ITEMS: _agenda_items,
    ExportTable.DECISIONS: _decisions,
    ExportTable.ACTION_ITEMS: _action_items,
    ExportTable.PARTICIPATION: _participation,
    ExportTable.MILESTONES: _milestones,
    ExportTable.REVISIONS: _revisions,
}
"""Attendance, events, themes and indicators are computed, process by process, by the rules of the domain."""
