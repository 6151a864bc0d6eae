"""Days with a time, in the orders and spellings of any program."""

from datetime import date, datetime

import pytest

from tracker.domain.attendance_files import DayOrder
from tracker.imports.moments import moment, on_the_wall, order_of

DAY, MONTH = DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("25.5.2021, 14:00:02", "2021-05-25 14:00:02"),
        ("25.05.21, 13:58:10", "2021-05-25 13:58:10"),
        ("25.05.2021 14:00 Uhr", "2021-05-25 14:00:00"),
        ("2021-06-14 17:00:00", "2021-06-14 17:00:00"),
        ("2021-06-14T15:00:00Z", "2021-06-14 17:00:00"),
        ("2021-06-14T15:00:00.123+02:00", "2021-06-14 15:00:00"),
        ("2021-06-14T10:00:00-0500", "2021-06-14 17:00:00"),
        ("Jun 14, 2021 05:00:00 PM", "2021-06-14 17:00:00"),
        ("14. Juni 2021 17:00", "2021-06-14 17:00:00"),
        ("05/25/2021 02:01:12 PM", "2021-05-25 14:01:12"),
        ("05/25/2021 12:01 AM", "2021-05-25 00:01:00"),
        ("9:05", "2021-09-14 09:05:00"),
        ("9.05", "2021-09-14 09:05:00"),
    ],
)
def test_a_moment_is_read(text, expected):
    assert moment(text, MONTH, date(2021, 9, 14)) == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    "text", ["", "--", "25.05.2021", "31.02.2021 10:00", "1/2/2021 25:00", "Foo 3, 2021 10:00", "9:75"]
)
def test_what_is_no_moment_is_none(text):
    assert moment(text, DAY, date(2021, 9, 14)) is None
    assert moment("9:05", DAY) is None


@pytest.mark.parametrize(
    ("texts", "day", "expected"),
    [
        (["11/12/2020, 12:27"], date(2020, 12, 11), (DAY, "")),
        (["11/12/2020, 12:27"], date(2020, 11, 12), (MONTH, "")),
        (["11/12/2020, 12:27"], date(2020, 2, 3), (None, "11/12/2020, 12:27")),
        (["11/11/2020, 12:27"], date(2020, 2, 3), (DAY, "")),
        (["11/12/2020, 12:27", "11/25/2020, 12:27"], date(2020, 12, 11), (MONTH, "")),
        (["13/13/2020, 12:27"], date(2020, 12, 11), (DAY, "")),
        (["25.05.2021 10:00", "-"], date(2020, 12, 11), (DAY, "")),
    ],
)
def test_the_day_of_the_event_decides_the_order_of_day_and_month_or_nobody_does(texts, day, expected):
    assert order_of(texts, day) == expected


def test_milliseconds_are_put_on_the_wall_in_germany():
    assert on_the_wall(1_621_944_000_000) == datetime(2021, 5, 25, 14)
    assert on_the_wall(1e30) is None
