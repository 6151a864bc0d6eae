"""What a decision does to an earlier one."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.domain import replacements as rules
from tracker.domain.decisions import DecisionResult, DecisionStatus, Replacement
from tracker.domain.replacements import Member
from tracker.models import Decision


def settle(
    session: Session,
    decision: Decision,
    *,
    result: DecisionResult,
    supersedes_id: int | None,
    replacement: Replacement | None,
) -> None:
    """Give a decision its result and let it replace an earlier one, another one than so far, or none any more."""
    rules.forbid_unaccepting(result, is_replaced=decision.is_replaced)
    before, after = rules.replaces(decision.result, decision.supersedes_id), rules.replaces(result, supersedes_id)
    replacement = rules.chosen(supersedes_id, replacement)
    if supersedes_id is not None and replacement is not None:
        earlier = session.get_one(Decision, supersedes_id)
        rules.forbid_replacing(member(decision), member(earlier), is_new=after is not None and after != before)
        if after is not None:
            _take_effect(earlier, rules.STATUS[replacement])
    if before is not None and before != after:
        _let_go(session.get_one(Decision, before))
    decision.result, decision.supersedes_id, decision.replacement = result, supersedes_id, replacement


def member(decision: Decision) -> Member:
    """Return a decision as the rules see it."""
    return Member(
        decision.process_id,
        decision.decided_on,
        decision.year,
        decision.number,
        decision.result,
        decision.status,
    )


def _take_effect(earlier: Decision, status: DecisionStatus) -> None:
    earlier.replaced_status = earlier.replaced_status or earlier.status
    earlier.status = status


def _let_go(earlier: Decision) -> None:
    earlier.status = earlier.replaced_status or DecisionStatus.OPEN
    earlier.replaced_status = None
