from datetime import date, timedelta

import pytest

from tests.domain.milestones import TODAY, a_milestone, a_report, reached, reports
from tracker.domain.milestone_trend import Mark, Trend, analyse, for_display, headline, table_rows
from tracker.domain.milestones import Importance, MilestoneState, RevisionKind, ShiftReason, Thresholds

PLAN = date(2021, 11, 30)
KEY_DATES = [TODAY - timedelta(days=20 * back) for back in (4, 3, 2, 1, 0)]


def course(*offsets, key=1):
    """Reports on the last key dates, in days after the plan."""
    days = KEY_DATES[-len(offsets) :]
    return reports(*((day, PLAN + timedelta(days=offset)) for day, offset in zip(days, offsets, strict=True)), key=key)


def line(*offsets, **fields):
    return analyse([a_milestone(**fields)], course(*offsets), TODAY).lines[0]


@pytest.mark.parametrize(
    ("offsets", "trend"),
    [
        ((0, 0, 0), Trend.STABLE),
        ((0, 4, 4), Trend.STABLE),
        ((0, 4, 5), Trend.RISING),
        ((0, 20, 40), Trend.RISING),
        ((0, 0, 0, 20, 40), Trend.RISING),
        ((0, 0, -5), Trend.FALLING),
        ((0, 30, 0, 30), Trend.ZIGZAG),
        ((0, 30, 30, 0, 30), Trend.ZIGZAG),
        ((0, 14, 0, 14), Trend.STABLE),
        ((0, 30, 5), Trend.REVERSED),
        ((0, 0), Trend.TOO_FEW),
    ],
)
def test_the_last_reports_say_where_a_milestone_is_going(offsets, trend):
    assert line(*offsets).trend is trend


def test_a_slope_of_one_loses_a_day_per_day():
    assert line(0, 20, 40).points[-1].shift == 20


def test_without_a_fresh_report_nobody_knows():
    rows = reports(*((day - timedelta(days=46), PLAN) for day in KEY_DATES))
    (stale,) = analyse([a_milestone()], rows, TODAY).lines
    assert (stale.trend, stale.is_stale) == (Trend.STALE, True)


def test_how_old_a_report_may_be_follows_from_the_rhythm_of_reports():
    rows = reports((TODAY - timedelta(days=90), PLAN))
    assert not analyse([a_milestone()], rows, TODAY, Thresholds(reporting=60)).lines[0].is_stale


def test_what_is_done_ends_on_the_diagonal_and_is_never_stale():
    done_on = date(2021, 8, 14)
    milestone = reached(planned=date(2021, 8, 31), on=done_on)
    (done,) = analyse([milestone], course(0, 0, 0, 0, 0), TODAY).lines
    assert [point.reported_on for point in done.points] == [*KEY_DATES[:2], done_on]
    assert (done.points[-1].forecast_on, done.points[-1].mark) == (done_on, Mark.DONE)
    assert done.is_done
    assert not done.is_stale


def test_what_was_done_later_is_still_open_on_an_earlier_day():
    milestone = reached(planned=PLAN, on=date(2021, 9, 25))
    (open_then,) = analyse([milestone], course(0, 0, 0, 0, 0), KEY_DATES[2]).lines
    assert not open_then.is_done
    assert len(open_then.points) == 3


def test_the_last_word_of_a_day_counts():
    rows = [*course(0), a_report(TODAY, PLAN + timedelta(days=9), PLAN)]
    assert [point.forecast_on for point in analyse([a_milestone()], rows, TODAY).lines[0].points] == [rows[-1].new_on]


def test_a_point_says_whether_it_is_on_plan_and_why_it_moved():
    first, moved = line(0, 20).points
    assert (first.mark, moved.mark, moved.reason) == (Mark.ON_PLAN, Mark.MOVED, ShiftReason.RESOURCES)


def test_without_a_plan_nothing_is_behind_it():
    assert line(0, 20, baseline_on=None).points[-1].mark is Mark.ON_PLAN


def test_cancelled_milestones_are_listed_apart():
    milestone = a_milestone(state=MilestoneState.CANCELLED)
    trend = analyse([milestone], course(0, 0), TODAY)
    assert (trend.lines, trend.cancelled, trend.undated) == ((), (milestone,), ())


def test_milestones_that_were_never_dated_are_listed_apart():
    milestone = a_milestone()
    rows = [a_report(TODAY, None, kind=RevisionKind.CANCELLED), a_report(TODAY, PLAN, key=9)]
    assert analyse([milestone], rows, TODAY).undated == (milestone,)


def test_the_lines_shown_are_open_and_important_and_moved_in_their_own_order():
    milestones = [
        reached(1, planned=PLAN, on=date(2021, 9, 1)),
        a_milestone(2),
        a_milestone(3, importance=Importance.NORMAL),
        a_milestone(4),
    ]
    rows = [*course(0, 0, key=2), *course(0, 9, key=3), *course(0, 9, key=4)]
    trend = analyse(milestones, rows, TODAY)
    assert [[row.milestone.id for row in for_display(trend, most)] for most in (1, 3, 7)] == [
        [4],
        [2, 3, 4],
        [1, 2, 3, 4],
    ]


def test_the_table_has_a_row_per_report():
    rows = table_rows([line(0, 20)])
    assert [(row.milestone, row.shift, row.mark) for row in rows] == [("M1", 0, Mark.ON_PLAN), ("M1", 20, Mark.MOVED)]


def test_the_headline_says_the_worst_first():
    many = [a_milestone(1), a_milestone(2)]
    far, behind = [*course(0, 43), *course(0, 1, key=2)], [*course(0, 0), *course(0, 1, key=2)]
    stale = [*course(0, 0), *reports((date(2021, 1, 1), PLAN), key=2)]
    found = [headline(analyse(many, rows, TODAY)) for rows in (far, behind, stale, course(0, 0), [])]
    assert [finding.code for finding in found] == [
        "milestones-far-behind",
        "milestones-behind",
        "milestones-stale",
        "milestones-on-plan",
        "milestones-undated",
    ]
    assert found[0].details == {"count": 1, "of": 2, "weeks": 6}
