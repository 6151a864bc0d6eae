"""Small departments that releases show as one: redesign comes before suppression, because it keeps the counts.

Source: Handbook on Statistical Disclosure Control (ESSNet 2010), chapter 5: the simplest protection is a coarser table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from tracker.domain.administrations import DepartmentRow
from tracker.domain.errors import RuleViolation

SMALL_UNITS = "Kleine Einheiten"
"""What the proposed group is called; administrations speak German, and may rename it."""
FEWEST_MEMBERS = 2
LONGEST_NAME = 200


@dataclass(frozen=True)
class UnitGroupRow:
    """Departments that are shown as one."""

    name: str
    departments: tuple[int, ...]


def proposed(departments: Sequence[DepartmentRow], minimum: int) -> list[UnitGroupRow]:
    """Return the departments with fewer employees than the minimum as one group, filled up until it is large enough.

    Departments without a headcount are left alone: nobody knows that they are small.
    """
    by_size = sorted((row for row in departments if row.headcount is not None), key=lambda row: (row.headcount, row.id))
    chosen: list[DepartmentRow] = []
    for row in by_size:
        is_small = (row.headcount or 0) < minimum
        if not is_small and (not chosen or (len(chosen) >= FEWEST_MEMBERS and _staff(chosen) >= minimum)):
            break
        chosen.append(row)
    return [UnitGroupRow(SMALL_UNITS, tuple(sorted(row.id for row in chosen)))] if len(chosen) > 1 else []


def continued(before: Sequence[UnitGroupRow], departments: Sequence[DepartmentRow], minimum: int) -> list[UnitGroupRow]:
    """Return the groups of an earlier year as they are a year later, so that both years can be compared.

    Departments that ended leave; small ones that came join the smallest group. Without groups, or once none of them
    protects any more, the rule proposes one.
    """
    known = {row.id: row for row in departments}
    there = [(group.name, [known[key] for key in group.departments if key in known]) for group in before]
    kept = [(name, rows) for name, rows in there if len(rows) >= FEWEST_MEMBERS and _staff(rows) >= minimum]
    if not kept:
        return proposed(departments, minimum)
    grouped = {row.id for _name, rows in kept for row in rows}
    _name, smallest = min(kept, key=lambda each: _staff(each[1]))
    sized = ((row, row.headcount) for row in departments if row.headcount is not None and row.id not in grouped)
    smallest += [row for row, headcount in sized if headcount < minimum]
    return [UnitGroupRow(name, tuple(sorted(row.id for row in rows))) for name, rows in kept]


def fingerprint(groups: Sequence[UnitGroupRow]) -> str:
    """Return what stands for groups as they were shown, so that nobody replaces what they have not seen."""
    return sha256(repr(sorted((group.name, sorted(group.departments)) for group in groups)).encode()).hexdigest()


def forbid_unseen(saved: Sequence[UnitGroupRow], seen: str) -> None:
    """Refuse to replace groups that somebody saved after these were shown."""
    if saved and fingerprint(saved) != seen:
        raise RuleViolation("unit-groups-changed")


def checked(groups: Sequence[UnitGroupRow], departments: Sequence[DepartmentRow], minimum: int) -> list[UnitGroupRow]:
    """Return groups that protect: named, of several departments, large enough, and no department in two of them."""
    known = {row.id: row for row in departments}
    seen: set[int] = set()
    names: set[str] = set()
    for group in groups:
        if not group.name.strip() or group.name in names:
            raise RuleViolation("unit-group-name", field="name")
        if len(group.name) > LONGEST_NAME:
            raise RuleViolation("unit-group-name-long", field="name", most=LONGEST_NAME)
        if len(group.departments) < FEWEST_MEMBERS or not known.keys() >= set(group.departments):
            raise RuleViolation("unit-group-too-few", field="departments", name=group.name)
        if seen & set(group.departments):
            raise RuleViolation("unit-group-overlaps", field="departments", name=group.name)
        if _staff([known[key] for key in group.departments]) < minimum:
            raise RuleViolation("unit-group-too-small", field="departments", name=group.name, smallest=minimum)
        seen |= set(group.departments)
        names.add(group.name)
    return list(groups)


def _staff(departments: Sequence[DepartmentRow]) -> int:
    return sum(row.headcount or 0 for row in departments)
