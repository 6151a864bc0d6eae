from dataclasses import replace
from datetime import date

import pytest

from tests.domain.participations import EXAMPLE_A_COUNTS, a_count, a_department, a_house, a_table, an_event, outside
from tracker.domain.administrations import HeadcountRow
from tracker.domain.attendances import Counted, by_event
from tracker.domain.coverage import ReachState, breadth, of_department, of_event, of_the_house, of_the_invited, outline
from tracker.domain.dialogues import DialogueTarget
from tracker.domain.participation import CountScope
from tracker.domain.periods import Period
from tracker.domain.values import State

YEAR = Period(date(2021, 1, 1), date(2021, 12, 31))


def coverage(columns, *, house=None, more=(), target=DialogueTarget.WHOLE_HOUSE):
    departments, headcounts = house or a_house()
    event = an_event(target=target)
    rows = [a_count(event, key, number) for key, number in enumerate(columns, 1) if number != "-"]
    return of_event(by_event([event], [*rows, *more])[0], departments, headcounts)


def breadth_of(columns, **options):
    return breadth(by_event(*a_table(columns)), *a_house(), YEAR, **options)


def test_coverage_of_the_house_is_the_sum_over_the_sum():
    house = coverage(EXAMPLE_A_COUNTS[0]).house
    assert (house.numerator, house.denominator, house.state) == (79, 179, State.OK)


def test_coverage_of_a_department_is_its_count_over_its_headcount():
    assert coverage(EXAMPLE_A_COUNTS[0]).rows[0].coverage.value == 0.5


def test_a_missing_count_leaves_the_house_between_two_bounds():
    house = coverage([31, 22, 11, 9, None]).house
    assert (house.numerator, house.upper, house.state) == (73, pytest.approx(87 / 179), State.PARTIAL)


def test_a_headcount_that_nobody_recorded_leaves_the_department_out():
    departments, headcounts = a_house()
    table = coverage(EXAMPLE_A_COUNTS[0], house=(departments, headcounts[1:]))
    assert table.rows[0].coverage.state is State.NOT_RECORDED
    assert (table.house.numerator, table.house.denominator, table.house.n_missing) == (48, 117, 1)


def test_a_headcount_that_nobody_recorded_leaves_the_house_incomplete_even_where_the_department_was_not_invited():
    departments, headcounts = a_house()
    columns = [31, "-", "-", "-", "-"]
    house = coverage(columns, house=(departments, headcounts[:-1]), target=DialogueTarget.DEPARTMENTS).house
    assert (house.numerator, house.denominator, house.state, house.n_missing) == (31, 165, State.PARTIAL, 1)


def test_more_people_than_a_department_without_staff_has_leave_the_house_incomplete():
    table = coverage([50, 5], house=a_house({"A": 0, "B": 10}))
    assert table.rows[0].coverage.state is State.NOT_RECORDED
    assert (table.house.numerator, table.house.denominator, table.house.state) == (5, 10, State.PARTIAL)


def test_the_turnout_leaves_guests_from_outside_out():
    event = an_event()
    table = coverage([31, 22, 11, 9, 6], more=[outside(event, CountScope.EXTERNAL, 5)])
    assert (table.attendances.value, of_the_house(table).value, of_the_invited(table, 100).value) == (84, 79, 0.79)


def test_of_an_event_that_nobody_counted_it_is_not_known_how_many_of_the_house_came():
    assert of_the_house(coverage([None] * 5)).state is State.NOT_RECORDED


def test_with_a_count_missing_there_is_no_turnout():
    assert of_the_invited(coverage([31, None, 11, 9, 6]), 100).state is State.NOT_RECORDED
    managers = coverage([31, 22, 11, 9, 6], target=DialogueTarget.MANAGERS)
    assert of_the_invited(managers, None).state is State.NOT_RECORDED


def test_an_invitation_to_the_whole_house_is_one_to_all_staff():
    assert of_the_invited(coverage([31, 22, 11, 9, 6]), None).value == 79 / 179
    departments, headcounts = a_house()
    unsized = coverage([31, 22, 11, 9, 6], house=(departments, headcounts[1:]))
    assert of_the_invited(unsized, None).state is State.NOT_RECORDED


def test_the_outline_of_an_event_says_what_its_table_says():
    departments, headcounts = a_house()
    event = an_event()
    rows = [a_count(event, 1, 31), a_count(event, 9, 2), outside(event, CountScope.EXTERNAL, 4)]
    (counts,) = by_event([event], rows)
    short, table = outline(counts, departments), of_event(counts, departments, headcounts)
    assert (short.attendances, short.not_assigned, short.external) == (
        table.attendances,
        table.not_assigned,
        table.external,
    )


def test_more_participants_than_staff_is_no_figure():
    assert of_department(Counted(63, None), 62).state is State.NOT_RECORDED


def test_a_department_without_staff_is_not_applicable():
    assert of_department(Counted(0, None), 0).state is State.NOT_APPLICABLE


def test_a_department_founded_later_is_not_part_of_the_event():
    departments, headcounts = a_house({"Jugendamt": 62})
    later = a_department(2, since=date(2022, 1, 1))
    assert len(coverage([31], house=([*departments, later], headcounts)).rows) == 1


def test_a_department_that_was_not_invited_is_not_applicable_and_stays_in_the_denominator():
    table = coverage([31, "-", "-", "-", "-"], target=DialogueTarget.DEPARTMENTS)
    assert table.rows[1].coverage.state is State.NOT_APPLICABLE
    assert (table.house.numerator, table.house.denominator, table.house.state) == (31, 179, State.OK)


def test_people_without_a_department_count_for_the_house_only():
    event = an_event()
    table = coverage(EXAMPLE_A_COUNTS[0], more=[outside(event, CountScope.NOT_ASSIGNED, 4)])
    assert (table.house.numerator, table.not_assigned.value) == (83, 4)


def test_externals_are_attendances_and_no_coverage():
    table = coverage(EXAMPLE_A_COUNTS[0], more=[outside(an_event(), CountScope.EXTERNAL, 4)])
    assert (table.house.numerator, table.attendances.value, table.external.value) == (79, 83, 4)


def test_an_event_without_counts_has_no_coverage():
    assert coverage([]).house.state is State.NOT_RECORDED


def test_only_the_lowest_departments_are_counted():
    parent = a_department(9)
    departments = [parent, a_department(1, parent=9)]
    _, headcounts = a_house({"Jugendamt": 62})
    assert [row.department.id for row in coverage([31], house=(departments, headcounts)).rows] == [1]


def test_breadth_is_the_share_of_departments_with_somebody_there():
    share = breadth_of([[31, 22, 0, 9, 0]]).share
    assert (share.numerator, share.denominator, share.state) == (3, 5, State.OK)


def test_a_department_without_a_count_is_unknown_and_not_unreached():
    result = breadth_of([[31, 22, 0, 9, None]])
    assert [row.state for row in result.rows][2:] == [ReachState.NOT_REACHED, ReachState.REACHED, ReachState.UNKNOWN]
    assert (result.share.value, result.share.upper, result.share.state) == (0.6, 0.8, State.PARTIAL)


def test_a_department_is_reached_by_enough_attendances_in_the_period():
    assert breadth_of([[3, 1, 0, 0, 0], [3, 1, 0, 0, 0]], least=5).share.numerator == 1


def test_breadth_before_the_first_event_is_not_recorded():
    assert breadth_of([]).share.state is State.NOT_RECORDED


def test_breadth_without_any_count_is_not_recorded():
    share = breadth_of([[None] * 5]).share
    assert (share.state, share.n_missing) == (State.NOT_RECORDED, 5)


def test_breadth_without_departments_is_not_applicable():
    assert breadth([], [], [], YEAR).share.state is State.NOT_APPLICABLE


@pytest.mark.parametrize(
    "other",
    [
        a_department(2, since=date(2021, 6, 1)),
        a_department(2, until=date(2021, 3, 1)),
        replace(a_department(2), name="without staff"),
    ],
    ids=["began after the last event", "ended before the first one", "has no staff"],
)
def test_a_department_of_which_nobody_could_come_is_left_out_of_the_breadth(other):
    departments, headcounts = a_house({"Jugendamt": 62})
    none = HeadcountRow(2, date(2021, 1, 1), 0)
    found = breadth(by_event(*a_table([[31]])), [*departments, other], [*headcounts, none], YEAR)
    assert (found.share.numerator, found.share.denominator) == (1, 1)
    assert (found.rows[1].state, found.rows[1].attendances.state) == (ReachState.NOT_APPLICABLE, State.NOT_APPLICABLE)


def test_a_department_without_staff_of_which_somebody_came_is_reached():
    found = breadth(by_event(*a_table([[31, 2]])), *a_house({"Jugendamt": 62, "Stab": 0}), YEAR)
    assert found.rows[1].state is ReachState.REACHED


def test_a_department_that_has_others_below_it_by_then_misses_no_later_count():
    above = a_department(1)
    team = a_department(2, parent=1, since=date(2021, 6, 1))
    found = breadth(by_event(*a_table([[0], [None, 3]])), [above, team], [], YEAR)
    assert [row.state for row in found.rows] == [ReachState.NOT_REACHED, ReachState.REACHED]


def test_a_department_is_one_with_those_that_it_succeeded():
    old = [replace(a_department(key, until=date(2021, 6, 1)), successor_id=3) for key in (1, 2)]
    new = a_department(3, since=date(2021, 6, 2))
    found = breadth(by_event(*a_table([[4, 0], [None, None, 2]])), [*old, new], [], YEAR)
    assert (found.share.numerator, found.share.denominator, found.share.state) == (1, 1, State.OK)
    (row,) = found.rows
    assert (row.department.id, row.attendances.value, [each.id for each in row.predecessors]) == (3, 6, [1, 2])


def test_a_department_that_ended_in_the_period_counts_for_the_events_of_its_time():
    departments, _ = a_house({"Jugendamt": 62})
    gone = a_department(2, until=date(2021, 6, 1))
    counts = by_event(*a_table([[31, 2], [5]]))
    assert breadth(counts, [*departments, gone], [], YEAR).share.value == 1
