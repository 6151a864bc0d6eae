"""Decisions of a group and their implementation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.errors import RuleViolation


class DecisionResult(StrEnum):
    """What the group decided."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    POSTPONED = "postponed"


class DecisionStatus(StrEnum):
    """How far a decision has been carried out."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    IMPLEMENTED = "implemented"
    PARTLY = "partly"
    NOT_IMPLEMENTED = "not_implemented"
    SUPERSEDED = "superseded"
    REVOKED = "revoked"


class Replacement(StrEnum):
    """What a decision does to an earlier one."""

    SUPERSEDES = "supersedes"
    REVOKES = "revokes"


UNFINISHED = frozenset({DecisionStatus.OPEN, DecisionStatus.IN_PROGRESS, DecisionStatus.PARTLY})
ENDED_WITHOUT = frozenset({DecisionStatus.NOT_IMPLEMENTED, DecisionStatus.REVOKED})


@dataclass(frozen=True)
class DecisionRow:
    """A decision as lists and figures read it."""

    id: int
    number: str
    title: str
    decided_on: date
    result: DecisionResult
    status: DecisionStatus
    responsible: str
    due_on: date | None
    review_on: date | None
    implemented_on: date | None = None


@dataclass(frozen=True)
class Standing:
    """How far a decision is carried out, and when it should be."""

    status: DecisionStatus
    due_on: date | None


def label(year: int, number: int) -> str:
    """Return the decision number as it is quoted: 2021/07."""
    return f"{year}/{number:02d}"


def needs_reason(result: DecisionResult, before: Standing, after: Standing, today: date) -> bool:
    """Whether a follow-up must say why.

    It must where the decision is not carried out or revoked, and where it stays unfinished although its day has
    passed: neither saving it as it was nor moving or removing the day is a way around the reason.
    """
    if after.status in ENDED_WITHOUT:
        return True
    was_overdue = is_overdue(result, before.status, before.due_on, today)
    return after.status in UNFINISHED and (was_overdue or is_overdue(result, after.status, after.due_on, today))


def checked_status(
    result: DecisionResult, before: Standing, after: Standing, *, reason: str, today: date
) -> DecisionStatus:
    """Return the new status, or ask for the reason that it needs."""
    if needs_reason(result, before, after, today) and not reason.strip():
        raise RuleViolation("reason-required", field="status_reason")
    return after.status


def forbid_finished(result: DecisionResult, status: DecisionStatus) -> None:
    """Refuse to carry out or move what is finished or was never accepted."""
    if result is not DecisionResult.ACCEPTED or status not in UNFINISHED:
        raise RuleViolation("decision-finished", current=status)


def postponed(to: date, *, reason: str, today: date) -> date:
    """Return the day on which it shall be carried out instead; it lies ahead, and there is a reason."""
    if to < today:
        raise RuleViolation("day-in-past", field="due_on")
    if not reason.strip():
        raise RuleViolation("reason-required", field="status_reason")
    return to


def checked_implementation(status: DecisionStatus, implemented_on: date | None, *, today: date) -> date | None:
    """Return the day of implementation: today unless another one is given, and none while it is not implemented."""
    if status is not DecisionStatus.IMPLEMENTED:
        return None
    if implemented_on is not None and implemented_on > today:
        raise RuleViolation("day-in-future", field="implemented_on")
    return implemented_on or today


def is_overdue(result: DecisionResult, status: DecisionStatus, due_on: date | None, today: date) -> bool:
    """Whether an accepted decision should have been carried out by now."""
    is_open = result is DecisionResult.ACCEPTED and status in UNFINISHED
    return is_open and due_on is not None and due_on < today


def checked_votes(yes: int | None, no: int | None, abstained: int | None, *, voters: int | None) -> None:
    """Refuse more votes than there were voting members present."""
    votes = sum(part or 0 for part in (yes, no, abstained))
    if voters is not None and votes > voters:
        raise RuleViolation("more-votes-than-voters", field="votes_yes", votes=votes, voters=voters)
