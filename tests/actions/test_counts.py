"""A count is kept as it was entered, and its totals with it."""

from datetime import date, datetime

import pytest
from sqlalchemy import select

from tests.world import STAFF
from tracker.actions import counts as actions
from tracker.domain.counts import EXTERNAL, NOT_ASSIGNED, Cells, Unit
from tracker.domain.dialogues import DialogueState
from tracker.domain.errors import RuleViolation, Stale
from tracker.domain.participation import CountCategory, CountScope, CountSource
from tracker.models import DialogueEvent, JournalEntry, Participation, Process
from tracker.queries import counts as queries
from tracker.queries import participation

TODAY = date(2021, 9, 20)


@pytest.fixture
def event(session, world):
    process = session.get(Process, world.process_id)
    event = DialogueEvent.of(process, title="Workshop", starts_at=datetime(2021, 9, 14, 9, 0))
    session.add(event)
    session.flush()
    return event


@pytest.fixture
def unit(world):
    return lambda name: Unit(CountScope.DEPARTMENT, world.departments[name])


def record(session, event, cells, *, seen_version=None, category=CountCategory.ALL, **values):
    seen_version = event.version if seen_version is None else seen_version
    values = {"count_source": CountSource.TALLY, "stated_total": None, "count_note": "", "today": TODAY} | values
    actions.record(session, event, seen_version=seen_version, category=category, cells=cells, **values)


def numbers(session, event, category=CountCategory.ALL):
    return queries.recorded(session, event, category)


def test_an_empty_line_is_not_recorded_and_a_zero_is(session, event, unit):
    record(session, event, {unit("Jugendamt"): Cells(0, 0), unit("Bauamt"): Cells()})
    assert numbers(session, event) == {unit("Jugendamt"): Cells(0, 0)}


def test_lines_outside_the_departments_are_recorded(session, event):
    record(session, event, {NOT_ASSIGNED: Cells(2, 1), EXTERNAL: Cells(6)})
    assert numbers(session, event) == {NOT_ASSIGNED: Cells(2, 1), EXTERNAL: Cells(6)}


def test_saving_again_changes_adds_and_takes_away(session, event, unit):
    record(session, event, {unit("Jugendamt"): Cells(12, 3), unit("Bauamt"): Cells(6)})
    record(session, event, {unit("Jugendamt"): Cells(13, 3), unit("Bauamt"): Cells(), unit("Sozialamt"): Cells(8)})
    assert numbers(session, event) == {unit("Jugendamt"): Cells(13, 3), unit("Sozialamt"): Cells(8)}


def test_an_event_at_which_people_were_counted_was_held(session, event, unit):
    record(session, event, {unit("Jugendamt"): Cells(12)})
    assert event.state is DialogueState.HELD


def test_an_empty_count_does_not_say_that_the_event_was_held(session, event, unit):
    record(session, event, {unit("Jugendamt"): Cells()})
    assert event.state is DialogueState.PLANNED


def test_counts_that_cannot_be_are_refused_all_together(session, event, unit):
    with pytest.raises(RuleViolation, match="counts-rejected") as refused:
        record(session, event, {unit("Jugendamt"): Cells(70), unit("Bauamt"): Cells(6)})
    (problem,) = refused.value.details["problems"]
    assert (problem.code, problem.department_id) == ("more-participants-than-staff", unit("Jugendamt").department_id)
    assert numbers(session, event) == {}


def test_managers_and_staff_together_cannot_be_more_than_the_department(session, event, unit):
    event.splits_categories = True
    record(session, event, {unit("Kämmerei"): Cells(10)}, category=CountCategory.STAFF)
    with pytest.raises(RuleViolation, match="counts-rejected"):
        record(session, event, {unit("Kämmerei"): Cells(5)}, category=CountCategory.MANAGERS)
    record(session, event, {unit("Kämmerei"): Cells(4)}, category=CountCategory.MANAGERS)
    assert numbers(session, event, CountCategory.STAFF) == {unit("Kämmerei"): Cells(10)}


def test_the_second_of_two_people_does_not_overwrite_the_first(session, event, unit):
    seen = event.version
    record(session, event, {unit("Jugendamt"): Cells(12)}, seen_version=seen)
    with pytest.raises(Stale):
        record(session, event, {unit("Jugendamt"): Cells(13)}, seen_version=seen)


def test_saving_the_same_again_is_no_new_version(session, event, unit):
    record(session, event, {unit("Jugendamt"): Cells(12)})
    seen = event.version
    record(session, event, {unit("Jugendamt"): Cells(12)})
    assert event.version == seen


def test_a_closed_count_stays_closed_until_it_is_opened_with_a_reason(session, event, unit):
    record(session, event, {unit("Jugendamt"): Cells(12)}, is_final=True)
    with pytest.raises(RuleViolation, match="count-closed"):
        record(session, event, {unit("Jugendamt"): Cells(13)})
    with pytest.raises(RuleViolation, match="reason-required"):
        actions.reopen(session, event, seen_version=event.version, reason="")
    actions.reopen(session, event, seen_version=event.version, reason="Eine Liste fehlte")
    record(session, event, {unit("Jugendamt"): Cells(13)})
    assert numbers(session, event) == {unit("Jugendamt"): Cells(13)}


def test_an_open_count_cannot_be_opened(session, event):
    with pytest.raises(RuleViolation, match="count-open"):
        actions.reopen(session, event, seen_version=event.version, reason="Aus Versehen")


def test_a_count_without_a_number_is_not_closed(session, event, unit):
    with pytest.raises(RuleViolation, match="count-empty"):
        record(session, event, {unit("Jugendamt"): Cells()}, is_final=True)


def test_the_journal_sees_every_number_that_changed(session, event, unit):
    record(session, event, {unit("Jugendamt"): Cells(12, 3)})
    record(session, event, {unit("Jugendamt"): Cells(13, 3)})
    key = session.scalar(select(Participation.id).where(Participation.dialogue_event_id == event.id))
    entries = session.scalars(
        select(JournalEntry)
        .where(JournalEntry.record == "Participation", JournalEntry.record_id == key)
        .order_by(JournalEntry.id)
    ).all()
    assert [entry.action for entry in entries] == ["create", "update"]
    assert entries[-1].changes == {"count": [12, 13]}


def test_the_totals_are_kept_with_the_counts(session, event, unit, world):
    record(session, event, {unit("Jugendamt"): Cells(12, 4), unit("Bauamt"): Cells(6)})
    totals = {row.department_id: row for row in participation.reach_totals(session, [world.process_id])}
    jugendamt, bauamt = (totals[unit(name).department_id] for name in ("Jugendamt", "Bauamt"))
    assert (jugendamt.attendances, jugendamt.largest, jugendamt.first_timers, jugendamt.events) == (43, 31, 35, 2)
    assert (bauamt.first_timers, bauamt.without_first_timers) == (9, 6)


def test_first_timers_at_other_events_count_against_the_staff(session, event, unit):
    context = queries.context(session, event)
    assert context.newcomers[unit("Jugendamt").department_id] == 31
    assert not context.is_first


def test_the_grid_shows_the_house_of_the_day(session, event, unit):
    sheet = queries.sheet(session, event)
    (group,) = sheet.groups
    assert (group.title, group.staff) == ("Fachbereich Mitte", 179)
    assert sheet.units[:5] == [unit(name) for name in STAFF]


def test_a_department_that_was_counted_before_it_existed_stays_in_the_grid(session, event, unit):
    record(session, event, {unit("Jugendamt"): Cells(12)})
    event.starts_at = datetime(2014, 5, 1, 9, 0)
    session.flush()
    assert "Jugendamt" in [row.name for group in queries.sheet(session, event).groups for row in group.departments]
