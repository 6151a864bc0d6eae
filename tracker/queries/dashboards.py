"""What is recorded of a process, read once for everything that is computed of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.domain.attendances import by_event
from tracker.domain.dashboards import Facts
from tracker.models import Administration, JournalEntry, Process
from tracker.queries import action_items, decisions, departments, dialogues, meetings, milestones, participation


def facts(session: Session, process: Process, *, holidays: Collection[date] = frozenset()) -> Facts:
    """Return what is recorded of a process, in a number of statements that does not grow with it."""
    house = process.administration_id
    threshold = select(Administration.small_cell_threshold).where(Administration.id == house)
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
        threshold=session.scalars(threshold).one(),
        holidays=holidays,
    )


def state(session: Session, process: Process) -> str:
    """Return the federal state of a process, for its public holidays."""
    return session.scalars(select(Administration.state).where(Administration.id == process.administration_id)).one()


def last_change(session: Session) -> int:
    """Return the number of the latest entry of the journal: while it stays, nothing recorded has changed."""
    return session.scalar(select(func.max(JournalEntry.id))) or 0
