"""Entries of the journal, and who may read which of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from typing import TypeAlias

from tracker.domain.access import Actor, Permission, is_recorder, permits, sees_raw_figures

KEPT_SILENT = "…"
"""What stands for a value that is not written down, or not shown to the person."""

Value: TypeAlias = str | int | float | bool | date | datetime | time | StrEnum | None


class JournalAction(StrEnum):
    """What an entry says was done."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"
    EXPORT = "export"
    IMPORT = "import"
    REOPEN = "reopen"
    CORRECT = "correct"
    DISCARD = "discard"
    COMMENT_SHOWN = "comment-shown"
    COMMENT_WITHHELD = "comment-withheld"
    OTHER = "other"


CHANGING = frozenset({JournalAction.CREATE, JournalAction.UPDATE, JournalAction.DELETE})

PERMISSION_OF: Mapping[str, Permission] = {
    "ActionItem": Permission.ACTION_ITEM_VIEW,
    "Administration": Permission.ADMINISTRATION_VIEW,
    "AgendaItem": Permission.MEETING_VIEW,
    "AgendaLink": Permission.MEETING_EDIT,
    "Attendance": Permission.MEETING_VIEW,
    "AttendanceLayout": Permission.PARTICIPATION_EDIT,
    "AttendanceRule": Permission.PARTICIPATION_EDIT,
    "CheckIn": Permission.PARTICIPATION_EDIT,
    "Circulation": Permission.DECISION_VIEW,
    "Decision": Permission.DECISION_VIEW,
    "Department": Permission.DEPARTMENT_VIEW,
    "DialogueEvent": Permission.DIALOGUE_VIEW,
    "DialogueInvitation": Permission.DIALOGUE_VIEW,
    "Document": Permission.DOCUMENT_VIEW,
    "EventPhoto": Permission.THEME_VIEW,
    "FeedbackRound": Permission.FEEDBACK_VIEW,
    "FieldOfAction": Permission.THEME_VIEW,
    "Gate": Permission.PHASE_VIEW,
    "Group": Permission.GROUP_VIEW,
    "Headcount": Permission.DEPARTMENT_VIEW,
    "HouseEntry": Permission.HOUSE_PAGE_VIEW,
    "HousePage": Permission.HOUSE_PAGE_VIEW,
    "Information": Permission.MEETING_VIEW,
    "Mail": Permission.MAIL_VIEW,
    "Meeting": Permission.MEETING_VIEW,
    "Membership": Permission.GROUP_VIEW,
    "Milestone": Permission.MILESTONE_VIEW,
    "MilestoneRevision": Permission.MILESTONE_VIEW,
    "MinutesComment": Permission.MEETING_VIEW,
    "MinutesVersion": Permission.MEETING_VIEW,
    "MovedMilestone": Permission.DECISION_VIEW,
    "Participation": Permission.PARTICIPATION_VIEW,
    "Phase": Permission.PHASE_VIEW,
    "Process": Permission.PROCESS_VIEW,
    "Release": Permission.RELEASE_VIEW,
    "RoleAssignment": Permission.PERSON_VIEW,
    "StandingItem": Permission.GROUP_EDIT,
    "TeamMember": Permission.PROCESS_VIEW,
    "TextModule": Permission.GROUP_EDIT,
    "Theme": Permission.THEME_VIEW,
    "ThemeItem": Permission.THEME_VIEW,
    "ThemeNote": Permission.THEME_EDIT,
    "ThemeTag": Permission.THEME_VIEW,
    "UnitGroup": Permission.RELEASE_VIEW,
    "UnitGroupMember": Permission.RELEASE_VIEW,
}
"""The kinds of record that belong to an administration, and what one needs to look at them; others are never shown."""

OF_RECORDERS = frozenset(
    {"MinutesComment", "MinutesVersion"}
    | {"ActionItem", "AgendaItem", "Attendance", "Circulation", "Decision", "Document", "Information", "MovedMilestone"}
    | {"EventPhoto", "HouseEntry", "Release", "Theme", "ThemeItem", "ThemeTag"}
)
"""What hangs on agenda items or speaks of them: who reads it depends on the item, so only recorders find it here."""

OF_RAW_FIGURES = frozenset({"Participation"})
"""Counts per department (rule R3)."""

FIGURES: Mapping[str, frozenset[str]] = {
    "DialogueEvent": frozenset({"invited", "stated_total", "count_note", "reason"}),
}
"""Columns that tell, in numbers or words, how many people were invited or came; pages show them with raw figures."""

PAPERS: Mapping[str, frozenset[str]] = {
    "Meeting": frozenset({"chair_id", "link", "minute_taker_id", "reopening_reason"})
}
"""Columns that belong to the papers of a group: where it meets, and who was there."""


@dataclass(frozen=True)
class Change:
    """A column with its value before and after; a reference is written as the name of what it points to."""

    column: str
    old: Value
    new: Value


@dataclass(frozen=True)
class Entry:
    """Who did what to which record, and when."""

    id: int
    at: datetime
    by: str
    action: JournalAction
    kind: str
    record_id: int | None
    name: str
    changes: Sequence[Change] = ()
    is_gone: bool = False
    """Whether the record is there no longer, so that nothing can lead to it."""


def shown_kinds(actor: Actor, administration_id: int) -> frozenset[str]:
    """Return the kinds of record whose entries the actor may read in an administration's journal."""
    house = _House(administration_id)
    found = {kind for kind, permission in PERMISSION_OF.items() if permits(actor, permission, house)}
    if not is_recorder(actor, administration_id):
        found -= OF_RECORDERS
    if not sees_raw_figures(actor, administration_id):
        found -= OF_RAW_FIGURES
    return frozenset(found)


def shown(entry: Entry, actor: Actor, administration_id: int) -> Entry:
    """Return the entry without the values that the actor finds on no page either; that something changed remains."""
    silent: frozenset[str] = frozenset()
    if not sees_raw_figures(actor, administration_id):
        silent |= FIGURES.get(entry.kind, frozenset())
    if not is_recorder(actor, administration_id):
        silent |= PAPERS.get(entry.kind, frozenset())
    changes = [replace(c, old=KEPT_SILENT, new=KEPT_SILENT) if c.column in silent else c for c in entry.changes]
    return replace(entry, changes=changes)


@dataclass(frozen=True)
class _House:
    administration_id: int
