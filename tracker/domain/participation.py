"""Staff participation: counts, not people (rule R1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.dialogues import DialogueTarget
from tracker.domain.meetings import MeetingFormat


class CountScope(StrEnum):
    """To whom a count belongs."""

    DEPARTMENT = "department"
    NOT_ASSIGNED = "not_assigned"
    EXTERNAL = "external"


class CountCategory(StrEnum):
    """Whom a count covers; managers and staff only where the event asks for it."""

    ALL = "all"
    MANAGERS = "managers"
    STAFF = "staff"


class CountMode(StrEnum):
    """In which way the counted people took part."""

    ANY = "any"
    ON_SITE = "on_site"
    ONLINE = "online"


def mode_at(event_format: MeetingFormat, *, is_online: bool) -> CountMode:
    """Return in which way people took part, where an event leaves the choice."""
    if event_format is not MeetingFormat.HYBRID:
        return CountMode.ANY
    return CountMode.ONLINE if is_online else CountMode.ON_SITE


class CountSource(StrEnum):
    """Where a count comes from."""

    SIGN_IN_LIST = "sign_in_list"
    TALLY = "tally"
    ONLINE_REPORT = "online_report"
    ESTIMATE = "estimate"


@dataclass(slots=True)
class CountRow:
    """What was counted at one event for one department, or outside the departments; `count` may be unknown.

    Not frozen, because a dashboard reads thousands of them and freezing makes each seven times as expensive.
    """

    event_id: int
    scope: CountScope
    department_id: int | None
    count: int | None
    first_timers: int | None
    category: CountCategory = CountCategory.ALL
    mode: CountMode = CountMode.ANY


@dataclass(frozen=True)
class EventRow:
    """A held dialogue event as participation figures read it; `invited` is the number of people.

    Where it addresses departments, `departments` are those invited; without any, those counted are. `is_closed` says
    that its count is.
    """

    id: int
    title: str
    held_on: date
    target: DialogueTarget = DialogueTarget.WHOLE_HOUSE
    invited: int | None = None
    departments: frozenset[int] = frozenset()
    is_closed: bool = True


@dataclass(frozen=True, slots=True)
class TotalRow:
    """What the counts of one department add up to in a process; everybody at its first event is a first-timer."""

    process_id: int
    department_id: int
    attendances: int
    largest: int
    first_timers: int
    without_first_timers: int
    events: int
