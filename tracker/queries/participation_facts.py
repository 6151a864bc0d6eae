"""What is recorded of the participation in a process, in a number of statements that does not grow with it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session

from tracker.domain.attendances import by_event
from tracker.domain.participation import CountScope
from tracker.domain.participation_facts import ParticipationFacts
from tracker.domain.person_hours import Minutes
from tracker.models import (
    Administration,
    DialogueEvent,
    JournalEntry,
    Participation,
    Process,
    Theme,
    ThemeNote,
    ThemeTag,
)
from tracker.queries import departments, dialogues, participation


def facts(session: Session, process: Process, *, holidays_in: Callable[[str], Collection[date]]) -> ParticipationFacts:
    """Return the facts; `holidays_in` gives the public holidays of a federal state."""
    house = process.administration_id
    state = session.scalars(select(Administration.state).where(Administration.id == house)).one()
    return ParticipationFacts(
        events=dialogues.rows(session, process),
        counts=by_event(dialogues.held(session, process), participation.rows(session, process)),
        departments=departments.of_administration(session, house),
        headcounts=departments.headcount_rows(session, house),
        minutes=_minutes(session, process),
        reopened=_reopened(session, process),
        holidays=holidays_in(state),
    )


def events_on(session: Session, field_id: int) -> frozenset[int]:
    """Return the events from which there are notes on a theme of a field of action, its own or one tagged with it."""
    tagged = select(ThemeTag.theme_id).where(ThemeTag.field_of_action_id == field_id)
    statement = (
        select(ThemeNote.dialogue_event_id)
        .join(Theme, Theme.id == ThemeNote.theme_id)
        .where(or_(Theme.field_of_action_id == field_id, Theme.id.in_(tagged)))
    )
    return frozenset(session.scalars(statement))


def _minutes(session: Session, process: Process) -> dict[int, Minutes]:
    """Return how long those who were counted at an event were there, where every count of it says so."""
    guests = case((Participation.scope == CountScope.EXTERNAL, Participation.person_minutes), else_=0)
    statement = (
        select(Participation.dialogue_event_id, func.sum(Participation.person_minutes), func.sum(guests))
        .join(DialogueEvent, DialogueEvent.id == Participation.dialogue_event_id)
        .where(DialogueEvent.process_id == process.id)
        .group_by(Participation.dialogue_event_id)
        .having(func.count(Participation.person_minutes) == func.count())
    )
    return {
        key: Minutes(int(everybody or 0), int(outside or 0)) for key, everybody, outside in session.execute(statement)
    }


def _reopened(session: Session, process: Process) -> dict[int, datetime]:
    """Return the events whose count was opened again with when it had been closed first, as the journal tells."""
    entry = (
        select(JournalEntry.record_id, JournalEntry.changes)
        .join(DialogueEvent, DialogueEvent.id == JournalEntry.record_id)
        .where(
            JournalEntry.administration_id == process.administration_id,
            JournalEntry.record == "DialogueEvent",
            JournalEntry.action == "update",
            DialogueEvent.process_id == process.id,
            JournalEntry.record_id.in_(select(JournalEntry.record_id).where(_is_reopening(process))),
        )
        .order_by(JournalEntry.id)
    )
    closed: dict[int, datetime] = {}
    for key, changes in session.execute(entry):
        before = changes.get("counted_at", (None,))[0]
        if before is not None:
            closed.setdefault(key, datetime.fromisoformat(before))
    return closed


def _is_reopening(process: Process) -> ColumnElement[bool]:
    return and_(
        JournalEntry.administration_id == process.administration_id,
        JournalEntry.record == "DialogueEvent",
        JournalEntry.action == "reopen",
    )
