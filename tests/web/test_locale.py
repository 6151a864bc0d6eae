"""How each language writes days and numbers."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from flask_babel import force_locale

from tracker.web.locale import (
    date_and_time,
    date_brief,
    date_long,
    date_short,
    day_and_month,
    month,
    number,
    percent,
    weekday,
)

pytestmark = pytest.mark.usefixtures("english")
DAY = date(2021, 9, 14)


@pytest.fixture
def german(english):
    with force_locale("de"):
        yield


def test_english_is_british_and_names_the_day_first():
    assert (date_long(DAY), date_short(DAY)) == ("14\N{NO-BREAK SPACE}September 2021", "14/09/2021")
    assert (date_brief(DAY), day_and_month(DAY)) == ("14\N{NO-BREAK SPACE}Sept", ("14", "Sept"))
    assert (weekday(DAY), month(DAY)) == ("Tuesday", "September 2021")


def test_german_puts_a_full_stop_after_the_day(german):
    assert (date_long(DAY), date_short(DAY)) == ("14.\N{NO-BREAK SPACE}September 2021", "14.09.2021")
    assert (date_brief(DAY), day_and_month(DAY)) == ("14.\N{NO-BREAK SPACE}Sept.", ("14", "Sept."))
    assert (weekday(DAY), month(date(2022, 3, 1))) == ("Dienstag", "März 2022")


def test_a_moment_is_written_as_the_clock_in_germany_has_it():
    moment = datetime(2021, 9, 14, 22, 30, tzinfo=ZoneInfo("UTC"))
    assert date_and_time(moment).startswith("15/09/2021, 00:30")


def test_what_is_not_known_is_a_dash():
    assert {date_long(None), date_short(None), date_and_time(None), number(None), percent(None)} == {"–"}


def test_numbers_have_the_separators_of_their_language_and_a_true_minus():
    assert (number(1234.5, 0), number(1234.5, 2)) == ("1,234", "1,234.50")
    assert (number(1234.5), number(-4), percent(0.389, 1)) == ("1,234.5", "\N{MINUS SIGN}4", "38.9%")


def test_german_numbers_have_a_comma_and_a_space_before_the_sign(german):
    assert (number(1234.5), percent(0.62)) == ("1.234,5", "62\N{NO-BREAK SPACE}%")
