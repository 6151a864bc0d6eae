from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.periods import Period, is_working_day, working_days

ASCENSION = date(2021, 5, 13)
DAYS = st.dates(date(2021, 1, 1), date(2022, 12, 31))


def test_both_ends_belong_to_a_period():
    period = Period(date(2021, 1, 1), date(2021, 3, 31))
    assert [day in period for day in (date(2021, 1, 1), date(2021, 3, 31), date(2021, 4, 1))] == [True, True, False]


@pytest.mark.parametrize(
    ("after", "until", "days"),
    [
        (date(2021, 5, 10), date(2021, 5, 10), 0),
        (date(2021, 5, 7), date(2021, 5, 10), 1),
        (date(2021, 5, 10), date(2021, 5, 14), 3),
        (date(2021, 5, 14), date(2021, 5, 10), -3),
        (date(2021, 5, 3), date(2021, 5, 24), 14),
    ],
)
def test_working_days_leave_out_weekends_and_holidays(after, until, days):
    assert working_days(after, until, {ASCENSION, date(2021, 5, 9)}) == days


@given(DAYS, DAYS, st.frozensets(DAYS, max_size=5))
def test_working_days_are_the_days_on_which_people_work(one, other, holidays):
    after, until = sorted((one, other))
    steps = (after + timedelta(days=step) for step in range(1, (until - after).days + 1))
    assert working_days(after, until, holidays) == sum(is_working_day(day, holidays) for day in steps)
