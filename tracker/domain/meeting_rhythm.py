"""How regularly a group meets (4.19) and how many of its seats are taken (4.20)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from statistics import mean, stdev

from tracker.domain.findings import Finding, finding
from tracker.domain.meetings import TAKEN, AttendanceStatus, MeetingRow, MeetingState
from tracker.domain.periods import Period
from tracker.domain.values import Figure, State, bounded_share, count, not_applicable, not_recorded, ratio

FEWEST_GAPS = 4
TOLERANCE = 1.25
FELL_OUT = frozenset({MeetingState.CANCELLED, MeetingState.NOT_HELD})


@dataclass(frozen=True)
class SeatRow:
    """One seat at one meeting; nobody recorded the attendance while `status` is None."""

    meeting_id: int
    seat: str
    status: AttendanceStatus | None
    is_top_level: bool = False


@dataclass(frozen=True)
class Gap:
    """The days between two meetings; a planned break is not held against the group."""

    after: MeetingRow
    until: MeetingRow
    days: int
    is_planned: bool


@dataclass(frozen=True)
class Rhythm:
    """The gaps between the meetings of a group and how they keep to the agreed one, in days."""

    group: str
    gaps: tuple[Gap, ...]
    agreed: int | None
    adherence: Figure
    variation: Figure
    days_since: Figure
    held: int
    fell_out: int


@dataclass(frozen=True)
class AttendanceRow:
    """The seats of one meeting: how many were taken, by members or their deputies."""

    meeting: MeetingRow
    seats: int
    present: int
    deputies: int
    excused: int
    absent: int
    share: Figure


@dataclass(frozen=True)
class Attendance:
    """The seats of all meetings held; figures about a single seat never leave the group (4.20)."""

    rows: tuple[AttendanceRow, ...]
    share: Figure
    top_level: Figure


def rhythm(meetings: Sequence[MeetingRow], on: date, *, breaks: Collection[Period] = ()) -> Rhythm:
    """Return how regularly one group met until the day; planned breaks are not held against it.

    Fewer than four gaps say nothing: then there are only dates. `meetings` are at least one, of whatever state.
    """
    past = sorted((row for row in meetings if row.starts_on <= on), key=_by_day)
    held = [row for row in past if row.is_held]
    gaps = tuple(_gap(one, other, breaks) for one, other in pairwise(held))
    counted = [gap.days for gap in gaps if not gap.is_planned]
    agreed = meetings[0].agreed_days
    last = held[-1].starts_on if held else None
    return Rhythm(
        group=meetings[0].group_name,
        gaps=gaps,
        agreed=agreed,
        adherence=_adherence(counted, agreed, on),
        variation=_variation(counted, on),
        days_since=not_applicable("4.19") if last is None else count((on - last).days, indicator="4.19", as_of=on),
        held=len(held),
        fell_out=sum(row.state in FELL_OUT for row in past),
    )


def attendance(meetings: Iterable[MeetingRow], seats: Iterable[SeatRow], on: date) -> Attendance:
    """Return the seats taken at each meeting held until the day and at all of them."""
    by_meeting: dict[int, list[SeatRow]] = {}
    for seat in seats:
        if seat.status is not AttendanceStatus.GUEST:
            by_meeting.setdefault(seat.meeting_id, []).append(seat)
    held = sorted((row for row in meetings if row.is_held and row.starts_on <= on), key=_by_day)
    rows = tuple(_attendance(meeting, by_meeting.get(meeting.id, [])) for meeting in held)
    everywhere = [seat for meeting in held for seat in by_meeting.get(meeting.id, [])]
    tops = [[seat for seat in by_meeting.get(meeting.id, []) if seat.is_top_level] for meeting in held]
    return Attendance(rows, _share(everywhere, on), _top_level([seats for seats in tops if seats], on))


def headline(found: Rhythm) -> Finding:
    """Return whether the group keeps its rhythm, as far as that can be said."""
    days, adherence = found.days_since.value, found.adherence
    if days is None:
        return finding("meetings-none")
    if found.agreed and days > TOLERANCE * found.agreed:
        return finding("meetings-overdue", days=int(days), agreed=found.agreed)
    if adherence.numerator is None:
        return finding("meetings-held", count=found.held)
    return finding("meetings-in-rhythm", count=int(adherence.numerator), of=int(adherence.denominator or 0))


def attendance_headline(found: Attendance) -> Finding:
    """Return how many seats were taken."""
    share = found.share
    if share.numerator is None:
        return finding("seats-not-recorded")
    return finding("seats-taken", count=int(share.numerator), of=int(share.denominator or 0))


def _by_day(meeting: MeetingRow) -> tuple[datetime, int]:
    return meeting.starts_at, meeting.id


def _gap(earlier: MeetingRow, later: MeetingRow, breaks: Iterable[Period]) -> Gap:
    is_planned = any(earlier.starts_on <= pause.end and pause.start <= later.starts_on for pause in breaks)
    return Gap(earlier, later, (later.starts_on - earlier.starts_on).days, is_planned)


def _adherence(gaps: Sequence[int], agreed: int | None, on: date) -> Figure:
    """Return the share of gaps that were at most a quarter longer than agreed."""
    if not agreed:
        return not_recorded("4.19")
    if len(gaps) < FEWEST_GAPS:
        return not_applicable("4.19")
    kept = sum(gap <= TOLERANCE * agreed for gap in gaps)
    return ratio(kept, len(gaps), indicator="4.19", as_of=on)


def _variation(gaps: Sequence[int], on: date) -> Figure:
    """Return the standard deviation of the gaps over their mean."""
    if len(gaps) < FEWEST_GAPS or not mean(gaps):
        return not_applicable("4.19")
    return Figure(stdev(gaps) / mean(gaps), State.OK, stdev(gaps), mean(gaps), as_of=on, indicator="4.19")


def _attendance(meeting: MeetingRow, seats: Sequence[SeatRow]) -> AttendanceRow:
    status = [seat.status for seat in seats]
    return AttendanceRow(
        meeting=meeting,
        seats=len(seats),
        present=status.count(AttendanceStatus.PRESENT),
        deputies=status.count(AttendanceStatus.SUBSTITUTE),
        excused=status.count(AttendanceStatus.EXCUSED),
        absent=status.count(AttendanceStatus.ABSENT),
        share=_share(seats, meeting.starts_on),
    )


def _share(seats: Sequence[SeatRow], on: date) -> Figure:
    unknown = sum(seat.status is None for seat in seats)
    if unknown == len(seats):
        return not_recorded("4.20", n_missing=unknown)
    taken = sum(seat.status in TAKEN for seat in seats)
    return bounded_share(taken, len(seats), unknown=unknown, indicator="4.20", n_missing=unknown, as_of=on)


def _top_level(meetings: Sequence[Sequence[SeatRow]], on: date) -> Figure:
    """Return the share of meetings at which somebody of the top level was there, of those that have such a seat."""
    there = sum(any(seat.status in TAKEN for seat in seats) for seats in meetings)
    unknown = sum(not any(seat.status in TAKEN for seat in seats) and _is_open(seats) for seats in meetings)
    return bounded_share(there, len(meetings), unknown=unknown, indicator="4.20", n_missing=unknown, as_of=on)


def _is_open(seats: Iterable[SeatRow]) -> bool:
    return any(seat.status is None for seat in seats)
