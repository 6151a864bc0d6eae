"""Time is what lies within the event, whatever the file calls its end."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.domain.attendance_house import END, HOUSE, START, at, stay
from tracker.domain.attendance_files import AttendanceFile, Stay
from tracker.domain.attendance_rosters import roster
from tracker.domain.attendance_times import LONGEST, MARGIN, Window, chains, understood, window


@pytest.mark.parametrize(
    ("ends_at", "stays", "end"),
    [
        (END, [], END),
        (None, [stay(1, joined="09:00", left="10:15"), stay(2, joined="08:00", left="23:00")], at("10:15")),
        (None, [stay(1, joined="08:00")], START),
    ],
)
def test_an_event_without_an_end_lasts_as_long_as_somebody_was_there(ends_at, stays, end):
    found = window(START, ends_at, stays)
    assert (found.start, found.end) == (START - MARGIN, end + MARGIN)


def test_what_is_only_totalled_is_not_cut_where_the_end_of_the_event_is_unknown():
    stays = [stay(1, "Ada Kern", seconds=7200), stay(2, "Olaf Dorn", seconds=5400), stay(3, "Ute Lamm", seconds=90_000)]
    found = roster(stays, window(START, None, stays), HOUSE)
    assert [each.seconds for each in found] == [7200, 5400, (LONGEST + 2 * MARGIN).total_seconds()]


def clock(line, joined, left):
    day = datetime(2021, 9, 14)
    hours = [None if hour is None else day + timedelta(hours=hour) for hour in (joined, left)]
    return Stay(line=line, name=f"P{line}", is_timed=True, joined=hours[0], left=hours[1])


@pytest.mark.parametrize(
    ("joined", "left", "minutes"),
    [(23, 1, 120), (0.5, 1, 30), (22, 26, 240), (None, 1, 180), (1, None, 60), (20, 21, None)],
)
def test_a_clock_without_a_day_goes_on_past_midnight_as_the_event_does(joined, left, minutes):
    within = Window(datetime(2021, 9, 14, 22), datetime(2021, 9, 15, 2))
    (found,) = roster([clock(1, joined, left)], within, HOUSE)
    assert (found.seconds / 60 if found.was_there else None) == minutes


def test_at_an_event_of_one_day_nobody_is_moved_to_another():
    (found,) = roster([clock(1, -14.5, -14)], Window(START, END), HOUSE)
    assert not found.was_there


def test_rows_at_one_time_are_of_different_people():
    rows = [stay(1, joined="09:00", left="10:00"), stay(2, joined="09:30", left="10:30"), stay(3, joined="10:00")]
    found = chains([*rows, stay(4)], Window(START, END))
    assert sorted([each.line for each in chain] for chain in found) == [[1, 3], [2], [4]]


def test_whoever_did_not_come_was_not_there_and_a_time_that_is_not_understood_is_unknown():
    (absent,) = roster([Stay(line=1, name="Ada Kern", is_absent=True)], Window(START, END), HOUSE)
    assert (absent.was_there, absent.seconds) == (False, None)
    (unread,) = roster(
        [Stay(1, "Ada Kern", is_unread=True), stay(2, "Ada Kern", seconds=60)], Window(START, END), HOUSE
    )
    assert (unread.was_there, unread.seconds) == (True, None)


def test_a_time_of_which_the_end_lies_before_the_beginning_is_not_understood():
    rows = [stay(1, joined="10:00", left="09:00"), stay(2, joined="09:00", left="10:00"), stay(3, joined="09:00")]
    file = understood(AttendanceFile((*rows, stay(4, seconds=60))), Window(START, END))
    assert file.unread == (1,)
    (absurd, *_) = roster(file.stays[:1], Window(START, END), HOUSE)
    assert (absurd.was_there, absurd.seconds) == (True, None)


@pytest.mark.parametrize(("joined", "left"), [("06:00", "05:00"), ("15:00", "14:00")])
def test_whoever_left_before_they_came_at_another_time_of_day_was_not_there(joined, left):
    file = understood(AttendanceFile((stay(1, joined=joined, left=left),)), Window(START, END))
    (found,) = roster(file.stays, Window(START, END), HOUSE)
    assert (file.unread, found.was_there) == ((), False)


def test_a_clock_that_goes_on_past_midnight_is_understood():
    file = AttendanceFile((clock(1, 23, 1),))
    assert understood(file, Window(datetime(2021, 9, 14, 22), datetime(2021, 9, 15, 2))) == file
