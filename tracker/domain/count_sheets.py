"""The facilitator's own sheet of counts: its lines, and what an import would make of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import NamedTuple

from tracker.domain.administrations import DepartmentRow, HeadcountRow
from tracker.domain.counts import Unit
from tracker.domain.dialogues import DialogueState
from tracker.domain.participation import CountScope
from tracker.domain.sheets import WRITTEN, Change, Fate, Problem


class Place(NamedTuple):
    """Where a count belongs: to one event, and to one department or outside of them."""

    event_id: int
    scope: CountScope
    department_id: int | None


class CountValues(NamedTuple):
    """What is recorded at a place, or would be."""

    participants: int
    first_timers: int | None = None
    invited: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """A dialogue event to which a line can belong; `newcomers` are the first-timers elsewhere, per department."""

    id: int
    title: str
    on: date
    state: DialogueState = DialogueState.HELD
    hours: Decimal | None = None
    splits_categories: bool = False
    is_first: bool = False
    counted_at: datetime | None = None
    newcomers: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Known:
    """What is known before the import; `recorded` holds the counts that are not split by category or mode.

    `texts` are words beside the names of departments, by their key, and what they were said to stand for.
    """

    departments: Sequence[DepartmentRow] = ()
    headcounts: Sequence[HeadcountRow] = ()
    events: Sequence[KnownEvent] = ()
    recorded: Mapping[Place, CountValues] = field(default_factory=dict)
    texts: Mapping[str, Unit] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CountLine:
    """A line of the sheet as it was read; `scope` is None where it names no department and is not external."""

    number: int
    department_text: str = ""
    event_text: str = ""
    event_date: date | None = None
    invited: int | None = None
    participants: int | None = None
    first_timers: int | None = None
    hours: Decimal | None = None
    note: str = ""
    scope: CountScope | None = CountScope.DEPARTMENT
    is_total: bool = False
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class MatchedLine:
    """A line and its fate; `values` are what would stand at `place` afterwards."""

    line: CountLine
    fate: Fate
    problems: tuple[Problem, ...] = ()
    place: Place | None = None
    values: CountValues | None = None
    changes: tuple[Change, ...] = ()

    @property
    def is_flagged(self) -> bool:
        """Whether something is said about a line that is not refused."""
        return bool(self.problems) and self.fate is not Fate.REFUSED


def written(matched: Iterable[MatchedLine]) -> list[tuple[Place, CountValues]]:
    """Return what the import writes, all of it or nothing."""
    return [(found.place, found.values) for found in matched if found.fate in WRITTEN and found.place and found.values]


def fingerprint(matched: Iterable[MatchedLine]) -> str:
    """Return what two previews have in common that would do the same; a confirmation carries it along."""
    return sha256(repr([(f.line.number, f.fate.value, f.place, f.values) for f in matched]).encode()).hexdigest()
