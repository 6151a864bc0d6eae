"""What is done with decisions by circulation."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from tracker.actions import replacements
from tracker.actions.decisions import next_number_of
from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.domain import circulations as rules
from tracker.domain.decisions import DecisionResult, Replacement
from tracker.domain.errors import RuleViolation
from tracker.domain.meetings import Confidentiality
from tracker.models import Circulation, Decision, Process
from tracker.models.base import now
from tracker.models.journal import note
from tracker.queries import circulations as queries
from tracker.queries.replacements import in_effect_on


def record(
    session: Session,
    process: Process,
    *,
    working_group_id: int,
    sent_on: date,
    decided_on: date,
    visibility: Confidentiality,
    today: date,
    result: DecisionResult,
    votes_yes: int | None = None,
    votes_no: int | None = None,
    votes_abstained: int | None = None,
    supersedes_id: int | None = None,
    replacement: Replacement | None = None,
    **values: Any,
) -> Decision:
    """Record what a group decided in writing; it gets the next number of the process within the year."""
    rules.checked_days(sent_on, decided_on, today=today)
    members = queries.voting_members(session, working_group_id, decided_on)
    rules.checked_votes(votes_yes, votes_no, votes_abstained, members=members)
    decision = Decision.of(
        process,
        year=decided_on.year,
        number=next_number_of(session, process.id, decided_on.year),
        decided_on=decided_on,
        result=result,
        votes_yes=votes_yes,
        votes_no=votes_no,
        votes_abstained=votes_abstained,
        **values,
    )
    replacements.settle(session, decision, result=result, supersedes_id=supersedes_id, replacement=replacement)
    session.add(decision)
    flush(session)
    session.add(Circulation.of(decision, working_group_id=working_group_id, sent_on=sent_on, visibility=visibility))
    flush(session)
    return decision


def correct(
    session: Session,
    decision: Decision,
    *,
    seen_version: int,
    recorded_on: date,
    today: date,
    working_group_id: int,
    sent_on: date,
    decided_on: date,
    visibility: Confidentiality,
    result: DecisionResult,
    votes_yes: int | None = None,
    votes_no: int | None = None,
    votes_abstained: int | None = None,
    supersedes_id: int | None = None,
    replacement: Replacement | None = None,
    reason: str = "",
    **values: Any,
) -> None:
    """Correct what was recorded; after the day on which it was, with a reason that stays in the journal (rule R8)."""
    expect(decision, seen_version)
    circulation = queries.of_decision(session, decision)
    if circulation is None:
        raise RuleViolation("no-circulation")
    rules.checked_correction(decision.status, recorded_on=recorded_on, today=today, reason=reason)
    rules.checked_days(sent_on, decided_on, today=today)
    members = queries.voting_members(session, working_group_id, decided_on)
    rules.checked_votes(votes_yes, votes_no, votes_abstained, members=members)
    _move(session, decision, decided_on)
    replacements.settle(session, decision, result=result, supersedes_id=supersedes_id, replacement=replacement)
    decision.votes_yes, decision.votes_no, decision.votes_abstained = votes_yes, votes_no, votes_abstained
    for name, value in values.items():
        setattr(decision, name, value)
    decision.updated_at = now()
    circulation.working_group_id, circulation.sent_on, circulation.visibility = working_group_id, sent_on, visibility
    if reason:
        note(session, "correct", "Decision", decision.id, administration_id=decision.administration_id, reason=reason)
    flush(session)


def _move(session: Session, decision: Decision, decided_on: date) -> None:
    later = in_effect_on(session, decision)
    after = None if later is None else replacements.member(later)
    rules.forbid_moving(decided_on, replacements.member(decision), after)
    decision.decided_on = decided_on
