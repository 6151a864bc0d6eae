"""Action items: who does what until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.errors import RuleViolation


class ActionItemState(StrEnum):
    """Where an action item stands."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DROPPED = "dropped"


class Priority(StrEnum):
    """How urgent an action item is."""

    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


UNFINISHED = frozenset({ActionItemState.OPEN, ActionItemState.IN_PROGRESS})


@dataclass(frozen=True)
class ActionItemRow:
    """An action item as lists and figures read it."""

    id: int
    title: str
    responsible: str
    created_on: date
    due_on: date | None
    original_due_on: date | None
    state: ActionItemState
    done_on: date | None
    postponements: int = 0
    where: str = ""


@dataclass(frozen=True)
class TaskLine:
    """An action item in the list of the person who is responsible for it."""

    id: int
    administration_id: int
    title: str
    state: ActionItemState
    due_on: date | None
    process_id: int
    process_title: str
    administration_name: str
    group_name: str
    priority: Priority = Priority.NORMAL

    def is_overdue(self, today: date) -> bool:
        """Whether the day has passed on which it was due."""
        return is_overdue(self.state, self.due_on, today)


def is_overdue(state: ActionItemState, due_on: date | None, today: date) -> bool:
    """Whether an unfinished action item should have been done by now."""
    return state in UNFINISHED and due_on is not None and due_on < today


def checked_end(state: ActionItemState, *, reason: str) -> ActionItemState:
    """Return the state, or ask why an action item is dropped."""
    if state is ActionItemState.DROPPED and not reason.strip():
        raise RuleViolation("reason-required", field="state_reason")
    return state


def checked_responsible(person_id: int | None, email: str) -> None:
    """Refuse two at once: a person of the process, or somebody outside by e-mail."""
    if person_id is not None and email:
        raise RuleViolation("responsible-twice", field="responsible_email")


def checked_done(done_on: date, *, today: date) -> date:
    """Return the day on which something was done; nothing is done in the future."""
    if done_on > today:
        raise RuleViolation("day-in-future", field="done_on")
    return done_on


def forbid_finished(state: ActionItemState) -> None:
    """Refuse to finish or move what is finished."""
    if state not in UNFINISHED:
        raise RuleViolation("action-item-finished", current=state)


def progressed(current: ActionItemState, target: ActionItemState) -> ActionItemState:
    """Return how far something unfinished is; to finish it and to take it up again are steps of their own."""
    if current is not target and not {current, target} <= UNFINISHED:
        raise RuleViolation("action-item-finished", field="state", current=current)
    return target


def postponed(current: date | None, to: date, *, reason: str, today: date) -> date:
    """Return the new due date; it lies ahead, and later than before only with a reason."""
    if to < today:
        raise RuleViolation("day-in-past", field="due_on")
    if current is not None and to > current and not reason.strip():
        raise RuleViolation("reason-required", field="reason")
    return to
