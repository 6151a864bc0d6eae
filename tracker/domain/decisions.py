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


def label(year: int, number: int) -> str:
    """Return the decision number as it is quoted: 2021/07."""
    return f"{year}/{number:02d}"


def checked_status(status: DecisionStatus, *, reason: str) -> DecisionStatus:
    """Return the status, or ask why a decision is not carried out."""
    if status in {DecisionStatus.NOT_IMPLEMENTED, DecisionStatus.REVOKED} and not reason.strip():
        raise RuleViolation("reason-required", field="status_reason")
    return status


def checked_implementation(status: DecisionStatus, implemented_on: date | None, *, today: date) -> date | None:
    """Return the day of implementation: today unless another one is given, and none while it is not implemented."""
    if status is not DecisionStatus.IMPLEMENTED:
        return None
    if implemented_on is not None and implemented_on > today:
        raise RuleViolation("day-in-future", field="implemented_on")
    return implemented_on or today


def is_overdue(status: DecisionStatus, due_on: date | None, today: date) -> bool:
    """Whether a decision should have been carried out by now."""
    return status in UNFINISHED and due_on is not None and due_on < today


def checked_votes(yes: int | None, no: int | None, abstained: int | None, *, voters: int | None) -> None:
    """Refuse more votes than there were voting members present."""
    votes = sum(part or 0 for part in (yes, no, abstained))
    if voters is not None and votes > voters:
        raise RuleViolation("more-votes-than-voters", field="votes_yes", votes=votes, voters=voters)
