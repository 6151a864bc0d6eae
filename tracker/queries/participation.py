"""Participation: the counts of events, and what they add up to."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Row, Select, String, select, type_coerce
from sqlalchemy.orm import Session

from tracker.domain.participation import CountCategory, CountMode, CountRow, CountScope, TotalRow
from tracker.models import DialogueEvent, Participation, Process, ReachTotal

COUNTS: Select[*tuple[Any, ...]] = select(
    Participation.dialogue_event_id,
    type_coerce(Participation.scope, String),
    Participation.department_id,
    Participation.count,
    Participation.first_timers,
    type_coerce(Participation.category, String),
    type_coerce(Participation.mode, String),
).join(DialogueEvent, DialogueEvent.id == Participation.dialogue_event_id)
"""The words of scope, category and mode come as they are stored: a dictionary turns thousands of them faster."""
SCOPES: dict[str, CountScope] = {member: member for member in CountScope}
CATEGORIES: dict[str, CountCategory] = {member: member for member in CountCategory}
MODES: dict[str, CountMode] = {member: member for member in CountMode}
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
    """Return every count of a process."""
    return count_rows(session.execute(COUNTS.where(DialogueEvent.process_id == process.id)))


def of_events(session: Session, event_ids: Collection[int]) -> list[CountRow]:
    """Return the counts of some events that the actor was shown to see."""
    return count_rows(session.execute(COUNTS.where(Participation.dialogue_event_id.in_(event_ids))))


def reach_totals(session: Session, process_ids: Collection[int]) -> list[TotalRow]:
    """Return the totals kept of some processes, one per department that was counted."""
    statement = TOTALS.where(ReachTotal.process_id.in_(process_ids)).order_by(
        ReachTotal.process_id, ReachTotal.department_id
    )
    return [TotalRow(*row) for row in session.execute(statement)]


def count_rows(rows: Iterable[Row[*tuple[Any, ...]]]) -> list[CountRow]:
    """Return rows of `COUNTS` as figures read them; columns added at the end are passed over."""
    return [
        CountRow(event_id, SCOPES[scope], department_id, count, first_timers, CATEGORIES[category], MODES[mode])
        for event_id, scope, department_id, count, first_timers, category, mode, *_ in rows
    ]
