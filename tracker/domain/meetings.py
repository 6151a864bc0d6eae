"""Meetings of a group: their lifecycle and what must be there before one is closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tracker.domain.errors import RuleViolation


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
NEEDS_REASON = frozenset({MeetingState.CANCELLED, MeetingState.NOT_HELD})


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
    """A meeting as figures read it (4.19, 4.20).

    Seats are the memberships that hold on its day, permanent guests left out and vacant seats included; a seat is
    present when its member or a substitute came. `leadership_seats` are those of members who hold the role of the
    top leadership on that day; a substitute does not count as top leadership.
    """

    id: int
    group_id: int
    group_name: str
    rhythm_weeks: int | None
    year: int
    number: int
    starts_at: datetime
    ends_at: datetime | None
    format: MeetingFormat
    state: MeetingState
    seats: int = 0
    seats_recorded: int = 0
    seats_present: int = 0
    leadership_seats: int = 0
    leadership_present: int = 0

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
    """Something that keeps a meeting from being closed; `record_id` is the item, action item or membership."""

    code: str
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
