"""On site, online or hybrid: what each format reached, and what fell out (4.1, 4.3, 4.5).

Events invite different circles. Each counts against the staff of the departments that it invited, and those for
managers stand apart: they come from every department, and how many managers it has is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.coverage import EventCoverage
from tracker.domain.coverage_map_events import added
from tracker.domain.dialogues import DialogueRow, DialogueState, DialogueTarget
from tracker.domain.meetings import MeetingFormat
from tracker.domain.values import Figure, State, count, not_applicable, not_recorded, ratio

FALLEN_OUT = (DialogueState.POSTPONED, DialogueState.NOT_HELD)
LEAST_EVENTS = 2
"""Events of each format from which on formats are compared: one alone says nothing of its format."""


@dataclass(frozen=True)
class FormatRow:
    """What the events of one format reached together; sums over sums, never a mean of means.

    `coverage` is among the staff of the departments that were invited, and `shares` that of each event.
    """

    format: MeetingFormat
    events: Figure
    attendances: Figure
    coverage: Figure
    first_timers: Figure
    shares: tuple[Figure, ...]


@dataclass(frozen=True)
class FallenOut:
    """An event that was not held or was postponed, with its reason and what followed it, if anything did."""

    event: DialogueRow
    follow_up_on: date | None


def by_format(tables: Sequence[EventCoverage], events: Iterable[DialogueRow]) -> list[FormatRow]:
    """Return each format that was used, in the order of the formats; events for managers are left out."""
    formats = {row.id: row.format for row in events}
    rows = []
    for each in MeetingFormat:
        held = [table for table in tables if formats[table.event.id] is each and not is_apart(table)]
        if held:
            rows.append(
                FormatRow(
                    each,
                    count(len(held)),
                    added(table.attendances for table in held),
                    of_invited(held),
                    _first_timers(held),
                    tuple(of_invited([table]) for table in held),
                )
            )
    return rows


def is_apart(table: EventCoverage) -> bool:
    """Return whether an event stands apart, because it invited managers only."""
    return table.event.target is DialogueTarget.MANAGERS


def of_invited(tables: Sequence[EventCoverage]) -> Figure:
    """Return the coverage of some events together: who came, among the staff of the departments invited to each."""
    houses = [table.house for table in tables]
    missing = sum(house.n_missing for house in houses)
    if not any(house.is_known for house in houses):
        return not_recorded("4.3", n_missing=missing) if missing else not_applicable("4.3")
    staff = [_invited_staff(table) for table in tables]
    came = sum(min(house.numerator or 0, most) for house, most in zip(houses, staff, strict=True))
    as_of = max(table.event.held_on for table in tables)
    return ratio(came, sum(staff), indicator="4.3", n_missing=missing, as_of=as_of)


def is_comparable(rows: Sequence[FormatRow]) -> bool:
    """Return whether there are enough events of each format to compare them."""
    return all(len(row.shares) >= LEAST_EVENTS for row in rows)


def clearly_first(rows: Sequence[FormatRow]) -> FormatRow | None:
    """Return the format each of whose events reached more than every event of the others, if there is one.

    Where the formats overlap, the difference of their sums is one between events as much as between formats.
    """
    shares = {row.format: [share.value or 0 for share in row.shares] for row in rows}
    for row in rows:
        others = [share for key, found in shares.items() if key is not row.format for share in found]
        if min(shares[row.format]) > max(others):
            return row
    return None


def fallen_out(events: Sequence[DialogueRow]) -> list[FallenOut]:
    """Return what was not held or was postponed, oldest first, with the day of what follows up on it."""
    follow_ups = {row.follow_up_of_id: row.on for row in reversed(events) if row.follow_up_of_id}
    return [FallenOut(row, follow_ups.get(row.id)) for row in events if row.state in FALLEN_OUT]


def _invited_staff(table: EventCoverage) -> int:
    return sum(row.department.headcount or 0 for row in table.rows if row.attendances.state is not State.NOT_APPLICABLE)


def _first_timers(tables: Sequence[EventCoverage]) -> Figure:
    """Return the share of first-timers among those of whom it is known whether they were."""
    counted = [row for table in tables for row in table.rows if row.attendances.state is not State.NOT_APPLICABLE]
    known = [row for row in counted if row.first_timers.value is not None]
    missing = len(counted) - len(known)
    if not known:
        return not_recorded("4.5", n_missing=missing) if missing else not_applicable("4.5")
    newcomers = sum(row.first_timers.value or 0 for row in known)
    return ratio(newcomers, sum(row.attendances.value or 0 for row in known), indicator="4.5", n_missing=missing)
