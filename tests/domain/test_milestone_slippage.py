from datetime import date

import pytest

from tests.domain.milestones import a_milestone, a_report, reached, reports
from tracker.domain.milestone_slippage import expected_on, first_baselines, on_time, reasons, shifts, slippage
from tracker.domain.milestones import MilestoneState, RevisionKind, ShiftReason
from tracker.domain.values import State

MAY, JULY, AUGUST = date(2021, 5, 3), date(2021, 7, 31), date(2021, 8, 31)


def test_slippage_is_forecast_minus_baseline_in_days():
    figure = slippage(JULY, date(2021, 10, 22), as_of=AUGUST)
    assert (figure.value, figure.state, figure.as_of) == (83, State.OK, AUGUST)


def test_slippage_ahead_of_the_plan_is_negative():
    assert slippage(date(2021, 2, 28), date(2021, 2, 25)).value == -3


def test_slippage_in_working_days_leaves_out_weekends_and_holidays():
    assert slippage(MAY, date(2021, 5, 17), holidays={date(2021, 5, 13)}).value == 9


def test_without_baseline_there_is_no_slippage():
    assert slippage(None, JULY).state is State.NOT_APPLICABLE


def test_without_forecast_the_slippage_is_not_recorded():
    assert slippage(JULY, None).state is State.NOT_RECORDED


def test_what_is_done_was_expected_when_it_was_done():
    assert expected_on(reached(planned=JULY, on=AUGUST)) == AUGUST
    assert expected_on(a_milestone(forecast_on=JULY)) == JULY


def test_a_new_baseline_does_not_overwrite_the_first():
    rows = [a_report(JULY, AUGUST, MAY, kind=RevisionKind.BASELINE), a_report(MAY, JULY, kind=RevisionKind.BASELINE)]
    assert first_baselines([*rows, a_report(MAY, MAY, key=2)]) == {1: JULY}


def test_a_shift_is_a_report_with_another_day():
    rows = reports((MAY, JULY), (date(2021, 6, 1), JULY), (date(2021, 7, 1), AUGUST))
    (shift,) = shifts(rows)
    assert (shift.reported_on, shift.days, shift.reason) == (date(2021, 7, 1), 31, ShiftReason.RESOURCES)


def test_what_is_done_is_no_shift():
    assert shifts([a_report(AUGUST, AUGUST, JULY, kind=RevisionKind.DONE)]) == []


def test_reasons_are_counted_the_most_frequent_first():
    given = [ShiftReason.DECISION_MISSING, ShiftReason.CO_DETERMINATION, None, ShiftReason.CO_DETERMINATION]
    found = reasons(shifts([a_report(JULY, AUGUST, JULY, reason=reason) for reason in given]))
    assert found == [(ShiftReason.CO_DETERMINATION, 2), (ShiftReason.DECISION_MISSING, 1)]


def test_open_milestones_past_their_plan_are_late_not_left_out():
    milestones = [reached(planned=JULY, on=JULY), a_milestone(2, baseline_on=JULY), a_milestone(3)]
    figure = on_time(milestones, AUGUST)
    assert (figure.numerator, figure.denominator, figure.state) == (1, 2, State.OK)


@pytest.mark.parametrize(("tolerance", "kept"), [(0, 0), (6, 0), (7, 1)])
def test_a_tolerance_forgives_some_days(tolerance, kept):
    milestone = reached(planned=JULY, on=date(2021, 8, 7))
    assert on_time([milestone], AUGUST, tolerance=tolerance).numerator == kept


def test_what_will_be_reached_is_not_reached_yet():
    assert on_time([reached(planned=JULY, on=AUGUST)], date(2021, 8, 1), tolerance=60).numerator == 0


def test_milestones_without_a_plan_make_the_rate_partial_and_cancelled_ones_do_not():
    milestones = [reached(planned=JULY, on=JULY), a_milestone(2, baseline_on=None)]
    cancelled = a_milestone(3, baseline_on=None, state=MilestoneState.CANCELLED)
    figure = on_time([*milestones, cancelled], AUGUST)
    assert (figure.state, figure.n_missing) == (State.PARTIAL, 1)


def test_before_the_first_planned_day_the_rate_is_not_applicable():
    assert on_time([a_milestone()], MAY).state is State.NOT_APPLICABLE
