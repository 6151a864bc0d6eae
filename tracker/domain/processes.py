"""Processes, their phases and gates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.errors import RuleViolation


class ProcessState(StrEnum):
    """Where a process stands."""

    IN_PREPARATION = "in_preparation"
    ACTIVE = "active"
    PAUSED = "paused"
    COMPLETED = "completed"
    DISCONTINUED = "discontinued"


class GateResult(StrEnum):
    """How the question at a gate was answered."""

    PASSED = "passed"
    WITH_CONDITIONS = "with_conditions"
    NOT_PASSED = "not_passed"


ALLOWED = {
    ProcessState.IN_PREPARATION: {ProcessState.ACTIVE, ProcessState.DISCONTINUED},
    ProcessState.ACTIVE: {ProcessState.PAUSED, ProcessState.COMPLETED, ProcessState.DISCONTINUED},
    ProcessState.PAUSED: {ProcessState.ACTIVE, ProcessState.COMPLETED, ProcessState.DISCONTINUED},
    ProcessState.COMPLETED: {ProcessState.ACTIVE},
    ProcessState.DISCONTINUED: {ProcessState.ACTIVE},
}
ENDED = frozenset({ProcessState.COMPLETED, ProcessState.DISCONTINUED})
NEEDS_REASON = frozenset({ProcessState.PAUSED, ProcessState.DISCONTINUED})


@dataclass(frozen=True)
class ProcessRow:
    """A process as lists and the frame read it."""

    id: int
    administration_id: int
    title: str
    administration_name: str
    state: ProcessState
    started_on: date | None
    administration_short_name: str = ""


@dataclass(frozen=True)
class TeamRow:
    """Somebody of the project team, with the task and the time."""

    id: int
    name: str
    organisation: str
    task: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True)
class OpenWork:
    """How much is unfinished in a process, and how much of that is overdue."""

    decisions: int
    overdue_decisions: int
    action_items: int
    overdue_action_items: int


def targets(current: ProcessState) -> list[ProcessState]:
    """Return the states that a process may go to, in the usual order."""
    return [state for state in ProcessState if state in ALLOWED[current]]


def move(current: ProcessState, target: ProcessState, *, reason: str) -> ProcessState:
    """Return the target state, or say which rule forbids it."""
    if target is current:
        return current
    if target not in ALLOWED[current]:
        raise RuleViolation("process-state", field="state", current=current, target=target)
    reopened = current in ENDED
    if (target in NEEDS_REASON or reopened) and not reason.strip():
        raise RuleViolation("reason-required", field="state_reason")
    return target


def checked_period(start: date | None, end: date | None, *, field: str) -> None:
    """Refuse a period that ends before it begins."""
    if start and end and end < start:
        raise RuleViolation("ends-before-it-begins", field=field)


def judged_on(ended_on: date | None, today: date) -> date:
    """Return the day as of which a process is judged: today, or its last day once it is over."""
    return today if ended_on is None else min(ended_on, today)
