"""What concerns one today: the next appointments, and what waits for its documentation (4.21)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from tracker.domain.dialogues import DialogueDate, DialogueState
from tracker.domain.findings import Finding, finding
from tracker.domain.meetings import MeetingFormat, MeetingLine, Undocumented
from tracker.domain.periods import is_working_day

DAYS_TO_DOCUMENT = 10
STILL_GOING_ON = timedelta(hours=4)
NEAR = timedelta(days=7)


class AppointmentKind(StrEnum):
    """What kind of appointment it is."""

    MEETING = "meeting"
    DIALOGUE = "dialogue"


@dataclass(frozen=True)
class Appointment:
    """A meeting or a dialogue event among others; number and group are those of a meeting."""

    kind: AppointmentKind
    id: int
    starts_at: datetime
    title: str
    number: int | None
    group_name: str
    format: MeetingFormat
    place: str
    process_id: int
    process_title: str
    administration_name: str

    @property
    def on(self) -> date:
        return self.starts_at.date()

    @property
    def is_meeting(self) -> bool:
        return self.kind is AppointmentKind.MEETING


@dataclass(frozen=True)
class Waiting:
    """A past appointment whose documentation is due; `missing` says what for."""

    appointment: Appointment
    missing: Finding
    due_on: date

    def is_overdue(self, today: date) -> bool:
        """Whether the time to document it has passed."""
        return self.due_on < today


@dataclass(frozen=True)
class CountedDepartments:
    """How many departments were counted at an event, of how many."""

    counted: int
    expected: int


def coming(meetings: Iterable[MeetingLine], dialogues: Iterable[DialogueDate], now: datetime) -> list[Appointment]:
    """Return what begins from now on or has begun a short while ago, the earliest first."""
    both = [*(of_meeting(row) for row in meetings), *(of_dialogue(row) for row in dialogues)]
    ahead = [row for row in both if row.starts_at >= now - STILL_GOING_ON]
    return sorted(ahead, key=lambda row: (row.starts_at, row.kind, row.id))


def first_and_rest(
    coming: Sequence[Appointment], now: datetime, *, most: int
) -> tuple[Appointment | None, Sequence[Appointment]]:
    """Return the next appointment, if it is near, apart from those after it."""
    if coming and coming[0].starts_at - now <= NEAR:
        return coming[0], coming[1 : most + 1]
    return None, coming[:most]


def of_meeting(row: MeetingLine) -> Appointment:
    """Return a meeting as an appointment."""
    return Appointment(
        AppointmentKind.MEETING,
        row.id,
        row.starts_at,
        row.title,
        row.number,
        row.group_name,
        row.format,
        row.place,
        row.process_id,
        row.process_title,
        row.administration_name,
    )


def of_dialogue(row: DialogueDate) -> Appointment:
    """Return a dialogue event as an appointment."""
    return Appointment(
        AppointmentKind.DIALOGUE,
        row.id,
        row.starts_at,
        row.title,
        None,
        "",
        row.format,
        row.place,
        row.process_id,
        row.process_title,
        row.administration_name,
    )


def waiting(
    meetings: Iterable[Undocumented],
    dialogues: Iterable[DialogueDate],
    counted: Mapping[int, CountedDepartments],
    holidays: Mapping[int, Collection[date]],
) -> list[Waiting]:
    """Return what waits for its documentation, the most urgent first.

    `counted` is by event, `holidays` by process.
    """
    found = [_waiting(of_meeting(row.meeting), _of_record(row), holidays) for row in meetings]
    found += [_waiting(of_dialogue(row), _of_counts(row, counted.get(row.id)), holidays) for row in dialogues]
    return sorted(found, key=lambda row: (row.due_on, row.appointment.kind, row.appointment.id))


def due_on(day: date, holidays: Collection[date] = (), *, days: int = DAYS_TO_DOCUMENT) -> date:
    """Return the day that is so many working days after another."""
    due = day
    for _ in range(days):
        due += timedelta(days=1)
        while not is_working_day(due, holidays):
            due += timedelta(days=1)
    return due


def _waiting(appointment: Appointment, missing: Finding, holidays: Mapping[int, Collection[date]]) -> Waiting:
    return Waiting(appointment, missing, due_on(appointment.on, holidays.get(appointment.process_id, ())))


def _of_record(row: Undocumented) -> Finding:
    if row.open_items:
        return finding("items-without-outcome", count=row.open_items)
    return finding("attendance-missing") if not row.recorded_seats else finding("record-not-closed")


def _of_counts(row: DialogueDate, counted: CountedDepartments | None) -> Finding:
    if row.state is not DialogueState.HELD:
        return finding("outcome-unknown")
    if counted is None or not counted.counted:
        return finding("counts-none")
    missing = counted.expected - counted.counted
    return finding("counts-missing", count=missing, of=counted.expected) if missing > 0 else finding("count-not-closed")
