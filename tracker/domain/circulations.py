"""Decisions by circulation: taken in writing, outside of a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.domain.decisions import DecisionStatus
from tracker.domain.errors import RuleViolation
from tracker.domain.meetings import Confidentiality
from tracker.domain.replacements import Member


@dataclass(frozen=True)
class CirculationFacts:
    """In which group a decision went round, since when, and who may read it."""

    group_id: int
    group_name: str
    sent_on: date
    visibility: Confidentiality


def checked_days(sent_on: date, decided_on: date, *, today: date) -> None:
    """Refuse a decision of the future, and one that was taken before it was sent out."""
    if decided_on > today:
        raise RuleViolation("day-in-future", field="decided_on")
    if sent_on > decided_on:
        raise RuleViolation("sent-after-decided", field="sent_on")


def needs_reason(status: DecisionStatus, *, recorded_on: date, today: date) -> bool:
    """Whether a correction must say why (rule R8): from the next day on, and once it is being carried out."""
    return recorded_on != today or status is not DecisionStatus.OPEN


def checked_correction(status: DecisionStatus, *, recorded_on: date, today: date, reason: str) -> None:
    """Ask for the reason of a correction that needs one."""
    if needs_reason(status, recorded_on=recorded_on, today=today) and not reason.strip():
        raise RuleViolation("reason-required", field="reason")


def checked_votes(*votes: int | None, members: int) -> None:
    """Refuse more votes than the group had members entitled to vote on the day."""
    cast = sum(part or 0 for part in votes)
    if cast > members:
        raise RuleViolation("more-votes-than-members", field="votes_yes", votes=cast, members=members)


def forbid_moving(decided_on: date, decision: Member, later: Member | None) -> None:
    """Refuse a day that its number does not fit, or that lies behind the decision that replaced it."""
    if decided_on.year != decision.year:
        raise RuleViolation("number-of-another-year", field="decided_on", year=decision.year)
    if later is not None and (decided_on, decision.year, decision.number) >= later.place:
        raise RuleViolation("decided-after-its-replacement", field="decided_on")
