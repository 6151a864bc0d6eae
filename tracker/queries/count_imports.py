"""What is known of a process before a count sheet is imported, and the records that an import changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.domain.attendances import by_event
from tracker.domain.count_sheets import CountValues, Known, KnownEvent, Place
from tracker.domain.dialogues import DialogueRow, DialogueState
from tracker.domain.participation import CountCategory, CountMode, EventRow
from tracker.models import DialogueEvent, Participation, Process
from tracker.queries import departments, dialogues, participation

SECONDS_PER_HOUR = 3600


def known(session: Session, process: Process) -> Known:
    """Return everything that the lines of a count sheet are compared with."""
    rows = dialogues.rows(session, process)
    newcomers = _newcomers(session, process, rows)
    everywhere = Counter[int]()
    for found in newcomers.values():
        everywhere.update(found)
    first_held = next((row.id for row in rows if row.state is DialogueState.HELD), None)
    events = [
        KnownEvent(
            id=row.id,
            title=row.title,
            on=row.on,
            state=row.state,
            hours=_hours(row),
            splits_categories=row.splits_categories,
            is_first=first_held is None or row.id == first_held,
            counted_at=row.counted_at,
            newcomers=everywhere - newcomers.get(row.id, Counter()),
        )
        for row in rows
    ]
    return Known(
        departments=departments.of_administration(session, process.administration_id),
        headcounts=departments.headcount_rows(session, process.administration_id),
        events=events,
        recorded=_recorded(session, process),
    )


def events(session: Session, process: Process, keys: Collection[int]) -> Sequence[DialogueEvent]:
    """Return some events of a process as records, oldest first."""
    statement = select(DialogueEvent).where(DialogueEvent.process_id == process.id, DialogueEvent.id.in_(keys))
    return session.scalars(statement.order_by(DialogueEvent.starts_at, DialogueEvent.id)).all()


def records(session: Session, keys: Collection[int]) -> dict[Place, Participation]:
    """Return the counts of some events that are not split by category or mode, as records."""
    statement = select(Participation).where(
        Participation.dialogue_event_id.in_(keys),
        Participation.category == CountCategory.ALL,
        Participation.mode == CountMode.ANY,
    )
    return {Place(row.dialogue_event_id, row.scope, row.department_id): row for row in session.scalars(statement)}


def _recorded(session: Session, process: Process) -> dict[Place, CountValues]:
    statement = (
        select(
            Participation.dialogue_event_id,
            Participation.scope,
            Participation.department_id,
            Participation.count,
            Participation.first_timers,
            Participation.invited,
            Participation.note,
        )
        .join(DialogueEvent, DialogueEvent.id == Participation.dialogue_event_id)
        .where(
            DialogueEvent.process_id == process.id,
            Participation.category == CountCategory.ALL,
            Participation.mode == CountMode.ANY,
        )
    )
    return {Place(*row[:3]): CountValues(*row[3:]) for row in session.execute(statement)}


def _newcomers(session: Session, process: Process, rows: Sequence[DialogueRow]) -> dict[int, Counter[int]]:
    """Return the first-timers per event and department, as far as they are recorded."""
    events = [EventRow(row.id, row.title, row.on) for row in rows]
    found = by_event(events, participation.rows(session, process))
    return {
        counts.event.id: Counter({key: counted.first_timers or 0 for key, counted in counts.departments.items()})
        for counts in found
    }


def _hours(row: DialogueRow) -> Decimal | None:
    if row.ends_at is None:
        return None
    return Decimal(int((row.ends_at - row.starts_at).total_seconds())) / SECONDS_PER_HOUR
