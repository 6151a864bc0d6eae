from datetime import date, timedelta

import pytest

from tracker.domain.action_items import ActionItemRow, ActionItemState
from tracker.domain.decisions import DecisionResult, DecisionRow, DecisionStatus
from tracker.domain.implementation import (
    Age,
    OpenKind,
    age,
    carried_out,
    closure,
    closure_headline,
    cycle_time,
    headline,
    open_work,
    overdue,
)
from tracker.domain.periods import Period
from tracker.domain.values import State

TODAY = date(2021, 9, 30)
QUARTER = Period(date(2021, 7, 1), TODAY)


def ago(days):
    return TODAY - timedelta(days=days)


def an_item(key=1, *, created=100, due=50, original=None, done=None, **fields):
    """Return an action item; all its days are days before today."""
    usual = {
        "title": f"A{key}",
        "responsible": "Fachdienst Personal",
        "created_on": ago(created),
        "due_on": due if due is None else ago(due),
        "original_due_on": original if original is None else ago(original),
        "state": ActionItemState.OPEN if done is None else ActionItemState.DONE,
        "done_on": done if done is None else ago(done),
    }
    return ActionItemRow(key, **(usual | fields))


def a_decision(key=1, *, taken=200, done=None, due=None, status=None, result=DecisionResult.ACCEPTED):
    status = status or (DecisionStatus.OPEN if done is None else DecisionStatus.IMPLEMENTED)
    days = [None if day is None else ago(day) for day in (due, None, done)]
    return DecisionRow(key, f"2021/{key:02}", f"B{key}", ago(taken), result, status, "", *days)


@pytest.mark.parametrize(("days", "band"), [(0, Age.FRESH), (30, Age.FRESH), (31, Age.MIDDLE), (90, Age.MIDDLE)])
def test_an_age_belongs_to_one_band(days, band):
    assert age(days) is band
    assert age(91) is Age.OLD


def test_what_is_open_comes_oldest_first_with_its_age_and_delay():
    items = [an_item(1, created=20, due=-5), an_item(2, created=95, due=3), an_item(3, done=4)]
    found = open_work(items, [a_decision(1, taken=40), a_decision(2, done=9)], TODAY)
    assert [(row.kind, row.id, row.days_open, row.age, row.overdue) for row in found.rows] == [
        (OpenKind.ACTION_ITEM, 2, 95, Age.OLD, 3),
        (OpenKind.DECISION, 1, 40, Age.MIDDLE, 0),
        (OpenKind.ACTION_ITEM, 1, 20, Age.FRESH, 0),
    ]
    assert found.number(OpenKind.ACTION_ITEM, Age.OLD) == 1


def test_a_rejected_decision_is_not_open():
    assert open_work([], [a_decision(result=DecisionResult.REJECTED)], TODAY).rows == ()


def test_half_carried_out_is_still_open():
    assert len(open_work([], [a_decision(status=DecisionStatus.PARTLY)], TODAY).rows) == 1


def test_of_50_due_items_38_closed_in_time_are_76_percent():
    found = closure([an_item(key, due=50, done=50 if key < 38 else None) for key in range(50)], QUARTER)
    assert (found.in_time.value, found.late, found.open) == (0.76, 0, 12)


def test_closed_late_is_closed_and_not_in_time():
    found = closure([an_item(1, due=50, done=40), an_item(2, due=50, done=60), an_item(3)], QUARTER)
    assert (found.in_time.numerator, found.closed.numerator, found.late, found.open) == (1, 2, 1, 1)
    assert closure_headline(found).details == {"count": 2, "of": 3}


def test_closed_after_the_period_was_open_at_its_end():
    period = Period(date(2021, 7, 1), ago(45))
    assert closure([an_item(due=50, done=40)], period).open == 1


def test_the_original_due_date_counts_however_often_it_was_postponed():
    found = closure([an_item(due=10, original=50, done=12, postponements=2)], QUARTER)
    assert (found.in_time.numerator, found.late, found.postponed) == (0, 1, 1)


def test_dropped_items_are_not_in_the_cohort():
    assert closure([an_item(state=ActionItemState.DROPPED)], QUARTER).closed.state is State.NOT_APPLICABLE


def test_items_without_owner_or_date_are_a_number_of_their_own():
    found = closure([an_item(responsible=""), an_item(2, due=None)], QUARTER)
    assert (found.incomplete, closure_headline(found).code) == (2, "action-items-none-due")


def test_cycle_time_is_the_median_if_all_are_closed():
    items = [an_item(key, created=100, done=100 - days) for key, days in enumerate((5, 10, 20))]
    assert (cycle_time(items, TODAY).value, cycle_time(items, TODAY).state) == (10, State.OK)


def test_open_items_lengthen_the_cycle_time():
    closed = [an_item(key, created=100, done=100 - days) for key, days in enumerate((5, 10, 20))]
    assert cycle_time([*closed, an_item(9, created=15)], TODAY).value == 10
    assert cycle_time([*closed, an_item(8, created=30), an_item(9, created=40)], TODAY).value == 20


def test_exactly_half_closed_reaches_the_median():
    items = [an_item(key, created=100, done=100 - days) for key, days in enumerate((5, 10, 20))]
    assert cycle_time([*items, *(an_item(key, created=100) for key in (7, 8, 9))], TODAY).value == 20


def test_a_median_that_is_not_reached_is_more_than_the_longest_time():
    found = cycle_time([an_item(1, created=100, done=95), an_item(2, created=80), an_item(3, created=70)], TODAY)
    assert (found.value, found.state, found.n_missing) == (80, State.PARTIAL, 2)


def test_what_was_closed_later_was_open_then():
    assert cycle_time([an_item(created=100, done=10)], ago(20)).value == 80


def test_cycle_time_of_nothing_is_not_applicable():
    items = [an_item(state=ActionItemState.DROPPED), an_item(2, created=-3)]
    assert cycle_time(items, TODAY).state is State.NOT_APPLICABLE


def test_overdue_load_is_a_number_and_a_mean():
    work = open_work([an_item(1, due=10), an_item(2, due=20), an_item(3, due=-1)], [a_decision(due=99)], TODAY)
    assert (overdue(work).items.value, overdue(work).mean_days.value) == (2, 15)


def test_nothing_overdue_has_no_mean():
    found = overdue(open_work([an_item(due=None)], [], TODAY))
    assert (found.items.value, found.mean_days.state) == (0, State.NOT_APPLICABLE)


def test_decisions_are_judged_when_they_are_old_enough():
    taken = [a_decision(1, taken=200, done=120), a_decision(2, taken=200, done=100), a_decision(3, taken=89)]
    found = carried_out(taken, TODAY, within=90)
    assert (found.share.numerator, found.share.denominator, found.days) == (1, 2, 90)


def test_superseded_and_rejected_decisions_are_not_judged():
    taken = [a_decision(status=DecisionStatus.SUPERSEDED), a_decision(2, result=DecisionResult.POSTPONED)]
    assert carried_out(taken, TODAY, within=90).share.state is State.NOT_APPLICABLE


def test_what_is_done_partly_counts_half_in_the_second_line_only():
    taken = [a_decision(1, status=DecisionStatus.PARTLY), a_decision(2, done=150)]
    found = carried_out(taken, TODAY, within=90)
    assert (found.share.value, found.with_partly.value) == (0.5, 0.75)


def test_a_decision_carried_out_on_an_unknown_day_is_neither_in_time_nor_late():
    found = carried_out([a_decision(status=DecisionStatus.IMPLEMENTED)], TODAY, within=90).share
    assert (found.value, found.upper, found.state) == (0, 1, State.PARTIAL)


@pytest.mark.parametrize(
    ("items", "code"),
    [
        ([], "work-none-open"),
        ([an_item(due=3), an_item(2, due=-3)], "work-overdue"),
        ([an_item(created=91, due=-3)], "work-old"),
        ([an_item(created=9, due=None)], "work-open"),
    ],
)
def test_the_headline_says_what_is_most_pressing(items, code):
    assert headline(open_work(items, [], TODAY)).code == code
