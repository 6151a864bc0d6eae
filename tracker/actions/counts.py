"""What is done with the count of a dialogue event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from tracker.actions import reach_totals
from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.domain import counts as rules
from tracker.domain.attendance_places import Tally
from tracker.domain.count_checks import check_counts, forbid_rejected
from tracker.domain.counts import Cells, Unit
from tracker.domain.errors import RuleViolation
from tracker.domain.participation import CountCategory, CountMode, CountSource
from tracker.models import DialogueEvent, Participation
from tracker.models.base import now
from tracker.models.journal import note
from tracker.queries import counts as queries


def record(
    session: Session,
    event: DialogueEvent,
    *,
    seen_version: int,
    category: CountCategory,
    cells: Mapping[Unit, Cells],
    count_source: CountSource,
    stated_total: int | None,
    count_note: str,
    today: date,
    is_final: bool = False,
    mode: CountMode = CountMode.ANY,
    said: Mapping[Unit, Tally] | None = None,
) -> None:
    """Record what was counted in one category and mode; an empty line is not recorded, a final count is closed.

    `said` is what a file says, where the counts come from one; lines that neither it nor anybody changes keep their
    source. Minutes belong to the number that the file says, and are unknown of any other.
    """
    expect(event, seen_version)
    state = rules.state_when_counted(
        event.state, counted_at=event.counted_at, starts_on=event.starts_at.date(), today=today
    )
    rows = queries.as_counted(session, event, category, cells, mode)
    context = replace(queries.context(session, event), stated_total=stated_total)
    forbid_rejected(check_counts(rows, context))
    if is_final:
        rules.forbid_empty(rows)
        event.counted_at = now()
    event.state = state if rows else event.state
    event.count_source = count_source if mode is CountMode.ANY else event.count_source or count_source
    event.stated_total, event.count_note = stated_total, count_note
    for found in _written(session, event, category, mode, cells):
        tally = (said or {}).get(Unit(found.scope, found.department_id))
        if said is None or tally or session.is_modified(found):
            found.source = count_source
        if tally and tally.participants == found.count:
            found.person_minutes = tally.minutes
    settle(session, event)


def reopen(session: Session, event: DialogueEvent, *, seen_version: int, reason: str) -> None:
    """Open a closed count again, for a reason that stays in the journal (rule R8)."""
    expect(event, seen_version)
    if event.counted_at is None:
        raise RuleViolation("count-open")
    if not reason:
        raise RuleViolation("reason-required", field="reason")
    event.counted_at = None
    note(session, "reopen", "DialogueEvent", event.id, administration_id=event.administration_id, reason=reason)
    flush(session)


def settle(session: Session, event: DialogueEvent) -> None:
    """Send changed counts to the database as one new version of their event, and keep the totals."""
    if not session.new and not session.deleted and not any(session.is_modified(record) for record in session.dirty):
        return
    event.updated_at = now()
    flush(session)
    reach_totals.keep(session, event.process_id)


def _written(
    session: Session, event: DialogueEvent, category: CountCategory, mode: CountMode, cells: Mapping[Unit, Cells]
) -> list[Participation]:
    """Return the records that say what the cells say: some changed, some added; those of empty lines are taken away."""
    missing = {unit: found for unit, found in cells.items() if not found.is_empty}
    written = []
    for record in queries.records(session, event, category, mode):
        found = missing.pop(Unit(record.scope, record.department_id), None)
        if found is None or found.participants is None:
            session.delete(record)
        else:
            if record.count != found.participants:
                record.person_minutes = None
            record.count, record.first_timers = found.participants, found.first_timers
            written.append(record)
    for unit, (count, first_timers) in missing.items():
        values = {"scope": unit.scope, "department_id": unit.department_id, "category": category, "mode": mode}
        written.append(Participation.of(event, count=count, first_timers=first_timers, **values))
    session.add_all(written)
    return written
