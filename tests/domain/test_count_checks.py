from dataclasses import replace
from datetime import date

import pytest

from tests.domain.participations import a_count, a_department, an_event, outside
from tracker.domain.count_checks import CountContext, Severity, check_counts, forbid_rejected
from tracker.domain.errors import RuleViolation
from tracker.domain.participation import CountCategory, CountMode, CountScope

EVENT = an_event()
AS_OF = date(2021, 1, 1)
JUGENDAMT = replace(a_department(1, "Jugendamt"), headcount=62, headcount_as_of=AS_OF)


def check(*rows, **context):
    return check_counts(rows, CountContext(departments=[JUGENDAMT], **context))


def codes(*rows, **context):
    return [problem.code for problem in check(*rows, **context)]


def split(number, *, category=CountCategory.ALL, mode=CountMode.ANY):
    return replace(a_count(EVENT, 1, number), category=category, mode=mode)


def test_plausible_counts_have_no_problem():
    assert codes(a_count(EVENT, 1, 31, 31), outside(EVENT, CountScope.EXTERNAL, 3), is_first=True) == []


def test_more_participants_than_staff_are_rejected_with_both_numbers():
    (problem,) = check(a_count(EVENT, 1, 70))
    assert (problem.code, problem.severity) == ("more-participants-than-staff", Severity.REJECT)
    assert problem.details == {"department": "Jugendamt", "headcount": 62, "as_of": AS_OF, "participants": 70}


def test_on_site_and_online_together_cannot_be_more_than_the_staff():
    rows = [split(40, mode=CountMode.ON_SITE), split(30, mode=CountMode.ONLINE)]
    assert codes(*rows) == ["more-participants-than-staff"]


def test_a_part_above_the_staff_is_rejected_even_if_the_other_is_unknown():
    rows = [split(70, mode=CountMode.ON_SITE), split(None, mode=CountMode.ONLINE)]
    assert codes(*rows) == ["more-participants-than-staff"]


def test_more_first_timers_than_participants_are_rejected_at_their_cell():
    (problem,) = check(a_count(EVENT, 1, 3, 4))
    assert (problem.code, problem.severity, problem.column, problem.department_id) == (
        "more-first-timers-than-participants",
        Severity.REJECT,
        "first_timers",
        1,
    )


def test_first_timers_of_nobody_knows_how_many_are_rejected():
    assert codes(a_count(EVENT, 1, None, 3)) == ["first-timers-without-participants"]


def test_at_the_first_event_everybody_is_new():
    assert codes(a_count(EVENT, 1, 5, 3), is_first=True) == ["all-are-new-at-the-first-event"]


def test_unknown_first_timers_of_the_first_event_are_no_contradiction():
    assert codes(a_count(EVENT, 1, 5), is_first=True) == []


def test_a_department_cannot_have_more_first_timers_than_staff_over_all_events():
    assert codes(a_count(EVENT, 1, 8, 5), newcomers={1: 58}) == ["more-first-timers-than-staff"]


def test_a_headcount_that_nobody_recorded_is_flagged_where_somebody_came():
    department = a_department(2)
    rows = [a_count(EVENT, 2, 1)], [a_count(EVENT, 2, 0)], [a_count(EVENT, 2, None)]
    found = [check_counts(row, CountContext([department])) for row in rows]
    assert [[problem.code for problem in problems] for problems in found] == [["headcount-not-recorded"], [], []]


def test_a_department_that_counts_nobody_on_the_day_is_flagged():
    assert codes(a_count(EVENT, 9, 4)) == ["department-not-there"]


def test_managers_and_staff_that_differ_from_all_are_flagged():
    rows = [split(9), split(3, category=CountCategory.MANAGERS), split(4, category=CountCategory.STAFF)]
    (problem,) = check(*rows)
    assert (problem.code, problem.details) == ("categories-differ-from-all", {"all": 9, "sum": 7})


def test_parts_that_make_up_the_whole_are_no_problem():
    rows = [split(7), split(3, category=CountCategory.MANAGERS), split(4, category=CountCategory.STAFF)]
    assert codes(*rows) == []


def test_on_site_and_online_that_differ_from_all_are_flagged():
    rows = [split(9), split(3, mode=CountMode.ON_SITE), split(4, mode=CountMode.ONLINE)]
    assert codes(*rows) == ["modes-differ-from-all"]


def test_parts_that_differ_from_the_stated_total_are_flagged_for_the_whole_event():
    rows = [a_count(EVENT, 1, 5), outside(EVENT, CountScope.EXTERNAL, 2), outside(EVENT, CountScope.NOT_ASSIGNED, 1)]
    (problem,) = check(*rows, stated_total=9)
    assert (problem.code, problem.scope, problem.details) == ("parts-differ-from-total", None, {"stated": 9, "sum": 8})
    assert codes(*rows, stated_total=8) == []


def test_more_staff_than_invited_are_flagged_externals_aside():
    rows = [a_count(EVENT, 1, 5), outside(EVENT, CountScope.EXTERNAL, 2)]
    assert codes(*rows, invited=5) == []
    assert codes(*rows, invited=4) == ["more-participants-than-invited"]


def test_rejected_counts_are_refused_with_their_reasons():
    with pytest.raises(RuleViolation, match="counts-rejected") as refused:
        forbid_rejected(check(a_count(EVENT, 1, 70), stated_total=3))
    assert [problem.code for problem in refused.value.details["problems"]] == ["more-participants-than-staff"]


def test_flagged_counts_are_kept():
    forbid_rejected(check(a_count(EVENT, 1, 7), stated_total=3))
