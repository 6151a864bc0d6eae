"""What an import writes: the counts of a sheet that are new or changed, all of them or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from tracker.actions import reach_totals
from tracker.actions.guards import flush
from tracker.domain.count_sheets import CountValues, MatchedLine, fingerprint, written
from tracker.domain.counts import state_when_counted
from tracker.domain.errors import RuleViolation
from tracker.domain.participation import CountSource
from tracker.domain.sheets import Fate
from tracker.models import DialogueEvent, Participation, Process
from tracker.models.base import now
from tracker.models.journal import note
from tracker.queries import count_imports as queries


def carry_out(
    session: Session,
    process: Process,
    matched: Sequence[MatchedLine],
    *,
    seen: str,
    count_source: CountSource,
    today: date,
) -> Counter[Fate]:
    """Write the lines that are new or changed, and say how many lines had which fate.

    `seen` is the fingerprint of the preview that was confirmed.
    """
    if seen != fingerprint(matched):
        raise RuleViolation("sheet-outdated")
    counts = written(matched)
    events = {event.id: event for event in queries.events(session, process, {place.event_id for place, _ in counts})}
    for event in events.values():
        _touch(event, count_source, today)
    records = queries.records(session, events)
    for place, values in counts:
        record = records.get(place)
        if record is None:
            scope, key = place.scope, place.department_id
            record = Participation.of(events[place.event_id], scope=scope, department_id=key, source=count_source)
            session.add(record)
        _set(record, values)
    fates = Counter(found.fate for found in matched)
    numbers = {fate.value: number for fate, number in fates.items()}
    note(session, "import", "Participation", administration_id=process.administration_id, **numbers)
    flush(session)
    reach_totals.keep(session, process.id)
    return fates


def _touch(event: DialogueEvent, count_source: CountSource, today: date) -> None:
    """Make the new counts a new version of their event, which was held."""
    event.state = state_when_counted(
        event.state, counted_at=event.counted_at, starts_on=event.starts_at.date(), today=today
    )
    event.count_source = event.count_source or count_source
    event.updated_at = now()


def _set(record: Participation, values: CountValues) -> None:
    record.count, record.first_timers, record.invited, record.note = values
