"""The sentences about imported files and their lines, and the words for what becomes of them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l

from tracker.domain.sheets import Fate, IgnoredReason, SheetColumn

SHEET_MESSAGES: Mapping[str, Any] = {
    "file-too-large": _l("The file is too large. At most %(limit)s MB can be read."),
    "file-old-excel": _l("This is a file of an old Excel (.xls). Please save it as .xlsx or as CSV."),
    "file-not-readable": _l("This file cannot be read. Please save it as .xlsx or as CSV."),
    "file-unsafe": _l("This file is built in an unusual way and is not opened. Please save the sheet as CSV."),
    "file-too-many-rows": _l("There are too many rows. At most %(limit)s can be read."),
    "file-too-many-columns": _l("There are too many columns. At most %(limit)s can be read."),
    "file-too-many-cells": _l("There are too many cells. At most %(limit)s can be read."),
    "file-empty": _l("There is nothing in it."),
    "file-quote-open": _l("A quotation mark in line %(line)s is never closed."),
    "file-without-header": _l("No row of headings was found. This is missing: %(missing)s."),
    "file-column-twice": _l("Two columns mean the same: “%(first)s” and “%(second)s”."),
    "export-too-long": _l("“%(table)s” has more than %(limit)s rows, which no workbook holds. Please choose CSV."),
    "sheet-outdated": _l("Something was changed in the meantime. Please look at the preview again."),
    "number-unreadable": _l("This is not a number."),
    "number-not-whole": _l("People are counted in whole numbers."),
    "number-negative": _l("A number of people cannot be negative."),
    "number-ambiguous": _l("Please write the number without a point or comma; it could mean two things."),
    "number-too-large": _l("This number is too large."),
    "date-unreadable": _l("This is not a date. Please write it like 14.09.2021."),
    "date-impossible": _l("There is no such day."),
    "word-unknown": _l("This word is not known here."),
    "text-too-long": _l("Please use at most %(limit)s characters."),
    "cells-shifted": _l("The line has more cells than there are headings; its numbers may stand in the wrong column."),
    "department-missing": _l("The department is missing."),
    "department-unknown": _l("There is no such department."),
    "department-unknown-suggestions": _l("There is no such department. Is one of these meant: %(suggestions)s?"),
    "department-ambiguous": _l("Several departments are called so. Please add the short code."),
    "department-not-then": _l("This department did not exist on %(day)s."),
    "event-missing": _l("It is not clear to which event this line belongs."),
    "event-unknown": _l("There is no such event in this process."),
    "event-unknown-suggestions": _l("There is no such event in this process. Is one of these meant: %(suggestions)s?"),
    "event-ambiguous": _l("Several events match. Please give both the title and the date."),
    "event-on-another-day": _l("The event of this title is on another day: %(days)s."),
    "event-splits-categories": _l(
        "Managers and staff are counted separately at this event. Please enter its numbers on its own page."
    ),
    "lines-contradict": _l("Several lines of the sheet mean the same department."),
    "lines-contradict-line": _l("Line %(line)s gives another number for it (%(count)s)."),
    "lines-contradict-lines": _l("Something different about the same stands in line %(lines)s."),
    "name-missing": _l("The name of the department is missing."),
    "parent-unknown": _l("There is neither a department nor a line of this name."),
    "parent-ambiguous": _l("Several departments are called so. Please use the short code."),
    "parent-refused": _l("The department above it, in line %(line)s, has to be corrected first."),
    "parent-below-itself": _l("The department would lie below itself."),
    "duration-differs": _l("According to its page, the event lasted %(hours)s hours."),
    "duration-unreadable": _l("The duration cannot be read and is left aside."),
    "total-differs": _l("The lines add up to %(sum)s."),
    "formula-as-text": _l("A formula is kept as text."),
    "formula-left-aside": _l("Formulas are not read, so this sum is not compared."),
    "formula-not-read": _l("Formulas are not read. Please save the sheet with values instead."),
    "surplus-cells": _l("The line has more cells than there are headings; what is left over becomes its note."),
    "nothing-counted": _l("Nothing is counted in this line."),
    "name-taken": _l("A department of this name exists already under another short code; this line adds a second one."),
    "line-repeated": _l("The line repeats another one and is left aside."),
    "line-repeated-lines": _l("The line repeats line %(lines)s and is left aside."),
    "header-repeated": _l("These are the headings once more."),
}

SHEET_LABELS: Mapping[type[StrEnum], Mapping[Any, Any]] = {
    Fate: {
        Fate.NEW: _l("new"),
        Fate.CHANGED: _l("changed"),
        Fate.UNCHANGED: _l("unchanged"),
        Fate.REFUSED: _l("to be corrected"),
        Fate.TOTAL: _l("sum"),
        Fate.IGNORED: _l("left aside"),
    },
    IgnoredReason: {
        IgnoredReason.PERSONAL_ATTRIBUTE: _l("It divides people by something personal, which is never recorded."),
        IgnoredReason.NAMES_PEOPLE: _l("It names people, and only numbers are kept."),
        IgnoredReason.NOT_A_HEADCOUNT: _l("It counts full-time equivalents, and persons are needed."),
        IgnoredReason.NOT_UNDERSTOOD: _l("It is not needed, or its heading is not understood."),
    },
    SheetColumn: {
        SheetColumn.DEPARTMENT: _l("Department"),
        SheetColumn.EVENT: _l("Event"),
        SheetColumn.DATE: _l("Date"),
        SheetColumn.INVITED: _l("Invited"),
        SheetColumn.PARTICIPANTS: _l("Participants"),
        SheetColumn.FIRST_TIMERS: _l("First-timers"),
        SheetColumn.HOURS: _l("Hours"),
        SheetColumn.NOTE: _l("Note"),
        SheetColumn.NAME: _l("Name"),
        SheetColumn.SHORT_CODE: _l("Short code"),
        SheetColumn.PARENT: _l("Belongs to"),
        SheetColumn.LEVEL: _l("Level"),
        SheetColumn.KIND: _l("Kind"),
        SheetColumn.MIGRATION_RELATED: _l("Migration-related"),
        SheetColumn.HEADCOUNT: _l("Headcount"),
        SheetColumn.AS_OF: _l("Key date"),
    },
}
FATE_SHAPES: Mapping[Any, str] = {
    Fate.NEW: "ok",
    Fate.CHANGED: "now",
    Fate.UNCHANGED: "done",
    Fate.REFUSED: "act",
    Fate.TOTAL: "none",
    Fate.IGNORED: "none",
}
