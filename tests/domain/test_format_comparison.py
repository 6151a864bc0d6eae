from datetime import datetime

import pytest

from tests.domain.dialogues import a_dialogue
from tests.domain.participations import EXAMPLE_A_COUNTS, a_house, a_table
from tracker.domain import coverage, format_comparison
from tracker.domain.attendances import by_event
from tracker.domain.dialogues import DialogueState
from tracker.domain.meetings import MeetingFormat
from tracker.domain.values import State

FORMATS = (MeetingFormat.ON_SITE, MeetingFormat.ONLINE, MeetingFormat.ON_SITE)
NEWCOMERS = [[31, 22, 11, 9, 6], [2, 1, 0, 1, 0], [None] * 5]


def compared(columns=EXAMPLE_A_COUNTS, firsts=NEWCOMERS):
    events, rows = a_table(columns, firsts)
    tables = [coverage.of_event(each, *a_house()) for each in by_event(events, rows)]
    held = zip(events, FORMATS, strict=False)
    dialogues = [a_dialogue(event.id, datetime(2021, 5, 1), format=each) for event, each in held]
    return {row.format: row for row in format_comparison.by_format(tables, dialogues)}


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
