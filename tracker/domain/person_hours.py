"""How much time people gave to the dialogue (4.7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tracker.domain.coverage import EventCoverage
from tracker.domain.dialogues import DialogueRow
from tracker.domain.participation import EventRow
from tracker.domain.values import Figure, State, not_applicable, not_recorded

HOUR = timedelta(hours=1)
_INDICATOR = "4.7"


@dataclass(frozen=True)
class EventHours:
    """The hours of one event, and the same per 100 staff; `is_measured` says that a file told how long each stayed."""

    event: EventRow
    hours: Figure
    per_hundred: Figure
    is_measured: bool


def of_events(
    tables: Iterable[EventCoverage], events: Iterable[DialogueRow], minutes: Mapping[int, int]
) -> list[EventHours]:
    """Return the hours of each event: as measured in `minutes`, else its participants times its duration."""
    times = {row.id: (row.starts_at, row.ends_at) for row in events}
    return [_of_event(table, *times[table.event.id], minutes.get(table.event.id)) for table in tables]


def total(rows: Sequence[EventHours]) -> tuple[Figure, Figure]:
    """Return the hours of all events, and the same per 100 staff; what is missing makes them partial."""
    if not rows:
        return not_applicable(_INDICATOR), not_applicable(_INDICATOR)
    return _sum([row.hours for row in rows]), _sum([row.per_hundred for row in rows])


def _of_event(table: EventCoverage, start: datetime, end: datetime | None, minutes: int | None) -> EventHours:
    came = table.attendances
    if minutes is not None:
        hours = Figure(minutes / 60, State.OK, as_of=table.event.held_on, indicator=_INDICATOR)
    elif end is None or came.value is None:
        hours = not_recorded(_INDICATOR, n_missing=max(came.n_missing, 1))
    else:
        hours = Figure(
            came.value * ((end - start) / HOUR),
            came.state,
            n_missing=came.n_missing,
            as_of=table.event.held_on,
            indicator=_INDICATOR,
        )
    return EventHours(table.event, hours, _per_hundred(hours, table), minutes is not None)


def _per_hundred(hours: Figure, table: EventCoverage) -> Figure:
    sizes = [row.department.headcount for row in table.rows]
    staff = sum(size or 0 for size in sizes)
    if hours.value is None or None in sizes:
        return not_recorded(_INDICATOR, n_missing=max(hours.n_missing, 1))
    if not staff:
        return not_applicable(_INDICATOR)
    value = 100 * hours.value / staff
    return Figure(value, hours.state, n_missing=hours.n_missing, as_of=hours.as_of, indicator=_INDICATOR)


def _sum(figures: Sequence[Figure]) -> Figure:
    known = [figure for figure in figures if figure.value is not None]
    missing = sum(figure.n_missing for figure in figures)
    if not known:
        return not_recorded(_INDICATOR, n_missing=missing)
    value = sum(figure.value or 0 for figure in known)
    state = State.PARTIAL if missing else State.OK
    return Figure(value, state, n_missing=missing, as_of=known[-1].as_of, indicator=_INDICATOR)
