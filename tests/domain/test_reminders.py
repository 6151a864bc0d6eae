from datetime import date, datetime, timedelta

import pytest

from tracker.domain import reminders as rules

TODAY = date(2021, 9, 14)


@pytest.mark.parametrize(("hour", "is_time"), [(5, False), (6, True), (19, True), (20, False), (0, False)])
def test_nobody_is_reminded_at_night(hour, is_time):
    assert rules.is_time(datetime(2021, 9, 14, hour, 59)) is is_time


def test_people_are_reminded_of_the_meetings_of_tomorrow_and_the_day_after():
    assert rules.meetings_between(TODAY) == (date(2021, 9, 15), date(2021, 9, 16))


@pytest.mark.parametrize(
    ("days", "occasion"),
    [
        (4, ""),
        (3, "before"),
        (1, "before"),
        (0, ""),
        (-1, "after"),
        (-7, "after"),
        (-8, ""),
    ],
)
def test_of_an_action_item_people_are_reminded_three_days_before_and_one_day_after(days, occasion):
    due_on = TODAY + timedelta(days=days)
    assert rules.occasion(due_on, TODAY) == occasion
    first, last = rules.tasks_due_between(TODAY)
    assert not occasion or first <= due_on <= last


@pytest.mark.parametrize(
    ("day", "week", "is_monday"),
    [
        (date(2021, 9, 13), "2021-W37", True),
        (date(2021, 9, 14), "2021-W37", False),
        (date(2021, 1, 1), "2020-W53", False),
    ],
)
def test_the_overview_of_a_week_is_written_on_its_monday(day, week, is_monday):
    assert (rules.week(day), rules.is_digest_day(day)) == (week, is_monday)
