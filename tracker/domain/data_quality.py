"""How good the record of the participation is: in time, complete, reconciled (4.21 to 4.23)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from statistics import median

from tracker.domain.coverage import EventCoverage
from tracker.domain.dialogues import DialogueRow, DialogueState
from tracker.domain.periods import working_days
from tracker.domain.values import Figure, State, count, not_applicable, not_recorded, ratio

DAYS_TO_DOCUMENT = 10


class Compulsory(StrEnum):
    """What must be known of an event once it is over."""

    OUTCOME = "outcome"
    END = "end"
    COUNTS = "counts"
    CLOSED = "closed"
    LEADERSHIP = "leadership"


class Timeliness(StrEnum):
    """Whether an event was documented within the days that there are for it."""

    IN_TIME = "in_time"
    LATE = "late"
    NOT_DUE = "not_due"


@dataclass(frozen=True)
class EventQuality:
    """An event that should be documented: after how many working days it was (`lag`), and what is missing."""

    event: DialogueRow
    lag: Figure
    timeliness: Timeliness
    missing: tuple[Compulsory, ...]


@dataclass(frozen=True)
class DataQuality:
    """The events, oldest first, and the figures of them; `correction_lag` is in days."""

    events: tuple[EventQuality, ...]
    timeliness: Figure
    completeness: Figure
    reconciled: Figure
    unassigned: Figure
    correction_lag: Figure
    missing: Mapping[Compulsory, int]


def of_process(
    events: Iterable[DialogueRow],
    tables: Sequence[EventCoverage],
    reopened: Mapping[int, datetime],
    on: date,
    holidays: Collection[date],
) -> DataQuality:
    """Return the quality of the record on a day; `tables` are of the events held.

    `reopened` says of the events that were counted again when their count had been closed first: that is what their
    timeliness is judged by, because who corrects was not late.
    """
    by_id = {table.event.id: table for table in tables}
    expected = [row for row in events if _is_expected(row, on)]
    rows = tuple(
        _quality(row, by_id.get(row.id), reopened.get(row.id, row.counted_at), on, holidays) for row in expected
    )
    due = [row.timeliness for row in rows if row.timeliness is not Timeliness.NOT_DUE]
    complete = sum(not row.missing for row in rows)
    return DataQuality(
        events=rows,
        timeliness=ratio(due.count(Timeliness.IN_TIME), len(due), indicator="4.21", as_of=on),
        completeness=ratio(complete, len(rows), indicator="4.22", as_of=on),
        reconciled=_reconciled(expected, by_id, on),
        unassigned=_unassigned(tables, on),
        correction_lag=_correction_lag([row for row in expected if row.id in reopened], on),
        missing={each: sum(each in row.missing for row in rows) for each in Compulsory},
    )


def _is_expected(event: DialogueRow, on: date) -> bool:
    """Whether an event was held, or should have been and nobody has said what became of it."""
    if event.state is DialogueState.PLANNED:
        return _over(event) < on
    return event.state is DialogueState.HELD and event.on <= on


def _over(event: DialogueRow) -> date:
    return (event.ends_at or event.starts_at).date()


def _quality(
    event: DialogueRow, table: EventCoverage | None, closed_at: datetime | None, on: date, holidays: Collection[date]
) -> EventQuality:
    over = _over(event)
    missing = tuple(_missing(event, table))
    if closed_at is None:
        is_due = working_days(over, on, holidays) > DAYS_TO_DOCUMENT
        lag = not_recorded("4.21", n_missing=1) if is_due else not_applicable("4.21")
        return EventQuality(event, lag, Timeliness.LATE if is_due else Timeliness.NOT_DUE, missing)
    days = max(0, working_days(over, closed_at.date(), holidays))
    timeliness = Timeliness.IN_TIME if days <= DAYS_TO_DOCUMENT else Timeliness.LATE
    return EventQuality(event, count(days, indicator="4.21", as_of=on), timeliness, missing)


def _missing(event: DialogueRow, table: EventCoverage | None) -> Iterable[Compulsory]:
    if event.state is DialogueState.PLANNED:
        yield Compulsory.OUTCOME
    if event.ends_at is None:
        yield Compulsory.END
    if table is None or table.attendances.state is not State.OK:
        yield Compulsory.COUNTS
    if event.counted_at is None:
        yield Compulsory.CLOSED
    if not event.leadership_present:
        yield Compulsory.LEADERSHIP


def _reconciled(events: Iterable[DialogueRow], tables: Mapping[int, EventCoverage], on: date) -> Figure:
    """Return the share of the counted events whose parts add up to what was counted of the whole apart from them.

    Where that was done at none of them, it is not known, and not zero.
    """
    counted = [row for row in events if row.id in tables and tables[row.id].attendances.is_known]
    if counted and all(row.stated_total is None for row in counted):
        return not_recorded("4.23", n_missing=len(counted))
    agreeing = sum(
        tables[row.id].attendances.state is State.OK and row.stated_total == tables[row.id].attendances.value
        for row in counted
    )
    return ratio(agreeing, len(counted), indicator="4.23", as_of=on)


def _unassigned(tables: Iterable[EventCoverage], on: date) -> Figure:
    """Return the share of the attendances of the house that belong to no department."""
    tables = list(tables)
    inside = sum((table.attendances.value or 0) - (table.external.value or 0) for table in tables)
    missing = sum(table.attendances.n_missing for table in tables)
    unknown = sum(table.not_assigned.value or 0 for table in tables)
    return ratio(unknown, inside, indicator="4.23", n_missing=missing, as_of=on)


def _correction_lag(corrected: Sequence[DialogueRow], on: date) -> Figure:
    """Return the median days from an event to the last correction of its count."""
    days = [(row.counted_at.date() - row.on).days for row in corrected if row.counted_at]
    if not days:
        return not_applicable("4.23")
    missing = len(corrected) - len(days)
    state = State.PARTIAL if missing else State.OK
    return Figure(median(days), state, n_missing=missing, as_of=on, indicator="4.23")
