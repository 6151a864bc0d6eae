"""Small departments are shown as one, by a rule that anybody can follow."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.domain.participations import a_department
from tracker.domain import groupings
from tracker.domain.administrations import DepartmentRow
from tracker.domain.errors import RuleViolation
from tracker.domain.groupings import UnitGroupRow


def of_sizes(*sizes: int | None) -> list[DepartmentRow]:
    return [replace(a_department(key), headcount=size) for key, size in enumerate(sizes, 1)]


@pytest.mark.parametrize(
    ("sizes", "members"),
    [
        ((62, 48, 4, 7), (3, 4)),
        ((62, 48, 4), (2, 3)),
        ((62, 48, 30), None),
        ((62, 4, 3, 20), (2, 3, 4)),
        ((62, None, 4, 8), (3, 4)),
        ((4,), None),
        ((), None),
        ((9, 9, 9), (1, 2, 3)),
    ],
)
def test_small_departments_are_proposed_as_one_group_that_is_large_enough(sizes, members):
    found = groupings.proposed(of_sizes(*sizes), 10)
    assert [group.departments for group in found] == ([members] if members else [])


def test_groups_that_protect_are_taken_as_they_are():
    groups = [UnitGroupRow("Stäbe", (3, 4)), UnitGroupRow("Außenstellen", (1, 2))]
    assert groupings.checked(groups, of_sizes(6, 7, 8, 9), 10) == groups


@pytest.mark.parametrize(
    ("groups", "code"),
    [
        ([UnitGroupRow(" ", (1, 2))], "unit-group-name"),
        ([UnitGroupRow("Stäbe", (1, 2)), UnitGroupRow("Stäbe", (3, 4))], "unit-group-name"),
        ([UnitGroupRow("x" * 201, (1, 2))], "unit-group-name-long"),
        ([UnitGroupRow("Stäbe", (1,))], "unit-group-too-few"),
        ([UnitGroupRow("Stäbe", (1, 99))], "unit-group-too-few"),
        ([UnitGroupRow("Stäbe", (1, 2)), UnitGroupRow("Büros", (2, 3))], "unit-group-overlaps"),
        ([UnitGroupRow("Stäbe", (1, 5))], "unit-group-too-small"),
    ],
)
def test_groups_that_protect_nobody_are_refused(groups, code):
    with pytest.raises(RuleViolation, match=code):
        groupings.checked(groups, of_sizes(6, 7, 8, 9, 2), 10)


def test_groups_go_on_in_the_next_year_so_that_both_can_be_compared():
    groups = [UnitGroupRow("Außenstellen", (1, 2)), UnitGroupRow("Stäbe", (3, 4))]
    assert groupings.continued(groups, of_sizes(6, 7, 8, 9, 40), 10) == groups


def test_a_small_department_that_came_joins_the_smallest_group():
    groups = [UnitGroupRow("Außenstellen", (1, 2)), UnitGroupRow("Stäbe", (3, 4))]
    found = groupings.continued(groups, of_sizes(6, 7, 8, 9, 4, 40), 10)
    assert found == [UnitGroupRow("Außenstellen", (1, 2, 5)), UnitGroupRow("Stäbe", (3, 4))]


@pytest.mark.parametrize("before", [[], [UnitGroupRow("Stäbe", (1, 99))], [UnitGroupRow("Stäbe", (1, 2))]])
def test_where_no_earlier_group_protects_the_rule_proposes_one(before):
    sizes = of_sizes(2, 3, 8, 9)
    assert groupings.continued(before, sizes, 10) == groupings.proposed(sizes, 10)


def test_groups_are_replaced_only_by_whoever_saw_them():
    one, other = UnitGroupRow("Innere Dienste", (1, 2)), UnitGroupRow("Kleine Einheiten", (3, 4))
    groupings.forbid_unseen([one, other], groupings.fingerprint([other, one]))
    groupings.forbid_unseen([], "")
    for seen in ("", groupings.fingerprint([one]), groupings.fingerprint([replace(one, departments=(1, 3)), other])):
        with pytest.raises(RuleViolation, match="unit-groups-changed"):
            groupings.forbid_unseen([one, other], seen)
