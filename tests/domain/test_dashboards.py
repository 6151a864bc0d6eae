"""Everything that a dashboard says, as each reader may see it."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.domain.editions import an_edition
from tests.domain.milestones import TODAY, a_milestone
from tests.domain.participations import EXAMPLE_A_COUNTS, a_house, a_table
from tracker.domain.attendances import by_event
from tracker.domain.dashboards import Choice, Facts, of_process, whole_period
from tracker.domain.meetings import MeetingFormat, MeetingRow, MeetingState
from tracker.domain.periods import Period
from tracker.domain.portfolio import standing
from tracker.domain.values import State

YEAR = Period(date(2021, 1, 1), TODAY)


def a_meeting(key, group, day):
    return MeetingRow(
        key, group, f"G{group}", 4, 2021, key, datetime(2021, *day), None, MeetingFormat.ON_SITE, MeetingState.CLOSED
    )


@pytest.fixture
def facts():
    departments, headcounts = a_house()
    return Facts(
        milestones=[a_milestone(1), a_milestone(2, forecast_on=date(2021, 10, 15), baseline_on=date(2021, 10, 1))],
        revisions=[],
        counts=by_event(*a_table(EXAMPLE_A_COUNTS, EXAMPLE_A_COUNTS[:1])),
        departments=departments,
        headcounts=headcounts,
        meetings=[a_meeting(1, 2, (3, 1)), a_meeting(2, 1, (4, 1)), a_meeting(3, 2, (5, 1))],
        seats=[],
        decisions=[],
        action_items=[],
    )


def process_of(facts):
    return replace(of_process(facts, Choice(YEAR), on=TODAY, raw=True).participation, is_raw=False)


def event_of(facts, key):
    return of_process(facts, Choice(YEAR, event_id=key), on=TODAY, raw=True).event


def test_whoever_sees_raw_figures_sees_departments_and_the_chosen_event(facts):
    found = of_process(facts, Choice(YEAR, event_id=2), on=TODAY, raw=True)
    assert [row.attendances.value for row in found.event.rows] == EXAMPLE_A_COUNTS[1]
    assert (len(found.participation.departments), found.events) == (5, ())


def test_everybody_else_sees_the_latest_events_as_a_whole_as_they_were_released(facts):
    edition = an_edition(process_of(facts), {1: event_of(facts, 1)})
    found = of_process(replace(facts, editions=[edition]), Choice(YEAR, event_id=2), on=TODAY, raw=False)
    assert found.edition is edition
    assert found.participation is edition.figures.participation
    assert [each.event.id for each in found.events] == [1, 2, 3]
    assert [each.house.state for each in found.events] == [State.OK, State.NOT_RELEASED, State.NOT_RELEASED]
    assert found.event.attendances.state is State.NOT_RELEASED


def test_without_a_release_everybody_else_sees_nothing_of_participation(facts):
    found = of_process(facts, Choice(YEAR), on=TODAY, raw=False)
    assert (found.edition, found.participation.departments, found.participation.course) == (None, (), ())
    for figure in (found.participation.reach, found.participation.breadth.share, found.participation.repeat):
        assert (figure.value, figure.state) == (None, State.NOT_RELEASED)


def test_first_group_is_shown_unless_another_is_chosen(facts):
    assert of_process(facts, Choice(YEAR), on=TODAY, raw=True).group.group_id == 2
    assert of_process(facts, Choice(YEAR, group_id=1), on=TODAY, raw=True).group.rhythm.held == 1
    assert of_process(facts, Choice(YEAR, group_id=9), on=TODAY, raw=True).group is None


def test_only_meetings_of_the_period_count(facts):
    spring = Period(date(2021, 4, 1), date(2021, 4, 30))
    found = of_process(facts, Choice(spring), on=TODAY, raw=True)
    assert [group.group_id for group in found.groups] == [1]
    assert found.participation.course == ()


def test_whole_period_begins_with_whatever_was_recorded_first(facts):
    assert whole_period(facts, date(2021, 6, 1), TODAY) == Period(date(2021, 3, 1), TODAY)
    assert whole_period(facts, date(2020, 12, 1), TODAY).start == date(2020, 12, 1)
    nothing = replace(facts, counts=[], meetings=[])
    assert whole_period(nothing, None, TODAY) == Period(TODAY, TODAY)


@pytest.mark.parametrize("raw", [True, False])
def test_standing_says_the_same_as_the_dashboard(facts, raw):
    facts = replace(facts, editions=[an_edition(process_of(facts), {})])
    dashboard = of_process(facts, Choice(whole_period(facts, None, TODAY)), on=TODAY, raw=raw)
    found = standing(facts, None, TODAY, raw=raw)
    assert found.reach == dashboard.participation.latest.share
    assert found.breadth == dashboard.participation.breadth.share
    assert (found.light, found.moved, found.milestones) == (dashboard.overview.light, 1, 2)
    assert (found.staff.value, found.departments) == (179, 5)


def test_next_milestone_is_the_open_one_expected_first(facts):
    assert standing(facts, None, TODAY, raw=True).next.title == "M2"
    undated = replace(facts, milestones=[a_milestone(1, forecast_on=None, baseline_on=None), a_milestone(2)])
    assert standing(undated, None, TODAY, raw=True).next.title == "M2"


def test_of_a_process_without_anything_nothing_is_known():
    empty = Facts([], [], [], [], [], [], [], [], [])
    found = standing(empty, None, TODAY, raw=True)
    assert (found.reason, found.next, found.reach.value, found.departments) == (None, None, None, 0)
