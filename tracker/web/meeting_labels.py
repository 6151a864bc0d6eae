"""The words and shapes of meetings: groups, agendas, attendance and what meetings lead to."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l

from tracker.domain.action_items import ActionItemState, Priority
from tracker.domain.agenda_items import OutcomeKind
from tracker.domain.agenda_links import LinkKind
from tracker.domain.carry_over import Way
from tracker.domain.composition import StatutoryBody
from tracker.domain.decisions import DecisionResult, DecisionStatus, Replacement
from tracker.domain.groups import GroupKind, MemberRole
from tracker.domain.mails import MailError, MailKind, MailState, MissedReason
from tracker.domain.meetings import (
    AttendanceMode,
    AttendanceStatus,
    Confidentiality,
    ItemKind,
    ItemState,
    MeetingFormat,
    MeetingState,
    MissingCode,
)
from tracker.domain.minutes import MinutesState
from tracker.domain.series import Weekday, WeekOfMonth

MEETING_LABELS: Mapping[type[StrEnum], Mapping[Any, Any]] = {
    OutcomeKind: {
        OutcomeKind.INFORMATION: _l("Information"),
        OutcomeKind.DECISION: _l("Decision"),
        OutcomeKind.ACTION_ITEM: _l("Action item"),
    },
    LinkKind: {
        LinkKind.MILESTONE: _l("Milestone"),
        LinkKind.DECISION: _l("Decision"),
        LinkKind.DIALOGUE_EVENT: _l("Dialogue event"),
        LinkKind.DOCUMENT: _l("Document"),
        LinkKind.THEME: _l("Theme"),
    },
    Way: {
        Way.MOVE: _l("Move it, with its notes and what it led to"),
        Way.COPY: _l("Copy the topic; notes and outcomes stay here"),
    },
    DecisionResult: {
        DecisionResult.ACCEPTED: _l("accepted"),
        DecisionResult.REJECTED: _l("rejected"),
        DecisionResult.POSTPONED: _l("postponed"),
    },
    DecisionStatus: {
        DecisionStatus.OPEN: _l("open"),
        DecisionStatus.IN_PROGRESS: _l("in progress"),
        DecisionStatus.IMPLEMENTED: _l("implemented"),
        DecisionStatus.PARTLY: _l("partly implemented"),
        DecisionStatus.NOT_IMPLEMENTED: _l("not implemented"),
        DecisionStatus.SUPERSEDED: _l("superseded"),
        DecisionStatus.REVOKED: _l("revoked"),
    },
    ActionItemState: {
        ActionItemState.OPEN: _l("open"),
        ActionItemState.IN_PROGRESS: _l("in progress"),
        ActionItemState.DONE: _l("done"),
        ActionItemState.DROPPED: _l("dropped"),
    },
    Priority: {Priority.HIGH: _l("high"), Priority.NORMAL: _l("normal"), Priority.LOW: _l("low")},
    AttendanceMode: {AttendanceMode.ON_SITE: _l("on site"), AttendanceMode.ONLINE: _l("online")},
    AttendanceStatus: {
        AttendanceStatus.PRESENT: _l("present"),
        AttendanceStatus.EXCUSED: _l("excused"),
        AttendanceStatus.ABSENT: _l("absent without excuse"),
        AttendanceStatus.SUBSTITUTE: _l("substituted"),
        AttendanceStatus.GUEST: _l("guest"),
    },
    Confidentiality: {
        Confidentiality.GROUP: _l("Visible to the group"),
        Confidentiality.HOUSE: _l("Visible to the house"),
        Confidentiality.INTERNAL: _l("Internal"),
    },
    ItemKind: {
        ItemKind.INFORMATION: _l("Information"),
        ItemKind.DISCUSSION: _l("Discussion"),
        ItemKind.DECISION: _l("Decision"),
        ItemKind.APPROVAL: _l("Approval of minutes"),
        ItemKind.ORGANISATIONAL: _l("Organisational matters"),
    },
    ItemState: {
        ItemState.OPEN: _l("open"),
        ItemState.DEALT_WITH: _l("dealt with"),
        ItemState.DEFERRED: _l("deferred"),
        ItemState.WITHDRAWN: _l("withdrawn"),
    },
    MeetingFormat: {
        MeetingFormat.ON_SITE: _l("on site"),
        MeetingFormat.ONLINE: _l("online"),
        MeetingFormat.HYBRID: _l("hybrid"),
    },
    MeetingState: {
        MeetingState.DRAFT: _l("draft"),
        MeetingState.INVITED: _l("invited"),
        MeetingState.IN_PROGRESS: _l("being held"),
        MeetingState.CLOSED: _l("closed"),
        MeetingState.CANCELLED: _l("cancelled"),
        MeetingState.NOT_HELD: _l("not held"),
    },
    MissingCode: {
        MissingCode.ATTENDANCE: _l("Attendance is not recorded"),
        MissingCode.OUTCOME: _l("Agenda items still open"),
        MissingCode.RESPONSIBLE: _l("Action items nobody is responsible for"),
        MissingCode.DUE: _l("Action items without a due date"),
    },
    GroupKind: {GroupKind.STEERING: _l("Steering group"), GroupKind.WORKING: _l("Working group")},
    MemberRole: {
        MemberRole.CHAIR: _l("Chair"),
        MemberRole.MEMBER: _l("Member"),
        MemberRole.MINUTE_TAKER: _l("Minute taker"),
        MemberRole.PERMANENT_GUEST: _l("Permanent guest"),
    },
    StatutoryBody: {
        StatutoryBody.STAFF_COUNCIL: _l("Staff council"),
        StatutoryBody.EQUALITY_OFFICER: _l("Equality officer"),
        StatutoryBody.DISABILITY_REPRESENTATION: _l("Disability representation"),
        StatutoryBody.DATA_PROTECTION_OFFICER: _l("Data protection officer"),
    },
    Weekday: {
        Weekday.MONDAY: _l("Monday"),
        Weekday.TUESDAY: _l("Tuesday"),
        Weekday.WEDNESDAY: _l("Wednesday"),
        Weekday.THURSDAY: _l("Thursday"),
        Weekday.FRIDAY: _l("Friday"),
    },
    WeekOfMonth: {
        WeekOfMonth.FIRST: _l("on the first"),
        WeekOfMonth.SECOND: _l("on the second"),
        WeekOfMonth.THIRD: _l("on the third"),
        WeekOfMonth.FOURTH: _l("on the fourth"),
        WeekOfMonth.LAST: _l("on the last"),
    },
    MinutesState: {
        MinutesState.IN_COORDINATION: _l("in coordination"),
        MinutesState.APPROVED: _l("approved"),
        MinutesState.APPROVED_WITH_CHANGES: _l("approved with changes"),
        MinutesState.REPLACED: _l("replaced"),
    },
    Replacement: {
        Replacement.SUPERSEDES: _l("supersedes"),
        Replacement.REVOKES: _l("revokes"),
    },
    MailKind: {
        MailKind.INVITATION: _l("Invitation"),
        MailKind.CHANGE: _l("Change of a meeting"),
        MailKind.CANCELLATION: _l("Cancellation"),
        MailKind.MINUTES: _l("Meeting minutes"),
        MailKind.MEETING_REMINDER: _l("Reminder of a meeting"),
        MailKind.TASK_REMINDER: _l("Reminder of an action item"),
        MailKind.DIGEST: _l("Weekly overview"),
    },
    MailState: {
        MailState.WAITING: _l("waiting"),
        MailState.SENDING: _l("being sent"),
        MailState.SENT: _l("sent"),
        MailState.FAILED: _l("failed"),
        MailState.UNCLEAR: _l("unclear"),
        MailState.NOT_SENT: _l("kept here only"),
    },
    MailError: {
        MailError.NOT_REACHED: _l("The mail server could not be reached."),
        MailError.BUSY: _l("The mail server asked to try again later."),
        MailError.SIGN_IN: _l("The mail server did not accept the sign-in of this installation."),
        MailError.ADDRESS: _l("The mail server does not know this address."),
        MailError.REFUSED: _l("The mail server refused the mail."),
        MailError.LEFT: _l("The person no longer takes part."),
        MailError.INTERRUPTED: _l("The sending was interrupted. The mail may have arrived or not."),
    },
    MissedReason: {
        MissedReason.NO_ADDRESS: _l("no e-mail address"),
        MissedReason.UNWANTED: _l("does not want these mails"),
        MissedReason.LEFT: _l("no longer takes part"),
    },
}

MEETING_SHAPES: Mapping[type[StrEnum], Mapping[Any, str]] = {
    DecisionStatus: {
        DecisionStatus.OPEN: "open",
        DecisionStatus.IN_PROGRESS: "now",
        DecisionStatus.IMPLEMENTED: "done",
        DecisionStatus.PARTLY: "watch",
        DecisionStatus.NOT_IMPLEMENTED: "act",
        DecisionStatus.SUPERSEDED: "none",
        DecisionStatus.REVOKED: "none",
    },
    ActionItemState: {
        ActionItemState.OPEN: "open",
        ActionItemState.IN_PROGRESS: "now",
        ActionItemState.DONE: "done",
        ActionItemState.DROPPED: "none",
    },
    ItemState: {
        ItemState.OPEN: "open",
        ItemState.DEALT_WITH: "done",
        ItemState.DEFERRED: "moved",
        ItemState.WITHDRAWN: "none",
    },
    MeetingState: {
        MeetingState.DRAFT: "none",
        MeetingState.INVITED: "open",
        MeetingState.IN_PROGRESS: "now",
        MeetingState.CLOSED: "done",
        MeetingState.CANCELLED: "none",
        MeetingState.NOT_HELD: "none",
    },
    MinutesState: {
        MinutesState.IN_COORDINATION: "now",
        MinutesState.APPROVED: "done",
        MinutesState.APPROVED_WITH_CHANGES: "done",
        MinutesState.REPLACED: "none",
    },
    MailState: {
        MailState.WAITING: "open",
        MailState.SENDING: "now",
        MailState.SENT: "done",
        MailState.FAILED: "act",
        MailState.UNCLEAR: "watch",
        MailState.NOT_SENT: "none",
    },
}
