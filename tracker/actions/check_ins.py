"""What is done with the tally of a dialogue event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from tracker.actions.counts import settle
from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.domain import check_ins as rules
from tracker.domain import counts
from tracker.domain import secret_addresses as addresses
from tracker.domain.check_ins import CheckInRow, CheckInState, Operation
from tracker.domain.count_checks import check_counts, forbid_rejected
from tracker.domain.counts import Cells, Unit
from tracker.domain.participation import CountMode, CountRow, CountSource, mode_at
from tracker.domain.tally_reviews import Line
from tracker.models import CheckIn, DialogueEvent, Participation, Tap
from tracker.models.base import now
from tracker.models.journal import note
from tracker.queries import check_ins as queries
from tracker.queries import counts as count_queries
from tracker.queries import participation

PURPOSE = "check-in"
INSERT: Mapping[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def begin(session: Session, event: DialogueEvent, *, key: str, asks_first_time: bool) -> CheckIn:
    """Open a tally, or the one that was closed; after its sums were saved it begins anew at another address.

    What is asked may change while nobody is tapped; opening what is open changes nothing.
    """
    rules.forbid_tally(event.state, event.counted_at)
    check_in = queries.of_event(session, event)
    if check_in is None:
        nonce = addresses.new_nonce()
        facts = {"nonce": nonce, "token_hash": _hash(key, nonce)}
        check_in = CheckIn.of(event, asks_first_time=asks_first_time, opened_at=now(), **facts)
        session.add(check_in)
    elif rules.state_of(queries.row(check_in, event), now()) is not CheckInState.OPEN:
        if check_in.saved_at is not None:
            _renew(check_in, key)
        if not queries.has_taps(session, check_in.id):
            check_in.asks_first_time = asks_first_time
        check_in.opened_at, check_in.closed_at, check_in.saved_at = now(), None, None
    flush(session)
    return check_in


def close(session: Session, check_in: CheckIn) -> None:
    """Close a tally, so that its sums can be reviewed; closing it once more changes nothing."""
    check_in.closed_at = check_in.closed_at or now()
    flush(session)


def renew(session: Session, check_in: CheckIn, *, key: str) -> None:
    """Give a tally another address; the old one is void at once, what was tapped stays."""
    _renew(check_in, key)
    flush(session)


def discard(session: Session, event: DialogueEvent, check_in: CheckIn, *, key: str, moment: datetime) -> int:
    """Throw away everything that was tapped, and return how much; phones that go on need another address.

    Nothing of it comes back: what a phone has not sent yet belongs to the address that is void.
    """
    rules.forbid_discarding(rules.state_of(queries.row(check_in, event), moment))
    _renew(check_in, key)
    flush(session)
    taps = sum(found.taps for found in queries.tap_sums(session, check_in.id))
    session.execute(delete(Tap).where(Tap.check_in_id == check_in.id))
    note(session, "discard", "CheckIn", check_in.id, administration_id=check_in.administration_id, number=taps)
    flush(session)
    return taps


def address(check_in: CheckIn, *, key: str) -> str | None:
    """Return the secret part of the address; none if the application has had another key since."""
    token = addresses.token(key, PURPOSE, check_in.nonce)
    return token if addresses.digest(token) == check_in.token_hash else None


def record(session: Session, row: CheckInRow, operations: Sequence[Operation]) -> Sequence[str]:
    """Record what a device says, all at once, and return the keys of what does not count.

    The tally is open and kept so. One statement writes, because every device of a full room waits for it.
    """
    units = {operation.unit for operation in operations}
    admission = rules.admitted(
        operations,
        known=queries.known(session, row.id, operations),
        taps=queries.taps(session, row.id, units),
        ceilings=queries.room(session, row),
    )
    if admission.accepted:
        insert = INSERT[session.get_bind().dialect.name](Tap).values([_tap(row, each) for each in admission.accepted])
        undone = insert.excluded.is_undone
        session.execute(
            insert.on_conflict_do_update(
                index_elements=[Tap.check_in_id, Tap.key], set_={"is_undone": undone}, where=undone
            )
        )
    return admission.refused


def save(
    session: Session,
    event: DialogueEvent,
    check_in: CheckIn,
    *,
    seen_version: int,
    seen_tally: int,
    cells: Mapping[Line, Cells],
    today: date,
    moment: datetime,
) -> None:
    """Make the reviewed sums the count of the event, and forget the taps; lines without a number stay as they are."""
    expect(event, seen_version)
    expect(check_in, seen_tally)
    state = counts.state_when_counted(
        event.state, counted_at=event.counted_at, starts_on=event.starts_at.date(), today=today
    )
    rules.forbid_saving(rules.state_of(queries.row(check_in, event), moment))
    written = {line: found for line, found in cells.items() if found.participants is not None}
    counts.forbid_empty(written)
    mode = mode_at(event.format, is_online=False)
    rows = _with(participation.of_events(session, [event.id]), written, event.id, mode)
    forbid_rejected(check_counts(rows, count_queries.context(session, event)))
    event.state, event.count_source = state, event.count_source or CountSource.TALLY
    _write(session, event, written, mode)
    check_in.saved_at = moment
    settle(session, event)
    session.execute(delete(Tap).where(Tap.check_in_id == check_in.id))


def _with(rows: Sequence[CountRow], written: Mapping[Line, Cells], event_id: int, mode: CountMode) -> list[CountRow]:
    """Return the counts of an event as they are once the lines are written.

    A number without a mode stands for the whole line, so what is written takes its place.
    """
    modes = {_line(row): CountMode.ANY for row in rows if row.mode is CountMode.ANY}
    new = [
        CountRow(event_id, unit.scope, unit.department_id, *found, category=category, mode=modes.get(line, mode))
        for line, found in written.items()
        for category, unit in [line]
    ]
    return [*(row for row in rows if _line(row) not in written or row.mode is not modes.get(_line(row), mode)), *new]


def _line(row: CountRow | Participation) -> Line:
    return Line(row.category, Unit(row.scope, row.department_id))


def _write(session: Session, event: DialogueEvent, written: Mapping[Line, Cells], mode: CountMode) -> None:
    """Change the records that say something else, and add those that are missing."""
    records = {
        _line(record): record
        for category in rules.categories(event.splits_categories)
        for way in dict.fromkeys((mode, CountMode.ANY))
        for record in count_queries.records(session, event, category, way)
    }
    for line, found in written.items():
        record = records.get(line)
        if record is None:
            category, unit = line
            place = {"scope": unit.scope, "department_id": unit.department_id}
            record = Participation.of(event, category=category, mode=mode, **place)
            session.add(record)
        elif Cells(record.count, record.first_timers) == found:
            continue
        record.count, record.first_timers = found.participants or 0, found.first_timers
        record.source = CountSource.TALLY


def _tap(row: CheckInRow, operation: Operation) -> dict[str, Any]:
    return {
        "administration_id": row.administration_id,
        "check_in_id": row.id,
        "key": operation.key,
        "scope": operation.unit.scope,
        "department_id": operation.unit.department_id,
        "category": operation.category,
        "is_first_time": operation.is_first_time,
        "is_undone": operation.is_undone,
    }


def _renew(check_in: CheckIn, key: str) -> None:
    check_in.nonce = addresses.new_nonce()
    check_in.token_hash = _hash(key, check_in.nonce)


def _hash(key: str, nonce: str) -> str:
    return addresses.digest(addresses.token(key, PURPOSE, nonce))
