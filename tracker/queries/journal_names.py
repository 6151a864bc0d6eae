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
    AttendanceLayout,
    AttendanceRule,
    Base,
    CheckIn,
    Circulation,
    Decision,
    Department,
    DialogueEvent,
    DialogueInvitation,
    Document,
    EventPhoto,
    FeedbackRound,
    FieldOfAction,
    Gate,
    Group,
    Headcount,
    HouseEntry,
    HousePage,
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
    Release,
    RoleAssignment,
    StandingItem,
    TeamMember,
    TextModule,
    Theme,
    ThemeItem,
    ThemeNote,
    ThemeTag,
    UnitGroup,
    UnitGroupMember,
)

Names = Mapping[tuple[str, int], str]


MEETING = Group.name.concat(" ").concat(cast(Meeting.number, String)).concat("/").concat(cast(Meeting.year, String))


def _named_by(key: Any, name: Any) -> Select[*tuple[Any, ...]]:
    """Return the names of records that are called as what their key points to."""
    return select(key.class_.id, name).join(name.class_, name.class_.id == key)


def _of_event(model: Any) -> Select[*tuple[Any, ...]]:
    return _named_by(model.dialogue_event_id, DialogueEvent.title)


NAMED: Mapping[str, Select[*tuple[Any, ...]]] = {
    "ActionItem": select(ActionItem.id, ActionItem.title),
    "Administration": select(Administration.id, Administration.name),
    "AgendaItem": select(AgendaItem.id, AgendaItem.title),
    "AgendaLink": select(AgendaLink.id, AgendaItem.title).join(AgendaItem, AgendaItem.id == AgendaLink.agenda_item_id),
    "Attendance": select(Attendance.id, MEETING)
    .join(Meeting, Meeting.id == Attendance.meeting_id)
    .join(Group, Group.id == Meeting.working_group_id),
    "AttendanceLayout": select(AttendanceLayout.id, AttendanceLayout.name),
    "AttendanceRule": select(AttendanceRule.id, AttendanceRule.text),
    "CheckIn": _of_event(CheckIn),
    "Circulation": _named_by(Circulation.decision_id, Decision.title),
    "Decision": select(Decision.id, Decision.title),
    "Department": select(Department.id, Department.name),
    "DialogueEvent": select(DialogueEvent.id, DialogueEvent.title),
    "DialogueInvitation": _of_event(DialogueInvitation),
    "Document": select(Document.id, Document.title),
    "EventPhoto": _of_event(EventPhoto),
    "FeedbackRound": _of_event(FeedbackRound),
    "FieldOfAction": select(FieldOfAction.id, FieldOfAction.name),
    "Gate": select(Gate.id, Phase.name).join(Phase, Phase.id == Gate.phase_id),
    "Group": select(Group.id, Group.name),
    "Headcount": _named_by(Headcount.department_id, Department.name),
    "HouseEntry": _named_by(HouseEntry.process_id, Process.title),
    "HousePage": _named_by(HousePage.process_id, Process.title),
    "Information": select(Information.id, AgendaItem.title).join(
        AgendaItem, AgendaItem.id == Information.agenda_item_id
    ),
    "Mail": select(Mail.id, Mail.recipient),
    "Meeting": select(Meeting.id, MEETING).join(Group, Group.id == Meeting.working_group_id),
    "Membership": select(
        Membership.id, func.coalesce(func.nullif(Membership.seat, ""), Person.display_name, "")
    ).outerjoin(Person, Person.id == Membership.person_id),
    "Milestone": select(Milestone.id, Milestone.title),
    "MilestoneRevision": _named_by(MilestoneRevision.milestone_id, Milestone.title),
    "MinutesComment": select(MinutesComment.id, MEETING)
    .join(MinutesVersion, MinutesVersion.id == MinutesComment.minutes_version_id)
    .join(Meeting, Meeting.id == MinutesVersion.meeting_id)
    .join(Group, Group.id == Meeting.working_group_id),
    "MinutesVersion": select(MinutesVersion.id, MEETING)
    .join(Meeting, Meeting.id == MinutesVersion.meeting_id)
    .join(Group, Group.id == Meeting.working_group_id),
    "MovedMilestone": _named_by(MovedMilestone.milestone_id, Milestone.title),
    "Participation": _of_event(Participation),
    "PartnerOrganisation": select(PartnerOrganisation.id, PartnerOrganisation.name),
    "Person": select(Person.id, Person.display_name),
    "Phase": select(Phase.id, Phase.name),
    "Process": select(Process.id, Process.title),
    "ProcessTemplate": select(ProcessTemplate.id, ProcessTemplate.name),
    "Release": _named_by(Release.process_id, Process.title),
    "RoleAssignment": select(RoleAssignment.id, Person.display_name).join(
        Person, Person.id == RoleAssignment.person_id
    ),
    "StandingItem": select(StandingItem.id, StandingItem.title),
    "TeamMember": select(TeamMember.id, Person.display_name).join(Person, Person.id == TeamMember.person_id),
    "TextModule": select(TextModule.id, TextModule.title),
    "Theme": select(Theme.id, Theme.title),
    "ThemeItem": _named_by(ThemeItem.theme_id, Theme.title),
    "ThemeNote": _of_event(ThemeNote),
    "ThemeTag": _named_by(ThemeTag.theme_id, Theme.title),
    "UnitGroup": select(UnitGroup.id, UnitGroup.name),
    "UnitGroupMember": _named_by(UnitGroupMember.department_id, Department.name),
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
