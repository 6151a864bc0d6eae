"""What records are called in the journal, many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Select, String, cast, func, select
from sqlalchemy.orm import Session

from tracker.models import (
    ActionItem,
    Administration,
    AgendaItem,
    AgendaLink,
    Attendance,
    Base,
    Circulation,
    Decision,
    Department,
    DialogueEvent,
    DialogueInvitation,
    Document,
    Gate,
    Group,
    Headcount,
    Information,
    Mail,
    Meeting,
    Membership,
    Milestone,
    MilestoneRevision,
    MinutesComment,
    MinutesVersion,
    MovedMilestone,
    Participation,
    PartnerOrganisation,
    Person,
    Phase,
    Process,
    ProcessTemplate,
    RoleAssignment,
    StandingItem,
    TeamMember,
    TextModule,
)

Names = Mapping[tuple[str, int], str]


MEETING = Group.name.concat(" ").concat(cast(Meeting.number, String)).concat("/").concat(cast(Meeting.year, String))

NAMED: Mapping[str, Select[*tuple[Any, ...]]] = {
    "ActionItem": select(ActionItem.id, ActionItem.title),
    "Administration": select(Administration.id, Administration.name),
    "AgendaItem": select(AgendaItem.id, AgendaItem.title),
    "AgendaLink": select(AgendaLink.id, AgendaItem.title).join(AgendaItem, AgendaItem.id == AgendaLink.agenda_item_id),
    "Attendance": select(Attendance.id, MEETING)
    .join(Meeting, Meeting.id == Attendance.meeting_id)
    .join(Group, Group.id == Meeting.working_group_id),
    "Circulation": select(Circulation.id, Decision.title).join(Decision, Decision.id == Circulation.decision_id),
    "Decision": select(Decision.id, Decision.title),
    "Department": select(Department.id, Department.name),
    "DialogueEvent": select(DialogueEvent.id, DialogueEvent.title),
    "DialogueInvitation": select(DialogueInvitation.id, DialogueEvent.title).join(
        DialogueEvent, DialogueEvent.id == DialogueInvitation.dialogue_event_id
    ),
    "Document": select(Document.id, Document.title),
    "Gate": select(Gate.id, Phase.name).join(Phase, Phase.id == Gate.phase_id),
    "Group": select(Group.id, Group.name),
    "Headcount": select(Headcount.id, Department.name).join(Department, Department.id == Headcount.department_id),
    "Information": select(Information.id, AgendaItem.title).join(
        AgendaItem, AgendaItem.id == Information.agenda_item_id
    ),
    "Mail": select(Mail.id, Mail.recipient),
    "Meeting": select(Meeting.id, MEETING).join(Group, Group.id == Meeting.working_group_id),
    "Membership": select(
        Membership.id, func.coalesce(func.nullif(Membership.seat, ""), Person.display_name, "")
    ).outerjoin(Person, Person.id == Membership.person_id),
    "Milestone": select(Milestone.id, Milestone.title),
    "MilestoneRevision": select(MilestoneRevision.id, Milestone.title).join(
        Milestone, Milestone.id == MilestoneRevision.milestone_id
    ),
    "MinutesComment": select(MinutesComment.id, MEETING)
    .join(MinutesVersion, MinutesVersion.id == MinutesComment.minutes_version_id)
    .join(Meeting, Meeting.id == MinutesVersion.meeting_id)
    .join(Group, Group.id == Meeting.working_group_id),
    "MinutesVersion": select(MinutesVersion.id, MEETING)
    .join(Meeting, Meeting.id == MinutesVersion.meeting_id)
    .join(Group, Group.id == Meeting.working_group_id),
    "MovedMilestone": select(MovedMilestone.id, Milestone.title).join(
        Milestone, Milestone.id == MovedMilestone.milestone_id
    ),
    "Participation": select(Participation.id, DialogueEvent.title).join(
        DialogueEvent, DialogueEvent.id == Participation.dialogue_event_id
    ),
    "PartnerOrganisation": select(PartnerOrganisation.id, PartnerOrganisation.name),
    "Person": select(Person.id, Person.display_name),
    "Phase": select(Phase.id, Phase.name),
    "Process": select(Process.id, Process.title),
    "ProcessTemplate": select(ProcessTemplate.id, ProcessTemplate.name),
    "RoleAssignment": select(RoleAssignment.id, Person.display_name).join(
        Person, Person.id == RoleAssignment.person_id
    ),
    "StandingItem": select(StandingItem.id, StandingItem.title),
    "TeamMember": select(TeamMember.id, Person.display_name).join(Person, Person.id == TeamMember.person_id),
    "TextModule": select(TextModule.id, TextModule.title),
}
MAPPERS = {mapper.class_.__name__: mapper for mapper in Base.registry.mappers}
KIND_OF_TABLE = {mapper.class_.__tablename__: kind for kind, mapper in MAPPERS.items()}


def names(session: Session, wanted: Iterable[tuple[str, int]]) -> Names:
    """Return what records are called, one statement per kind; what is gone has no name."""
    keys: defaultdict[str, set[int]] = defaultdict(set)
    for kind, key in wanted:
        keys[kind].add(key)
    found: dict[tuple[str, int], str] = {}
    for kind, ids in keys.items():
        statement = NAMED[kind]
        rows = session.execute(statement.where(statement.selected_columns[0].in_(ids)))
        found |= {(kind, key): name for key, name in rows}
    return found


def target_of(kind: str, column: str) -> str | None:
    """Return the kind of record that a column points to, if it points to one."""
    mapper = MAPPERS.get(kind)
    if mapper is None or column not in mapper.columns:
        return None
    tables = {key.column.table.name for key in mapper.columns[column].foreign_keys}
    return next((KIND_OF_TABLE[table] for table in tables), None)
