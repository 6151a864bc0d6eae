from dataclasses import replace

import pytest

from tests.domain.participations import EXAMPLE_A_COUNTS
from tests.domain.participations import an_event as an_event_row
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
    shares = [ratio(1, 10), SHARE, not_recorded()]
    found = findings.turnout([(an_event_row(key), share) for key, share in enumerate(shares, 1)])
    assert (found.code, found.details["share"], found.details["event"]) == ("turnout-latest", SHARE, "E2")
    assert found.details["day"] == an_event_row(2).held_on
    assert findings.turnout([(an_event_row(), not_recorded())]).code == "turnout-none"


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
    rows = list(compared([*EXAMPLE_A_COUNTS[:2], EXAMPLE_A_COUNTS[0], EXAMPLE_A_COUNTS[1]]).values())
    assert findings.formats(rows).code == "formats-on-site"
    assert findings.formats(rows[:1]).code == "formats-one"
    assert findings.formats([]).code == "formats-none"


def test_one_event_of_a_format_does_not_make_it_the_first():
    assert findings.formats(list(compared().values())).code == "formats-too-few"


def test_no_format_is_named_where_events_of_another_one_reached_as_much():
    first, second = EXAMPLE_A_COUNTS[:2]
    assert findings.formats(list(compared([first, first, second, second]).values())).code == "formats-alike"


def test_no_format_is_said_to_have_reached_most_while_counts_are_missing():
    gap = compared([[31, 22, 11, 9, None], *EXAMPLE_A_COUNTS[1:]])
    assert findings.formats(list(gap.values())).code == "formats-open"
    uncounted = compared([EXAMPLE_A_COUNTS[0], [None] * 5, EXAMPLE_A_COUNTS[2]])
    assert findings.formats(list(uncounted.values())).code == "formats-open"


def test_one_department_alone_is_said_to_have_no_balance():
    assert findings.balance(a_balance((31,), (62,))).code == "balance-not-applicable"


def test_without_a_total_counted_apart_no_count_is_said_to_disagree():
    assert findings.quality(quality([an_event()])).code == "reconciled-none"


def test_what_fell_out_is_counted():
    assert findings.fallen_out([]).code == "fallen-out-none"
    assert findings.fallen_out([None, None]).details["count"] == 2


def test_the_record_is_said_in_numbers_of_events():
    found = quality([an_event(stated_total=79)])
    for say in (findings.timeliness, findings.completeness, findings.quality):
        assert (say(found).details["count"], say(found).details["of"]) == (1, 1)
    nothing = quality([], [])
    assert findings.timeliness(nothing).code == "timeliness-none"
