from datetime import UTC, date, datetime, timedelta

import pytest

from tests.domain.dialogues import a_dialogue
from tests.domain.participations import EXAMPLE_A_COUNTS, a_house, a_table, outside
from tracker.domain import coverage, data_quality
from tracker.domain.attendances import by_event
from tracker.domain.data_quality import Compulsory, Timeliness
from tracker.domain.dialogues import DialogueState
from tracker.domain.participation import CountScope
from tracker.domain.values import State

TODAY = date(2021, 12, 31)
IN_TIME, LATE = Timeliness.IN_TIME, Timeliness.LATE
WHIT_MONDAY = date(2021, 5, 24)
START = datetime(2021, 5, 20, 9)  # a Thursday before Whitsun


def an_event(key=1, start=START, *, counted_after=5, **fields):
    closed = None if counted_after is None else (start + timedelta(days=counted_after)).replace(tzinfo=UTC)
    usual = {"ends_at": start + timedelta(hours=3), "counted_at": closed, "leadership_present": "Landrat"}
    return a_dialogue(key, start, **(usual | fields))


def quality(events, columns=None, *, reopened=None, on=TODAY, holidays=(), more=()):
    found, rows = a_table(EXAMPLE_A_COUNTS[: len(events)] if columns is None else columns)
    tables = [coverage.of_event(each, *a_house()) for each in by_event(found, [*rows, *more])]
    return data_quality.of_process(events, tables, reopened or {}, on, holidays)


@pytest.mark.parametrize(
    ("days", "holidays", "lag", "timeliness"),
    [
        (0, (), 0, IN_TIME),
        (14, (), 10, IN_TIME),
        (15, (), 11, LATE),
        (15, (WHIT_MONDAY,), 10, IN_TIME),
        (-3, (), 0, IN_TIME),
    ],
)
def test_events_are_documented_in_time_within_ten_working_days(days, holidays, lag, timeliness):
    (row,) = quality([an_event(counted_after=days)], holidays=holidays).events
    assert (row.lag.value, row.timeliness) == (lag, timeliness)


def test_what_is_missing_counts_as_late_once_it_is_due():
    found = quality([an_event(), an_event(2, counted_after=None)])
    assert (found.timeliness.numerator, found.timeliness.denominator) == (1, 2)
    assert (found.events[1].lag.state, found.events[1].timeliness) == (State.NOT_RECORDED, LATE)
    fresh = quality([an_event(), an_event(2, counted_after=None)], on=date(2021, 5, 31))
    assert fresh.timeliness.denominator == 1
    assert (fresh.events[1].lag.state, fresh.events[1].timeliness) == (State.NOT_APPLICABLE, Timeliness.NOT_DUE)


@pytest.mark.parametrize("counted_after", [171, None])
def test_an_event_whose_count_is_corrected_stays_as_timely_as_it_was(counted_after):
    closed = datetime(2021, 5, 21, 8, tzinfo=UTC)
    found = quality([an_event(counted_after=counted_after)], reopened={1: closed})
    assert ([row.lag.value for row in found.events], found.timeliness.value) == ([1], 1)


def test_a_planned_event_is_expected_from_the_day_after_it():
    planned = an_event(state=DialogueState.PLANNED, counted_after=None)
    assert quality([planned], on=date(2021, 5, 20)).events == ()
    assert len(quality([planned], on=date(2021, 5, 21)).events) == 1


def test_an_event_to_come_and_one_that_fell_out_are_not_expected():
    later = an_event(2, datetime(2022, 2, 1))
    fallen_out = an_event(3, state=DialogueState.NOT_HELD)
    assert [row.event.id for row in quality([an_event(), later, fallen_out]).events] == [1]


def test_nothing_expected_has_no_quality():
    found = quality([], [])
    states = {figure.state for figure in (found.timeliness, found.completeness, found.reconciled, found.unassigned)}
    assert states == {State.NOT_APPLICABLE}


def test_a_complete_event_has_everything_that_must_be_known():
    found = quality([an_event(), an_event(2, ends_at=None)])
    assert (found.completeness.numerator, found.completeness.denominator) == (1, 2)
    assert found.missing[Compulsory.END] == 1


def test_everything_may_be_missing():
    bare = an_event(9, counted_after=None, ends_at=None, leadership_present="", state=DialogueState.PLANNED)
    (row,) = quality([bare], [EXAMPLE_A_COUNTS[0]]).events
    assert row.missing == tuple(Compulsory)


def test_counts_with_a_gap_are_not_complete():
    (row,) = quality([an_event()], [[31, None, 11, 9, 6]]).events
    assert row.missing == (Compulsory.COUNTS,)


def test_counts_are_reconciled_with_what_was_counted_apart_from_them():
    events = [an_event(1, stated_total=79), an_event(2, stated_total=30), an_event(3)]
    found = quality(events).reconciled
    assert (found.numerator, found.denominator) == (1, 3)


def test_where_no_total_was_counted_apart_it_is_not_known_whether_counts_agree():
    found = quality([an_event()]).reconciled
    assert (found.state, found.n_missing) == (State.NOT_RECORDED, 1)


def test_attendances_without_department_are_a_share_of_those_of_the_house():
    found, _rows = a_table(EXAMPLE_A_COUNTS[:1])
    more = [outside(found[0], CountScope.NOT_ASSIGNED, 21), outside(found[0], CountScope.EXTERNAL, 50)]
    share = quality([an_event()], more=more).unassigned
    assert (share.numerator, share.denominator) == (21, 100)


def test_the_lag_of_corrections_is_the_median_of_the_events_counted_again():
    events = [an_event(1, counted_after=40), an_event(2, counted_after=20), an_event(3, counted_after=5)]
    found = quality(events, reopened=dict.fromkeys((1, 2), START)).correction_lag
    assert (found.value, found.state) == (30, State.OK)


def test_a_count_that_is_open_again_leaves_the_lag_incomplete():
    events = [an_event(1, counted_after=40), an_event(2, counted_after=None)]
    assert quality(events, reopened=dict.fromkeys((1, 2), START)).correction_lag.state is State.PARTIAL
    assert quality(events).correction_lag.state is State.NOT_APPLICABLE
