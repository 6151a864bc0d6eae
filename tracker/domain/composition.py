"""Who sits in a group: offices, statutory bodies, and how often each seat was taken; never anybody's traits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.access import Actor, is_recorder
from tracker.domain.administrations import DepartmentRow, holds_on, leaves_on
from tracker.domain.groups import MemberRole
from tracker.domain.meetings import AttendanceStatus


class StatutoryBody(StrEnum):
    """Who has to be heard by law (rule R9)."""

    STAFF_COUNCIL = "staff_council"
    EQUALITY_OFFICER = "equality_officer"
    DISABILITY_REPRESENTATION = "disability_representation"
    DATA_PROTECTION_OFFICER = "data_protection_officer"


@dataclass(frozen=True)
class Seat:
    """A seat of a group for a time; its title is the function, a name only where there is no function."""

    id: int
    title: str
    role: MemberRole
    person_id: int | None
    department_id: int | None
    body: StatutoryBody | None
    valid_from: date | None
    valid_to: date | None

    def holds_on(self, day: date) -> bool:
        """Whether the seat exists on the day."""
        return holds_on(self.valid_from, self.valid_to, day)


@dataclass(frozen=True)
class Taken:
    """What was recorded of a seat at a meeting that was held; nothing while `status` is None."""

    seat_id: int
    status: AttendanceStatus | None


@dataclass(frozen=True)
class SeatUse:
    """How often a seat was taken at the meetings of its time."""

    title: str
    meetings: int
    came: int
    substituted: int
    empty: int
    unrecorded: int


@dataclass(frozen=True)
class Composition:
    """Where the seats of a group come from on a day."""

    departments: tuple[DepartmentRow, ...]
    """The departments that hold a seat, in the order of the house."""
    leaves: int
    """How many departments there are in which people are counted; and of these so many are represented."""
    represented: int
    bodies: tuple[tuple[StatutoryBody, bool], ...]
    vacant: tuple[str, ...]


def composition(seats: Iterable[Seat], departments: Sequence[DepartmentRow], on: date) -> Composition:
    """Return which offices and bodies hold a seat on the day; whoever sits for an office sits for all below it."""
    there = [seat for seat in seats if seat.holds_on(on)]
    named = {seat.department_id for seat in there} - {None}
    leaves = leaves_on(on, departments)
    parents = {row.id: row.parent_id for row in departments}
    return Composition(
        departments=tuple(row for row in departments if row.id in named),
        leaves=len(leaves),
        represented=sum(not named.isdisjoint(_line(row.id, parents)) for row in leaves),
        bodies=tuple((body, any(seat.body is body for seat in there)) for body in StatutoryBody),
        vacant=tuple(seat.title for seat in there if seat.person_id is None),
    )


def seat_uses(seats: Iterable[Seat], taken: Sequence[Taken]) -> list[SeatUse]:
    """Return how often each seat was taken, in the order of the group: this is no ranking."""
    return [_use(seat, [row.status for row in taken if row.seat_id == seat.id]) for seat in seats]


def sees_seat_uses(actor: Actor, seats: Iterable[Seat], on: date, *, administration_id: int) -> bool:
    """Whether the actor sees who came how often: those who record, and who chairs the group on the day."""
    chairs = {seat.person_id for seat in seats if seat.role is MemberRole.CHAIR and seat.holds_on(on)} - {None}
    return is_recorder(actor, administration_id) or actor.person_id in chairs


def _use(seat: Seat, statuses: Sequence[AttendanceStatus | None]) -> SeatUse:
    return SeatUse(
        seat.title,
        meetings=len(statuses),
        came=statuses.count(AttendanceStatus.PRESENT),
        substituted=statuses.count(AttendanceStatus.SUBSTITUTE),
        empty=statuses.count(AttendanceStatus.EXCUSED) + statuses.count(AttendanceStatus.ABSENT),
        unrecorded=statuses.count(None),
    )


def _line(department_id: int | None, parents: dict[int, int | None]) -> set[int | None]:
    """Return a department and everything above it."""
    line: set[int | None] = set()
    while department_id is not None and department_id not in line:
        line.add(department_id)
        department_id = parents.get(department_id)
    return line
