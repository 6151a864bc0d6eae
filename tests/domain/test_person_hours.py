from datetime import datetime, timedelta

import pytest

from tests.domain.dialogues import a_dialogue
from tests.domain.participations import EXAMPLE_A_COUNTS, a_house, a_table, outside
from tracker.domain import coverage, person_hours
from tracker.domain.attendances import by_event
from tracker.domain.participation import CountScope
from tracker.domain.person_hours import Minutes
from tracker.domain.values import State


def hours(columns=EXAMPLE_A_COUNTS, *, lasting=2.0, minutes=None, house=None, guests=None):
    events, rows = a_table(columns)
    rows += [outside(events[0], CountScope.EXTERNAL, guests)] if guests else []
    tables = [coverage.of_event(each, *(house or a_house())) for each in by_event(events, rows)]
    dialogues = []
    for event in events:
        start = datetime.combine(event.held_on, datetime.min.time())
        end = None if lasting is None else start + timedelta(hours=lasting)
        dialogues.append(a_dialogue(event.id, start, ends_at=end))
    return person_hours.of_events(tables, dialogues, minutes or {})


def test_hours_are_participants_times_duration():
    rows = hours()
    assert [row.hours.value for row in rows] == [158, 62, 64]
    assert rows[0].per_hundred.value == pytest.approx(100 * 158 / 179)


def test_measured_minutes_go_before_the_duration():
    first, second, _third = hours(minutes={1: Minutes(4500, 0)})
    assert (first.hours.value, first.is_measured, second.is_measured) == (75, True, False)


def test_hours_that_were_measured_are_as_complete_as_the_counts():
    (row,) = hours([[5, None, 1, 1, 1]], minutes={1: Minutes(600, 0)})
    assert (row.hours.value, row.hours.state, row.hours.n_missing) == (10, State.PARTIAL, 1)
    assert row.per_hundred.state is State.PARTIAL


@pytest.mark.parametrize("minutes", [None, {1: Minutes(120 * 89, 1200)}], ids=["by the clock", "measured"])
def test_hours_per_staff_are_those_of_the_staff(minutes):
    (row,) = hours(EXAMPLE_A_COUNTS[:1], guests=10, minutes=minutes)
    assert (row.hours.value, row.per_hundred.value) == (178, pytest.approx(100 * 158 / 179))


@pytest.mark.parametrize(("columns", "lasting"), [([[31, 22, 11, 9, 6]], None), ([[None] * 5], 2)])
def test_without_an_end_or_a_count_there_are_no_hours(columns, lasting):
    (row,) = hours(columns, lasting=lasting)
    assert (row.hours.state, row.per_hundred.state) == (State.NOT_RECORDED, State.NOT_RECORDED)
    assert person_hours.total([row])[0].state is State.NOT_RECORDED


def test_the_sum_of_the_events_is_partial_while_counts_are_missing():
    rows = hours([EXAMPLE_A_COUNTS[0], [None] * 5])
    both, per_hundred = person_hours.total(rows)
    assert (both.value, both.state, both.n_missing) == (158, State.PARTIAL, 5)
    assert per_hundred.value == rows[0].per_hundred.value


def test_a_headcount_that_nobody_recorded_leaves_only_the_hours():
    departments, sizes = a_house()
    (row,) = hours(EXAMPLE_A_COUNTS[:1], house=(departments, sizes[1:]))
    assert (row.hours.value, row.per_hundred.state) == (158, State.NOT_RECORDED)


def test_a_house_without_departments_has_no_hours_per_staff():
    (row,) = hours(EXAMPLE_A_COUNTS[:1], house=([], []))
    assert row.per_hundred.state is State.NOT_APPLICABLE


def test_without_events_there_are_no_hours():
    assert {figure.state for figure in person_hours.total([])} == {State.NOT_APPLICABLE}
