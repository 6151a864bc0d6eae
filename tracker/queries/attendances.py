"""What a reader may see of the participants of dialogue events (rule R3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.domain import coverage, house_level
from tracker.domain.access import Actor, sees_raw_figures
from tracker.domain.attendances import EventCounts, by_event
from tracker.domain.coverage import EventCoverage
from tracker.domain.dialogues import DialogueRow, DialogueState
from tracker.domain.participation import EventRow
from tracker.domain.values import Figure
from tracker.models import Administration, DialogueEvent
from tracker.queries import departments, dialogues, participation


def of_events(session: Session, actor: Actor, administration_id: int, rows: Iterable[DialogueRow]) -> dict[int, Figure]:
    """Return the attendances (4.1) of those events that were held, as the actor may see them."""
    held = [row for row in rows if row.state is DialogueState.HELD]
    invited = dialogues.invited_departments(session, [row.id for row in held])
    events = [
        EventRow(
            row.id,
            row.title,
            row.on,
            row.target,
            row.invited,
            invited.get(row.id, frozenset()),
            row.counted_at is not None,
        )
        for row in held
    ]
    if not events:
        return {}
    counts = by_event(events, participation.of_events(session, [event.id for event in events]))
    house = departments.of_administration(session, administration_id)
    tables = [coverage.outline(event, house) for event in counts]
    return {table.event.id: table.attendances for table in _shown(session, actor, administration_id, counts, tables)}


def of_event(session: Session, actor: Actor, event: DialogueEvent) -> EventCoverage | None:
    """Return everything that the actor may see of the count of one event, if it was held."""
    if event.state is not DialogueState.HELD:
        return None
    invited = dialogues.invited_departments(session, [event.id]).get(event.id, frozenset())
    day, is_closed = event.starts_at.date(), event.counted_at is not None
    row = EventRow(event.id, event.title, day, event.target, event.invited, invited, is_closed)
    counts = by_event([row], participation.of_events(session, [event.id]))
    house = departments.of_administration(session, event.administration_id)
    headcounts = departments.headcount_rows(session, event.administration_id)
    table = coverage.of_event(counts[0], house, headcounts)
    return _shown(session, actor, event.administration_id, counts, [table])[0]


def _shown(
    session: Session,
    actor: Actor,
    administration_id: int,
    counts: Sequence[EventCounts],
    tables: list[EventCoverage],
) -> list[EventCoverage]:
    """Return each event as it is, or only what the house total gives away to whoever sees no departments."""
    if sees_raw_figures(actor, administration_id):
        return tables
    house = departments.of_administration(session, administration_id)
    headcounts = departments.headcount_rows(session, administration_id)
    statement = select(Administration.small_cell_threshold).where(Administration.id == administration_id)
    threshold = session.scalars(statement).one()
    shown = [house_level.may_be_shown(event, house, headcounts, threshold) for event in counts]
    return [
        house_level.of_event(table, shown=is_shown, threshold=threshold)
        for table, is_shown in zip(tables, shown, strict=True)
    ]
