"""Administrations, and their departments and headcounts as of a day (rule R5)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tracker.domain.errors import RuleViolation
from tracker.domain.periods import Period

SMALLEST_THRESHOLD = 3
NUMBERS = re.compile(r"([0-9]+)")


class AdministrationKind(StrEnum):
    """What kind of public body it is."""

    COUNTY = "county"
    CITY = "city"
    JOB_CENTRE = "job_centre"
    YOUTH_OFFICE = "youth_office"
    OTHER = "other"


class DepartmentKind(StrEnum):
    """How a department stands in the house."""

    LINE = "line"
    STAFF_UNIT = "staff_unit"
    OWN_ENTERPRISE = "own_enterprise"


class HeadcountSource(StrEnum):
    """Where a headcount comes from."""

    PERSONNEL_OFFICE = "personnel_office"
    BUDGET_PLAN = "budget_plan"
    ESTIMATE = "estimate"
    IMPORT = "import"
    INVENTED = "invented"


class PartnerKind(StrEnum):
    """What kind of organisation accompanies a process."""

    COMPETENCE_CENTRE = "competence_centre"
    WELFARE = "welfare"
    INSTITUTE = "institute"
    FOUNDATION = "foundation"
    OTHER = "other"


@dataclass(frozen=True)
class LevelLabel:
    """What an administration calls one level of its departments, such as Fachdienst and Fachdienste."""

    one: str
    many: str


@dataclass(frozen=True)
class AdministrationRow:
    """An administration as lists read it."""

    id: int
    name: str
    short_name: str
    kind: AdministrationKind
    state: str
    is_active: bool


@dataclass(frozen=True)
class DepartmentRow:
    """A department as lists, grids and figures read it."""

    id: int
    parent_id: int | None
    name: str
    short_code: str
    level: int
    kind: DepartmentKind
    is_migration_related: bool
    valid_from: date | None
    valid_to: date | None
    successor_id: int | None = None
    headcount: int | None = None
    headcount_as_of: date | None = None
    is_leaf: bool = True
    group: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether the department existed on the day."""
        return holds_on(self.valid_from, self.valid_to, day)


@dataclass(frozen=True)
class HeadcountRow:
    """A dated headcount of a department."""

    department_id: int
    as_of: date
    count: int


def holds_on(valid_from: date | None, valid_to: date | None, day: date) -> bool:
    """Whether an open or closed validity includes the day."""
    return (valid_from is None or valid_from <= day) and (valid_to is None or day <= valid_to)


def levels_of(labels: Iterable[Mapping[str, str]]) -> tuple[LevelLabel, ...]:
    """Return the labels of the levels, topmost first, from how they are stored."""
    return tuple(LevelLabel(label["one"], label["many"]) for label in labels)


def checked_levels(labels: Iterable[LevelLabel]) -> list[dict[str, str]]:
    """Return labels as they are stored; unused levels at the bottom fall away, one in between is refused."""
    filled = list(labels)
    while filled and not (filled[-1].one or filled[-1].many):
        filled.pop()
    if any(not (label.one and label.many) for label in filled):
        raise RuleViolation("level-label-missing", field="levels")
    return [{"one": label.one, "many": label.many} for label in filled]


def checked_validity(valid_from: date | None, valid_to: date | None) -> None:
    """Refuse a validity that ends before it begins."""
    if valid_from and valid_to and valid_to < valid_from:
        raise RuleViolation("ends-before-it-begins", field="valid_to")


def headcounts_on(day: date, snapshots: Iterable[HeadcountRow]) -> dict[int, HeadcountRow]:
    """Return per department the newest headcount not after the day."""
    newest: dict[int, HeadcountRow] = {}
    for row in snapshots:
        if row.as_of <= day and (row.department_id not in newest or row.as_of >= newest[row.department_id].as_of):
            newest[row.department_id] = row
    return newest


def forbid_cycle(department_id: int | None, parent_id: int | None, parents: Mapping[int, int | None]) -> None:
    """Refuse a parent that lies below the department itself."""
    if _leads_back(department_id, parent_id, parents):
        raise RuleViolation("department-below-itself", field="parent_id")


def forbid_succession_cycle(
    department_id: int | None, successor_id: int | None, successors: Mapping[int, int | None]
) -> None:
    """Refuse a successor that the department itself succeeds."""
    if _leads_back(department_id, successor_id, successors):
        raise RuleViolation("department-succeeds-itself", field="successor_id")


def checked_level(level: int, parent_level: int | None) -> int:
    """Return the level of a department, which is lower in the house than that of the one above it."""
    if parent_level is not None and level <= parent_level:
        raise RuleViolation("level-not-below-parent", field="level")
    return level


def _leads_back(department_id: int | None, target_id: int | None, links: Mapping[int, int | None]) -> bool:
    """Whether the way along the links comes back to the department."""
    seen: set[int] = set()
    while target_id is not None and target_id not in seen:
        if target_id == department_id:
            return True
        seen.add(target_id)
        target_id = links.get(target_id)
    return False


def by_code(short_code: str, name: str) -> tuple[list[str | int], str]:
    """Return what departments are sorted by; numbers in a code count as numbers, so that 60.2 precedes 60.10."""
    parts = NUMBERS.split(short_code)
    return [int(part) if at % 2 else part for at, part in enumerate(parts)], name


def in_tree_order(departments: Sequence[DepartmentRow]) -> list[DepartmentRow]:
    """Return the departments parents first, siblings by short code and name."""
    children: dict[int | None, list[DepartmentRow]] = {}
    known = {row.id for row in departments}
    for row in departments:
        children.setdefault(row.parent_id if row.parent_id in known else None, []).append(row)
    ordered: list[DepartmentRow] = []

    def visit(parent_id: int | None) -> None:
        siblings = children.get(parent_id, [])
        for row in sorted(siblings, key=lambda r: (r.kind is not DepartmentKind.LINE, *by_code(r.short_code, r.name))):
            ordered.append(row)
            visit(row.id)

    visit(None)
    return ordered


def leaves_on(day: date, departments: Sequence[DepartmentRow]) -> list[DepartmentRow]:
    """Return the departments in which people are counted on the day: those without another one below them."""
    there = [row for row in departments if row.holds_on(day)]
    above = {row.parent_id for row in there}
    return [row for row in there if row.id not in above]


def days_of_change(departments: Sequence[DepartmentRow]) -> list[date]:
    """Return the days on which the set of departments changed, oldest first."""
    begun = {row.valid_from for row in departments if row.valid_from}
    ended = {row.valid_to + timedelta(days=1) for row in departments if row.valid_to}
    return sorted(begun | ended)


def leaves_in(period: Period, departments: Sequence[DepartmentRow]) -> list[DepartmentRow]:
    """Return the departments in which people were counted on some day of the period, in the given order."""
    days = [period.start, *(day for day in days_of_change(departments) if day in period)]
    keys = {row.id for day in days for row in leaves_on(day, departments)}
    return [row for row in departments if row.id in keys]
