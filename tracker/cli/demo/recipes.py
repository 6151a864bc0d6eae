"""Plain descriptions of what a demonstration process consists of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from tracker.domain.decisions import DecisionStatus
from tracker.domain.dialogues import DialogueKind, DialogueState, DialogueTarget
from tracker.domain.meetings import AttendanceStatus, Confidentiality, ItemKind, MeetingFormat, MeetingState
from tracker.domain.milestones import Importance, ShiftReason
from tracker.domain.participation import CountSource


@dataclass(frozen=True)
class Task:
    """An action item of a meeting: what, until when, and when it was done if it was."""

    title: str
    due_on: date
    done_on: date | None = None


@dataclass(frozen=True)
class Topic:
    """An item on an agenda with what came of it."""

    title: str
    kind: ItemKind = ItemKind.INFORMATION
    minutes: int = 15
    notes: str = ""
    decision: str = ""
    status: DecisionStatus = DecisionStatus.IMPLEMENTED
    due_on: date | None = None
    tasks: Sequence[Task] = ()
    visibility: Confidentiality = Confidentiality.GROUP


@dataclass(frozen=True)
class Sitting:
    """A meeting of a group."""

    on: date
    topics: Sequence[Topic]
    state: MeetingState = MeetingState.CLOSED
    format: MeetingFormat = MeetingFormat.ONLINE
    place: str = "Videokonferenz"
    absent: Mapping[str, AttendanceStatus] = field(default_factory=dict)
    reason: str = ""
    starts: time = time(14, 0)


@dataclass(frozen=True)
class Event:
    """A dialogue event; `counts` says of each department how many came and how many of them for the first time.

    `follow_up_of` is the title of an earlier one that fell out.
    """

    title: str
    on: date
    kind: DialogueKind = DialogueKind.DIALOGUE
    format: MeetingFormat = MeetingFormat.ONLINE
    target: DialogueTarget = DialogueTarget.WHOLE_HOUSE
    state: DialogueState = DialogueState.HELD
    counts: Mapping[str, tuple[int, int | None]] = field(default_factory=dict)
    external: int | None = None
    goal: str = ""
    summary: str = ""
    reason: str = ""
    leadership: str = ""
    source: CountSource = CountSource.SIGN_IN_LIST
    is_counted: bool = True
    follow_up_of: str = ""


@dataclass(frozen=True)
class Shift:
    """A moved forecast."""

    on: date
    to: date
    reason: ShiftReason
    text: str


@dataclass(frozen=True)
class Step:
    """A milestone: planned day, what moved it, and when it was reached if it was."""

    title: str
    phase: int
    baseline: date
    shifts: Sequence[Shift] = ()
    done_on: date | None = None
    importance: Importance = Importance.NORMAL
    evidence: str = ""
    confirmed: Sequence[date] = ()
