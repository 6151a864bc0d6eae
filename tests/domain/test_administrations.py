"""Rules of administrations and of the tree of their departments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.participations import a_department
from tracker.domain.administrations import (
    DepartmentKind,
    LevelLabel,
    checked_level,
    checked_levels,
    checked_validity,
    forbid_cycle,
    forbid_succession_cycle,
    holds_on,
    in_tree_order,
)
from tracker.domain.errors import RuleViolation

AMT = LevelLabel("Amt", "Ämter")
NOTHING = LevelLabel("", "")


def test_unused_levels_at_the_bottom_fall_away():
    assert checked_levels([AMT, NOTHING, NOTHING]) == [{"one": "Amt", "many": "Ämter"}]


@pytest.mark.parametrize("labels", [[NOTHING, AMT], [LevelLabel("Amt", "")], [LevelLabel("", "Ämter")]])
def test_level_is_named_in_both_forms_and_without_a_gap(labels: list[LevelLabel]):
    with pytest.raises(RuleViolation, match="level-label-missing"):
        checked_levels(labels)


def test_department_ends_on_its_last_day():
    checked_validity(date(2021, 1, 1), date(2021, 1, 1))
    with pytest.raises(RuleViolation, match="ends-before-it-begins"):
        checked_validity(date(2021, 1, 2), date(2021, 1, 1))
    assert holds_on(None, date(2021, 1, 1), date(2021, 1, 1))
    assert not holds_on(None, date(2021, 1, 1), date(2021, 1, 2))


@pytest.mark.parametrize("parent_id", [1, 2, 3])
def test_department_cannot_lie_below_itself(parent_id: int):
    with pytest.raises(RuleViolation, match="department-below-itself"):
        forbid_cycle(1, parent_id, {1: None, 2: 1, 3: 2})


def test_new_department_may_lie_anywhere():
    forbid_cycle(None, 3, {1: None, 2: 1, 3: 2})


def test_departments_cannot_succeed_each_other():
    forbid_succession_cycle(1, 2, {1: None, 2: None})
    with pytest.raises(RuleViolation, match="department-succeeds-itself"):
        forbid_succession_cycle(1, 2, {1: None, 2: 1})


def test_old_circle_elsewhere_does_not_hang_the_check():
    forbid_cycle(9, 1, {1: 2, 2: 1})


@pytest.mark.parametrize(
    "codes",
    [
        ["60.1", "60.2", "60.10", "60.11"],
        ["2", "10", "10.1", "100"],
        ["", "3", "A 2", "A 10", "A 10b", "B"],
        ["1.2.3", "1.2.10", "1.10.1"],
    ],
)
def test_numbers_in_a_code_are_sorted_as_numbers(codes: list[str]):
    rows = [replace(a_department(at, f"Amt {len(codes) - at}"), short_code=code) for at, code in enumerate(codes)]
    assert [row.short_code for row in in_tree_order(rows[::-1])] == codes


def test_departments_of_one_code_are_sorted_by_name_and_staff_units_come_last():
    rows = [replace(a_department(at, name), short_code="") for at, name in enumerate(["Presse", "Soziales", "Bauen"])]
    rows[0] = replace(rows[0], kind=DepartmentKind.STAFF_UNIT)
    assert [row.name for row in in_tree_order(rows)] == ["Bauen", "Soziales", "Presse"]


def test_level_lies_below_that_of_the_parent():
    assert checked_level(2, 1) == 2
    assert checked_level(1, None) == 1
    with pytest.raises(RuleViolation, match="level-not-below-parent"):
        checked_level(2, 2)
