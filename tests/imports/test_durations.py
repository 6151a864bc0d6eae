"""How long something took, in every spelling that was seen."""

import pytest

from tracker.domain.sheets import ProblemCode
from tracker.imports.durations import HOUR, seconds, unit_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1h 2m 3s", 3723),
        ("11m 31s", 691),
        ("2 Std. 4 Min. 53 Sek.", 7493),
        ("2 Std. 5 Min.", 7500),
        ("59 Min. 0 Sek.", 3540),
        ("1 Stunde 2 Minuten", 3720),
        ("204 mins", 12_240),
        ("1 hr 5 min", 3900),
        ("02:04:53", 7493),
        ("1:05", 3900),
        ("PT1H2M3S", 3723),
        ("75", 4500),
        ("7,5", 450),
        ("k. A.", None),
        ("--", None),
        ("", None),
    ],
)
def test_a_duration_is_read(text, expected):
    assert seconds(text) == (expected, None)


@pytest.mark.parametrize("text", ["lange", "99h", "1 h 2 parsec", "-5", "1e9"])
def test_what_is_none_or_longer_than_a_day_is_not_guessed(text):
    assert seconds(text) == (None, ProblemCode.DURATION_UNREADABLE)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("Duration (Minutes)", 60), ("Dauer (h)", HOUR), ("Dauer der Besprechung", 60), ("Dauer in Sekunden", 1)],
)
def test_a_bare_number_has_the_unit_of_its_heading(heading, expected):
    assert unit_of(heading) == expected
    assert seconds("3", unit=unit_of(heading)).value == 3 * expected
