"""How the count of an event is laid out, and when it may be changed."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.domain.participations import a_department
from tracker.domain.counts import (
    EXTERNAL,
    NOT_ASSIGNED,
    Cells,
    CountGroup,
    CountSheet,
    category_of,
    forbid_empty,
    grouped,
    with_nobody_else,
)
from tracker.domain.counts import state_when_counted as counted
from tracker.domain.dialogues import DialogueState
from tracker.domain.errors import RuleViolation
from tracker.domain.participation import CountCategory

DAY = date(2021, 9, 8)
HOUSE = [
    replace(a_department(1, "Zentrale Dienste"), is_leaf=False),
    replace(a_department(2, "Personal", parent=1), headcount=24),
    replace(a_department(3, "Finanzen", parent=1), headcount=22),
    replace(a_department(4, "Stabsstelle"), headcount=9),
]


def test_departments_stand_below_their_topmost_one_and_the_others_last():
    groups = grouped(HOUSE)
    assert [(group.title, [row.name for row in group.departments]) for group in groups] == [
        ("Zentrale Dienste", ["Personal", "Finanzen"]),
        ("", ["Stabsstelle"]),
    ]


def test_a_flat_house_is_one_group_without_a_title():
    assert [group.title for group in grouped([a_department(1), a_department(2)])] == [""]


def test_the_lowest_of_three_levels_is_counted():
    house = [HOUSE[0], replace(a_department(5, "Bildung", parent=1), is_leaf=False), a_department(6, parent=5)]
    assert [row.id for row in grouped(house)[0].departments] == [6]


def test_a_department_with_others_below_it_stays_where_it_was_counted():
    assert [row.id for row in grouped(HOUSE, counted={1})[0].departments] == [1, 2, 3]


def test_a_group_without_departments_is_left_out():
    assert grouped([]) == []


def test_the_staff_of_a_group_is_unknown_when_one_headcount_is():
    assert CountGroup("", HOUSE[1:3]).staff == 46
    assert CountGroup("", [*HOUSE[1:3], a_department(7)]).staff is None
    assert CountGroup("", []).staff is None


def test_headcounts_of_several_days_are_named_oldest_first():
    days = [date(2021, 6, 30), None, date(2020, 12, 31), date(2021, 6, 30)]
    house = [replace(a_department(key), headcount_as_of=day) for key, day in enumerate(days, start=1)]
    assert CountSheet(grouped(house)).as_of == [date(2020, 12, 31), date(2021, 6, 30)]


def test_the_lines_outside_the_departments_come_last():
    units = CountSheet(grouped(HOUSE)).units
    assert [unit.key for unit in units] == ["2", "3", "4", "not_assigned", "external"]
    assert units[-2:] == [NOT_ASSIGNED, EXTERNAL]


def test_only_departments_that_were_invited_are_expected_to_be_counted():
    assert [unit.key for unit in CountSheet(grouped(HOUSE)).expected] == ["2", "3", "4"]
    assert [unit.key for unit in CountSheet(grouped(HOUSE), invited={3}).expected] == ["3"]


def test_a_line_without_a_number_is_empty_and_not_zero():
    cells = CountSheet(grouped(HOUSE)).of(EXTERNAL)
    assert cells.is_empty
    assert cells.participants is None


def test_who_counts_says_that_the_event_was_held():
    state = counted(DialogueState.PLANNED, counted_at=None, starts_on=DAY, today=DAY)
    assert state is DialogueState.HELD


@pytest.mark.parametrize(
    ("state", "counted_at", "today", "code"),
    [
        (DialogueState.HELD, datetime(2021, 9, 9, tzinfo=UTC), DAY, "count-closed"),
        (DialogueState.PLANNED, None, date(2021, 9, 7), "dialogue-in-future"),
        (DialogueState.HELD, None, date(2021, 9, 7), "dialogue-in-future"),
        (DialogueState.NOT_HELD, None, DAY, "dialogue-state"),
    ],
)
def test_nobody_is_counted_where_that_cannot_be(state, counted_at, today, code):
    with pytest.raises(RuleViolation, match=code):
        counted(state, counted_at=counted_at, starts_on=DAY, today=today)


def test_staff_are_counted_first_where_managers_are_counted_apart():
    assert category_of("", splits_categories=True) is CountCategory.STAFF
    assert category_of("managers", splits_categories=True) is CountCategory.MANAGERS
    assert category_of("managers", splits_categories=False) is CountCategory.ALL


def test_a_count_without_a_number_cannot_be_closed():
    forbid_empty([0])
    with pytest.raises(RuleViolation, match="count-empty"):
        forbid_empty([])


@pytest.mark.parametrize(
    ("cells", "nobody"),
    [({"a": Cells(3)}, Cells(0)), ({"a": Cells(3, 1), "b": Cells(2)}, Cells(0, 0)), ({}, Cells(0))],
)
def test_nobody_else_is_a_zero_and_nobody_new_where_that_was_counted(cells, nobody):
    assert with_nobody_else(cells, ["y", "z"]) == cells | {"y": nobody, "z": nobody}
