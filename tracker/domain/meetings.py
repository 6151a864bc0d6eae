"""Meetings of a group: their lifecycle and what must be there before one is closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from tracker.domain.access import Actor, is_recorder
from tracker.domain.errors import RuleViolation
from tracker.domain.groups import MemberRole


class MeetingState(StrEnum):
    """Where a meeting stands."""

    DRAFT = "draft"
    INVITED = "invited"
    IN_PROGRESS = "in_progress"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    NOT_HELD = "not_held"


class MeetingFormat(StrEnum):
    """How people come together, for meetings and dialogue events alike."""

    ON_SITE = "on_site"
    ONLINE = "online"
    HYBRID = "hybrid"


class Confidentiality(StrEnum):
    """Who may read a meeting's papers."""

    GROUP = "group"
    HOUSE = "house"
    INTERNAL = "internal"


class AttendanceStatus(StrEnum):
    """Whether a member was there; nobody is preset."""

    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"
    SUBSTITUTE = "substitute"
    GUEST = "guest"


class AttendanceMode(StrEnum):
    """In which way somebody was there."""

    ON_SITE = "on_site"
    ONLINE = "online"


class ItemKind(StrEnum):
    """What an agenda item asks of the group."""

    INFORMATION = "information"
    DISCUSSION = "discussion"
    DECISION = "decision"
    APPROVAL = "approval"
    ORGANISATIONAL = "organisational"


class ItemState(StrEnum):
    """Where an agenda item stands."""

    OPEN = "open"
    DEALT_WITH = "dealt_with"
    DEFERRED = "deferred"
    WITHDRAWN = "withdrawn"


class MissingCode(StrEnum):
    """What keeps a meeting from being closed."""

    ATTENDANCE = "attendance"
    OUTCOME = "outcome"
    RESPONSIBLE = "responsible"
    DUE = "due"


OPEN_STATES = frozenset({MeetingState.DRAFT, MeetingState.INVITED, MeetingState.IN_PROGRESS})
HELD_STATES = frozenset({MeetingState.IN_PROGRESS, MeetingState.CLOSED})
FROZEN_STATES = frozenset({MeetingState.CLOSED, MeetingState.CANCELLED, MeetingState.NOT_HELD})
ALLOWED = {
    MeetingState.DRAFT: {MeetingState.INVITED, MeetingState.IN_PROGRESS, MeetingState.CANCELLED, MeetingState.NOT_HELD},
    MeetingState.INVITED: {MeetingState.IN_PROGRESS, MeetingState.CANCELLED, MeetingState.NOT_HELD},
    MeetingState.IN_PROGRESS: {MeetingState.CLOSED},
    MeetingState.CLOSED: set[MeetingState](),
    MeetingState.CANCELLED: {MeetingState.DRAFT},
    MeetingState.NOT_HELD: set[MeetingState](),
}
TAKEN = frozenset({AttendanceStatus.PRESENT, AttendanceStatus.SUBSTITUTE})
THERE = TAKEN | {AttendanceStatus.GUEST}
NEEDS_REASON = frozenset({MeetingState.CANCELLED, MeetingState.NOT_HELD})


@dataclass(frozen=True)
class SeatRow:
    """A seat or a guest as the attendance of a meeting shows it; nobody recorded it while `status` is None."""

    membership_id: int | None
    attendance_id: int | None
    person_id: int | None
    name: str
    seat: str
    role: MemberRole | None
    is_voting: bool
    deputy_id: int | None
    deputy_name: str
    status: AttendanceStatus | None
    mode: AttendanceMode | None
    substitute_name: str
    arrived_at: time | None = None
    left_at: time | None = None

    @property
    def label(self) -> str:
        """The function that is represented; the name only of guests and where there is no function."""
        return self.name if self.is_guest else self.seat or self.name

    @property
    def is_guest(self) -> bool:
        return self.membership_id is None

    @property
    def is_seat(self) -> bool:
        """Whether it counts as a seat of the group: guests do not."""
        return not self.is_guest and self.role is not MemberRole.PERMANENT_GUEST

    @property
    def is_vacant(self) -> bool:
        return self.is_seat and self.person_id is None and self.deputy_id is None

    @property
    def is_taken(self) -> bool:
        return self.status in TAKEN


@dataclass(frozen=True)
class MeetingLine:
    """A meeting as lists show it."""

    id: int
    process_id: int
    process_title: str
    administration_name: str
    group_id: int
    group_name: str
    year: int
    number: int
    title: str
    starts_at: datetime
    ends_at: datetime | None
    format: MeetingFormat
    place: str
    state: MeetingState


@dataclass(frozen=True)
class MeetingRow:
    """A meeting as figures read it (4.19); its seats are rows of their own (4.20)."""

    id: int
    group_id: int
    group_name: str
    agreed_days: int | None
    year: int
    number: int
    starts_at: datetime
    ends_at: datetime | None
    format: MeetingFormat
    state: MeetingState

    @property
    def starts_on(self) -> date:
        return self.starts_at.date()

    @property
    def is_held(self) -> bool:
        return self.state in HELD_STATES


@dataclass(frozen=True)
class Undocumented:
    """A past meeting whose record is not closed, and how much of it is still open."""

    meeting: MeetingLine
    open_items: int
    recorded_seats: int


@dataclass(frozen=True)
class Missing:
    """Something that keeps a meeting from being closed; `record_id` is the membership, agenda item or action item."""

    code: MissingCode
    record_id: int
    title: str


def move(
    current: MeetingState, target: MeetingState, *, starts_on: date, today: date, reason: str = ""
) -> MeetingState:
    """Return the target state, or say which rule forbids it."""
    if target not in ALLOWED[current]:
        raise RuleViolation("meeting-state", field="state", current=current, target=target)
    if target in {MeetingState.IN_PROGRESS, MeetingState.NOT_HELD} and starts_on > today:
        raise RuleViolation("meeting-in-future", field="state")
    if target in NEEDS_REASON and not reason.strip():
        raise RuleViolation("reason-required", field="state_reason")
    return target


def checked_times(starts_at: datetime, ends_at: datetime | None) -> None:
    """Refuse a meeting or event that ends before it begins."""
    if ends_at is not None and ends_at <= starts_at:
        raise RuleViolation("ends-before-it-begins", field="ends_at")


def forbid_frozen(state: MeetingState) -> None:
    """Refuse a change to a meeting that is over (rule R8)."""
    if state in FROZEN_STATES:
        raise RuleViolation("meeting-is-over")


def next_number(numbers_of_the_year: Sequence[int]) -> int:
    """Return the next running number within a year; a number is never given twice."""
    return max(numbers_of_the_year, default=0) + 1


def forbid_unless_held(state: MeetingState) -> None:
    """Refuse notes, attendance and outcomes while the meeting is not being held."""
    forbid_frozen(state)
    if state is not MeetingState.IN_PROGRESS:
        raise RuleViolation("meeting-not-begun")


def reads(actor: Actor, visibility: Confidentiality, *, administration_id: int, group_id: int) -> bool:
    """Whether the actor may read what is visible to this circle; `scope.readable_items` says the same in SQL."""
    if visibility is Confidentiality.HOUSE or is_recorder(actor, administration_id):
        return True
    return visibility is Confidentiality.GROUP and group_id in actor.groups


def checked_substitute(status: AttendanceStatus | None, name: str) -> str:
    """Return who came instead, and nobody where the member came or nobody did."""
    if status is not AttendanceStatus.SUBSTITUTE:
        return ""
    if not name.strip():
        raise RuleViolation("substitute-name-missing", field="substitute_name")
    return name


def checked_presence(status: AttendanceStatus, arrived_at: time | None, left_at: time | None) -> None:
    """Refuse times of somebody who was not there, and leaving before arriving."""
    if status not in THERE:
        raise RuleViolation("was-not-there", field="arrived_at")
    if arrived_at is not None and left_at is not None and left_at <= arrived_at:
        raise RuleViolation("left-before-arrived", field="left_at")


def usual_mode(meeting_format: MeetingFormat) -> AttendanceMode:
    """Return in which way people are there at a meeting of this format unless somebody says otherwise."""
    return AttendanceMode.ONLINE if meeting_format is MeetingFormat.ONLINE else AttendanceMode.ON_SITE


def voters(seats: Sequence[SeatRow]) -> int | None:
    """Return how many voting members were there, substitutes included; None while attendance is not recorded."""
    if not any(seat.status for seat in seats if seat.is_seat):
        return None
    return sum(seat.is_taken for seat in seats if seat.is_seat and seat.is_voting)


def missing_attendance(seats: Sequence[SeatRow]) -> list[Missing]:
    """Return the seats for which nobody recorded attendance; a vacant seat cannot come."""
    return [
        Missing(MissingCode.ATTENDANCE, seat.membership_id, seat.label)
        for seat in seats
        if seat.membership_id is not None and seat.is_seat and not seat.is_vacant and seat.status is None
    ]
