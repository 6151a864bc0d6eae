from datetime import date, datetime, time, timedelta
from itertools import accumulate

import pytest

from tracker.domain.meeting_rhythm import SeatRow, attendance, attendance_headline, headline, rhythm
from tracker.domain.meetings import AttendanceStatus, MeetingFormat, MeetingRow, MeetingState
from tracker.domain.periods import Period
from tracker.domain.values import State

START = date(2021, 1, 12)
PRESENT, SUBSTITUTE = AttendanceStatus.PRESENT, AttendanceStatus.SUBSTITUTE
ABSENT, EXCUSED, GUEST = AttendanceStatus.ABSENT, AttendanceStatus.EXCUSED, AttendanceStatus.GUEST


def a_meeting(key, day, *, state=MeetingState.CLOSED, weeks=4, group=1):
    at = datetime.combine(day, time(14, 30))
    return MeetingRow(
        key, group, f"G{group}", weeks and 7 * weeks, day.year, key, at, None, MeetingFormat.ON_SITE, state
    )


def meetings(*gaps, **fields):
    days = accumulate(gaps, lambda day, gap: day + timedelta(days=gap), initial=START)
    return [a_meeting(key, day, **fields) for key, day in enumerate(days, 1)]


def seats(meeting, *statuses, top=None):
    return [SeatRow(meeting.id, f"S{key}", status, is_top_level=key == top) for key, status in enumerate(statuses)]


def rhythm_of(*gaps, weeks=4, after=7, breaks=()):
    rows = meetings(*gaps, weeks=weeks)
    return rhythm(rows, rows[-1].starts_on + timedelta(days=after), breaks=breaks)


NOTHING_HELD = rhythm(meetings(state=MeetingState.INVITED), START)


def test_the_worked_example_keeps_four_of_five_gaps():
    found = rhythm_of(28, 30, 29, 61, 27)
    assert (found.adherence.numerator, found.adherence.denominator, found.adherence.value) == (4, 5, 0.8)
    assert round(found.variation.value, 2) == 0.42


def test_the_days_since_the_last_meeting_are_counted_until_the_day():
    assert rhythm_of(28, after=12).days_since.value == 12
    assert NOTHING_HELD.days_since.state is State.NOT_APPLICABLE


def test_fewer_than_four_gaps_are_only_dates():
    found = rhythm_of(28, 30, 29)
    assert [gap.days for gap in found.gaps] == [28, 30, 29]
    assert {found.adherence.state, found.variation.state} == {State.NOT_APPLICABLE}


def test_without_an_agreed_rhythm_nothing_can_be_kept():
    assert rhythm_of(28, 30, 29, 61, weeks=None).adherence.state is State.NOT_RECORDED


def test_meetings_on_one_day_have_no_variation():
    assert rhythm_of(0, 0, 0, 0).variation.state is State.NOT_APPLICABLE


def test_a_planned_break_is_not_held_against_the_group():
    summer = Period(date(2021, 5, 10), date(2021, 5, 20))
    found = rhythm_of(28, 30, 29, 61, 27, breaks=[summer])
    assert [gap.is_planned for gap in found.gaps] == [False, False, False, True, False]
    assert found.adherence.value == 1


def test_what_fell_out_is_counted_and_makes_no_gap():
    rows = [*meetings(28), a_meeting(9, START + timedelta(days=14), state=MeetingState.CANCELLED)]
    found = rhythm(rows, START + timedelta(days=40))
    assert (found.held, found.fell_out, [gap.days for gap in found.gaps]) == (2, 1, [28])


def test_meetings_to_come_are_not_held_yet():
    assert rhythm(meetings(28), START).held == 1


@pytest.mark.parametrize(
    ("found", "code", "details"),
    [
        (NOTHING_HELD, "meetings-none", {}),
        (rhythm_of(28, after=36), "meetings-overdue", {"days": 36, "agreed": 28}),
        (rhythm_of(28, after=35), "meetings-held", {"count": 2}),
        (rhythm_of(28, 30, 29, 61, 27), "meetings-in-rhythm", {"count": 4, "of": 5}),
        (rhythm_of(28, 30, 29, 61, 27, weeks=None), "meetings-held", {"count": 6}),
    ],
)
def test_the_headline_says_whether_the_rhythm_is_kept(found, code, details):
    assert (headline(found).code, headline(found).details) == (code, details)


def test_a_seat_is_taken_by_its_member_or_the_deputy():
    first, second = meetings(28)
    rows = [*seats(first, PRESENT, SUBSTITUTE, EXCUSED, ABSENT), *seats(second, PRESENT, PRESENT, PRESENT, GUEST)]
    found = attendance([second, first], rows, second.starts_on)
    assert [(row.seats, row.present, row.deputies, row.excused, row.absent) for row in found.rows] == [
        (4, 1, 1, 1, 1),
        (3, 3, 0, 0, 0),
    ]
    assert (found.share.numerator, found.share.denominator, found.rows[0].share.value) == (5, 7, 0.5)
    assert attendance_headline(found).details == {"count": 5, "of": 7}


def test_a_seat_without_attendance_is_unknown_and_not_empty():
    (meeting,) = meetings()
    found = attendance([meeting], seats(meeting, PRESENT, None, ABSENT, None), START)
    assert (found.share.value, found.share.upper, found.share.state) == (0.25, 0.75, State.PARTIAL)


def test_a_meeting_without_any_attendance_is_not_recorded():
    (meeting,) = meetings()
    found = attendance([meeting], seats(meeting, None, None), START)
    assert (found.share.state, found.share.n_missing) == (State.NOT_RECORDED, 2)
    assert attendance_headline(found).code == "seats-not-recorded"


def test_the_top_level_is_there_if_one_of_it_is():
    first, second, third = meetings(28, 28)
    rows = [*seats(first, PRESENT, top=0), *seats(second, ABSENT, top=0), *seats(third, None, top=0)]
    found = attendance([first, second, third], rows, third.starts_on)
    assert (found.top_level.numerator, found.top_level.denominator, found.top_level.n_missing) == (1, 3, 1)


def test_without_a_seat_of_the_top_level_its_presence_is_not_applicable():
    (meeting,) = meetings()
    assert attendance([meeting], seats(meeting, PRESENT), START).top_level.state is State.NOT_APPLICABLE


def test_seats_of_meetings_that_fell_out_do_not_count():
    (meeting,) = meetings(state=MeetingState.NOT_HELD)
    assert attendance([meeting], seats(meeting, PRESENT), START).rows == ()
