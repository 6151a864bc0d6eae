"""Themes that staff raised: said, done, answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.errors import RuleViolation
from tracker.domain.values import Figure, count, suppressed


class ThemeStatus(StrEnum):
    """What became of a theme."""

    NEW = "new"
    ADOPTED = "adopted"
    ANSWERED = "answered"
    NOT_PURSUED = "not_pursued"


class FieldKind(StrEnum):
    """Whether a field stands beside the others or runs through all of them."""

    FIELD_OF_ACTION = "field_of_action"
    CROSS_CUTTING = "cross_cutting"


class DiversityDimension(StrEnum):
    """The dimensions of diversity, as tags on themes and measures and never on people (rule R2)."""

    AGE = "age"
    ORIGIN = "origin"
    GENDER = "gender"
    ABILITIES = "abilities"
    RELIGION = "religion"
    ORIENTATION = "orientation"
    SOCIAL_ORIGIN = "social_origin"


class ThemeAge(StrEnum):
    """How long staff have been waiting for an answer."""

    FRESH = "fresh"
    WAITING = "waiting"
    OVERDUE = "overdue"


OPEN = frozenset({ThemeStatus.NEW, ThemeStatus.ADOPTED})
"""Staff have not heard yet what becomes of it."""

NEXT: Mapping[ThemeStatus, frozenset[ThemeStatus]] = {
    ThemeStatus.NEW: frozenset({ThemeStatus.ADOPTED, ThemeStatus.ANSWERED, ThemeStatus.NOT_PURSUED}),
    ThemeStatus.ADOPTED: frozenset({ThemeStatus.ANSWERED, ThemeStatus.NOT_PURSUED}),
    ThemeStatus.ANSWERED: frozenset({ThemeStatus.ADOPTED}),
    ThemeStatus.NOT_PURSUED: frozenset({ThemeStatus.ADOPTED}),
}
"""What can follow: an answer that was given is corrected by taking the theme up again, with the reason."""

WAITING_FROM, OVERDUE_AFTER = 30, 90
"""Days: until the first an answer is fresh work, after the second it is overdue."""


@dataclass(frozen=True)
class Tag:
    """What a theme is about besides its field: a cross-cutting theme, or a dimension of diversity."""

    name: str = ""
    dimension: DiversityDimension | None = None


@dataclass(frozen=True)
class ThemeRow:
    """A theme as lists show it; `notes` is how many notes it rests on, as far as the reader may know."""

    id: int
    title: str
    status: ThemeStatus
    raised_on: date
    answered_on: date | None
    field_name: str
    tags: Sequence[Tag]
    notes: Figure

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    def days_open(self, on: date) -> int:
        """Return how many days staff have waited, until the day or until they were answered."""
        return days_open(self.raised_on, self.answered_on or on)

    def age(self, on: date) -> ThemeAge | None:
        """Return how long staff have been waiting; None once they were answered."""
        return age(self.days_open(on)) if self.is_open else None


@dataclass(frozen=True)
class AnsweredTheme:
    """What staff raised and were answered, for everybody; a theme that is not pursued says why in `reason`."""

    id: int
    title: str
    status: ThemeStatus
    answer: str
    reason: str
    answered_on: date | None
    raised_on: date
    field_name: str
    tags: Sequence[Tag]


@dataclass(frozen=True)
class WaitingThemes:
    """What the overview of a process says of open answers."""

    open: int
    overdue: int
    oldest_days: int | None


def checked_step(current: ThemeStatus, target: ThemeStatus) -> ThemeStatus:
    """Return the status that follows, if it can."""
    if target not in NEXT[current]:
        raise RuleViolation("theme-status", current=current, target=target)
    return target


def forbid_closed(status: ThemeStatus) -> None:
    """Refuse to touch what staff were told already."""
    if status not in OPEN:
        raise RuleViolation("theme-answered", current=status)


def was_told(answer: str, reason: str) -> bool:
    """Whether staff were told something about an open theme before: then it has the answer, or why it came back."""
    return bool(answer or reason)


def forbid_dissolving(status: ThemeStatus, *, is_told: bool, is_on_agenda: bool) -> None:
    """Refuse to take a theme apart that staff or a group know of; `is_told` as `was_told` says it."""
    forbid_closed(status)
    if is_told:
        raise RuleViolation("theme-was-told")
    if is_on_agenda:
        raise RuleViolation("theme-on-agenda")


def checked_text(text: str, *, field: str) -> str:
    """Return the answer, or the reason for a step, if there is one."""
    if not text.strip():
        raise RuleViolation("theme-answer-required" if field == "answer" else "reason-required", field=field)
    return text


def checked_day(answered_on: date, *, raised_on: date, today: date) -> date:
    """Return the day on which staff were answered: it lies between the question and today."""
    if answered_on > today:
        raise RuleViolation("day-in-future", field="answered_on")
    if answered_on < raised_on:
        raise RuleViolation("answered-before-raised", field="answered_on")
    return answered_on


def checked_raised(raised_on: date, today: date) -> date:
    """Return the day from which an open answer ages: none to come, or no answer could follow it."""
    if raised_on > today:
        raise RuleViolation("day-in-future", field="raised_on")
    return raised_on


def raised_after(raised_on: date, *, first: date, left: date | None) -> date:
    """Return the day of a theme of which notes went: that of the first note that is left.

    A day that somebody chose, which is not that of its first note until now, stays; so does that of a theme without
    notes.
    """
    return left if left is not None and raised_on == first else raised_on


def days_open(raised_on: date, on: date) -> int:
    """Return how many days have passed; a theme of tomorrow has not waited yet."""
    return max((on - raised_on).days, 0)


def age(days: int) -> ThemeAge:
    """Return the step of ageing: under 30 days, 30 to 90, over 90."""
    if days > OVERDUE_AFTER:
        return ThemeAge.OVERDUE
    return ThemeAge.WAITING if days >= WAITING_FROM else ThemeAge.FRESH


def shown_notes(notes: int, *, threshold: int, is_recorder: bool) -> Figure:
    """Return the number of notes: all others than recorders learn it from the threshold on.

    It counts cards and not people. But a theme of one card from a small event rests on one voice, which can be
    looked for; so the same threshold holds as for people.
    """
    found = count(notes)
    return found if is_recorder or notes >= threshold else suppressed(found)


def by_age(rows: Iterable[ThemeRow]) -> list[ThemeRow]:
    """Return the open themes first, the one that waits longest on top; then the answered ones, the latest first."""

    def order(row: ThemeRow) -> tuple[bool, int, int]:
        last = row.answered_on or row.raised_on
        return not row.is_open, row.raised_on.toordinal() if row.is_open else -last.toordinal(), row.id

    return sorted(rows, key=order)


def counted(rows: Iterable[ThemeRow]) -> dict[ThemeStatus, int]:
    """Return how many themes have each status, the empty ones too."""
    found = Counter(row.status for row in rows)
    return {status: found[status] for status in ThemeStatus}


def waiting(raised: Iterable[date], on: date) -> WaitingThemes:
    """Return what waits for an answer, given the days on which the open themes were raised."""
    days = [days_open(day, on) for day in raised]
    overdue = sum(age(each) is ThemeAge.OVERDUE for each in days)
    return WaitingThemes(len(days), overdue, max(days, default=None))


def merged_text(texts: Sequence[str]) -> str:
    """Return the texts of themes that become one, each once, one below the other."""
    return "\n\n".join(dict.fromkeys(text for text in texts if text))


def tag_order(tag: Tag) -> tuple[bool, int, str]:
    """Return where a tag stands: cross-cutting themes by name, then the dimensions in their order."""
    if tag.dimension is None:
        return False, 0, tag.name
    return True, list(DiversityDimension).index(tag.dimension), ""
