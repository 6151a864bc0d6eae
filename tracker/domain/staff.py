"""How many people work in the departments as of a day: sums are made of what is counted at the bottom of the tree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.domain.administrations import DepartmentRow
from tracker.domain.values import Figure, count, not_recorded, total


@dataclass(frozen=True)
class StaffRow:
    """A department in the tree: how deep it lies, and how many people work in it and below it."""

    department: DepartmentRow
    depth: int
    staff: Figure
    is_sum: bool


def of_house(departments: Iterable[DepartmentRow]) -> Figure:
    """Return the staff of all departments of a day: the sum over those in which people are counted."""
    return _sum([row for row in departments if row.is_leaf])


def tree(departments: Sequence[DepartmentRow]) -> list[StaffRow]:
    """Return the departments of a day, given in tree order, with the staff of each; those above are sums."""
    depths: dict[int, int] = {}
    below: dict[int, list[DepartmentRow]] = {}
    above = {row.id: row.parent_id for row in departments}
    for row in departments:
        depths[row.id] = depths.get(row.parent_id or 0, -1) + 1
        parent_id = row.parent_id if row.is_leaf else None
        while parent_id is not None:
            below.setdefault(parent_id, []).append(row)
            parent_id = above.get(parent_id)
    return [StaffRow(row, depths[row.id], _sum(below.get(row.id, [row])), not row.is_leaf) for row in departments]


def _sum(leaves: Sequence[DepartmentRow]) -> Figure:
    known, missing = total(row.headcount for row in leaves)
    if missing == len(leaves):
        return not_recorded("H", n_missing=missing)
    dated = [row.headcount_as_of for row in leaves if row.headcount_as_of]
    return count(known, indicator="H", n_missing=missing, as_of=max(dated, default=None))
