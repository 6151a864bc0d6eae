"""On site, online or hybrid: what each format reached, and what fell out (4.1, 4.3, 4.5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.coverage import EventCoverage
from tracker.domain.coverage_map_events import added, of_house
from tracker.domain.dialogues import DialogueRow, DialogueState
from tracker.domain.meetings import MeetingFormat
from tracker.domain.values import Figure, State, count, not_applicable, not_recorded, ratio

FALLEN_OUT = (DialogueState.POSTPONED, DialogueState.NOT_HELD)


@dataclass(frozen=True)
class FormatRow:
    """What the events of one format reached together; sums over sums, never a mean of means."""

    format: MeetingFormat
    events: Figure
    attendances: Figure
    coverage: Figure
    first_timers: Figure


@dataclass(frozen=True)
class FallenOut:
    """An event that was not held or was postponed, with its reason and what followed it, if anything did."""

    event: DialogueRow
    follow_up_on: date | None


def by_format(tables: Sequence[EventCoverage], events: Iterable[DialogueRow]) -> list[FormatRow]:
    """Return each format that was used, in the order of the formats."""
    formats = {row.id: row.format for row in events}
    rows = []
    for each in MeetingFormat:
        held = [table for table in tables if formats[table.event.id] is each]
        if held:
            rows.append(
                FormatRow(
                    each,
                    count(len(held)),
                    added(table.attendances for table in held),
                    of_house(held),
                    _first_timers(held),
                )
            )
    return rows


def fallen_out(events: Sequence[DialogueRow]) -> list[FallenOut]:
    """Return what was not held or was postponed, oldest first, with the day of what follows up on it."""
    follow_ups = {row.follow_up_of_id: row.on for row in reversed(events) if row.follow_up_of_id}
    return [FallenOut(row, follow_ups.get(row.id)) for row in events if row.state in FALLEN_OUT]


def _first_timers(tables: Sequence[EventCoverage]) -> Figure:
    """Return the share of first-timers among those of whom it is known whether they were."""
    counted = [row for table in tables for row in table.rows if row.attendances.state is not State.NOT_APPLICABLE]
    known = [row for row in counted if row.first_timers.value is not None]
    missing = len(counted) - len(known)
    if not known:
        return not_recorded("4.5", n_missing=missing) if missing else not_applicable("4.5")
    newcomers = sum(row.first_timers.value or 0 for row in known)
    return ratio(newcomers, sum(row.attendances.value or 0 for row in known), indicator="4.5", n_missing=missing)
