"""The tally at the door: what counts, whatever happens on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.participations import a_department
from tracker.domain.check_ins import (
    CEILING_WITHOUT_HEADCOUNT,
    LEAST_CEILING,
    MOST_OPERATIONS,
    CheckInRow,
    CheckInState,
    Operation,
    TapSum,
    admitted,
    ceiling,
    ceilings,
    forbid_discarding,
    forbid_saving,
    forbid_tally,
    is_lost,
    merged,
    read,
    state_of,
    sums,
    unit_of,
)
from tracker.domain.counts import EXTERNAL, NOT_ASSIGNED, Cells, CountGroup, Unit
from tracker.domain.dialogues import DialogueState
from tracker.domain.errors import RuleViolation
from tracker.domain.participation import CountCategory, CountScope

NOW = datetime(2021, 9, 14, 9, 0, tzinfo=UTC)
ROW = CheckInRow(
    id=1,
    administration_id=1,
    dialogue_event_id=1,
    nonce="n",
    asks_first_time=True,
    opened_at=NOW - timedelta(hours=1),
    closed_at=None,
    saved_at=None,
    title="2. Dialog",
    starts_at=datetime(2021, 9, 14, 9, 0),
    state=DialogueState.PLANNED,
    splits_categories=False,
    counted_at=None,
)
YOUTH, BUILDING = Unit(CountScope.DEPARTMENT, 1), Unit(CountScope.DEPARTMENT, 2)
ALL, STAFF, MANAGERS = CountCategory.ALL, CountCategory.STAFF, CountCategory.MANAGERS
KEY = "k" * 22


@pytest.mark.parametrize(
    ("changes", "now", "state"),
    [
        ({}, NOW, CheckInState.OPEN),
        ({"state": DialogueState.HELD}, NOW, CheckInState.OPEN),
        ({"state": DialogueState.POSTPONED}, NOW, CheckInState.CLOSED),
        ({"state": DialogueState.NOT_HELD}, NOW, CheckInState.CLOSED),
        ({"closed_at": NOW}, NOW, CheckInState.CLOSED),
        ({"counted_at": NOW}, NOW, CheckInState.CLOSED),
        ({"closed_at": NOW, "saved_at": NOW}, NOW, CheckInState.SAVED),
        ({}, NOW + timedelta(days=7), CheckInState.OPEN),
        ({}, NOW + timedelta(days=7, seconds=1), CheckInState.CLOSED),
        ({"opened_at": NOW + timedelta(days=30)}, NOW + timedelta(days=36), CheckInState.OPEN),
        ({"starts_at": datetime(2022, 9, 14)}, NOW + timedelta(days=60), CheckInState.OPEN),
    ],
)
def test_a_tally_counts_while_it_is_open_and_its_event_is_near(changes, now, state):
    assert state_of(replace(ROW, **changes), now) is state


@pytest.mark.parametrize("state", [DialogueState.POSTPONED, DialogueState.NOT_HELD])
def test_nobody_is_tallied_at_an_event_that_fell_out(state):
    with pytest.raises(RuleViolation, match="tally-not-held"):
        forbid_tally(state, None)


def test_nobody_is_tallied_once_the_count_is_closed():
    forbid_tally(DialogueState.HELD, None)
    with pytest.raises(RuleViolation, match="count-closed"):
        forbid_tally(DialogueState.HELD, NOW)


def test_taps_that_became_numbers_are_not_thrown_away():
    forbid_discarding(CheckInState.OPEN)
    forbid_discarding(CheckInState.CLOSED)
    with pytest.raises(RuleViolation, match="tally-saved"):
        forbid_discarding(CheckInState.SAVED)


def test_only_a_closed_tally_is_saved_and_only_once():
    forbid_saving(CheckInState.CLOSED)
    with pytest.raises(RuleViolation, match="tally-open"):
        forbid_saving(CheckInState.OPEN)
    with pytest.raises(RuleViolation, match="tally-saved"):
        forbid_saving(CheckInState.SAVED)


@pytest.mark.parametrize(
    ("headcount", "most"), [(0, LEAST_CEILING), (20, 60), (62, 186), (None, CEILING_WITHOUT_HEADCOUNT)]
)
def test_a_department_takes_several_times_its_headcount(headcount, most):
    assert ceiling(headcount) == most


def test_whoever_belongs_to_no_department_can_be_tapped_too():
    group = CountGroup("", [replace(a_department(1), headcount=40)])
    assert ceilings([group], "n").keys() == {YOUTH, NOT_ASSIGNED, EXTERNAL}


def test_whoever_fills_a_department_cannot_tell_how_many_others_had_tapped_there():
    group = CountGroup("", [replace(a_department(1), headcount=0), replace(a_department(2), headcount=0)])
    found = [ceilings([group], f"nonce {number}") for number in range(2000)]
    assert {each[YOUTH] for each in found} == set(range(LEAST_CEILING, 2 * LEAST_CEILING + 1))
    assert any(each[YOUTH] != each[BUILDING] for each in found)
    assert ceilings([group], "nonce 7") == found[7]


def batch(*taps, splits_categories=False, asks_first_time=True):
    return read({"taps": list(taps)}, splits_categories=splits_categories, asks_first_time=asks_first_time)


def test_a_batch_says_what_was_tapped_and_what_was_taken_back():
    taps = {"key": KEY, "unit": "1", "first": True}, {"key": "z" * 22, "unit": "external", "undone": True}
    assert batch(*taps) == [
        Operation(KEY, YOUTH, ALL, is_first_time=True),
        Operation("z" * 22, EXTERNAL, ALL, is_undone=True),
    ]


@pytest.mark.parametrize(
    ("sent", "splits", "kept"),
    [("all", False, ALL), ("managers", False, ALL), ("managers", True, MANAGERS), ("all", True, STAFF)],
)
def test_what_the_event_does_not_ask_for_is_not_kept(sent, splits, kept):
    tap = {"key": KEY, "unit": "1", "category": sent, "first": True}
    assert batch(tap, splits_categories=splits, asks_first_time=False) == [Operation(KEY, YOUTH, kept)]


@pytest.mark.parametrize(
    "sent",
    [
        None,
        [],
        {"taps": None},
        {"taps": [None]},
        {"taps": [{}] * (MOST_OPERATIONS + 1)},
        {"taps": [{"unit": "1"}]},
        {"taps": [{"key": "short", "unit": "1"}]},
        {"taps": [{"key": "k" * 41, "unit": "1"}]},
        {"taps": [{"key": "ä" * 22, "unit": "1"}]},
        {"taps": [{"key": KEY}]},
        {"taps": [{"key": KEY, "unit": 1}]},
        {"taps": [{"key": KEY, "unit": "department"}]},
        {"taps": [{"key": KEY, "unit": "9" * 10}]},
        {"taps": [{"key": KEY, "unit": "²"}]},
        {"taps": [{"key": KEY, "unit": "1", "first": 1}]},
        {"taps": [{"key": KEY, "unit": "1", "undone": "yes"}]},
        {"taps": [{"key": KEY, "unit": "1", "category": "chiefs"}]},
        {"taps": [{"key": KEY, "unit": "1", "category": []}]},
        {"taps": [{"key": KEY, "unit": "1", "name": "Erika"}]},
    ],
)
def test_what_no_device_of_ours_sends_is_refused(sent):
    with pytest.raises(RuleViolation, match="tally-not-understood"):
        read(sent, splits_categories=False, asks_first_time=True)


def test_a_unit_is_named_as_forms_name_it():
    for unit in (YOUTH, NOT_ASSIGNED, EXTERNAL):
        assert unit_of(unit.key) == unit


TAP, OTHER = Operation(KEY, YOUTH), Operation("o" * 22, YOUTH)


@pytest.mark.parametrize(
    ("operations", "kept"),
    [
        ([TAP, TAP], [TAP]),
        ([TAP, TAP._replace(is_undone=True)], [TAP._replace(is_undone=True)]),
        ([TAP._replace(is_undone=True), TAP], [TAP._replace(is_undone=True)]),
        ([TAP, TAP._replace(unit=BUILDING)], [TAP]),
        ([TAP, OTHER], [TAP, OTHER]),
    ],
)
def test_a_key_counts_once_and_stays_taken_back(operations, kept):
    assert merged(operations) == kept


def _admit(operations, *, known=(), taps=None, most=2):
    return admitted(operations, known=known, taps=taps or {}, ceilings={YOUTH: most})


def test_a_unit_takes_taps_until_it_is_full():
    operations = [Operation(f"{number:022}", YOUTH) for number in range(4)]
    assert _admit(operations) == (operations[:2], [each.key for each in operations[2:]])
    assert _admit(operations, taps={YOUTH: 2}).accepted == []


def test_what_is_there_may_be_repeated_and_taken_back_in_a_full_unit():
    undo = TAP._replace(is_undone=True)
    assert _admit([undo, OTHER], known={KEY}, taps={YOUTH: 2}) == ([undo], [OTHER.key])


def test_what_is_repeated_takes_no_room():
    assert _admit([TAP, OTHER], known={KEY}, taps={YOUTH: 1}).refused == []


def test_a_unit_that_the_event_does_not_have_is_refused():
    assert _admit([TAP._replace(unit=BUILDING)]) == ([], [KEY])


def test_sums_count_taps_and_first_timers():
    found = [TapSum(YOUTH, ALL, 7, 2), TapSum(EXTERNAL, ALL, 3, 1)]
    assert sums(found, splits_categories=False, asks_first_time=True) == {ALL: {YOUTH: Cells(7, 2), EXTERNAL: Cells(3)}}
    assert sums(found, splits_categories=False, asks_first_time=False)[ALL][YOUTH] == Cells(7)


def test_sums_follow_what_the_event_asks_for_by_now():
    found = [TapSum(YOUTH, ALL, 7, 2), TapSum(YOUTH, MANAGERS, 3, 1)]
    assert sums(found, splits_categories=True, asks_first_time=True) == {
        STAFF: {YOUTH: Cells(7, 2)},
        MANAGERS: {YOUTH: Cells(3, 1)},
    }
    assert sums(found, splits_categories=False, asks_first_time=True) == {ALL: {YOUTH: Cells(10, 3)}}


DEVICE = st.lists(st.tuples(st.sampled_from([YOUTH, BUILDING, EXTERNAL]), st.booleans()), max_size=8)


@given(data=st.data(), devices=st.lists(DEVICE, max_size=4))
def test_no_order_repetition_or_loss_and_retry_loses_or_doubles_a_tap(data, devices):
    """What devices sent arrives in any order, some of it several times, everything at least once; an undo wins."""
    taps = [
        (Operation(f"{device:04}{number:018}", unit), is_undone)
        for device, found in enumerate(devices)
        for number, (unit, is_undone) in enumerate(found)
    ]
    sent = [tap for tap, _ in taps] + [tap._replace(is_undone=True) for tap, is_undone in taps if is_undone]
    again = data.draw(st.lists(st.sampled_from(sent), max_size=10)) if sent else []
    arrived = merged(data.draw(st.permutations(sent + again)))
    assert {tap for tap in arrived if not tap.is_undone} == {tap for tap, is_undone in taps if not is_undone}
    assert len(arrived) == len(taps)


@pytest.mark.parametrize(
    ("is_undone", "known", "lost"),
    [
        (False, {}, True),
        (False, {KEY: False}, False),
        (True, {KEY: False}, True),
        (True, {KEY: True}, False),
        (True, {}, False),
    ],
)
def test_what_comes_too_late_is_lost_unless_it_had_its_effect_before(is_undone, known, lost):
    assert is_lost(TAP._replace(is_undone=is_undone), known) is lost
