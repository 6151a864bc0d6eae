"""Dialogue events with the workforce."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tracker.domain.errors import RuleViolation
from tracker.domain.meetings import MeetingFormat


class DialogueKind(StrEnum):
    """What kind of event it is."""

    KICK_OFF = "kick_off"
    DIALOGUE = "dialogue"
    WORKSHOP = "workshop"
    TRAINING = "training"
    WEB_TALK = "web_talk"
    RESULTS = "results"
    OTHER = "other"


class DialogueState(StrEnum):
    """Whether an event takes place; what fell out counts, too."""

    PLANNED = "planned"
    HELD = "held"
    POSTPONED = "postponed"
    NOT_HELD = "not_held"


class DialogueTarget(StrEnum):
    """Whom an event invites."""

    WHOLE_HOUSE = "whole_house"
    DEPARTMENTS = "departments"
    MANAGERS = "managers"


@dataclass(frozen=True, slots=True)
class DialogueRow:
    """A dialogue event as lists and exports read it; `counted_at` is the moment its count was closed."""

    starts_at: datetime
    id: int
    title: str
    kind: DialogueKind
    format: MeetingFormat
    state: DialogueState
    state_reason: str
    ends_at: datetime | None
    place: str
    target: DialogueTarget
    invited: int | None
    moderation: str
    leadership_present: str
    follow_up_of_id: int | None
    splits_categories: bool
    stated_total: int | None
    counted_at: datetime | None

    @property
    def on(self) -> date:
        return self.starts_at.date()


@dataclass(frozen=True, slots=True)
class DialogueDate:
    """A dialogue event among those of several processes."""

    starts_at: datetime
    id: int
    title: str
    kind: DialogueKind
    format: MeetingFormat
    state: DialogueState
    place: str
    process_id: int
    process_title: str
    administration_id: int
    administration_name: str


ALLOWED = {
    DialogueState.PLANNED: {DialogueState.HELD, DialogueState.POSTPONED, DialogueState.NOT_HELD},
    DialogueState.POSTPONED: {DialogueState.PLANNED, DialogueState.HELD, DialogueState.NOT_HELD},
    DialogueState.HELD: {DialogueState.PLANNED},
    DialogueState.NOT_HELD: {DialogueState.PLANNED},
}
NEEDS_REASON = frozenset({DialogueState.POSTPONED, DialogueState.NOT_HELD})


def move(
    current: DialogueState, target: DialogueState, *, starts_on: date, today: date, reason: str, has_counts: bool
) -> DialogueState:
    """Return the target state, or say which rule forbids it."""
    if target is current:
        return current
    if target not in ALLOWED[current]:
        raise RuleViolation("dialogue-state", field="state", current=current, target=target)
    if target is DialogueState.HELD and starts_on > today:
        raise RuleViolation("dialogue-in-future", field="state")
    if target is not DialogueState.HELD and has_counts:
        raise RuleViolation("dialogue-has-counts", field="state")
    if target in NEEDS_REASON and not reason.strip():
        raise RuleViolation("reason-required", field="state_reason")
    return target
