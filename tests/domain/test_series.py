"""The series of a group's meetings: rhythm, working days, holidays."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.errors import RuleViolation
from tracker.domain.periods import is_working_day
from tracker.domain.series import NextDate, Series, Weekday, WeekOfMonth, checked, next_dates

LATEST = datetime(2022, 8, 22, 14, 0)  # a Monday
UNITY = {date(2022, 10, 3): "Tag der Deutschen Einheit"}
MONTHLY = Series(week_of_month=WeekOfMonth.SECOND, weekday=Weekday.TUESDAY)


def days(series: Series, latest: datetime = LATEST, today: date = date(2022, 8, 23), **more: int) -> list[date]:
    return [found.starts_at.date() for found in next_dates(series, latest, today, UNITY, **more)]


def test_every_so_many_weeks_means_the_same_weekday_and_hour():
    assert next_dates(Series(weeks=2), LATEST, date(2022, 8, 23), {}, many=2) == [
        NextDate(datetime(2022, 9, 5, 14, 0), datetime(2022, 9, 5, 14, 0)),
        NextDate(datetime(2022, 9, 19, 14, 0), datetime(2022, 9, 19, 14, 0)),
    ]


def test_a_weekday_of_the_month_is_found_in_every_month():
    assert days(MONTHLY) == [date(2022, 9, 13), date(2022, 10, 11), date(2022, 11, 8)]


def test_the_last_weekday_of_a_month_is_the_fourth_or_the_fifth():
    series = Series(week_of_month=WeekOfMonth.LAST, weekday=Weekday.THURSDAY)
    assert days(series, many=2) == [date(2022, 8, 25), date(2022, 9, 29)]


def test_a_meeting_in_the_same_month_leaves_the_regular_day_of_that_month_if_it_is_still_to_come():
    assert days(MONTHLY, datetime(2022, 9, 1, 14, 0), date(2022, 9, 1))[0] == date(2022, 9, 13)
    assert days(MONTHLY, datetime(2022, 9, 13, 14, 0), date(2022, 9, 13))[0] == date(2022, 10, 11)


def test_on_a_holiday_the_next_working_day_is_proposed_and_the_holiday_is_named():
    found = next_dates(Series(weeks=6), LATEST, date(2022, 8, 23), UNITY, many=1)[0]
    assert found.regular == datetime(2022, 10, 3, 14, 0)
    assert found.starts_at == datetime(2022, 10, 4, 14, 0)
    assert found.is_moved
    assert found.holiday == "Tag der Deutschen Einheit"


def test_a_moved_date_does_not_move_the_series():
    assert days(Series(weeks=6), many=2) == [date(2022, 10, 4), date(2022, 11, 14)]


def test_a_series_that_began_on_a_saturday_proposes_mondays():
    found = next_dates(Series(weeks=1), datetime(2022, 8, 20, 10, 0), date(2022, 8, 20), {}, many=1)[0]
    assert (found.starts_at.date(), found.is_moved, found.holiday) == (date(2022, 8, 29), True, "")


def test_after_a_long_pause_the_dates_lie_ahead_of_today():
    assert days(Series(weeks=6), today=date(2022, 12, 1))[0] == date(2022, 12, 26)


def test_without_a_rhythm_nothing_is_proposed():
    assert days(Series()) == []


@pytest.mark.parametrize(
    ("agreed", "code", "field"),
    [
        ((None, WeekOfMonth.FIRST, None), "rhythm-incomplete", "weekday"),
        ((None, None, Weekday.MONDAY), "rhythm-incomplete", "week_of_month"),
        ((4, WeekOfMonth.FIRST, Weekday.MONDAY), "rhythm-twice", "rhythm_weeks"),
    ],
)
def test_half_a_rhythm_and_two_of_them_are_refused_where_they_were_typed(agreed, code: str, field: str):
    with pytest.raises(RuleViolation) as refused:
        checked(*agreed)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_one_rhythm_or_none_may_be_agreed():
    assert checked(6, None, None).days == 42
    assert checked(None, WeekOfMonth.FIRST, Weekday.MONDAY).days == 30
    assert checked(None, None, None).days is None


@given(
    series=st.one_of(
        st.builds(Series, weeks=st.integers(1, 52)),
        st.builds(Series, week_of_month=st.sampled_from(WeekOfMonth), weekday=st.sampled_from(Weekday)),
    ),
    latest=st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)),
    late=st.integers(0, 900),
    off=st.dictionaries(st.dates(date(2020, 1, 1), date(2033, 1, 1)), st.just("Feiertag"), max_size=30),
)
def test_every_date_is_a_working_day_ahead_of_today_and_later_than_the_one_before(series, latest, late, off):
    today = date.fromordinal(latest.date().toordinal() + late)
    found = next_dates(series, latest, today, off)
    assert len(found) == 3
    assert all(is_working_day(each.starts_at.date(), off) and each.starts_at.date() > today for each in found)
    regular = [each.regular for each in found]
    assert regular == sorted(set(regular))
