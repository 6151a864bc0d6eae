from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.participations import EXAMPLE_A_COUNTS, a_count, a_house, a_table, an_event, outside
from tracker.domain import house_level, reach
from tracker.domain.attendances import by_event
from tracker.domain.coverage import breadth, of_event
from tracker.domain.dialogues import DialogueTarget
from tracker.domain.participation import CountScope
from tracker.domain.periods import Period
from tracker.domain.values import State

DAY = date(2021, 12, 31)
FIVE = {f"D{key}": 40 for key in range(1, 6)}


def may_be_shown(column, *, more=(), sizes=FIVE, threshold=5):
    events, rows = a_table([column])
    departments, headcounts = a_house(sizes)
    return house_level.may_be_shown(by_event(events, [*rows, *more])[0], departments, headcounts, threshold)


def protected(column, *, more=(), shown=True):
    events, rows = a_table([column])
    table = of_event(by_event(events, [*rows, *more])[0], *a_house(FIVE))
    return house_level.of_event(table, shown=shown, threshold=5)


def course(columns, firsts=(), *, withheld=0, sizes=FIVE):
    departments, headcounts = a_house(sizes)
    points = reach.course(by_event(*a_table(columns, firsts)), departments, headcounts, on=DAY)
    return house_level.of_course(points, withheld=withheld, threshold=5)


def a_workshop(key, numbers):
    event = replace(an_event(key, target=DialogueTarget.DEPARTMENTS), departments=frozenset(numbers))
    return by_event([event], [a_count(event, *pair) for pair in numbers.items()])[0]


@pytest.mark.parametrize("column", EXAMPLE_A_COUNTS)
def test_a_total_of_many_departments_may_be_shown(column):
    assert may_be_shown(column)


@pytest.mark.parametrize(
    ("column", "why"),
    [
        ([20, 0, 0, 0, 0], "one department is the whole total"),
        ([20, 20, 0, 0, 0], "either of two departments knows the other"),
        ([1, 1, 1, 1, 0], "the total is a small number"),
        ([20, 15, 1, 0, 0], "the largest department knows the second to within one"),
        ([20, 25, 39, 40, 40], "the same of those who stayed away"),
        ([20, 2, 2, 0, 0], "the largest department knows how few the others were"),
        ([40, 40, 40, 40, 20], "only one department stayed away"),
        ([40, 40, 40, 40, 40], "nobody stayed away"),
        ([39, 39, 39, 39, 40], "few stayed away"),
        ([39, 39, 39, 39, 10], "few of the others stayed away"),
        ([0, 0, 0, 0, 0], "nobody came"),
        ([None] * 5, "nobody counted"),
        ([40, 39, 38, None, None], "few stayed away of those that were counted"),
    ],
)
def test_a_total_that_tells_of_few_is_hidden(column, why):
    assert not may_be_shown(column), why


def test_people_without_a_department_are_nobody_in_particular():
    event = an_event()
    assert may_be_shown([None] * 5, more=[outside(event, CountScope.NOT_ASSIGNED, 90)])
    assert not may_be_shown([None] * 5, more=[outside(event, CountScope.NOT_ASSIGNED, 4)])


def test_an_open_count_shows_nothing_yet():
    closed = a_workshop(1, {1: 30, 2: 30, 3: 20})
    counts = replace(closed, event=replace(closed.event, is_closed=False))
    assert not house_level.may_be_shown(counts, *a_house(FIVE), 5)


def test_departments_that_were_not_invited_hide_nobody():
    invited = a_workshop(1, {1: 40, 2: 39, 3: 38})
    assert not house_level.may_be_shown(invited, *a_house(FIVE), 5)
    assert house_level.may_be_shown(a_workshop(1, {1: 30, 2: 30, 3: 20}), *a_house(FIVE), 5)


def test_without_headcounts_nobody_knows_how_many_stayed_away():
    events, rows = a_table(EXAMPLE_A_COUNTS[:1])
    departments, _ = a_house()
    assert not house_level.may_be_shown(by_event(events, rows)[0], departments, [], 5)


def test_hidden_events_are_left_out_and_events_without_counts_stay():
    columns = [EXAMPLE_A_COUNTS[0], [20, 0, 0, 0, 0], [None] * 5]
    shown = house_level.shown_events(by_event(*a_table(columns)), *a_house(), 5)
    assert [event.event.id for event in shown] == [1, 3]


def test_no_department_is_in_the_figures_of_the_house():
    table = protected([20, 15, None, 9, 8])
    figures = [f for row in table.rows for f in (row.attendances, row.first_timers, row.coverage)]
    assert {figure.state for figure in figures} == {State.SUPPRESSED}
    assert {figure.numerator for figure in figures} == {None}
    assert table.house.numerator == 52


def test_a_hidden_event_shows_no_total_either():
    table = protected([20, 15, 11, 9, 8], shown=False)
    assert (table.house.state, table.attendances.state) == (State.SUPPRESSED, State.SUPPRESSED)


@pytest.mark.parametrize("size", [None, 6])
def test_a_share_without_one_department_does_not_stand_beside_the_total_with_it(size):
    departments, headcounts = a_house(FIVE)
    headcounts[-1:] = [replace(headcounts[-1], count=size)] if size else []
    table = of_event(by_event(*a_table([[20, 15, 11, 9, 8]]))[0], departments, headcounts)
    assert table.house.numerator == 55
    found = house_level.of_event(table, shown=True, threshold=5)
    assert (found.attendances.value, found.house.state) == (63, State.SUPPRESSED)


def test_the_staff_of_departments_that_have_not_counted_does_not_name_them():
    columns = [20, 15, 11, 9, None], [20, 15, None, 9, 11]
    tables = [of_event(by_event(*a_table([column]))[0], *a_house()) for column in columns]
    assert tables[0].house.upper != tables[1].house.upper
    found = [house_level.of_event(table, shown=True, threshold=5).house for table in tables]
    assert found[0] == found[1]
    assert (found[0].state, found[0].n_missing, found[0].upper) == (State.PARTIAL, 1, None)


def test_that_nobody_counted_is_no_secret():
    assert protected([None] * 5, shown=False).house.state is State.NOT_RECORDED


def test_what_was_counted_outside_departments_is_only_in_the_total():
    table = protected([20, 15, 11, 9, 8], more=[outside(an_event(), CountScope.NOT_ASSIGNED, 6)])
    assert (table.not_assigned.state, table.external.state) == (State.SUPPRESSED, State.NOT_APPLICABLE)
    assert table.attendances.value == 69


@pytest.mark.parametrize(("number", "state"), [(0, State.OK), (5, State.OK), (4, State.SUPPRESSED)])
def test_few_externals_cannot_be_found_by_subtraction(number, state):
    table = protected([20, 15, 11, 9, 8], more=[outside(an_event(), CountScope.EXTERNAL, number)])
    assert (table.attendances.state, table.house.numerator) == (state, 63)


def test_unknown_externals_hide_the_total_with_them():
    table = protected([20, 15, 11, 9, 8], more=[outside(an_event(), CountScope.EXTERNAL, None)])
    assert table.attendances.state is State.SUPPRESSED


def test_how_many_departments_were_reached_is_shown_and_not_which():
    departments, _ = a_house()
    found = breadth(by_event(*a_table([[1, 1, 0, 0, 0]])), departments, Period(date(2021, 1, 1), DAY))
    protected = house_level.of_breadth(found, withheld=0)
    assert (protected.share.numerator, protected.rows) == (2, ())


def test_a_step_of_a_few_new_people_comes_with_a_later_one():
    columns = [[20, 10, 10, 5, 5], [20, 10, 10, 5, 5], [20, 10, 10, 5, 5]]
    firsts = [columns[0], [1, 1, 1, 0, 0], [1, 1, 0, 0, 0]]
    points = course(columns, firsts)
    assert [point.persons.value for point in points] == [50, None, 55]
    assert points[1].persons.state is points[1].share.state is State.SUPPRESSED
    assert points[1].attendances.value == 100


def test_a_step_of_nobody_new_is_shown():
    columns = [[20, 10, 10, 5, 5], [10, 5, 5, 5, 5]]
    assert course(columns, [columns[0], [0] * 5])[-1].persons.value == 50


def test_a_few_who_came_twice_are_hidden():
    columns = [[20, 10, 10, 5, 5], [10, 5, 5, 5, 5]]
    assert course(columns, [columns[0], [9, 5, 5, 5, 4]])[-1].persons.state is State.SUPPRESSED


def test_a_few_who_came_again_since_the_last_point_are_hidden():
    columns = [[20, 10, 10, 5, 5], [10, 5, 5, 5, 5], [10, 5, 5, 5, 5]]
    points = course(columns, [columns[0], [4, 4, 4, 4, 4], [10, 5, 5, 5, 3]])
    assert [point.persons.value for point in points] == [50, 70, None]


def test_a_few_new_people_are_not_in_the_upper_bound_either():
    columns = [[10, 10, 10, 5, 5], [10, 10, 10, 5, 5], [10, 10, 10, 5, 5]]
    points = course(columns, [columns[0], [None] * 5, [1, 1, 1, 0, 0]])
    assert [point.persons.upper for point in points] == [None, 80, None]
    assert points[2].persons.state is State.SUPPRESSED


def test_a_reach_of_nearly_everybody_is_hidden():
    assert course([[38, 39, 40, 40, 40]])[0].persons.state is State.SUPPRESSED


def test_a_reach_without_counts_is_not_recorded():
    assert course([[None] * 5])[0].persons.state is State.NOT_RECORDED


def test_reach_without_the_withheld_events_is_at_least_so_much():
    point = course([[20, 10, 10, 5, 5], [20, 10, 10, 5, 5]], [[None] * 5] * 2, withheld=2)[-1]
    assert (point.persons.state, point.share.n_missing, point.attendances.n_missing) == (State.PARTIAL, 2, 2)
    assert point.persons.upper is point.share.upper is None


def test_a_figure_that_is_not_there_needs_no_reservation():
    assert course([[None] * 5], withheld=2)[0].persons.n_missing == 5


def test_without_all_headcounts_the_reach_is_hidden():
    departments, headcounts = a_house()
    points = reach.course(by_event(*a_table(EXAMPLE_A_COUNTS)), departments, headcounts[1:], on=DAY)
    last = house_level.of_course(points, withheld=1, threshold=5)[-1]
    assert (last.persons.state, last.share.state) == (State.SUPPRESSED, State.NOT_RECORDED)


@given(st.permutations([20, 15, 11, 9, 8]))
def test_who_came_from_where_changes_nothing_that_is_shown(column):
    assert protected(column).house == protected([20, 15, 11, 9, 8]).house
    assert protected(column).attendances == protected([20, 15, 11, 9, 8]).attendances
    assert [row.coverage for row in protected(column).rows] == [row.coverage for row in protected([1] * 5).rows]


@given(st.lists(st.integers(0, 40), min_size=5, max_size=5), st.integers(3, 10))
def test_what_is_shown_stays_large_without_any_one_department(column, threshold):
    if may_be_shown(column, threshold=threshold):
        assert sum(column) - max(column) >= threshold
        assert sum(number > 0 for number in column) >= 3
        assert sum(sorted(column)[:-2]) >= threshold - 1
        assert 200 - sum(column) >= threshold


def test_counts_of_departments_that_count_nobody_belong_to_the_house():
    assert may_be_shown([20, 15, 11, 9, 8], more=[a_count(an_event(), 99, 7)])


def test_the_house_of_an_event_that_nobody_has_counted_is_unknown():
    departments, _headcounts = a_house(FIVE)
    event = by_event([an_event()], [])[0]
    whole = house_level.as_one(event, departments, since_start=True)
    assert whole.of(house_level.HOUSE.id).participants is None
    assert whole.not_assigned is None


def test_with_one_headcount_missing_the_house_has_none():
    departments, headcounts = a_house(FIVE)
    assert [row.count for row in house_level.staff_as_one(departments, headcounts, DAY)] == [200]
    assert house_level.staff_as_one(departments, headcounts[1:], DAY) == []
