"""Words about attendance files: their columns, why somebody counts where they do, and what is wrong with a file."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l

from tracker.domain.attendance_files import AttendanceColumn, DayOrder
from tracker.domain.attendance_places import Reason

ATTENDANCE_LABELS: Mapping[type[StrEnum], Mapping[Any, Any]] = {
    AttendanceColumn: {
        AttendanceColumn.NAME: _l("Name"),
        AttendanceColumn.FIRST_NAME: _l("First name"),
        AttendanceColumn.LAST_NAME: _l("Last name"),
        AttendanceColumn.EMAIL: _l("E-mail address"),
        AttendanceColumn.ACCOUNT: _l("Name of the account"),
        AttendanceColumn.DEPARTMENT: _l("Department"),
        AttendanceColumn.JOINED: _l("Came at"),
        AttendanceColumn.LEFT: _l("Left at"),
        AttendanceColumn.DURATION: _l("Duration"),
        AttendanceColumn.ACTION: _l("What was done (came, left)"),
        AttendanceColumn.MOMENT: _l("When it was done"),
        AttendanceColumn.ROLE: _l("Role in the meeting"),
        AttendanceColumn.ATTENDED: _l("Was there (yes, no)"),
        AttendanceColumn.WAITING: _l("Only waited to be let in (yes, no)"),
    },
    DayOrder: {DayOrder.DAY_FIRST: _l("day/month"), DayOrder.MONTH_FIRST: _l("month/day")},
    Reason: {
        Reason.CHOSEN: _l("chosen here"),
        Reason.ROLE: _l("by the role in the meeting"),
        Reason.ROOM: _l("by the name of the room"),
        Reason.TEXT: _l("by the text beside the name"),
        Reason.UNKNOWN: _l("the file does not say"),
        Reason.CONTRADICTED: _l("what stands beside the name contradicts itself"),
        Reason.NOT_THERE: _l("was not there during the event"),
    },
}

ATTENDANCE_MESSAGES: Mapping[str, Any] = {
    "attendance-not-understood": _l(
        "No table of people was found in this file. Please say below which line holds the headings and what its"
        " columns mean."
    ),
    "attendance-columns-missing": _l(
        "Please choose at least the column of the names or of the e-mail addresses, and one more."
    ),
    "attendance-too-many": _l(
        "There are more than %(limit)s people in this file. That many cannot be looked through. Please count them by"
        " department yourself and enter the numbers."
    ),
    "attendance-order-needed": _l("Please say first how the days in this file are meant."),
    "attendance-text-names-person": _l("This contains the name of a person from the file, so it is not kept."),
    "attendance-note-names-person": _l(
        "This contains the name of a person from the file. Please write it without names: they are not kept."
    ),
    "attendance-text-unfit": _l("This text cannot be remembered."),
    "attendance-no-lines": _l("No line of this sheet can be counted at this event."),
}
