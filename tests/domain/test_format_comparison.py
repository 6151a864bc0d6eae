from datetime import datetime

import pytest

from tests.domain.dialogues import a_dialogue
from tests.domain.participations import (
    EXAMPLE_A_COUNTS,
    a_count,
    a_department,
    a_house,
    a_table,
    an_event,
    outside,
)
from tracker.domain import coverage, format_comparison
from tracker.domain.attendances import by_event
from tracker.domain.dialogues import DialogueState, DialogueTarget
from tracker.domain.meetings import MeetingFormat
from tracker.domain.participation import CountScope
from tracker.domain.values import State

FORMATS = (MeetingFormat.ON_SITE, MeetingFormat.ONLINE, MeetingFormat.ON_SITE, MeetingFormat.ONLINE)
NEWCOMERS = [[31, 22, 11, 9, 6], [2, 1, 0, 1, 0], [None] * 5]


def compared(columns=EXAMPLE_A_COUNTS, firsts=NEWCOMERS):
    events, rows = a_table(columns, firsts)
    tables = [coverage.of_event(each, *a_house()) for each in by_event(events, rows)]
    held = zip(events, FORMATS, strict=False)
    dialogues = [a_dialogue(event.id, datetime(2021, 5, 1), format=each) for event, each in held]
    return {row.format: row for row in format_comparison.by_format(tables, dialogues)}


def of_circles(*circles):
    """Return the formats of events that each invited some of three departments of 50; 5 of each invited one came."""
    departments, sizes = a_house({"A": 50, "B": 50, "C": 50})
    events, rows, dialogues = [], [], []
    for key, (form, target, invited) in enumerate(circles, 1):
        event = an_event(key, target=target, departments=frozenset(invited))
        events.append(event)
        rows += [a_count(event, department, 5) for department in invited or (1, 2, 3)]
        dialogues.append(a_dialogue(key, datetime(2021, 5, 1), format=form))
    tables = [coverage.of_event(each, departments, sizes) for each in by_event(events, rows)]
    return {row.format: row for row in format_comparison.by_format(tables, dialogues)}


def test_an_event_counts_against_the_staff_of_the_departments_it_invited():
    rows = of_circles(
        (MeetingFormat.ON_SITE, DialogueTarget.DEPARTMENTS, {1}),
        (MeetingFormat.ONLINE, DialogueTarget.WHOLE_HOUSE, ()),
    )
    assert [(row.coverage.numerator, row.coverage.denominator) for row in rows.values()] == [(5, 50), (15, 150)]
    assert rows[MeetingFormat.ON_SITE].coverage.value == rows[MeetingFormat.ONLINE].coverage.value


def test_events_for_managers_are_no_part_of_the_comparison():
    rows = of_circles(
        (MeetingFormat.ON_SITE, DialogueTarget.WHOLE_HOUSE, ()), (MeetingFormat.HYBRID, DialogueTarget.MANAGERS, ())
    )
    assert list(rows) == [MeetingFormat.ON_SITE]


def test_more_people_than_were_invited_are_never_more_than_all():
    event = an_event(target=DialogueTarget.DEPARTMENTS, departments=frozenset({1}))
    rows = [a_count(event, 1, 30), outside(event, CountScope.NOT_ASSIGNED, 60)]
    table = coverage.of_event(by_event([event], rows)[0], *a_house())
    assert format_comparison.of_invited([table]).value == 1


def test_a_format_without_any_count_has_no_coverage():
    assert compared([[None] * 5])[MeetingFormat.ON_SITE].coverage.state is State.NOT_RECORDED
    empty = coverage.of_event(by_event([an_event()], [])[0], [a_department(1)], [])
    assert format_comparison.of_invited([empty]).state is State.NOT_RECORDED
    assert format_comparison.of_invited([]).state is State.NOT_APPLICABLE


def test_a_format_comes_first_only_if_each_of_its_events_does():
    above = compared([EXAMPLE_A_COUNTS[0], EXAMPLE_A_COUNTS[1], EXAMPLE_A_COUNTS[0]])
    assert format_comparison.clearly_first(list(above.values())).format is MeetingFormat.ON_SITE
    overlapping = compared([EXAMPLE_A_COUNTS[0], EXAMPLE_A_COUNTS[1], [0] * 5])
    assert format_comparison.clearly_first(list(overlapping.values())) is None
    assert format_comparison.is_comparable(list(above.values())) is False


def test_formats_are_compared_by_sums_and_never_by_means():
    rows = compared()
    assert list(rows) == [MeetingFormat.ON_SITE, MeetingFormat.ONLINE]
    on_site = rows[MeetingFormat.ON_SITE]
    assert (on_site.events.value, on_site.attendances.value) == (2, 111)
    assert on_site.coverage.value == 111 / 358
    assert rows[MeetingFormat.ONLINE].coverage.value == 31 / 179


def test_first_timers_are_a_share_of_those_of_whom_it_is_known():
    rows = compared()
    assert rows[MeetingFormat.ONLINE].first_timers.value == pytest.approx(4 / 31)
    assert (rows[MeetingFormat.ON_SITE].first_timers.value, rows[MeetingFormat.ON_SITE].first_timers.n_missing) == (
        1,
        5,
    )


def test_where_first_timers_were_never_counted_nothing_is_known_of_them():
    assert compared(firsts=())[MeetingFormat.ONLINE].first_timers.state is State.NOT_RECORDED


def test_a_house_without_departments_has_no_first_timers():
    events, rows = a_table(EXAMPLE_A_COUNTS[:1])
    tables = [coverage.of_event(each, [], []) for each in by_event(events, rows)]
    (row,) = format_comparison.by_format(tables, [a_dialogue(1, datetime(2021, 5, 1))])
    assert row.first_timers.state is State.NOT_APPLICABLE


def test_what_fell_out_stands_with_the_day_of_its_follow_up():
    events = [
        a_dialogue(1, datetime(2021, 5, 1), state=DialogueState.NOT_HELD, state_reason="Sturm"),
        a_dialogue(2, datetime(2021, 6, 1), state=DialogueState.POSTPONED),
        a_dialogue(3, datetime(2021, 7, 1), follow_up_of_id=1),
        a_dialogue(4, datetime(2021, 8, 1), follow_up_of_id=1),
    ]
    found = format_comparison.fallen_out(events)
    assert [(each.event.id, each.follow_up_on) for each in found] == [(1, datetime(2021, 7, 1).date()), (2, None)]
