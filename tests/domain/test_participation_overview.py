from datetime import date

import pytest

from tests.domain.participations import EXAMPLE_A_COUNTS, a_house, a_table
from tracker.domain.attendances import by_event
from tracker.domain.participation_overview import (
    breadth_headline,
    event_headline,
    invited,
    of_event,
    of_process,
    reach_headline,
)
from tracker.domain.periods import Period
from tracker.domain.values import State

YEAR = Period(date(2021, 1, 1), date(2021, 12, 31))
ONE_DEPARTMENT = [12, 0, 0, 0, 0]
LATER = Period(date(2021, 6, 1), YEAR.end)


def process(columns, firsts=(), *, raw, period=YEAR):
    counts = by_event(*a_table(columns, firsts))
    return of_process(counts, *a_house(), period, raw=raw, threshold=5, since_start=period == YEAR)


def event(column, *, raw):
    departments, headcounts = a_house()
    return of_event(by_event(*a_table([column]))[0], departments, headcounts, raw=raw, threshold=5)


def test_how_many_were_invited_is_a_raw_figure_and_whether_it_is_known_is_none():
    assert invited(14, raw=True).value == 14
    assert (invited(14, raw=False).value, invited(14, raw=False).numerator) == (None, None)
    assert [invited(14, raw=raw).state for raw in (True, False)] == [State.OK, State.SUPPRESSED]
    assert [invited(None, raw=raw).state for raw in (True, False)] == [State.NOT_RECORDED] * 2


def test_recorders_see_departments():
    found = process(EXAMPLE_A_COUNTS, raw=True)
    assert len(found.departments) == len(found.breadth.rows) == 5
    assert (found.is_raw, found.withheld) == (True, 0)


def test_others_see_the_house_only():
    found = process(EXAMPLE_A_COUNTS, raw=False)
    assert (found.departments, found.breadth.rows, found.is_raw) == ((), (), False)
    assert found.breadth.share.value == 1
    assert found.latest.persons.value == 79


def test_where_first_timers_are_counted_both_read_the_same_reach():
    firsts = [EXAMPLE_A_COUNTS[0], [6, 4, 2, 0, 0], [0] * 5]
    found = process(EXAMPLE_A_COUNTS, firsts, raw=False).course
    assert [point.persons.value for point in found] == [79, 91, 91]
    assert found == process(EXAMPLE_A_COUNTS, firsts, raw=True).course


@pytest.mark.parametrize("period", [YEAR, LATER])
def test_who_came_from_where_changes_nothing_of_the_reach(period):
    columns = [EXAMPLE_A_COUNTS[0], [20, 7, 5, 0, 0], [0, 0, 7, 20, 5]]
    others = [EXAMPLE_A_COUNTS[0], [20, 7, 5, 0, 0], [20, 7, 5, 0, 0]]
    assert process(columns, raw=True, period=period).latest != process(others, raw=True, period=period).latest
    found = [process(each, raw=False, period=period) for each in (columns, others)]
    assert found[0].course == found[1].course
    assert found[0].repeat == found[1].repeat


def test_first_timers_of_a_day_are_not_found_between_two_periods():
    firsts = [EXAMPLE_A_COUNTS[0], [1, 1, 1, 0, 0], EXAMPLE_A_COUNTS[2]]
    found = process(EXAMPLE_A_COUNTS, firsts, raw=False, period=LATER)
    assert found.course == process(EXAMPLE_A_COUNTS, raw=False, period=LATER).course


def test_a_missing_count_makes_the_reach_of_the_house_at_least_so_much():
    persons = process([EXAMPLE_A_COUNTS[0], [12, 8, 6, 6, None]], raw=False).latest.persons
    assert (persons.value, persons.upper, persons.state) == (79, None, State.PARTIAL)


def test_a_withheld_event_does_not_say_whether_anybody_of_its_department_came():
    shares = [process([EXAMPLE_A_COUNTS[0], column], raw=False).breadth.share for column in (ONE_DEPARTMENT, [0] * 5)]
    assert shares[0] == shares[1]
    alone = process([ONE_DEPARTMENT], raw=False)
    assert breadth_headline(alone.breadth).code == "breadth-suppressed"


def test_a_withheld_event_is_in_no_figure_and_makes_them_partial():
    found = process([*EXAMPLE_A_COUNTS, ONE_DEPARTMENT], raw=False)
    assert (found.withheld, len(found.course), found.latest.attendances.value) == (1, 3, 142)
    assert found.latest.persons.state is State.PARTIAL


def test_first_timers_are_not_exact_without_the_withheld_event():
    columns = [ONE_DEPARTMENT, EXAMPLE_A_COUNTS[0]]
    found = process(columns, [ONE_DEPARTMENT, EXAMPLE_A_COUNTS[0]], raw=False)
    assert found.latest.persons.value == 79


def test_events_outside_the_period_do_not_count():
    assert process(EXAMPLE_A_COUNTS, raw=True, period=LATER).latest.attendances.value == 63


def test_a_hidden_event_has_no_coverage_for_others():
    assert event(ONE_DEPARTMENT, raw=True).house.numerator == 12
    assert event(ONE_DEPARTMENT, raw=False).house.state is State.SUPPRESSED


def test_without_events_there_is_nothing_to_repeat():
    found = process([], raw=False)
    assert (found.latest, found.repeat.state) == (None, State.NOT_APPLICABLE)


@pytest.mark.parametrize(
    ("column", "code", "details"),
    [
        ([3, 2, 0, 1, 0], "breadth-reached", {"count": 3, "of": 5}),
        ([3, 2, None, 1, 0], "breadth-reached-at-least", {"count": 3, "of": 5}),
        ([None] * 5, "breadth-not-recorded", {}),
    ],
)
def test_the_headline_of_breadth_says_at_least_while_counts_are_missing(column, code, details):
    found = breadth_headline(process([column], raw=True).breadth)
    assert (found.code, found.details) == (code, details)


def test_without_departments_breadth_does_not_apply():
    assert (
        breadth_headline(of_process([], [], [], YEAR, raw=True, threshold=5).breadth).code == "breadth-not-applicable"
    )


@pytest.mark.parametrize(
    ("column", "raw", "code"),
    [
        (EXAMPLE_A_COUNTS[0], True, "coverage-exact"),
        ([31, 22, 11, 9, None], True, "coverage-between"),
        ([None] * 5, True, "coverage-not-recorded"),
        (ONE_DEPARTMENT, False, "coverage-suppressed"),
    ],
)
def test_the_headline_of_an_event_says_how_sure_it_is(column, raw, code):
    assert event_headline(event(column, raw=raw)).code == code


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        (EXAMPLE_A_COUNTS, "reach-between"),
        (EXAMPLE_A_COUNTS[:1], "reach-exact"),
        ([], "reach-not-applicable"),
    ],
)
def test_the_headline_of_reach_says_how_sure_it_is(columns, code):
    assert reach_headline(process(columns, raw=True)).code == code


def test_a_reach_of_which_everything_is_withheld_is_hidden():
    found = process([ONE_DEPARTMENT], raw=False)
    assert found.reach.state is State.SUPPRESSED
    assert reach_headline(found).code == "reach-suppressed"


def test_a_reach_of_which_something_is_withheld_is_at_least_so_much():
    found = process([EXAMPLE_A_COUNTS[0], ONE_DEPARTMENT], raw=False)
    assert reach_headline(found).code == "reach-at-least"
