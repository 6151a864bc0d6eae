"""Decisions that supersede or revoke earlier ones.

Of two decisions of a process the earlier one is the one of the earlier day, and of one day the one with the lower
number. As a decision replaces only earlier ones, no chain of them ever leads back to itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tracker.domain.decisions import DecisionResult, DecisionStatus, Replacement
from tracker.domain.errors import RuleViolation

STATUS: Mapping[Replacement, DecisionStatus] = {
    Replacement.SUPERSEDES: DecisionStatus.SUPERSEDED,
    Replacement.REVOKES: DecisionStatus.REVOKED,
}
NOT_IN_FORCE = frozenset(STATUS.values())


@dataclass(frozen=True)
class Member:
    """A decision among the others of its process."""

    process_id: int
    decided_on: date
    year: int
    number: int
    result: DecisionResult
    status: DecisionStatus

    @property
    def place(self) -> tuple[date, int, int]:
        """What tells earlier from later."""
        return self.decided_on, self.year, self.number


@dataclass(frozen=True)
class Link:
    """A decision that a page leads to, and what the later one of the two does."""

    id: int
    number: str
    title: str
    replacement: Replacement


def chosen(earlier_id: int | None, replacement: Replacement | None) -> Replacement | None:
    """Return what is done to the earlier decision, and nothing where there is none."""
    if earlier_id is None:
        return None
    if replacement is None:
        raise RuleViolation("replacement-missing", field="replacement")
    return replacement


def replaces(result: DecisionResult, earlier_id: int | None) -> int | None:
    """Return the decision that loses its force by one with this result: only what was accepted has that effect."""
    return earlier_id if result is DecisionResult.ACCEPTED else None


def forbid_replacing(later: Member, earlier: Member, *, is_new: bool) -> None:
    """Refuse to replace what is not earlier, was never accepted, or, as far as the effect `is_new`, is not in force."""
    if earlier.process_id != later.process_id or earlier.place >= later.place:
        raise RuleViolation("replaces-no-earlier", field="supersedes_id")
    if earlier.result is not DecisionResult.ACCEPTED:
        raise RuleViolation("replaces-unaccepted", field="supersedes_id")
    if is_new and earlier.status in NOT_IN_FORCE:
        raise RuleViolation("replaces-not-in-force", field="supersedes_id", current=earlier.status)


def forbid_unaccepting(result: DecisionResult, *, is_replaced: bool) -> None:
    """Refuse to take back that a decision was accepted which another one supersedes or revokes."""
    if is_replaced and result is not DecisionResult.ACCEPTED:
        raise RuleViolation("decision-replaced", field="result")


def forbid_by_hand(current: DecisionStatus, target: DecisionStatus, *, is_replaced: bool) -> None:
    """Refuse a status that only another decision gives or takes.

    What another decision replaced stays so until that one lets it go. Nothing is superseded without the decision
    that does it; to revoke without one remains possible, with the reason, because others than the group may revoke.
    """
    if target is current:
        return
    if is_replaced:
        raise RuleViolation("decision-replaced", field="status")
    if target is DecisionStatus.SUPERSEDED:
        raise RuleViolation("superseded-by-decision", field="status")
