"""What a reader may see of the participants of dialogue events (rule R3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from tracker.domain import coverage, editions
from tracker.domain.access import Actor, sees_raw_figures
from tracker.domain.attendances import by_event
from tracker.domain.coverage import EventCoverage
from tracker.domain.dialogues import DialogueRow, DialogueState
from tracker.domain.editions import Edition
from tracker.domain.participation import EventRow
from tracker.domain.releases import Audience
from tracker.domain.values import Figure
from tracker.models import DialogueEvent, Process
from tracker.queries import departments, dialogues, participation, released


def of_events(session: Session, actor: Actor, process: Process, rows: Iterable[DialogueRow]) -> dict[int, Figure]:
    """Return the attendances (4.1) of those events of a process that were held, as the actor may see them."""
    held = [row for row in rows if row.state is DialogueState.HELD]
    if not held:
        return {}
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
    if not sees_raw_figures(actor, process.administration_id):
        found = released.of_process(session, process.id, Audience.HOUSE)
        return {event.id: editions.event(found, event).attendances for event in events}
    counts = by_event(events, participation.of_events(session, [event.id for event in events]))
    house = departments.of_administration(session, process.administration_id)
    return {event.event.id: coverage.outline(event, house).attendances for event in counts}


def of_event(session: Session, event: DialogueEvent, releases: Sequence[Edition], *, raw: bool) -> EventCoverage | None:
    """Return the count of one event, if it was held: as it is, or as `releases` show it, the newest first."""
    if event.state is not DialogueState.HELD:
        return None
    invited = dialogues.invited_departments(session, [event.id]).get(event.id, frozenset())
    day, is_closed = event.starts_at.date(), event.counted_at is not None
    row = EventRow(event.id, event.title, day, event.target, event.invited, invited, is_closed)
    if not raw:
        return editions.event(releases, row)
    counts = by_event([row], participation.of_events(session, [event.id]))
    house = departments.of_administration(session, event.administration_id)
    return coverage.of_event(counts[0], house, departments.headcount_rows(session, event.administration_id))
