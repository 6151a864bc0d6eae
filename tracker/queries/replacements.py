"""Which decisions replace which, and which ones can be replaced."""

from __future__ import annotations

from datetime import date

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from tracker.domain.access import Actor
from tracker.domain.decisions import DecisionResult, label
from tracker.domain.replacements import NOT_IN_FORCE, Link
from tracker.models import Decision
from tracker.queries.scope import readable_outcomes

SHOWN = (Decision.id, Decision.year, Decision.number, Decision.title)


def choices(
    session: Session, actor: Actor, process_id: int, *, until: date, by: Decision | None = None
) -> list[tuple[int, str]]:
    """Return the decisions that one of the day, or the decision `by`, can replace, the latest first."""
    can_be_chosen = and_(
        Decision.process_id == process_id,
        Decision.result == DecisionResult.ACCEPTED,
        Decision.status.not_in(sorted(NOT_IN_FORCE)),
        Decision.decided_on <= until,
        readable_outcomes(actor, Decision),
    )
    if by is not None:
        is_earlier_that_day = and_(Decision.year == by.year, Decision.number < by.number)
        can_be_chosen = and_(can_be_chosen, or_(Decision.decided_on < until, is_earlier_that_day))
        can_be_chosen = or_(can_be_chosen, Decision.id == by.supersedes_id)
    statement = select(*SHOWN).where(can_be_chosen).order_by(Decision.year.desc(), Decision.number.desc())
    return [(key, f"{label(year, number)} {title}") for key, year, number, title in session.execute(statement)]


def in_effect_on(session: Session, decision: Decision) -> Decision | None:
    """Return the decision that replaced this one, to compare them."""
    replaces = (Decision.supersedes_id == decision.id, Decision.result == DecisionResult.ACCEPTED)
    return session.scalars(select(Decision).where(*replaces)).one_or_none()


def earlier(session: Session, decision: Decision, actor: Actor) -> Link | None:
    """Return the decision that this one replaces, if the actor may read it."""
    statement = select(*SHOWN).where(Decision.id == decision.supersedes_id, readable_outcomes(actor, Decision))
    found = session.execute(statement).one_or_none()
    if found is None or decision.replacement is None:
        return None
    return Link(found.id, label(found.year, found.number), found.title, decision.replacement)


def later(session: Session, decision: Decision, actor: Actor) -> Link | None:
    """Return the decision that replaced this one, if the actor may read it."""
    statement = select(*SHOWN, Decision.replacement).where(
        Decision.supersedes_id == decision.id,
        Decision.result == DecisionResult.ACCEPTED,
        readable_outcomes(actor, Decision),
    )
    found = session.execute(statement).one_or_none()
    return found and Link(found.id, label(found.year, found.number), found.title, found.replacement)
