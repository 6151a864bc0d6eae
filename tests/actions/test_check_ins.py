"""The tally of an event: its address, its taps, and what becomes of them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from tests.world import STAFF as EMPLOYED
from tracker.actions import check_ins as actions
from tracker.actions import counts
from tracker.domain.check_ins import CheckInState, Operation, TapSum, state_of
from tracker.domain.counts import EXTERNAL, NOT_ASSIGNED, Cells, Unit
from tracker.domain.dialogues import DialogueState
from tracker.domain.errors import RuleViolation, Stale
from tracker.domain.meetings import MeetingFormat
from tracker.domain.participation import CountCategory, CountMode, CountScope, CountSource
from tracker.domain.secret_addresses import digest
from tracker.models import CheckIn, Department, DialogueEvent, JournalEntry, Participation, Process, Tap
from tracker.models.base import now
from tracker.queries import check_ins as queries
from tracker.queries import counts as count_queries
from tracker.queries import participation

KEY_OF_APPLICATION = "a key for tests"
TODAY = date(2021, 9, 20)
ALL, STAFF, MANAGERS = CountCategory.ALL, CountCategory.STAFF, CountCategory.MANAGERS


@pytest.fixture
def event(session, world):
    event = DialogueEvent.of(session.get(Process, world.process_id), title="Dialog", starts_at=datetime(2021, 9, 14, 9))
    session.add(event)
    session.flush()
    return event


@pytest.fixture
def check_in(session, event):
    return begin(session, event)


@pytest.fixture
def unit(world):
    return lambda name: Unit(CountScope.DEPARTMENT, world.departments[name])


def begin(session, event, *, asks_first_time=True):
    return actions.begin(session, event, key=KEY_OF_APPLICATION, asks_first_time=asks_first_time)


def tap(session, event, *operations):
    check_in = queries.of_event(session, event)
    return actions.record(session, queries.row(check_in, event), operations)


def keys(number, start=0):
    return [f"{position:022}" for position in range(start, start + number)]


def taps(unit, number, *, start=0, **values):
    return [Operation(key, unit, **values) for key in keys(number, start)]


def save(session, event, check_in, cells=None, **values):
    _, lines = queries.reviewed(session, event, check_in)
    proposed = {(line.category, line.unit): line.proposed for line in lines}
    seen = {"seen_version": event.version, "seen_tally": check_in.version}
    facts = {"cells": proposed | (cells or {}), "today": TODAY, "moment": now()} | seen | values
    actions.save(session, event, check_in, **facts)


def numbers(session, event, category=ALL):
    return count_queries.recorded(session, event, category)


def test_an_address_can_be_shown_again_and_is_not_in_the_database(session, event, check_in):
    token = actions.address(check_in, key=KEY_OF_APPLICATION)
    assert queries.found(session, digest(token)).id == check_in.id
    assert token not in {check_in.nonce, check_in.token_hash}
    assert actions.address(check_in, key="another key") is None


def test_opening_twice_leaves_one_address(session, event, check_in):
    assert begin(session, event) is check_in
    assert session.scalar(select(func.count()).where(CheckIn.dialogue_event_id == event.id)) == 1


def test_opening_an_open_tally_changes_nothing(session, event, check_in, unit):
    opened_at = check_in.opened_at
    begin(session, event, asks_first_time=False)
    tap(session, event, *taps(unit("Jugendamt"), 1))
    assert (check_in.asks_first_time, check_in.opened_at) == (True, opened_at)


@pytest.mark.parametrize("number", [0, 1])
def test_what_is_asked_changes_only_while_nobody_was_tapped(session, event, check_in, unit, number):
    tap(session, event, *taps(unit("Jugendamt"), number, is_undone=True))
    actions.close(session, check_in)
    begin(session, event, asks_first_time=False)
    assert check_in.asks_first_time is (number > 0)


def test_a_closed_tally_is_opened_again_with_its_address_and_its_taps(session, event, check_in, unit):
    tap(session, event, *taps(unit("Jugendamt"), 3))
    token_hash = check_in.token_hash
    actions.close(session, check_in)
    closed_at = check_in.closed_at
    actions.close(session, check_in)
    assert check_in.closed_at == closed_at
    assert state_of(queries.found(session, token_hash), now()) is CheckInState.CLOSED
    begin(session, event)
    assert (check_in.token_hash, check_in.closed_at) == (token_hash, None)
    assert queries.tap_sums(session, check_in.id) == [TapSum(unit("Jugendamt"), ALL, 3, 0)]


def test_another_address_makes_the_old_one_void_and_keeps_the_taps(session, event, check_in, unit):
    tap(session, event, *taps(unit("Jugendamt"), 3))
    old = check_in.token_hash
    actions.renew(session, check_in, key=KEY_OF_APPLICATION)
    assert queries.found(session, old) is None
    assert queries.found(session, check_in.token_hash, is_kept=True).id == check_in.id
    assert len(queries.tap_sums(session, check_in.id)) == 1


@pytest.mark.parametrize("is_closed", [False, True])
def test_taps_that_were_tried_are_thrown_away_and_the_tally_begins_at_zero(session, event, check_in, unit, is_closed):
    tap(session, event, *taps(unit("Jugendamt"), 3), *taps(unit("Bauamt"), 1, start=3, is_undone=True))
    if is_closed:
        actions.close(session, check_in)
    old, was = check_in.token_hash, state_of(queries.row(check_in, event), now())
    assert actions.discard(session, event, check_in, key=KEY_OF_APPLICATION, moment=now()) == 3
    assert queries.found(session, old) is None
    assert not queries.has_taps(session, check_in.id)
    assert state_of(queries.row(check_in, event), now()) is was
    entry = session.scalars(select(JournalEntry).order_by(JournalEntry.id.desc()).limit(1)).one()
    assert (entry.action, entry.record, entry.record_id) == ("discard", "CheckIn", check_in.id)
    assert entry.changes == {"number": 3}


def test_what_was_tapped_at_another_event_is_not_thrown_away(session, event, check_in, unit, world):
    other = DialogueEvent.of(session.get(Process, world.process_id), title="Noch einer", starts_at=event.starts_at)
    session.add(other)
    session.flush()
    begin(session, other)
    tap(session, other, *taps(unit("Jugendamt"), 2))
    actions.discard(session, event, check_in, key=KEY_OF_APPLICATION, moment=now())
    assert queries.tap_sums(session, queries.of_event(session, other).id) == [TapSum(unit("Jugendamt"), ALL, 2, 0)]


def test_taps_that_became_numbers_are_not_thrown_away(session, event, check_in, unit):
    tap(session, event, *taps(unit("Jugendamt"), 5))
    actions.close(session, check_in)
    save(session, event, check_in)
    with pytest.raises(RuleViolation, match="tally-saved"):
        actions.discard(session, event, check_in, key=KEY_OF_APPLICATION, moment=now())


def test_no_tally_at_an_event_that_fell_out(session, event):
    event.state = DialogueState.NOT_HELD
    with pytest.raises(RuleViolation, match="tally-not-held"):
        begin(session, event)


def test_a_tap_that_arrives_twice_counts_once_and_one_taken_back_not_at_all(session, event, check_in, unit):
    first, second = taps(unit("Jugendamt"), 2, is_first_time=True)
    tap(session, event, first, second, first)
    tap(session, event, first, second._replace(is_undone=True))
    tap(session, event, second)
    assert queries.tap_sums(session, check_in.id) == [TapSum(unit("Jugendamt"), ALL, 1, 1)]


def test_an_undo_that_arrives_before_its_tap_wins(session, event, check_in, unit):
    (found,) = taps(unit("Jugendamt"), 1)
    tap(session, event, found._replace(is_undone=True))
    tap(session, event, found)
    assert queries.tap_sums(session, check_in.id) == []


def test_another_unit_under_a_known_key_changes_nothing(session, event, check_in, unit):
    (found,) = taps(unit("Jugendamt"), 1)
    tap(session, event, found)
    assert tap(session, event, found._replace(unit=unit("Bauamt"), category=MANAGERS, is_first_time=True)) == []
    assert queries.tap_sums(session, check_in.id) == [TapSum(unit("Jugendamt"), ALL, 1, 0)]


def test_a_flood_ends_at_the_ceiling_and_leaves_the_other_departments_alone(session, event, check_in, unit):
    room = queries.room(session, queries.row(check_in, event))
    most, least = room[unit("Jugendamt")], 3 * EMPLOYED["Jugendamt"]
    assert least <= most <= 2 * least
    refused = tap(session, event, *taps(unit("Jugendamt"), most + 10))
    assert refused == keys(10, most)
    assert tap(session, event, *taps(unit("Bauamt"), 1, start=1500), *taps(NOT_ASSIGNED, 1, start=1501)) == []
    assert tap(session, event, *taps(unit("Jugendamt"), 1, start=1600)) == keys(1, 1600)
    assert tap(session, event, *taps(unit("Jugendamt"), 1, is_undone=True)) == []
    assert {found.unit: found.taps for found in queries.tap_sums(session, check_in.id)} == {
        unit("Jugendamt"): most - 1,
        unit("Bauamt"): 1,
        NOT_ASSIGNED: 1,
    }


def test_a_department_of_another_house_is_refused(session, event, check_in, world):
    department = Department(administration_id=world.other["administration_id"], name="Bauamt", level=1)
    session.add(department)
    session.flush()
    foreign = Unit(CountScope.DEPARTMENT, department.id)
    assert tap(session, event, *taps(foreign, 1)) == keys(1)


def test_saved_sums_are_the_count_of_the_event_and_the_taps_are_gone(session, event, check_in, unit):
    tap(session, event, *taps(unit("Jugendamt"), 5, is_first_time=True), *taps(unit("Jugendamt"), 2, start=5))
    tap(session, event, *taps(EXTERNAL, 3, start=10, is_first_time=True))
    actions.close(session, check_in)
    save(session, event, check_in)
    assert numbers(session, event) == {unit("Jugendamt"): Cells(7, 5), EXTERNAL: Cells(3)}
    assert (event.state, event.count_source) == (DialogueState.HELD, CountSource.TALLY)
    assert session.scalar(select(func.count()).where(Tap.check_in_id == check_in.id)) == 0
    totals = session.scalars(select(Participation.source).where(Participation.dialogue_event_id == event.id))
    assert set(totals) == {CountSource.TALLY}


def test_at_a_hybrid_event_the_tally_counts_those_in_the_room(session, event, check_in, unit):
    event.format = MeetingFormat.HYBRID
    session.add(Participation.of(event, department_id=unit("Jugendamt").department_id, mode=CountMode.ONLINE, count=4))
    session.flush()
    tap(session, event, *taps(unit("Jugendamt"), 7))
    actions.close(session, check_in)
    save(session, event, check_in)
    assert count_queries.apart(session, event) == {CountMode.ON_SITE: 7, CountMode.ONLINE: 4}


def test_at_a_hybrid_event_a_number_without_a_place_is_the_one_to_decide_about(session, event, check_in, unit):
    event.format = MeetingFormat.HYBRID
    session.add(Participation.of(event, department_id=unit("Jugendamt").department_id, count=11))
    session.flush()
    tap(session, event, *taps(unit("Jugendamt"), 7))
    actions.close(session, check_in)
    _sheet, lines = queries.reviewed(session, event, check_in)
    assert [line.recorded.participants for line in lines if line.is_in_conflict] == [11]
    save(session, event, check_in, {(CountCategory.ALL, unit("Jugendamt")): Cells(7)})
    assert numbers(session, event) == {unit("Jugendamt"): Cells(7)}
    assert count_queries.apart(session, event) == {}


def test_the_totals_of_the_process_follow(session, event, check_in, unit, world):
    tap(session, event, *taps(unit("Jugendamt"), 5))
    actions.close(session, check_in)
    before = reach(session, world)
    save(session, event, check_in)
    assert reach(session, world) == before + 5


def reach(session, world):
    rows = participation.reach_totals(session, [world.process_id])
    return {row.department_id: row.attendances for row in rows}[world.departments["Jugendamt"]]


def test_who_wants_no_first_timers_gets_none(session, event, unit):
    check_in = begin(session, event, asks_first_time=False)
    tap(session, event, *taps(unit("Jugendamt"), 2))
    actions.close(session, check_in)
    save(session, event, check_in)
    assert numbers(session, event) == {unit("Jugendamt"): Cells(2)}


def test_managers_and_staff_are_saved_apart_where_the_event_splits_them(session, event, check_in, unit):
    event.splits_categories = True
    tap(
        session,
        event,
        *taps(unit("Jugendamt"), 4, category=STAFF),
        *taps(unit("Jugendamt"), 1, start=9, category=MANAGERS),
    )
    actions.close(session, check_in)
    save(session, event, check_in)
    assert numbers(session, event, STAFF) == {unit("Jugendamt"): Cells(4, 0)}
    assert numbers(session, event, MANAGERS) == {unit("Jugendamt"): Cells(1, 0)}


def counted(session, event, cells):
    values = {"count_source": CountSource.SIGN_IN_LIST, "stated_total": None, "count_note": "", "today": TODAY}
    counts.record(session, event, seen_version=event.version, category=ALL, cells=cells, **values)


def test_what_is_recorded_stays_unless_somebody_decides(session, event, check_in, unit):
    counted(session, event, {unit("Jugendamt"): Cells(9, 1), unit("Bauamt"): Cells(3, 0)})
    tap(session, event, *taps(unit("Jugendamt"), 5), *taps(unit("Sozialamt"), 2, start=5))
    actions.close(session, check_in)
    save(session, event, check_in)
    expected = {unit("Jugendamt"): Cells(9, 1), unit("Bauamt"): Cells(3, 0), unit("Sozialamt"): Cells(2, 0)}
    assert numbers(session, event) == expected
    assert event.count_source is CountSource.SIGN_IN_LIST


def test_first_timers_stay_where_the_tally_did_not_ask_for_them(session, event, unit):
    counted(session, event, {unit("Jugendamt"): Cells(12, 5)})
    check_in = begin(session, event, asks_first_time=False)
    tap(session, event, *taps(unit("Jugendamt"), 12))
    actions.close(session, check_in)
    save(session, event, check_in)
    assert numbers(session, event) == {unit("Jugendamt"): Cells(12, 5)}
    assert event.count_source is CountSource.SIGN_IN_LIST


def test_a_decision_replaces_what_is_recorded_and_its_source(session, event, check_in, unit):
    counted(session, event, {unit("Jugendamt"): Cells(9, 1), unit("Bauamt"): Cells(3, 0)})
    tap(session, event, *taps(unit("Jugendamt"), 5))
    actions.close(session, check_in)
    save(session, event, check_in, {(ALL, unit("Jugendamt")): Cells(14, 1)})
    records = session.scalars(select(Participation).where(Participation.dialogue_event_id == event.id))
    assert {(record.department_id, record.count, record.source) for record in records} == {
        (unit("Jugendamt").department_id, 14, CountSource.TALLY),
        (unit("Bauamt").department_id, 3, CountSource.SIGN_IN_LIST),
    }


def test_an_open_tally_is_not_saved(session, event, check_in, unit):
    tap(session, event, *taps(unit("Jugendamt"), 5))
    check_in.opened_at = now()
    with pytest.raises(RuleViolation, match="tally-open"):
        save(session, event, check_in)


def test_sums_that_cannot_be_are_refused_and_the_taps_stay(session, event, check_in, unit):
    tap(session, event, *taps(unit("Kämmerei"), 15))
    actions.close(session, check_in)
    with pytest.raises(RuleViolation, match="counts-rejected"):
        save(session, event, check_in)
    assert queries.tap_sums(session, check_in.id)[0].taps == 15


def test_nothing_is_saved_where_nothing_was_tapped(session, event, check_in):
    actions.close(session, check_in)
    with pytest.raises(RuleViolation, match="count-empty"):
        save(session, event, check_in)


def test_a_closed_count_is_not_touched(session, event, check_in, unit):
    tap(session, event, *taps(unit("Jugendamt"), 5))
    actions.close(session, check_in)
    event.counted_at = now()
    with pytest.raises(RuleViolation, match="count-closed"):
        save(session, event, check_in)


def test_sums_are_not_saved_before_the_event(session, event, check_in, unit):
    tap(session, event, *taps(unit("Jugendamt"), 5))
    actions.close(session, check_in)
    with pytest.raises(RuleViolation, match="dialogue-in-future"):
        save(session, event, check_in, today=date(2021, 9, 13))


@pytest.mark.parametrize("seen", ["seen_version", "seen_tally"])
def test_nobody_saves_what_they_have_not_seen(session, event, check_in, unit, seen):
    tap(session, event, *taps(unit("Jugendamt"), 5))
    actions.close(session, check_in)
    with pytest.raises(Stale):
        save(session, event, check_in, **{seen: 99})


def test_after_saving_a_tally_begins_anew_at_another_address(session, event, check_in, unit):
    tap(session, event, *taps(unit("Jugendamt"), 5))
    actions.close(session, check_in)
    save(session, event, check_in)
    old = check_in.token_hash
    with pytest.raises(RuleViolation, match="tally-saved"):
        save(session, event, check_in, {(ALL, unit("Jugendamt")): Cells(5, 0)})
    begin(session, event)
    assert queries.found(session, old) is None
    assert state_of(queries.found(session, check_in.token_hash), now()) is CheckInState.OPEN


def test_the_journal_tells_of_the_tally_but_not_of_taps_or_the_address(session, event, check_in, unit):
    tap(session, event, *taps(unit("Jugendamt"), 5))
    actions.close(session, check_in)
    save(session, event, check_in)
    session.flush()
    entries = session.scalars(select(JournalEntry).where(JournalEntry.record == "CheckIn")).all()
    assert entries
    text = " ".join(str(entry.changes) for entry in entries)
    assert check_in.nonce not in text
    assert check_in.token_hash not in text
    assert not session.scalars(select(JournalEntry).where(JournalEntry.record == "Tap")).all()


def test_two_people_who_open_at_once_leave_one_tally(session, event, check_in, monkeypatch):
    monkeypatch.setattr(queries, "of_event", lambda *_: None)
    with pytest.raises((RuleViolation, IntegrityError), match="tally-begun"):
        begin(session, event)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sent=st.lists(st.tuples(st.integers(0, 11), st.booleans()), max_size=30),
    cuts=st.lists(st.integers(1, 6), min_size=30, max_size=30),
)
def test_no_order_or_repetition_of_batches_changes_the_sums(session, event, check_in, unit, sent, cuts):
    session.execute(delete(Tap).where(Tap.check_in_id == check_in.id))
    units = [unit("Jugendamt"), unit("Bauamt"), EXTERNAL]
    operations = [Operation(f"{key:022}", units[key % 3], is_undone=is_undone) for key, is_undone in sent]
    for size in cuts:
        batch, operations = operations[:size], operations[size:]
        if batch:
            assert tap(session, event, *batch) == []
    left = {key for key, _ in sent} - {key for key, is_undone in sent if is_undone}
    found = {each.unit: each.taps for each in queries.tap_sums(session, check_in.id)}
    wanted = {each: sum(units[key % 3] == each for key in left) for each in units}
    assert found == {each: number for each, number in wanted.items() if number}


def test_a_forgotten_tally_closes_by_itself(session, event, check_in):
    row = queries.row(check_in, event)
    assert state_of(row, now() + timedelta(days=8)) is CheckInState.CLOSED
