from dataclasses import replace
from datetime import date

import pytest

from tests.domain.participations import EXAMPLE_A_COUNTS, a_house, a_table
from tracker.domain.attendances import by_event
from tracker.domain.coverage import Breadth, of_event
from tracker.domain.participation_overview import (
    breadth_headline,
    event_headline,
    invited,
    of_process,
    reach_headline,
)
from tracker.domain.periods import Period
from tracker.domain.values import Figure, State, suppressed

YEAR = Period(date(2021, 1, 1), date(2021, 12, 31))
LATER = Period(date(2021, 6, 1), YEAR.end)


def process(columns, firsts=(), *, period=YEAR):
    counts = by_event(*a_table(columns, firsts))
    return of_process(counts, *a_house(), period, since_start=period == YEAR)


def event(column):
    return of_event(by_event(*a_table([column]))[0], *a_house())


def test_how_many_were_invited_is_a_raw_figure_and_whether_it_is_known_is_none():
    assert invited(14, raw=True).value == 14
    assert (invited(14, raw=False).value, invited(14, raw=False).numerator) == (None, None)
    assert [invited(14, raw=raw).state for raw in (True, False)] == [State.OK, State.SUPPRESSED]
    assert [invited(None, raw=raw).state for raw in (True, False)] == [State.NOT_RECORDED] * 2


def test_recorders_see_departments():
    found = process(EXAMPLE_A_COUNTS)
    assert len(found.departments) == len(found.breadth.rows) == 5
    assert (found.is_raw, found.withheld) == (True, 0)


def test_events_outside_the_period_do_not_count():
    assert process(EXAMPLE_A_COUNTS, period=LATER).latest.attendances.value == 63


@pytest.mark.parametrize(
    ("column", "code", "details"),
    [
        ([3, 2, 0, 1, 0], "breadth-reached", {"count": 3, "of": 5}),
        ([3, 2, None, 1, 0], "breadth-reached-at-least", {"count": 3, "of": 5}),
        ([None] * 5, "breadth-not-recorded", {}),
    ],
)
def test_the_headline_of_breadth_says_at_least_while_counts_are_missing(column, code, details):
    found = breadth_headline(process([column]).breadth)
    assert (found.code, found.details) == (code, details)


def test_the_headline_of_breadth_says_at_least_while_departments_are_hidden():
    share = Figure(0.6, State.OK, 3, 5, upper=0.8, indicator="4.4")
    assert breadth_headline(Breadth(share, ())).code == "breadth-reached-at-least"


def test_without_departments_breadth_does_not_apply():
    assert breadth_headline(of_process([], [], [], YEAR).breadth).code == "breadth-not-applicable"


@pytest.mark.parametrize(
    ("column", "code"),
    [
        (EXAMPLE_A_COUNTS[0], "coverage-exact"),
        ([31, 22, 11, 9, None], "coverage-between"),
        ([None] * 5, "coverage-not-recorded"),
    ],
)
def test_the_headline_of_an_event_says_how_sure_it_is(column, code):
    assert event_headline(event(column)).code == code


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        (EXAMPLE_A_COUNTS, "reach-between"),
        (EXAMPLE_A_COUNTS[:1], "reach-exact"),
        ([], "reach-not-applicable"),
    ],
)
def test_the_headline_of_reach_says_how_sure_it_is(columns, code):
    assert reach_headline(process(columns)).code == code


@pytest.mark.parametrize(
    ("state", "withheld", "code"),
    [
        (State.OK, 0, "reach-not-applicable"),
        (State.OK, 1, "reach-suppressed"),
        (State.NOT_RELEASED, 0, "reach-not-released"),
    ],
)
def test_a_reach_without_a_point_says_why_there_is_none(state, withheld, code):
    found = process([])
    breadth = Breadth(replace(found.breadth.share, state=state), rows=())
    assert reach_headline(replace(found, breadth=breadth, withheld=withheld)).code == code


def test_a_reach_that_is_hidden_at_the_end_is_that_of_the_last_point_shown():
    first, *others = process(EXAMPLE_A_COUNTS).course
    hidden = [replace(point, persons=suppressed(point.persons)) for point in others]
    found = replace(process(EXAMPLE_A_COUNTS), course=(first, *hidden))
    assert found.reach == first.share


def test_without_events_there_is_nothing_to_repeat():
    found = process([])
    assert (found.latest, found.repeat.state) == (None, State.NOT_APPLICABLE)


def test_a_reach_of_which_something_is_missing_is_at_least_so_much():
    found = process(EXAMPLE_A_COUNTS[:1])
    latest = replace(found.latest, share=replace(found.latest.share, state=State.PARTIAL))
    assert reach_headline(replace(found, course=(latest,))).code == "reach-at-least"
