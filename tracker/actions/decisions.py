"""What is done with decisions: they are taken in a meeting and followed up afterwards."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.actions import replacements
from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.actions.outcomes import held_meeting
from tracker.domain import decisions as rules
from tracker.domain.decisions import DecisionResult, DecisionStatus, Replacement, Standing
from tracker.domain.errors import RuleViolation
from tracker.domain.meetings import next_number, voters
from tracker.domain.replacements import forbid_by_hand
from tracker.models import AgendaItem, Decision, Meeting, Process
from tracker.queries import seats


def decide(
    session: Session,
    item: AgendaItem,
    *,
    title: str,
    result: DecisionResult = DecisionResult.ACCEPTED,
    votes_yes: int | None = None,
    votes_no: int | None = None,
    votes_abstained: int | None = None,
    supersedes_id: int | None = None,
    replacement: Replacement | None = None,
    **values: Any,
) -> Decision:
    """Record a decision; it gets the next number of the process within the year of the meeting."""
    meeting = held_meeting(session, item)
    _check_votes(session, meeting, votes_yes, votes_no, votes_abstained)
    decided_on = meeting.starts_at.date()
    decision = Decision.of(
        meeting,
        process_id=meeting.process_id,
        agenda_item_id=item.id,
        year=decided_on.year,
        number=next_number_of(session, meeting.process_id, decided_on.year),
        decided_on=decided_on,
        title=title,
        result=result,
        votes_yes=votes_yes,
        votes_no=votes_no,
        votes_abstained=votes_abstained,
        **values,
    )
    replacements.settle(session, decision, result=result, supersedes_id=supersedes_id, replacement=replacement)
    session.add(decision)
    flush(session)
    return decision


def correct(
    session: Session,
    decision: Decision,
    *,
    seen_version: int,
    result: DecisionResult | None = None,
    votes_yes: int | None = None,
    votes_no: int | None = None,
    votes_abstained: int | None = None,
    supersedes_id: int | None = None,
    replacement: Replacement | None = None,
    **values: Any,
) -> None:
    """Correct what was decided, as long as the meeting is held; afterwards the text stays (rule R8)."""
    expect(decision, seen_version)
    if decision.agenda_item_id is None:
        raise RuleViolation("item-on-no-agenda")
    meeting = held_meeting(session, session.get_one(AgendaItem, decision.agenda_item_id))
    _check_votes(session, meeting, votes_yes, votes_no, votes_abstained)
    replacements.settle(
        session, decision, result=result or decision.result, supersedes_id=supersedes_id, replacement=replacement
    )
    decision.votes_yes, decision.votes_no, decision.votes_abstained = votes_yes, votes_no, votes_abstained
    for name, value in values.items():
        setattr(decision, name, value)
    flush(session)


def follow_up(
    session: Session,
    decision: Decision,
    *,
    seen_version: int,
    today: date,
    status: DecisionStatus,
    status_reason: str = "",
    implemented_on: date | None = None,
    responsible: str = "",
    due_on: date | None = None,
    review_on: date | None = None,
    delivered_to: str = "",
    supersedes_id: int | None = None,
    replacement: Replacement | None = None,
) -> None:
    """Record how far a decision has been carried out, when to look at it again, and which one it replaces."""
    expect(decision, seen_version)
    forbid_by_hand(decision.status, status, is_replaced=decision.is_replaced)
    before, after = Standing(decision.status, decision.due_on), Standing(status, due_on)
    if not decision.is_replaced:
        decision.status = rules.checked_status(decision.result, before, after, reason=status_reason, today=today)
        decision.implemented_on = rules.checked_implementation(status, implemented_on, today=today)
    decision.status_reason, decision.responsible = status_reason, responsible
    decision.due_on, decision.review_on, decision.delivered_to = due_on, review_on, delivered_to
    replacements.settle(session, decision, result=decision.result, supersedes_id=supersedes_id, replacement=replacement)
    flush(session)


def implement(
    session: Session, decision: Decision, *, seen_version: int, implemented_on: date, today: date, remark: str = ""
) -> None:
    """Record that a decision is carried out; what kept it from being so until now stays in the journal only."""
    expect(decision, seen_version)
    rules.forbid_finished(decision.result, decision.status)
    decision.implemented_on = rules.checked_implementation(DecisionStatus.IMPLEMENTED, implemented_on, today=today)
    decision.status, decision.status_reason = DecisionStatus.IMPLEMENTED, remark
    flush(session)


def postpone(
    session: Session, decision: Decision, *, seen_version: int, due_on: date, today: date, status_reason: str
) -> None:
    """Move the day on which a decision shall be carried out, and say why it is not yet."""
    expect(decision, seen_version)
    rules.forbid_finished(decision.result, decision.status)
    decision.due_on = rules.postponed(due_on, reason=status_reason, today=today)
    decision.status_reason = status_reason
    flush(session)


def _check_votes(session: Session, meeting: Meeting, *votes: int | None) -> None:
    if any(votes):
        rules.checked_votes(*votes, voters=voters(seats.people(session, meeting).seats))


def next_number_of(session: Session, process_id: int, year: int) -> int:
    """Return the next number of the process in the year; whoever asks at the same time waits."""
    session.execute(select(Process.id).where(Process.id == process_id).with_for_update())
    numbers = select(Decision.number).where(Decision.process_id == process_id, Decision.year == year)
    return next_number(session.scalars(numbers).all())
