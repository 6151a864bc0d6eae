from datetime import date, timedelta

import pytest

from tests.domain.milestones import TODAY, a_milestone, a_report, reached, reports
from tracker.domain.milestone_status import LIGHT_OF, Light, LightReason, changes, headline, overview, reasons_of, worst
from tracker.domain.milestone_trend import Trend
from tracker.domain.milestones import Importance, MilestoneState, RevisionKind, Thresholds

PLAN = date(2021, 11, 30)
LONG_AGO = TODAY - timedelta(days=46)


def slipped(days, **fields):
    return a_milestone(forecast_on=PLAN + timedelta(days=days), **fields)


def overdue(days, **fields):
    day = TODAY - timedelta(days=days)
    return a_milestone(baseline_on=day, forecast_on=day, **fields)


@pytest.mark.parametrize(
    ("milestone", "reason"),
    [
        (reached(planned=PLAN, on=TODAY), LightReason.REACHED),
        (a_milestone(), LightReason.ON_PLAN),
        (slipped(14), LightReason.ON_PLAN),
        (slipped(15), LightReason.SLIPPED),
        (slipped(42), LightReason.SLIPPED),
        (slipped(43), LightReason.SLIPPED_FAR),
        (overdue(0), LightReason.ON_PLAN),
        (overdue(1), LightReason.OVERDUE),
        (overdue(14), LightReason.OVERDUE),
        (overdue(15), LightReason.LONG_OVERDUE),
        (a_milestone(is_blocked=True), LightReason.BLOCKED),
        (a_milestone(reported_on=LONG_AGO), LightReason.STALE),
        (a_milestone(reported_on=TODAY - timedelta(days=45)), LightReason.ON_PLAN),
        (a_milestone(reported_on=None), LightReason.NEVER_REPORTED),
        (a_milestone(forecast_on=None), LightReason.NEVER_REPORTED),
    ],
)
def test_each_light_has_one_decisive_reason(milestone, reason):
    assert reasons_of(milestone, Trend.STABLE, TODAY)[0] is reason


def test_a_rising_trend_is_watched():
    assert reasons_of(a_milestone(), Trend.RISING, TODAY) == (LightReason.RISING,)


def test_an_old_forecast_is_neither_red_nor_green():
    assert reasons_of(slipped(43, reported_on=LONG_AGO), Trend.RISING, TODAY) == (LightReason.STALE,)


def test_a_passed_date_stays_red_however_old_the_report_is():
    found = reasons_of(overdue(15, reported_on=LONG_AGO), Trend.STALE, TODAY)
    assert found == (LightReason.LONG_OVERDUE, LightReason.STALE)


def test_a_planned_day_that_passed_without_any_forecast_is_overdue():
    milestone = a_milestone(baseline_on=TODAY - timedelta(days=3), forecast_on=None)
    assert reasons_of(milestone, Trend.TOO_FEW, TODAY) == (LightReason.OVERDUE, LightReason.NEVER_REPORTED)


def test_thresholds_are_the_administrations_own():
    assert reasons_of(slipped(15), Trend.STABLE, TODAY, Thresholds(slipped=20)) == (LightReason.ON_PLAN,)


def test_every_reason_has_its_light():
    assert set(LIGHT_OF) == set(LightReason)


def test_the_unknown_is_never_as_good_as_on_plan():
    assert worst([Light.DONE, Light.ON_PLAN, Light.UNKNOWN]) is Light.UNKNOWN
    assert worst([]) is Light.UNKNOWN


def test_the_light_of_a_process_is_the_worst_of_the_critical_milestones():
    rows = [a_milestone(1), slipped(15, key=2), overdue(99, key=3, importance=Importance.NORMAL)]
    found = overview(rows, [], TODAY)
    assert (found.light, [row.milestone.id for row in found.reasons]) == (Light.WATCH, [2])


def test_where_nothing_is_critical_everything_counts():
    assert overview([overdue(99, importance=Importance.NORMAL)], [], TODAY).light is Light.ACT


def test_cancelled_milestones_have_no_light_and_are_listed():
    milestone = a_milestone(state=MilestoneState.CANCELLED)
    found = overview([milestone], [], TODAY)
    assert (found.rows, found.cancelled, found.light) == ((), (milestone,), Light.UNKNOWN)


def test_both_baselines_are_shown():
    first, second = date(2021, 10, 30), PLAN
    rows = [*reports((date(2021, 1, 1), first)), a_report(TODAY, second, first, kind=RevisionKind.BASELINE)]
    (row,) = overview([a_milestone()], rows, TODAY).rows
    assert (row.slippage.value, row.slippage_from_first.value, row.first_baseline_on) == (0, 31, first)


def test_slippage_is_told_in_working_days_too():
    (row,) = overview([slipped(15)], [], TODAY, holidays={date(2021, 12, 6)}).rows
    assert (row.slippage.value, row.working_days.value) == (15, 10)


def test_a_trend_needs_reports():
    (row,) = overview([a_milestone()], reports((TODAY, PLAN)), TODAY).rows
    assert row.trend is Trend.TOO_FEW


def test_what_changed_since_the_last_report():
    since = date(2021, 7, 31)
    milestones = [
        reached(1, planned=PLAN, on=date(2021, 8, 1)),
        reached(2, planned=PLAN, on=since),
        slipped(9, key=3),
        overdue(3, key=4),
    ]
    revisions = [
        a_report(date(2021, 8, 5), PLAN, date(2021, 11, 1), key=3),
        a_report(TODAY, PLAN + timedelta(days=9), PLAN, key=3),
        a_report(since, PLAN, date(2021, 11, 1), key=4),
        a_report(TODAY, PLAN, date(2021, 11, 1), key=99),
    ]
    found = changes(overview(milestones, revisions, TODAY), revisions, since)
    assert (found.reached, found.moved, found.overdue) == (1, 1, 1)


@pytest.mark.parametrize(
    ("milestones", "code", "count"),
    [
        ([overdue(1), a_milestone(2, reported_on=None)], "milestones-overdue", 1),
        ([a_milestone(1, reported_on=None), a_milestone(2)], "milestones-unreported", 1),
        ([reached(1, planned=PLAN, on=TODAY), a_milestone(2)], "milestones-reached", 1),
        ([], "milestones-none", None),
    ],
)
def test_the_headline_says_what_is_most_pressing(milestones, code, count):
    found = headline(overview(milestones, [], TODAY))
    assert (found.code, found.details.get("count")) == (code, count)
