from datetime import date

import pytest

from tracker.domain.calendars import shows_only_busy, span
from tracker.domain.meetings import Confidentiality


def test_a_calendar_reaches_from_three_months_ago_to_a_year_ahead():
    first, last = span(date(2021, 9, 14))
    assert first <= date(2021, 6, 14)
    assert last >= date(2022, 9, 14)


@pytest.mark.parametrize(
    ("confidentiality", "in_circle", "only_busy"),
    [
        (Confidentiality.HOUSE, False, False),
        (Confidentiality.GROUP, False, False),
        (Confidentiality.GROUP, True, False),
        (Confidentiality.INTERNAL, False, True),
        (Confidentiality.INTERNAL, True, False),
    ],
)
def test_of_an_internal_meeting_others_learn_that_the_time_is_taken(confidentiality, in_circle, only_busy):
    assert shows_only_busy(confidentiality, in_circle=in_circle) is only_busy
