"""A sheet of departments: its lines, and what an import would make of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from tracker.domain.administrations import DepartmentKind
from tracker.domain.sheets import WRITTEN, Change, Fate, Problem


@dataclass(frozen=True, slots=True)
class DepartmentLine:
    """A line of the sheet as it was read; None and the empty text mean that it says nothing."""

    number: int
    name: str
    short_code: str = ""
    parent_text: str = ""
    level: int | None = None
    kind: DepartmentKind | None = None
    is_migration_related: bool | None = None
    headcount: int | None = None
    as_of: date | None = None
    is_total: bool = False
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class MatchedDepartment:
    """A line and its fate.

    `department_id` is None where the department would be new. Its parent is known (`parent_id`), or another line of
    the sheet that is written before it (`parent_number`), or the line says nothing of a parent. `as_of` is the day of
    its headcount.
    """

    line: DepartmentLine
    fate: Fate
    problems: tuple[Problem, ...] = ()
    department_id: int | None = None
    parent_id: int | None = None
    parent_number: int | None = None
    as_of: date | None = None
    changes: tuple[Change, ...] = ()

    @property
    def is_flagged(self) -> bool:
        """Whether something is said about a line that is not refused."""
        return bool(self.problems) and self.fate is not Fate.REFUSED


def written(matched: Iterable[MatchedDepartment]) -> list[MatchedDepartment]:
    """Return what the import writes, all of it or nothing; parents stand before their children."""
    pending = {found.line.number: found for found in matched if found.fate in WRITTEN}
    ordered: list[MatchedDepartment] = []
    while pending:
        ready = [found for found in pending.values() if found.parent_number not in pending]
        ordered += ready
        for found in ready:
            del pending[found.line.number]
    return ordered


def fingerprint(matched: Iterable[MatchedDepartment]) -> str:
    """Return what two previews have in common that would do the same; a confirmation carries it along."""
    return sha256(repr(list(matched)).encode()).hexdigest()
