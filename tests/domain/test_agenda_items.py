from datetime import timedelta

import pytest

from tests.domain.agendas import TWO, item, seat, task
from tracker.domain.action_items import ActionItemState
from tracker.domain.agenda_items import (
    TypedItem,
    clock,
    concluded,
    current,
    following,
    forbid_concluded,
    headings,
    missing,
    moved,
    overrun,
    planned_minutes,
    typed,
)
from tracker.domain.errors import RuleViolation
from tracker.domain.meetings import AttendanceStatus, ItemState, MissingCode

DONE = ItemState.DEALT_WITH


def after(minutes: float):
    return TWO + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("line", "title", "minutes"),
    [
        ("Haushalt", "Haushalt", None),
        ("Haushalt (20 min)", "Haushalt", 20),
        ("Haushalt (20 Min.)", "Haushalt", 20),
        ("Haushalt (20)", "Haushalt", 20),
        ("Haushalt, 20 Minuten", "Haushalt", 20),
        ("Haushalt – 20 min", "Haushalt", 20),
        ("Haushalt 20'", "Haushalt", 20),
        ("Haushalt 2021", "Haushalt 2021", None),
        ("Genehmigung des Protokolls vom 6. Juli", "Genehmigung des Protokolls vom 6. Juli", None),
        ("2. Dialog auswerten", "2. Dialog auswerten", None),
        ("  Haushalt   und  Personal ", "Haushalt und Personal", None),
        ("20 min", "20 min", None),
        ("Haushalt (900 min)", "Haushalt", None),
        ("Haushalt (0)", "Haushalt", None),
    ],
)
def test_a_line_of_a_typed_agenda_is_a_title_and_perhaps_minutes(line, title, minutes):
    assert typed(line) == [TypedItem(title, minutes)]


def test_empty_lines_of_a_typed_agenda_mean_nothing():
    assert typed("Haushalt\n\n  \nPersonal\n") == [TypedItem("Haushalt"), TypedItem("Personal")]
    assert typed("") == []


@pytest.mark.parametrize(
    "text", ["1. Haushalt\n2. Personal", "TOP 1: Haushalt\nTOP 2: Personal", "1) Haushalt\n2) Personal"]
)
def test_running_numbers_are_dropped(text):
    assert [row.title for row in typed(text)] == ["Haushalt", "Personal"]


def test_numbers_that_do_not_run_belong_to_the_titles():
    assert [row.title for row in typed("2. Dialog\n3. Dialog")] == ["2. Dialog", "3. Dialog"]


def test_a_typed_line_is_never_cut():
    with pytest.raises(RuleViolation, match="agenda-line-too-long"):
        typed("x" * 201)


def test_a_typed_agenda_has_an_end():
    with pytest.raises(RuleViolation, match="agenda-too-long"):
        typed("TOP\n" * 61)


def test_without_a_clock_everything_runs_as_planned():
    slots, end = clock([item(1, 5), item(2, 20), item(3)], starts_at=TWO)
    assert [slot.begins_at for slot in slots] == [TWO, after(5), after(25)]
    assert end == after(25)


def test_what_has_begun_stands_where_it_began_and_the_rest_follows():
    items = [
        item(1, 5, state=DONE, begun_at=TWO, ended_at=after(6)),
        item(2, 20, begun_at=after(7)),
        item(3, 10),
    ]
    slots, end = clock(items, starts_at=TWO, now=after(17))
    assert [(slot.begins_at, slot.minutes, slot.is_past) for slot in slots] == [
        (TWO, 6, True),
        (after(7), 20, False),
        (after(27), 10, False),
    ]
    assert end == after(37)


def test_an_item_that_takes_longer_pushes_the_others_back():
    _slots, end = clock([item(1, 5, begun_at=TWO), item(2, 10)], starts_at=TWO, now=after(30))
    assert end == after(40)


def test_what_is_deferred_or_withdrawn_takes_no_time():
    items = [item(1, 5, state=ItemState.WITHDRAWN), item(2, 10, state=ItemState.DEFERRED), item(3, 15)]
    slots, end = clock(items, starts_at=TWO, now=TWO)
    assert [slot.minutes for slot in slots] == [None, None, 15]
    assert end == after(15)
    assert planned_minutes(items) == 15


def test_an_agenda_longer_than_the_meeting_says_by_how_much():
    items = [item(1, 50), item(2, 45)]
    assert overrun(items, TWO, after(90)) == 5
    assert overrun(items, TWO, after(95)) == 0
    assert overrun(items, TWO, None) == 0


def test_the_chosen_item_is_shown_and_else_the_one_under_way():
    items = [item(1, state=DONE), item(2), item(3, begun_at=TWO), item(4)]
    assert current(items, 4).id == 4
    assert current(items).id == 3
    assert current(items, 99).id == 3
    assert current(items[:2]).id == 2
    assert current(items[:1]).id == 1
    assert current([]) is None


def test_the_next_item_is_the_next_open_one_or_the_first_that_was_left_out():
    items = [item(1), item(2), item(3, state=DONE), item(4)]
    assert following(items, items[1]).id == 4
    assert following(items, items[3]).id == 1
    assert following(items[2:3], items[2]) is None


@pytest.mark.parametrize(
    ("key", "step", "order"),
    [
        (2, -1, [2, 1, 3]),
        (2, 1, [1, 3, 2]),
        (1, -1, [1, 2, 3]),
        (3, 1, [1, 2, 3]),
        (1, 2, [2, 3, 1]),
        (3, -9, [3, 1, 2]),
    ],
)
def test_an_item_moves_but_never_off_the_agenda(key, step, order):
    assert moved([1, 2, 3], key, step) == order


def test_leaving_an_item_aside_needs_a_reason():
    for target in (ItemState.DEFERRED, ItemState.WITHDRAWN):
        with pytest.raises(RuleViolation, match="reason-required"):
            concluded(ItemState.OPEN, target, reason="  ")
        assert concluded(ItemState.OPEN, target, reason="Vertretung fehlt") is target
    assert concluded(ItemState.OPEN, DONE) is DONE


@pytest.mark.parametrize("state", [DONE, ItemState.DEFERRED, ItemState.WITHDRAWN])
def test_what_has_ended_cannot_end_again(state):
    with pytest.raises(RuleViolation, match="item-not-open"):
        forbid_concluded(state)
    with pytest.raises(RuleViolation, match="item-not-open"):
        concluded(state, DONE)


def test_what_is_missing_is_said_seat_by_seat_item_by_item_and_task_by_task():
    seats = [seat(1), seat(2, status=AttendanceStatus.ABSENT)]
    items = [item(1), item(2, state=DONE)]
    open_task = {"state": ActionItemState.OPEN}
    tasks = [
        task(1, **open_task),
        task(2, **open_task, responsible="Personalrat", due_on=TWO.date()),
        task(3, state=ActionItemState.DROPPED),
    ]
    assert [(row.code, row.record_id) for row in missing(items, seats, tasks)] == [
        (MissingCode.ATTENDANCE, 1),
        (MissingCode.OUTCOME, 1),
        (MissingCode.RESPONSIBLE, 1),
        (MissingCode.DUE, 1),
    ]
    assert missing(items[1:], seats[1:], tasks[1:]) == []


def test_a_decision_without_counted_votes_says_so():
    assert not task(1).has_votes
    assert task(1, votes_abstained=0).has_votes


@pytest.mark.parametrize(
    ("sections", "shown"),
    [
        ([], []),
        (["", ""], [None, None]),
        (["A", "A", "B"], ["A", None, "B"]),
        (["", "A", "A"], [None, "A", None]),
        (["A", "", ""], ["A", "", None]),
        (["A", "B", "A"], ["A", "B", "A"]),
    ],
)
def test_a_section_is_named_where_it_begins_and_where_it_ends(sections, shown):
    items = [item(position, section=section) for position, section in enumerate(sections, start=1)]
    assert headings(items) == shown
