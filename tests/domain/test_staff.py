"""Sums of staff over the tree of departments."""

from __future__ import annotations

from datetime import date

from tracker.domain import staff
from tracker.domain.administrations import DepartmentKind, DepartmentRow
from tracker.domain.values import State

DAY = date(2020, 12, 31)


def _row(key: int, parent_id: int | None, headcount: int | None, *, is_leaf: bool = True) -> DepartmentRow:
    counted = {"headcount": headcount, "headcount_as_of": DAY if headcount is not None else None}
    return DepartmentRow(
        key, parent_id, f"D{key}", str(key), 1, DepartmentKind.LINE, False, None, None, is_leaf=is_leaf, **counted
    )


HOUSE = [
    _row(1, None, 999, is_leaf=False),
    _row(2, 1, 12),
    _row(3, 1, None, is_leaf=False),
    _row(4, 3, 8),
    _row(5, 3, None),
    _row(6, None, 0),
]


def test_house_is_the_sum_of_its_lowest_departments_and_says_what_is_missing():
    figure = staff.of_house(HOUSE)
    assert (figure.value, figure.state, figure.n_missing) == (20, State.PARTIAL, 1)


def test_headcount_of_a_department_with_others_below_it_is_their_sum_not_its_own():
    rows = {row.department.id: row for row in staff.tree(HOUSE)}
    assert rows[1].staff.value == 20
    assert rows[3].staff.value == 8
    assert rows[1].is_sum
    assert not rows[2].is_sum


def test_nobody_is_a_number_and_nothing_recorded_is_none():
    rows = {row.department.id: row for row in staff.tree(HOUSE)}
    assert (rows[6].staff.value, rows[6].staff.state) == (0, State.OK)
    assert rows[5].staff.state is State.NOT_RECORDED


def test_empty_house_has_no_number():
    assert staff.of_house([]).state is State.NOT_RECORDED


def test_depth_follows_the_tree():
    assert [row.depth for row in staff.tree(HOUSE)] == [0, 1, 1, 2, 2, 0]
