"""The review of a tally: nothing that is recorded is overwritten unasked, and who is missing can be named."""

from __future__ import annotations

import pytest

from tracker.domain.counts import EXTERNAL, NOT_ASSIGNED, Cells, Unit
from tracker.domain.participation import CountCategory, CountScope
from tracker.domain.tally_reviews import review, silent

YOUTH, BUILDING = Unit(CountScope.DEPARTMENT, 1), Unit(CountScope.DEPARTMENT, 2)
ALL, STAFF, MANAGERS = CountCategory.ALL, CountCategory.STAFF, CountCategory.MANAGERS


@pytest.mark.parametrize(
    ("tallied", "recorded", "proposed", "is_in_conflict"),
    [
        (Cells(7, 2), Cells(), Cells(7, 2), False),
        (Cells(), Cells(5), Cells(5), False),
        (Cells(7, 2), Cells(7, 2), Cells(7, 2), False),
        (Cells(7, 2), Cells(7), Cells(7, 2), False),
        (Cells(12), Cells(12, 5), Cells(12, 5), False),
        (Cells(7, 2), Cells(7, 3), Cells(7), True),
        (Cells(7), Cells(9, 5), Cells(None, 5), True),
        (Cells(7), Cells(0), Cells(), True),
    ],
)
def test_what_is_recorded_is_never_overwritten_unasked(tallied, recorded, proposed, is_in_conflict):
    pair = [{ALL: {YOUTH: each}} if not each.is_empty else {ALL: {}} for each in (tallied, recorded)]
    (line,) = review([BUILDING, YOUTH], *pair)
    assert (line.proposed, line.is_in_conflict) == (proposed, is_in_conflict)


def test_the_review_follows_the_order_of_the_house_in_each_category():
    tallied = {STAFF: {BUILDING: Cells(1), YOUTH: Cells(2)}, MANAGERS: {YOUTH: Cells(3)}}
    lines = review([YOUTH, BUILDING], tallied, {MANAGERS: {BUILDING: Cells(4)}})
    assert [(line.category, line.unit) for line in lines] == [
        (STAFF, YOUTH),
        (STAFF, BUILDING),
        (MANAGERS, YOUTH),
        (MANAGERS, BUILDING),
    ]


def test_departments_of_which_nothing_is_known_are_those_that_nobody_tapped_or_recorded():
    order = [YOUTH, BUILDING, NOT_ASSIGNED, EXTERNAL]
    tapped, recorded = review(order, {ALL: {YOUTH: Cells(1)}}, {}), review(order, {ALL: {}}, {ALL: {YOUTH: Cells(0)}})
    for lines in (tapped, recorded):
        assert silent([YOUTH, BUILDING], lines, splits_categories=False) == [(ALL, BUILDING)]


def test_where_managers_are_counted_apart_each_group_of_a_department_is_missing_for_itself():
    lines = review([YOUTH, BUILDING], {STAFF: {YOUTH: Cells(2)}, MANAGERS: {}}, {})
    missing = silent([YOUTH, BUILDING], lines, splits_categories=True)
    assert missing == [(MANAGERS, YOUTH), (STAFF, BUILDING), (MANAGERS, BUILDING)]
