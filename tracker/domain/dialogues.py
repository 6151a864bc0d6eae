"""Dialogue events with the workforce."""

from __future__ import annotations

from collections.abc import Collection, Mapping
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


def checked_target(target: DialogueTarget, department_ids: Collection[int]) -> Collection[int]:
    """Return the departments an event invites: some only where it addresses some, and then at least one."""
    if target is not DialogueTarget.DEPARTMENTS:
        return ()
    if not department_ids:
        raise RuleViolation("departments-required", field="department_ids")
    return department_ids


def checked_times(starts_at: datetime, ends_at: datetime | None) -> None:
    """Refuse an event that ends before it begins."""
    if ends_at is not None and ends_at < starts_at:
        raise RuleViolation("ends-before-it-begins", field="ends_at")


def checked_day(state: DialogueState, old: date, new: date, *, today: date, is_counted: bool) -> None:
    """Refuse another day for an event that was held: none in the future, and none once its count is closed."""
    if state is DialogueState.HELD and new > today:
        raise RuleViolation("dialogue-in-future", field="starts_at")
    if is_counted and new != old:
        raise RuleViolation("count-closed", field="starts_at")


def forbid_loop(event_id: int, follow_up_of_id: int | None, originals: Mapping[int, int | None]) -> None:
    """Refuse an event that would follow up on itself; `originals` says what each event of the process follows up on."""
    before = follow_up_of_id
    while before is not None:
        if before == event_id:
            raise RuleViolation("follow-up-of-itself", field="follow_up_of_id")
        before = originals.get(before)
