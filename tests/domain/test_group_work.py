"""What became of the work of one group."""

from __future__ import annotations

from datetime import date

from tracker.domain.action_items import ActionItemRow, ActionItemState
from tracker.domain.decisions import DecisionResult, DecisionRow, DecisionStatus
from tracker.domain.group_work import group_work

DAY = date(2022, 6, 30)


def an_item(key: int, due: date, done: date | None) -> ActionItemRow:
    state = ActionItemState.DONE if done else ActionItemState.OPEN
    return ActionItemRow(key, f"A{key}", "Koordination", date(2022, 1, 10), due, due, state, done)


def a_decision(key: int, done: date | None) -> DecisionRow:
    status = DecisionStatus.IMPLEMENTED if done else DecisionStatus.OPEN
    taken = date(2022, 1, 10)
    return DecisionRow(key, f"2022/{key}", f"B{key}", taken, DecisionResult.ACCEPTED, status, "", None, None, done)


def test_a_group_that_has_agreed_on_nothing_has_no_figures():
    assert group_work([], [], DAY) is None


def test_the_figures_cover_the_whole_time_of_the_group():
    items = [
        an_item(1, date(2022, 2, 1), date(2022, 1, 30)),
        an_item(2, date(2022, 3, 1), date(2022, 3, 9)),
        an_item(3, date(2022, 6, 20), None),
    ]
    found = group_work(items, [a_decision(1, date(2022, 3, 1)), a_decision(2, None)], DAY)
    assert (found.closure.in_time.numerator, found.closure.in_time.denominator) == (1, 3)
    assert (found.closure.late, found.closure.open) == (1, 1)
    assert found.cycle_time.value == 58
    assert (found.overdue.items.value, found.overdue.mean_days.value) == (1, 10)
    assert [(carried.days, carried.share.numerator, carried.share.denominator) for carried in found.carried] == [
        (90, 1, 2),
        (180, None, None),
    ]


def test_decisions_alone_have_figures_too():
    found = group_work([], [a_decision(1, None)], DAY)
    assert found.carried[0].share.value == 0
    assert found.overdue.items.value == 0
