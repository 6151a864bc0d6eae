"""Participation: the counts of events, and what they add up to."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from tracker.domain.participation import CountRow, TotalRow
from tracker.models import DialogueEvent, Participation, Process, ReachTotal

COUNTS: Select[*tuple[Any, ...]] = (
    select(
        Participation.dialogue_event_id,
        DialogueEvent.starts_at,
        Participation.scope,
        Participation.department_id,
        Participation.count,
        Participation.first_timers,
        Participation.category,
        Participation.mode,
    )
    .join(DialogueEvent, DialogueEvent.id == Participation.dialogue_event_id)
    .order_by(DialogueEvent.starts_at, DialogueEvent.id, Participation.id)
)
TOTALS: Select[*tuple[Any, ...]] = select(
    ReachTotal.process_id,
    ReachTotal.department_id,
    ReachTotal.attendances,
    ReachTotal.largest,
    ReachTotal.first_timers,
    ReachTotal.without_first_timers,
    ReachTotal.events,
)


def rows(session: Session, process: Process) -> list[CountRow]:
    """Return every count of a process, event by event, oldest first."""
    return _counts(session, COUNTS.where(DialogueEvent.process_id == process.id))


def of_events(session: Session, event_ids: Collection[int]) -> list[CountRow]:
    """Return the counts of some events that the actor was shown to see, oldest first."""
    return _counts(session, COUNTS.where(Participation.dialogue_event_id.in_(event_ids)))


def reach_totals(session: Session, process_ids: Collection[int]) -> list[TotalRow]:
    """Return the totals kept of some processes, one per department that was counted."""
    statement = TOTALS.where(ReachTotal.process_id.in_(process_ids)).order_by(
        ReachTotal.process_id, ReachTotal.department_id
    )
    return [TotalRow(*row) for row in session.execute(statement)]


def _counts(session: Session, statement: Select[*tuple[Any, ...]]) -> list[CountRow]:
    return [CountRow(key, at.date(), *rest) for key, at, *rest in session.execute(statement)]
