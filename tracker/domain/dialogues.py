"""Dialogue events with the workforce."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from tracker.domain.errors import RuleViolation


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
