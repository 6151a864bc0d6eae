"""Attendance files: what their columns hold, and what one of their rows says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class AttendanceColumn(StrEnum):
    """What a column of an attendance file can hold."""

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    EMAIL = "email"
    ACCOUNT = "account"
    DEPARTMENT = "department"
    JOINED = "joined"
    LEFT = "left"
    DURATION = "duration"
    ACTION = "action"
    MOMENT = "moment"
    ROLE = "role"
    ATTENDED = "attended"
    WAITING = "waiting"


class DayOrder(StrEnum):
    """How a file means 05/06/2021; only the person who was there can tell, where the day of the event does not."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


@dataclass(frozen=True, slots=True)
class Stay:
    """A row of the file: somebody's time at the event, or their total; moments are on the wall in Germany.

    A stay that `is_timed` may lack one end: who had come before, or was still there. `seconds` is a total that the
    file states, `table` the part of the file in which the row stands. `is_absent` is of somebody who did not come, or
    only waited to be let in; `is_unread` of somebody whose time is written in a way that is not understood.
    """

    line: int
    name: str
    addresses: frozenset[str] = frozenset()
    role: str = ""
    department: str = ""
    is_timed: bool = False
    joined: datetime | None = None
    left: datetime | None = None
    seconds: int | None = None
    table: int = 0
    is_absent: bool = False
    is_unread: bool = False


@dataclass(frozen=True, slots=True)
class AttendanceFile:
    """The stays of a file; `stated` is how many participants it claims, `asks` a day that could mean two.

    `nameless` are the lines that tell a time and nobody's name, `shifted` those with more text than headings.
    """

    stays: tuple[Stay, ...]
    stated: int | None = None
    asks: str = ""
    order: DayOrder = DayOrder.DAY_FIRST
    nameless: tuple[int, ...] = ()
    shifted: tuple[int, ...] = ()

    @property
    def unread(self) -> tuple[int, ...]:
        """The lines whose times are not understood."""
        return tuple(sorted({stay.line for stay in self.stays if stay.is_unread}))
