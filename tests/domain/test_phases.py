"""Phases in time, and the answers at their gates."""

from datetime import date

import pytest

from tracker.domain.errors import RuleViolation
from tracker.domain.phases import PhaseRow, PhaseState, Span, checked_actual, checked_answer, state_of, timeline
from tracker.domain.processes import GateResult

TODAY = date(2021, 9, 30)


def a_phase(start=None, end=None, actual_start=None, actual_end=None, key=1):
    return PhaseRow(key, f"Phase {key}", key, start, end, actual_start, actual_end)


@pytest.mark.parametrize(
    ("start", "end", "state"),
    [
        (None, None, PhaseState.AHEAD),
        (date(2021, 10, 1), None, PhaseState.AHEAD),
        (date(2021, 9, 1), None, PhaseState.RUNNING),
        (date(2021, 9, 1), date(2021, 10, 5), PhaseState.RUNNING),
        (date(2021, 9, 1), TODAY, PhaseState.FINISHED),
    ],
)
def test_where_a_phase_stands_is_what_happened_not_what_was_planned(start, end, state):
    assert state_of(a_phase(date(2021, 1, 1), date(2021, 2, 1), start, end), TODAY) is state


def test_phases_share_one_scale_and_may_overlap():
    found = timeline(
        [a_phase(date(2021, 1, 1), date(2021, 1, 10)), a_phase(date(2021, 1, 6), date(2021, 1, 20), key=2)], TODAY
    )
    assert [line.planned for line in found.lines] == [Span(0, 0.5), Span(0.25, 0.75)]
    assert found.today is None


def test_a_running_phase_lasts_until_today():
    [line] = timeline([a_phase(date(2021, 9, 21), date(2021, 9, 25), date(2021, 9, 26))], TODAY).lines
    assert line.actual == Span(0.5, 0.5)


def test_a_phase_without_dates_has_no_place_on_the_scale():
    dated, undated = timeline([a_phase(date(2021, 9, 1), date(2021, 10, 10)), a_phase(key=2)], TODAY).lines
    assert dated.planned
    assert undated.planned is None
    assert undated.actual is None
    assert timeline([a_phase()], TODAY).lines[0].state is PhaseState.AHEAD
    assert timeline([], TODAY).lines == ()


def test_each_year_begins_where_it_does():
    found = timeline([a_phase(date(2020, 12, 22), date(2021, 1, 10))], date(2020, 12, 22))
    assert found.years == ((2020, 0), (2021, 0.5))
    assert found.today == 0


def test_an_answer_has_a_day_that_is_not_in_the_future():
    checked_answer(GateResult.PASSED, TODAY, note="", today=TODAY)
    with pytest.raises(RuleViolation, match="gate-date-required"):
        checked_answer(GateResult.PASSED, None, note="", today=TODAY)
    with pytest.raises(RuleViolation, match="gate-in-future"):
        checked_answer(GateResult.PASSED, date(2021, 10, 1), note="", today=TODAY)


@pytest.mark.parametrize("result", [GateResult.WITH_CONDITIONS, GateResult.NOT_PASSED])
def test_a_gate_that_is_not_simply_passed_says_why(result):
    with pytest.raises(RuleViolation, match="gate-note-required"):
        checked_answer(result, TODAY, note=" ", today=TODAY)
    checked_answer(result, TODAY, note="Zustimmung wird nachgereicht", today=TODAY)


def test_an_open_question_needs_nothing():
    checked_answer(None, None, note="", today=TODAY)


def test_what_happened_lies_in_the_past_and_in_order():
    checked_actual(date(2021, 9, 1), TODAY, today=TODAY)
    checked_actual(None, None, today=TODAY)
    for start, end, code in (
        (date(2021, 10, 1), None, "actual-in-future"),
        (date(2021, 9, 1), date(2021, 10, 1), "actual-in-future"),
        (None, TODAY, "ends-without-beginning"),
        (TODAY, date(2021, 9, 1), "ends-before-it-begins"),
    ):
        with pytest.raises(RuleViolation, match=code):
            checked_actual(start, end, today=TODAY)
