"""Which milestones decisions moved."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.domain.access import Actor
from tracker.domain.decisions import label
from tracker.models import Decision, Milestone, MovedMilestone
from tracker.queries.scope import readable_outcomes


def links(session: Session, decision: Decision) -> Sequence[MovedMilestone]:
    """Return the records that tie milestones to a decision."""
    return session.scalars(select(MovedMilestone).where(MovedMilestone.decision_id == decision.id)).all()


def choices(session: Session, process_id: int) -> list[tuple[int, str]]:
    """Return the milestones of a process for a choice, in order."""
    statement = select(Milestone.id, Milestone.title).where(Milestone.process_id == process_id)
    return [(key, title) for key, title in session.execute(statement.order_by(Milestone.position, Milestone.id))]


def of_decision(session: Session, decision: Decision) -> list[tuple[int, str]]:
    """Return id and title of the milestones that a decision moved."""
    statement = (
        select(Milestone.id, Milestone.title)
        .join(MovedMilestone, MovedMilestone.milestone_id == Milestone.id)
        .where(MovedMilestone.decision_id == decision.id)
        .order_by(Milestone.position, Milestone.id)
    )
    return [(key, title) for key, title in session.execute(statement)]


def of_milestone(session: Session, milestone: Milestone, actor: Actor) -> list[tuple[int, str, str]]:
    """Return id, number and title of the decisions that moved a milestone and that the actor may read."""
    statement = (
        select(Decision.id, Decision.year, Decision.number, Decision.title)
        .join(MovedMilestone, MovedMilestone.decision_id == Decision.id)
        .where(MovedMilestone.milestone_id == milestone.id, readable_outcomes(actor, Decision))
        .order_by(Decision.year, Decision.number)
    )
    return [(key, label(year, number), title) for key, year, number, title in session.execute(statement)]
