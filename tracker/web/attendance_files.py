"""What an attendance file says about an event, as the pages between its upload and its counts show it.

Nothing of this outlives a request: what was read travels on in the page, and is read and checked again on its way back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

from tracker.domain.administrations import DepartmentRow
from tracker.domain.attendance_files import AttendanceFile
from tracker.domain.attendance_names import pieces
from tracker.domain.attendance_places import (
    Assigned,
    Directory,
    Meaning,
    Reason,
    Tally,
    assign,
    may_stand_for,
    names,
    tallied,
)
from tracker.domain.attendance_rosters import roster
from tracker.domain.attendance_rules import Belonging, Names
from tracker.domain.attendance_texts import Text, roles, texts
from tracker.domain.attendance_times import Window, understood, window
from tracker.domain.counts import Unit, state_when_counted
from tracker.domain.errors import RuleViolation
from tracker.domain.text import key
from tracker.imports.attendance_files import MOST_PEOPLE
from tracker.models import DialogueEvent
from tracker.web.clock import today
from tracker.web.labels import message

Choices = Mapping[str, str]
ORDER = (Reason.CONTRADICTED, Reason.UNKNOWN, Reason.CHOSEN, Reason.TEXT, Reason.ROLE, Reason.ROOM, Reason.NOT_THERE)
"""Whoever has to be looked at comes first."""


class Told(Protocol):
    """What is told of texts: what they stand for, and whether they may be remembered."""

    @property
    def texts(self) -> Sequence[Text]:
        """The texts."""

    def may_be_remembered(self, text: Text) -> bool:
        """Whether a text names nobody."""


@dataclass(frozen=True)
class Roster:
    """The people of a file, where they count, and the texts that say so."""

    file: AttendanceFile
    window: Window
    assigned: Sequence[Assigned]
    texts: Sequence[Text]
    roles: Sequence[Text]
    names: Names
    """Every name and address in the file, which may be kept nowhere."""

    @property
    def tallies(self) -> dict[Unit, Tally]:
        """What the file says per department and outside of them."""
        return tallied(self.assigned)

    @property
    def counted(self) -> int:
        """How many people are counted."""
        return sum(each.is_counted for each in self.assigned)

    @property
    def left_out(self) -> Counter[str]:
        """How many are not counted, by why."""
        rest = [each for each in self.assigned if not each.is_counted]
        return Counter("away" if each.reason is Reason.NOT_THERE else each.meaning.belonging.value for each in rest)

    @property
    def merged(self) -> list[Assigned]:
        """The people of whom several spellings or addresses are taken for one."""
        return [each for each in self.assigned if each.attendee.is_merged]

    @property
    def in_order(self) -> list[Assigned]:
        """Everybody, those whose place is unknown first."""
        return sorted(self.assigned, key=lambda each: ORDER.index(each.reason))

    def may_be_remembered(self, text: Text) -> bool:
        """Whether a text names nobody of the file, so far as anybody can tell."""
        return not self.names.are_in(text.text) and (not text.meaning or may_stand_for(text.text, text.meaning))


def barred(event: DialogueEvent) -> str:
    """Return why nothing can be counted at the event, if so."""
    try:
        state_when_counted(event.state, counted_at=event.counted_at, starts_on=event.starts_at.date(), today=today())
    except RuleViolation as violation:
        return message(violation.code, violation.details)
    return message("event-splits-categories", {}) if event.splits_categories else ""


def roster_of(
    file: AttendanceFile,
    event: DialogueEvent,
    known: Directory,
    people: Mapping[int, Meaning],
) -> Roster:
    """Return the people of a file with what is known of the texts beside their names.

    Raise `attendance-too-many`.
    """
    within = window(event.starts_at, event.ends_at, file.stays)
    file = understood(file, within)
    assigned = assign(roster(file.stays, within, known), known, people)
    if len(assigned) > MOST_PEOPLE:
        raise RuleViolation("attendance-too-many", limit=MOST_PEOPLE)
    return Roster(file, within, assigned, texts(assigned, known), roles(assigned, known), names(assigned, known))


def chosen_texts(spoken: Iterable[str], choices: Choices, departments: Sequence[DepartmentRow]) -> dict[str, Meaning]:
    """Return what was chosen for texts, by their spelling; `choices` go by what stands for a text in the page."""
    found: dict[str, Meaning] = {}
    for text in spoken:
        if meaning := meaning_of(choices.get(text_id(text), ""), departments):
            found[key(text)] = meaning
    return found


def chosen_people(choices: Choices, departments: Sequence[DepartmentRow]) -> dict[int, Meaning]:
    """Return what was chosen for single people."""
    read = {
        line: meaning_of(value, departments) for line, value in choices.items() if line.isascii() and line.isdigit()
    }
    return {int(line): meaning for line, meaning in read.items() if meaning}


def meaning_of(value: str, departments: Sequence[DepartmentRow]) -> Meaning | None:
    """Return what a choice of the page means; nothing for the empty one, and for a department of another house."""
    if value in set(Belonging) - {Belonging.DEPARTMENT}:
        return Meaning(Belonging(value))
    there = {str(row.id): row.id for row in departments}
    return Meaning(Belonging.DEPARTMENT, there[value]) if value in there else None


def text_id(text: str) -> str:
    """Return by what a text is known in the page."""
    return sha256(key(text).encode()).hexdigest()[:16]


def remembered(there: Told, ticked: Collection[str]) -> dict[str, Meaning]:
    """Return the texts that are to be remembered with what was chosen for them; `ticked` as they are in the page."""
    return {
        text.text: text.meaning
        for text in there.texts
        if text.meaning and text_id(text.text) in ticked and there.may_be_remembered(text)
    }


def candidates(file: AttendanceFile) -> set[str]:
    """Return everything in the file that could name a department or a role."""
    beside = {text for stay in file.stays for found in pieces(stay.name) for text in found}
    return beside | {text for stay in file.stays for text in (stay.department, stay.role) if text}
