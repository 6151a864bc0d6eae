"""What is recorded of a process, read once for everything that is computed of it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.domain.access import Actor
from tracker.domain.attendances import by_event
from tracker.domain.dashboards import Facts
from tracker.domain.decisions import DecisionRow
from tracker.domain.releases import Audience
from tracker.domain.today import Appointment, coming
from tracker.models import Administration, Decision, Process
from tracker.queries import (
    action_items,
    decisions,
    departments,
    dialogues,
    meetings,
    milestones,
    participation,
    processes,
    released,
)
from tracker.queries.scope import readable_outcomes

LISTED = 3


def facts(session: Session, process: Process, *, holidays_in: Callable[[str], Collection[date]]) -> Facts:
    """Return what is recorded of a process, in a number of statements that does not grow with it.

    `holidays_in` gives the public holidays of a federal state.
    """
    house = process.administration_id
    state = session.scalars(select(Administration.state).where(Administration.id == house)).one()
    return Facts(
        milestones=milestones.rows(session, process),
        revisions=milestones.revisions(session, process),
        counts=by_event(dialogues.held(session, process), participation.rows(session, process)),
        departments=departments.of_administration(session, house),
        headcounts=departments.headcount_rows(session, house),
        meetings=meetings.rows(session, process),
        seats=meetings.seats(session, process),
        decisions=decisions.rows(session, process),
        action_items=action_items.rows(session, process),
        editions=released.of_process(session, process.id, Audience.HOUSE),
        holidays=holidays_in(state),
    )


def open_decisions(session: Session, process: Process, actor: Actor, *, limit: int = LISTED) -> list[DecisionRow]:
    """Return the accepted decisions that wait to be carried out and that the actor may read, the next due first."""
    statement = (
        decisions.ROWS.where(
            Decision.process_id == process.id,
            decisions.TO_CARRY_OUT,
            readable_outcomes(actor, Decision),
        )
        .order_by(Decision.due_on.nulls_last(), Decision.id)
        .limit(limit)
    )
    return [decisions.row(*found) for found in session.execute(statement)]


def next_dates(session: Session, process: Process, now: datetime, *, limit: int = LISTED) -> list[Appointment]:
    """Return the next meetings and dialogue events of a process, the earliest first."""
    today = now.date()
    return coming(
        processes.next_meetings(session, process, today), processes.next_dialogues(session, process, today), now
    )[:limit]
