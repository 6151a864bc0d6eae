from dataclasses import replace

import pytest

from tests.domain.test_balance import of as a_balance
from tests.domain.test_data_quality import an_event, quality
from tests.domain.test_format_comparison import compared
from tracker.domain import participation_findings as findings
from tracker.domain.values import Figure, State, not_applicable, not_recorded, ratio

SHARE = ratio(7, 20)


@pytest.mark.parametrize(
    ("share", "code"),
    [
        (SHARE, "repeat-exact"),
        (replace(SHARE, upper=0.5), "repeat-between"),
        (ratio(7, 20, n_missing=1), "repeat-at-least"),
        (not_recorded(), "repeat-none"),
    ],
)
def test_repeated_participation_says_how_well_it_is_known(share, code):
    assert findings.repeat(share).code == code


def test_the_turnout_is_that_of_the_latest_event_of_which_it_is_known():
    found = findings.turnout([ratio(1, 10), SHARE, not_recorded()])
    assert (found.code, found.details["share"]) == ("turnout-latest", SHARE)
    assert findings.turnout([not_recorded()]).code == "turnout-none"


def test_hours_are_said_in_whole_ones():
    assert findings.hours(Figure(61.6, State.OK)).details["count"] == 62
    assert findings.hours(Figure(61.6, State.PARTIAL, n_missing=1)).code == "hours-at-least"
    assert findings.hours(not_applicable()).code == "hours-none"


@pytest.mark.parametrize(
    ("counts", "options", "code"),
    [
        ((31, 22, 11, 9, 6), {}, "balance-even"),
        ((55, 10, 5, 5, 4), {}, "balance-uneven"),
        ((31, 22, 11, 9, 6), {"with_chance": False}, "balance-share"),
        ((5, 4, 3, 1, 1), {}, "balance-too-few"),
    ],
)
def test_the_balance_is_judged_by_what_chance_brings(counts, options, code):
    assert findings.balance(a_balance(counts, **options)).code == code


def test_without_departments_there_is_nothing_to_say_of_the_balance():
    assert findings.balance(a_balance((), ())).code == findings.measures(a_balance((), ())).code == "balance-none"
    assert findings.measures(a_balance((31, 22, 11, 9, 6))).code == "balance-share"


def test_the_format_with_the_largest_coverage_is_named():
    rows = list(compared().values())
    assert findings.formats(rows).code == "formats-on-site"
    assert findings.formats(rows[:1]).code == "formats-one"
    assert findings.formats([]).code == "formats-none"


def test_what_fell_out_is_counted():
    assert findings.fallen_out([]).code == "fallen-out-none"
    assert findings.fallen_out([None, None]).details["count"] == 2


def test_the_record_is_said_in_numbers_of_events():
    found = quality([an_event(stated_total=79)])
    for say in (findings.timeliness, findings.completeness, findings.quality):
        assert (say(found).details["count"], say(found).details["of"]) == (1, 1)
    nothing = quality([], [])
    assert findings.timeliness(nothing).code == "timeliness-none"
