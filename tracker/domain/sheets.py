"""What can become of a line of somebody's spreadsheet, and what can be wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Fate(StrEnum):
    """What an import would do with a line."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    TOTAL = "total"
    IGNORED = "ignored"


WRITTEN = frozenset({Fate.NEW, Fate.CHANGED})


class SheetColumn(StrEnum):
    """What a column of an imported sheet can hold."""

    DEPARTMENT = "department"
    EVENT = "event"
    DATE = "date"
    INVITED = "invited"
    PARTICIPANTS = "participants"
    FIRST_TIMERS = "first_timers"
    HOURS = "hours"
    NOTE = "note"
    NAME = "name"
    SHORT_CODE = "short_code"
    PARENT = "parent"
    LEVEL = "level"
    KIND = "kind"
    MIGRATION_RELATED = "migration_related"
    HEADCOUNT = "headcount"
    AS_OF = "as_of"


class IgnoredReason(StrEnum):
    """Why a column of an imported sheet is not read."""

    PERSONAL_ATTRIBUTE = "personal_attribute"
    """It divides people by an attribute that is never recorded (rule R2)."""
    NAMES_PEOPLE = "names_people"
    """It names people where only counts are kept (rule R1)."""
    NOT_A_HEADCOUNT = "not_a_headcount"
    """It counts full-time equivalents, and the figures need persons."""
    NOT_UNDERSTOOD = "not_understood"


class ProblemCode(StrEnum):
    """What is wrong with a line, or worth knowing about it."""

    NUMBER_UNREADABLE = "number-unreadable"
    NUMBER_NOT_WHOLE = "number-not-whole"
    NUMBER_NEGATIVE = "number-negative"
    NUMBER_AMBIGUOUS = "number-ambiguous"
    NUMBER_TOO_LARGE = "number-too-large"
    DATE_UNREADABLE = "date-unreadable"
    DATE_IMPOSSIBLE = "date-impossible"
    WORD_UNKNOWN = "word-unknown"
    TEXT_TOO_LONG = "text-too-long"
    CELLS_SHIFTED = "cells-shifted"
    FORMULA_NOT_READ = "formula-not-read"

    DEPARTMENT_MISSING = "department-missing"
    DEPARTMENT_UNKNOWN = "department-unknown"
    DEPARTMENT_AMBIGUOUS = "department-ambiguous"
    DEPARTMENT_NOT_THEN = "department-not-then"
    EVENT_MISSING = "event-missing"
    EVENT_UNKNOWN = "event-unknown"
    EVENT_AMBIGUOUS = "event-ambiguous"
    EVENT_ON_ANOTHER_DAY = "event-on-another-day"
    DIALOGUE_STATE = "dialogue-state"
    DIALOGUE_IN_FUTURE = "dialogue-in-future"
    COUNT_CLOSED = "count-closed"
    EVENT_SPLITS_CATEGORIES = "event-splits-categories"
    MORE_PARTICIPANTS_THAN_STAFF = "more-participants-than-staff"
    MORE_FIRST_TIMERS_THAN_PARTICIPANTS = "more-first-timers-than-participants"
    FIRST_TIMERS_WITHOUT_PARTICIPANTS = "first-timers-without-participants"
    LINES_CONTRADICT = "lines-contradict"
    NAME_MISSING = "name-missing"
    PARENT_UNKNOWN = "parent-unknown"
    PARENT_AMBIGUOUS = "parent-ambiguous"
    PARENT_REFUSED = "parent-refused"
    PARENT_BELOW_ITSELF = "parent-below-itself"
    LEVEL_NOT_BELOW_PARENT = "level-not-below-parent"

    MORE_PARTICIPANTS_THAN_INVITED = "more-participants-than-invited"
    MORE_FIRST_TIMERS_THAN_STAFF = "more-first-timers-than-staff"
    ALL_ARE_NEW_AT_THE_FIRST_EVENT = "all-are-new-at-the-first-event"
    HEADCOUNT_NOT_RECORDED = "headcount-not-recorded"
    DURATION_DIFFERS = "duration-differs"
    DURATION_UNREADABLE = "duration-unreadable"
    TOTAL_DIFFERS = "total-differs"
    FORMULA_AS_TEXT = "formula-as-text"
    FORMULA_LEFT_ASIDE = "formula-left-aside"
    SURPLUS_CELLS = "surplus-cells"
    NOTHING_COUNTED = "nothing-counted"
    NAME_TAKEN = "name-taken"
    LINE_REPEATED = "line-repeated"
    HEADER_REPEATED = "header-repeated"


FLAGS = frozenset(
    {
        ProblemCode.MORE_PARTICIPANTS_THAN_INVITED,
        ProblemCode.MORE_FIRST_TIMERS_THAN_STAFF,
        ProblemCode.ALL_ARE_NEW_AT_THE_FIRST_EVENT,
        ProblemCode.HEADCOUNT_NOT_RECORDED,
        ProblemCode.DURATION_DIFFERS,
        ProblemCode.DURATION_UNREADABLE,
        ProblemCode.TOTAL_DIFFERS,
        ProblemCode.FORMULA_AS_TEXT,
        ProblemCode.FORMULA_LEFT_ASIDE,
        ProblemCode.SURPLUS_CELLS,
        ProblemCode.NOTHING_COUNTED,
        ProblemCode.NAME_TAKEN,
        ProblemCode.LINE_REPEATED,
        ProblemCode.HEADER_REPEATED,
    }
)
"""What is said about a line without refusing it; every other code refuses the line."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one cell, or with the line where `column` is None; `details` fill the sentence."""

    code: ProblemCode
    column: SheetColumn | None = None
    value: str = ""
    details: Mapping[str, object] = field(default_factory=dict)

    @property
    def refuses(self) -> bool:
        return self.code not in FLAGS


@dataclass(frozen=True, slots=True)
class IgnoredColumn:
    """A column of the file that is not read, and why."""

    heading: str
    reason: IgnoredReason


@dataclass(frozen=True, slots=True)
class Change:
    """What an import would make of one recorded value."""

    column: SheetColumn
    old: object
    new: object
