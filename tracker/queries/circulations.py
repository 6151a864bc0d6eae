"""How decisions were taken outside of a meeting."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from tracker.domain.circulations import CirculationFacts
from tracker.domain.groups import MemberRole
from tracker.models import Circulation, Decision, Group, Membership
from tracker.queries.people import in_force


def facts(session: Session, decision: Decision) -> CirculationFacts | None:
    """Return in which group a decision went round, if it did."""
    statement = (
        select(Group.id, Group.name, Circulation.sent_on, Circulation.visibility)
        .join(Circulation, Circulation.working_group_id == Group.id)
        .where(Circulation.decision_id == decision.id)
    )
    found = session.execute(statement).one_or_none()
    return None if found is None else CirculationFacts(*found)


def of_decision(session: Session, decision: Decision) -> Circulation | None:
    """Return the record that a decision was taken by circulation, to change it."""
    return session.scalars(select(Circulation).where(Circulation.decision_id == decision.id)).one_or_none()


def voting_members(session: Session, group_id: int, day: date) -> int:
    """Return how many held a seat of the group on the day that is entitled to vote."""
    statement = select(func.count(Membership.id)).where(
        Membership.working_group_id == group_id,
        Membership.is_voting,
        Membership.role != MemberRole.PERMANENT_GUEST,
        or_(Membership.person_id.is_not(None), Membership.deputy_id.is_not(None)),
        in_force(Membership.valid_from, Membership.valid_to, day),
    )
    return session.scalar(statement) or 0
