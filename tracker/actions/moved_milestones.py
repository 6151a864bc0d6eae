"""Which milestones a decision moved."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.domain.errors import RuleViolation
from tracker.models import Decision, MovedMilestone
from tracker.queries import moved_milestones as queries


def choose(session: Session, decision: Decision, *, milestone_ids: Collection[int]) -> None:
    """Tie a decision to exactly these milestones of its process."""
    wanted = set(milestone_ids)
    if wanted - {key for key, _title in queries.choices(session, decision.process_id)}:
        raise RuleViolation("milestone-of-another-process", field="milestone_ids")
    for link in queries.links(session, decision):
        if link.milestone_id not in wanted:
            session.delete(link)
        wanted.discard(link.milestone_id)
    for key in sorted(wanted):
        session.add(MovedMilestone.of(decision, milestone_id=key))
    flush(session)
