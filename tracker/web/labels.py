"""Every word of the domain that a page shows, in both languages, and the shape that goes with a state."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from babel.support import NullTranslations
from flask_babel import get_translations
from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

from tracker.domain.access import Permission, Role
from tracker.domain.administrations import AdministrationKind, DepartmentKind, HeadcountSource, PartnerKind
from tracker.domain.count_checks import Severity
from tracker.domain.dashboards import Due
from tracker.domain.dialogues import DialogueKind, DialogueState, DialogueTarget
from tracker.domain.display import ShareForm
from tracker.domain.documents import DocumentKind, FileType
from tracker.domain.errors import Titles
from tracker.domain.exports import ExportFormat, ExportTable
from tracker.domain.journal import JournalAction
from tracker.domain.milestone_status import Light, LightReason
from tracker.domain.milestones import Importance, MilestoneState, RevisionKind, ShiftReason
from tracker.domain.participation import CountCategory, CountMode, CountScope, CountSource
from tracker.domain.people import AccountState, Locale, MandateKind, Theme
from tracker.domain.phases import PhaseState
from tracker.domain.processes import GateResult, ProcessState
from tracker.domain.search import HitKind
from tracker.domain.sheets import ProblemCode
from tracker.domain.today import AppointmentKind
from tracker.domain.values import State
from tracker.reports.table import state_labels
from tracker.web.attendance_labels import ATTENDANCE_LABELS
from tracker.web.dialogue_labels import DIALOGUE_LABELS
from tracker.web.figure_labels import FIGURE_LABELS
from tracker.web.locale import date_short, number, quoted
from tracker.web.meeting_labels import MEETING_LABELS
from tracker.web.messages import MESSAGES
from tracker.web.sheet_messages import SHEET_LABELS

REMEMBERED = 2048

LABELS: Mapping[type[StrEnum], Mapping[Any, Any]] = {
    **SHEET_LABELS,
    **FIGURE_LABELS,
    **MEETING_LABELS,
    **ATTENDANCE_LABELS,
    **DIALOGUE_LABELS,
    Role: {
        Role.FACILITATOR: _l("Process facilitation"),
        Role.COORDINATOR: _l("In-house coordination"),
        Role.LEADERSHIP: _l("Top leadership"),
        Role.EVALUATOR: _l("Evaluation"),
        Role.READER: _l("Reader"),
        Role.ADMIN: _l("Administrator"),
    },
    AdministrationKind: {
        AdministrationKind.COUNTY: _l("County administration"),
        AdministrationKind.CITY: _l("City administration"),
        AdministrationKind.JOB_CENTRE: _l("Job centre"),
        AdministrationKind.YOUTH_OFFICE: _l("Youth office"),
        AdministrationKind.OTHER: _l("Other administration"),
    },
    DocumentKind: {
        DocumentKind.ATTACHMENT: _l("Document"),
        DocumentKind.MINUTES_TEMPLATE: _l("Template of the minutes"),
        DocumentKind.PHOTO: _l("Photo"),
    },
    FileType: {
        FileType.PDF: _l("PDF"),
        FileType.DOCX: _l("Word (docx)"),
        FileType.XLSX: _l("Excel (xlsx)"),
        FileType.PPTX: _l("PowerPoint (pptx)"),
        FileType.ODT: _l("OpenDocument text (odt)"),
        FileType.ODS: _l("OpenDocument spreadsheet (ods)"),
        FileType.ODP: _l("OpenDocument presentation (odp)"),
        FileType.PNG: _l("Picture (PNG)"),
        FileType.JPEG: _l("Picture (JPEG)"),
        FileType.WEBP: _l("Picture (WebP)"),
    },
    DepartmentKind: {
        DepartmentKind.LINE: _l("Line department"),
        DepartmentKind.STAFF_UNIT: _l("Staff unit"),
        DepartmentKind.OWN_ENTERPRISE: _l("Municipal enterprise"),
    },
    HeadcountSource: {
        HeadcountSource.PERSONNEL_OFFICE: _l("Personnel office"),
        HeadcountSource.BUDGET_PLAN: _l("Establishment plan"),
        HeadcountSource.ESTIMATE: _l("Estimate"),
        HeadcountSource.IMPORT: _l("Imported list"),
        HeadcountSource.INVENTED: _l("Invented for demonstration"),
    },
    PartnerKind: {
        PartnerKind.COMPETENCE_CENTRE: _l("Competence centre"),
        PartnerKind.WELFARE: _l("Welfare association"),
        PartnerKind.INSTITUTE: _l("Institute"),
        PartnerKind.FOUNDATION: _l("Foundation"),
        PartnerKind.OTHER: _l("Other organisation"),
    },
    DialogueKind: {
        DialogueKind.KICK_OFF: _l("Kick-off"),
        DialogueKind.DIALOGUE: _l("Dialogue event"),
        DialogueKind.WORKSHOP: _l("Workshop"),
        DialogueKind.TRAINING: _l("Further training"),
        DialogueKind.WEB_TALK: _l("Web talk"),
        DialogueKind.RESULTS: _l("Presentation of results"),
        DialogueKind.OTHER: _l("Other event"),
    },
    DialogueState: {
        DialogueState.PLANNED: _l("planned"),
        DialogueState.HELD: _l("held"),
        DialogueState.POSTPONED: _l("postponed"),
        DialogueState.NOT_HELD: _l("not held"),
    },
    DialogueTarget: {
        DialogueTarget.WHOLE_HOUSE: _l("The whole house"),
        DialogueTarget.DEPARTMENTS: _l("Some departments"),
        DialogueTarget.MANAGERS: _l("Managers"),
    },
    Importance: {
        Importance.GATE: _l("gate"),
        Importance.IMPORTANT: _l("important"),
        Importance.NORMAL: _l("normal"),
    },
    MilestoneState: {
        MilestoneState.OPEN: _l("open"),
        MilestoneState.DONE: _l("reached"),
        MilestoneState.CANCELLED: _l("dropped"),
    },
    RevisionKind: {
        RevisionKind.BASELINE: _l("baseline set"),
        RevisionKind.FORECAST: _l("moved"),
        RevisionKind.CONFIRMED: _l("forecast confirmed"),
        RevisionKind.DONE: _l("reached"),
        RevisionKind.REOPENED: _l("reopened"),
        RevisionKind.CANCELLED: _l("dropped"),
    },
    JournalAction: {
        JournalAction.CREATE: _l("created"),
        JournalAction.UPDATE: _l("changed"),
        JournalAction.DELETE: _l("removed"),
        JournalAction.EXPORT: _l("exported"),
        JournalAction.IMPORT: _l("imported"),
        JournalAction.REOPEN: _l("opened again"),
        JournalAction.CORRECT: _l("corrected"),
        JournalAction.DISCARD: _l("discarded"),
        JournalAction.COMMENT_SHOWN: _l("comment shown"),
        JournalAction.COMMENT_WITHHELD: _l("comment not shown"),
        JournalAction.OTHER: _l("noted"),
    },
    Light: {
        Light.ACT: _l("Act"),
        Light.WATCH: _l("Watch"),
        Light.UNKNOWN: _l("No statement"),
        Light.ON_PLAN: _l("On plan"),
        Light.DONE: _l("Reached"),
    },
    LightReason: {
        LightReason.BLOCKED: _l("blocked"),
        LightReason.LONG_OVERDUE: _l("long overdue"),
        LightReason.OVERDUE: _l("overdue"),
        LightReason.SLIPPED_FAR: _l("far behind plan"),
        LightReason.SLIPPED: _l("behind plan"),
        LightReason.RISING: _l("moves back again and again"),
        LightReason.NEVER_REPORTED: _l("never reported"),
        LightReason.STALE: _l("not reported for a while"),
        LightReason.ON_PLAN: _l("on plan"),
        LightReason.REACHED: _l("reached"),
    },
    ShiftReason: {
        ShiftReason.RESOURCES: _l("Resources"),
        ShiftReason.DECISION_MISSING: _l("Decision missing"),
        ShiftReason.CO_DETERMINATION: _l("Co-determination"),
        ShiftReason.EXTERNAL: _l("External circumstances"),
        ShiftReason.SCOPE_CHANGED: _l("Scope changed"),
        ShiftReason.ESTIMATE: _l("Estimate"),
        ShiftReason.OTHER: _l("Other reason"),
    },
    Due: {Due.IN_TIME: _l("on time"), Due.LATE: _l("late"), Due.OPEN: _l("open")},
    ExportTable: {
        ExportTable.DEPARTMENTS: _l("Departments"),
        ExportTable.HEADCOUNTS: _l("Headcounts"),
        ExportTable.MEETINGS: _l("Meetings"),
        ExportTable.ATTENDANCE: _l("Attendance"),
        ExportTable.AGENDA_ITEMS: _l("Agenda items"),
        ExportTable.DECISIONS: _l("Decisions"),
        ExportTable.ACTION_ITEMS: _l("Action items"),
        ExportTable.EVENTS: _l("Dialogue events"),
        ExportTable.PARTICIPATION: _l("Participation by department"),
        ExportTable.THEMES: _l("Themes"),
        ExportTable.MILESTONES: _l("Milestones"),
        ExportTable.REVISIONS: _l("Milestone reports"),
        ExportTable.INDICATORS: _l("Indicators"),
    },
    ExportFormat: {
        ExportFormat.XLSX: _l("Excel workbook (XLSX), with codebook"),
        ExportFormat.CSV_GERMAN: _l("CSV as German Excel reads it: semicolon, decimal comma"),
        ExportFormat.CSV_INTERNATIONAL: _l("CSV for R and Python: comma, decimal point, codes"),
    },
    HitKind: {
        HitKind.MEETING: _l("Meetings"),
        HitKind.AGENDA_ITEM: _l("Agenda items"),
        HitKind.DECISION: _l("Decisions"),
        HitKind.ACTION_ITEM: _l("Action items"),
        HitKind.DIALOGUE: _l("Dialogue events"),
        HitKind.THEME: _l("Themes"),
        HitKind.MILESTONE: _l("Milestones"),
    },
    CountCategory: {
        CountCategory.ALL: _l("Everybody"),
        CountCategory.MANAGERS: _l("Managers"),
        CountCategory.STAFF: _l("Staff"),
    },
    CountMode: {
        CountMode.ANY: _l("on site or online"),
        CountMode.ON_SITE: _l("on site"),
        CountMode.ONLINE: _l("online"),
    },
    CountScope: {
        CountScope.DEPARTMENT: _l("Department"),
        CountScope.NOT_ASSIGNED: _l("Not assigned"),
        CountScope.EXTERNAL: _l("External"),
    },
    CountSource: {
        CountSource.SIGN_IN_LIST: _l("Sign-in list"),
        CountSource.TALLY: _l("Tally"),
        CountSource.ONLINE_REPORT: _l("Report of the video conference"),
        CountSource.ESTIMATE: _l("Estimate"),
    },
    AccountState: {
        AccountState.NONE: _l("no account"),
        AccountState.INVITED: _l("invited"),
        AccountState.READY: _l("has an account"),
    },
    MandateKind: {
        MandateKind.MEMBER: _l("Member"),
        MandateKind.DEPUTY: _l("Deputy"),
        MandateKind.TEAM: _l("Project team"),
    },
    Locale: {Locale.DE: "Deutsch", Locale.EN: "English"},
    Theme: {Theme.AUTO: _l("As the system"), Theme.LIGHT: _l("Light"), Theme.DARK: _l("Dark")},
    PhaseState: {
        PhaseState.AHEAD: _l("still ahead"),
        PhaseState.RUNNING: _l("running"),
        PhaseState.FINISHED: _l("finished"),
    },
    GateResult: {
        GateResult.PASSED: _l("passed"),
        GateResult.WITH_CONDITIONS: _l("passed with conditions"),
        GateResult.NOT_PASSED: _l("not passed"),
    },
    ProcessState: {
        ProcessState.IN_PREPARATION: _l("in preparation"),
        ProcessState.ACTIVE: _l("active"),
        ProcessState.PAUSED: _l("paused"),
        ProcessState.COMPLETED: _l("completed"),
        ProcessState.DISCONTINUED: _l("discontinued"),
    },
    State: state_labels(_l),
}

UNLABELLED: frozenset[type[StrEnum]] = frozenset({AppointmentKind, Permission, ProblemCode, Severity, ShareForm})
"""Enums that no page shows."""


def label(member: StrEnum | None) -> str:
    """Return the words of an enum member in the language of the page; nothing for none."""
    return "" if member is None else _label(member, get_translations())


@lru_cache(maxsize=REMEMBERED, typed=True)  # members of different enums may be the same word
def _label(member: StrEnum, _catalogue: NullTranslations) -> str:
    """Look a label up once per catalogue: lists write the same few in every row."""
    return str(LABELS[type(member)][member])


def choices(enum: type[StrEnum], *, empty: Any = None) -> list[SelectChoice]:
    """Return the members of an enum as choices; with `empty`, a first one that chooses none."""
    members = [SelectChoice(value=member.value, label=LABELS[enum][member]) for member in enum]
    return members if empty is None else [SelectChoice(value="", label=empty), *members]


def message(code: str, details: Mapping[str, object]) -> str:
    """Return the sentence for a broken rule, with its numbers and dates as the language writes them."""
    return str(MESSAGES[code]) % {name: _written(value) for name, value in details.items()}


def _written(value: object) -> object:
    if isinstance(value, StrEnum):
        return label(value)
    if isinstance(value, date):
        return date_short(value)
    if isinstance(value, tuple):
        return quoted(value) if isinstance(value, Titles) else ", ".join(str(_written(part)) for part in value)
    return number(value) if isinstance(value, int | float) else value
