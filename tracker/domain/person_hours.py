"""How much time people gave to the dialogue (4.7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from tracker.domain.coverage import EventCoverage
from tracker.domain.dialogues import DialogueRow
from tracker.domain.participation import EventRow
from tracker.domain.values import Figure, State, not_applicable, not_recorded
from tracker.domain.values import total as total_of

MINUTE = timedelta(minutes=1)
_INDICATOR = "4.7"


class Minutes(NamedTuple):
    """How long those at an event were there in all, and those of them who came from outside."""

    everybody: float
    guests: float


@dataclass(frozen=True)
class EventHours:
    """The hours of an event, and those of its staff per 100; `is_measured` says that a file told how long."""

    event: EventRow
    hours: Figure
    per_hundred: Figure
    is_measured: bool


def of_events(
    tables: Iterable[EventCoverage], events: Iterable[DialogueRow], minutes: Mapping[int, Minutes]
) -> list[EventHours]:
    """Return the hours of each event: as measured in `minutes`, else its participants times its duration."""
    times = {row.id: (row.starts_at, row.ends_at) for row in events}
    return [_of_event(table, *times[table.event.id], minutes.get(table.event.id)) for table in tables]


def total(rows: Sequence[EventHours]) -> tuple[Figure, Figure]:
    """Return the hours of all events, and the same per 100 staff; what is missing makes them partial."""
    if not rows:
        return not_applicable(_INDICATOR), not_applicable(_INDICATOR)
    return _sum([row.hours for row in rows]), _sum([row.per_hundred for row in rows])


def _of_event(table: EventCoverage, start: datetime, end: datetime | None, minutes: Minutes | None) -> EventHours:
    found = minutes or _minutes(table, start, end)
    hours = _figure(table, found and found.everybody / 60)
    return EventHours(table.event, hours, _per_hundred(found, table), minutes is not None)


def _minutes(table: EventCoverage, start: datetime, end: datetime | None) -> Minutes | None:
    """Return participants times duration."""
    if end is None or table.attendances.value is None:
        return None
    each = (end - start) / MINUTE
    return Minutes(table.attendances.value * each, (table.external.value or 0) * each)


def _per_hundred(minutes: Minutes | None, table: EventCoverage) -> Figure:
    """Return the hours of the staff per 100 of them; guests from outside are none."""
    staff, unsized = total_of(row.department.headcount for row in table.rows)
    if minutes is None or unsized:
        return _figure(table, None)
    hours = (minutes.everybody - minutes.guests) / 60
    return _figure(table, 100 * hours / staff) if staff else not_applicable(_INDICATOR)


def _figure(table: EventCoverage, value: float | None) -> Figure:
    """Return hours of an event; they are as complete as its counts."""
    came = table.attendances
    if value is None or came.value is None:
        return not_recorded(_INDICATOR, n_missing=max(came.n_missing, 1))
    return Figure(value, came.state, n_missing=came.n_missing, as_of=table.event.held_on, indicator=_INDICATOR)


def _sum(figures: Sequence[Figure]) -> Figure:
    known = [figure for figure in figures if figure.value is not None]
    missing = sum(figure.n_missing for figure in figures)
    if not known:
        return not_recorded(_INDICATOR, n_missing=missing)
    value = sum(figure.value or 0 for figure in known)
    state = State.PARTIAL if missing else State.OK
    return Figure(value, state, n_missing=missing, as_of=known[-1].as_of, indicator=_INDICATOR)
