from dataclasses import replace
from datetime import date

import pytest

from tests.domain.participations import a_department, a_house
from tracker.domain import reach_staff
from tracker.domain.administrations import HeadcountRow
from tracker.domain.reach_staff import Headcounts
from tracker.domain.values import State, count, not_recorded

FIRST, MIDDLE, END = date(2021, 2, 1), date(2021, 6, 1), date(2021, 12, 31)


def staff(*sizes, departments=None):
    """The staff of a house of one department with a headcount before, amid and at the end of the period."""
    days = (date(2020, 12, 31), MIDDLE, END)
    rows = [HeadcountRow(1, day, size) for day, size in zip(days, sizes, strict=False)]
    return Headcounts(FIRST, END, rows, departments or [a_department(1)]).of_house()


def numbers(found):
    return found.at_end.value, found.fewest.value, found.most.value


def test_the_staff_of_a_period_is_that_of_its_end_beside_its_fewest_and_its_most():
    assert numbers(staff(60, 20, 50)) == (50, 20, 60)


def test_headcounts_after_the_period_and_replaced_before_it_are_not_of_it():
    rows = [HeadcountRow(1, date(2019, 1, 1), 90), HeadcountRow(1, date(2020, 1, 1), 60), HeadcountRow(1, END, 61)]
    later = HeadcountRow(1, date(2022, 1, 1), 10)
    assert numbers(Headcounts(FIRST, END, [*rows, later], [a_department(1)]).of_house()) == (61, 60, 61)


@pytest.mark.parametrize(
    ("sizes", "has_moved"), [((100,), False), ((105, 100, 100), False), ((106, 100, 100), True), ((94, 99, 100), True)]
)
def test_a_range_of_more_than_five_percent_is_told(sizes, has_moved):
    assert staff(*sizes).has_moved is has_moved


def test_a_headcount_that_nobody_recorded_leaves_the_staff_unknown():
    found = staff(60, departments=[a_department(1), a_department(2)])
    assert {found.at_end.state, found.fewest.state, found.most.state} == {State.NOT_RECORDED}
    assert (found.at_end.n_missing, found.has_moved) == (1, False)


def test_a_headcount_that_was_missing_earlier_leaves_the_range_to_the_days_of_which_it_is_known():
    departments, rows = a_house({"A": 60, "B": 30})
    known_later = [rows[0], HeadcountRow(2, MIDDLE, 30)]
    assert numbers(Headcounts(FIRST, END, known_later, departments).of_house()) == (90, 90, 90)


def test_a_department_has_the_staff_of_its_own():
    departments, rows = a_house({"A": 60, "B": 30})
    sizes = Headcounts(FIRST, END, [*rows, HeadcountRow(2, END, 10)], departments)
    assert numbers(sizes.of_department(departments[1])) == (10, 10, 30)
    assert sizes.most() == {1: 60, 2: 30}


def test_more_people_than_are_left_are_a_share_of_the_most_that_there_were():
    share = reach_staff.share(count(50), staff(60, 20, 20))
    assert (share.numerator, share.denominator, share.upper, share.state) == (50, 60, None, State.PARTIAL)


def test_no_share_is_above_all_staff():
    share = reach_staff.share(count(90), staff(60, 20, 20))
    assert (share.value, share.state) == (1, State.PARTIAL)


def test_a_bound_above_the_staff_of_the_end_is_all_of_it():
    between = reach_staff.share(count(15), staff(60, 20, 20))
    assert (between.value, between.state) == (0.75, State.OK)
    assert reach_staff.share(replace(count(15), upper=50), staff(60, 20, 20)).upper == 1


def test_without_staff_there_is_no_share():
    assert reach_staff.share(count(0), staff(0)).state is State.NOT_APPLICABLE
    assert reach_staff.share(count(5), staff(0)).state is State.NOT_APPLICABLE
    assert reach_staff.share(count(5), staff()).state is State.NOT_RECORDED
    assert reach_staff.share(not_recorded(n_missing=2), staff(60)).n_missing == 2
