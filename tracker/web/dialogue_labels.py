"""Words and shapes of what surrounds dialogue events: attendance files, feedback, releases, themes."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l

from tracker.domain.attendance_rules import Belonging
from tracker.domain.check_ins import CheckInState
from tracker.domain.disclosure import Reason
from tracker.domain.feedback import FeedbackReview, FeedbackState, Question
from tracker.domain.house_pages import HouseEntryKind
from tracker.domain.name_hints import HintKind
from tracker.domain.releases import Audience, ReleaseState
from tracker.domain.themes import DiversityDimension, FieldKind, ThemeAge, ThemeStatus

DIALOGUE_LABELS: Mapping[type[StrEnum], Mapping[Any, Any]] = {
    Belonging: {
        Belonging.DEPARTMENT: _l("Department"),
        Belonging.NOT_ASSIGNED: _l("Not assigned"),
        Belonging.EXTERNAL: _l("From outside"),
        Belonging.HOST: _l("Moderation, not counted"),
        Belonging.ROOM: _l("Room or device, not counted"),
    },
    CheckInState: {
        CheckInState.OPEN: _l("Tally open"),
        CheckInState.CLOSED: _l("Tally closed"),
        CheckInState.SAVED: _l("Tally saved"),
    },
    FeedbackReview: {
        FeedbackReview.WAITING: _l("Not yet read"),
        FeedbackReview.SHOWN: _l("Shown"),
        FeedbackReview.WITHHELD: _l("Not shown"),
    },
    FeedbackState: {
        FeedbackState.OPEN: _l("Open"),
        FeedbackState.TOO_FEW: _l("Too few answers"),
        FeedbackState.TOO_MANY: _l("Too many answers"),
        FeedbackState.SHOWN: _l("Evaluated"),
    },
    Question: {
        Question.USEFULNESS: _l("The event was useful for my work."),
        Question.VOICE: _l("I could contribute my view."),
        Question.CLARITY: _l("I know how things go on."),
    },
    HouseEntryKind: {HouseEntryKind.DECIDED: _l("Decided"), HouseEntryKind.DONE: _l("Implemented")},
    Audience: {Audience.HOUSE: _l("For the house"), Audience.PUBLIC: _l("For the public")},
    ReleaseState: {
        ReleaseState.WAITING: _l("Waits for the check"),
        ReleaseState.CHECKING: _l("Is being checked"),
        ReleaseState.READY: _l("Ready to release"),
        ReleaseState.FAILED: _l("Check failed"),
        ReleaseState.RELEASED: _l("Released"),
        ReleaseState.DISCARDED: _l("Discarded"),
    },
    Reason: {
        Reason.FEW: _l("too few"),
        Reason.NOBODY: _l("nobody of a small group"),
        Reason.ALMOST_ALL: _l("almost everybody"),
        Reason.PROTECTS: _l("protects others"),
        Reason.HIDDEN_BEFORE: _l("hidden before"),
        Reason.NEXT_TIME: _l("next release"),
    },
    ThemeStatus: {
        ThemeStatus.NEW: _l("New"),
        ThemeStatus.ADOPTED: _l("Taken up"),
        ThemeStatus.ANSWERED: _l("Answered"),
        ThemeStatus.NOT_PURSUED: _l("Not pursued"),
    },
    HintKind: {
        HintKind.EMAIL: _l("an e-mail address"),
        HintKind.PHONE: _l("a telephone number"),
        HintKind.NAME: _l("a name"),
    },
    ThemeAge: {
        ThemeAge.FRESH: _l("under 30 days"),
        ThemeAge.WAITING: _l("30 to 90 days"),
        ThemeAge.OVERDUE: _l("over 90 days"),
    },
    FieldKind: {
        FieldKind.FIELD_OF_ACTION: _l("Field of action"),
        FieldKind.CROSS_CUTTING: _l("Cross-cutting theme"),
    },
    DiversityDimension: {
        DiversityDimension.AGE: _l("Age"),
        DiversityDimension.ORIGIN: _l("Ethnic origin and nationality"),
        DiversityDimension.GENDER: _l("Gender and gender identity"),
        DiversityDimension.ABILITIES: _l("Physical and mental abilities"),
        DiversityDimension.RELIGION: _l("Religion and world view"),
        DiversityDimension.ORIENTATION: _l("Sexual orientation"),
        DiversityDimension.SOCIAL_ORIGIN: _l("Social origin"),
    },
}

DIALOGUE_SHAPES: Mapping[type[StrEnum], Mapping[Any, str]] = {
    CheckInState: {CheckInState.OPEN: "now", CheckInState.CLOSED: "watch", CheckInState.SAVED: "done"},
    ThemeStatus: {
        ThemeStatus.NEW: "open",
        ThemeStatus.ADOPTED: "now",
        ThemeStatus.ANSWERED: "done",
        ThemeStatus.NOT_PURSUED: "none",
    },
    ThemeAge: {ThemeAge.FRESH: "now", ThemeAge.WAITING: "watch", ThemeAge.OVERDUE: "act"},
    ReleaseState: {
        ReleaseState.WAITING: "open",
        ReleaseState.CHECKING: "now",
        ReleaseState.READY: "ok",
        ReleaseState.FAILED: "act",
        ReleaseState.RELEASED: "done",
        ReleaseState.DISCARDED: "none",
    },
    FeedbackState: {
        FeedbackState.OPEN: "now",
        FeedbackState.TOO_FEW: "none",
        FeedbackState.TOO_MANY: "watch",
        FeedbackState.SHOWN: "done",
    },
    FeedbackReview: {
        FeedbackReview.WAITING: "open",
        FeedbackReview.SHOWN: "done",
        FeedbackReview.WITHHELD: "none",
    },
}
