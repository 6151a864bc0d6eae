"""What an attendance file leaves behind: counts with their minutes, words, columns – and no name."""

from datetime import date, datetime

import pytest
from sqlalchemy import select

from tracker.actions import attendance_files as actions
from tracker.actions import counts
from tracker.domain.attendance_files import AttendanceColumn
from tracker.domain.attendance_places import Meaning, Tally
from tracker.domain.attendance_rules import Belonging, Names
from tracker.domain.counts import EXTERNAL, Cells, Unit
from tracker.domain.errors import RuleViolation
from tracker.domain.meetings import MeetingFormat
from tracker.domain.participation import CountCategory, CountMode, CountScope, CountSource
from tracker.models import (
    Administration,
    AttendanceLayout,
    AttendanceRule,
    DialogueEvent,
    JournalEntry,
    Participation,
    Process,
)
from tracker.queries import attendance_files as queries

TODAY = date(2021, 9, 20)
NAMES = Names(["Ottokar Wiesel"])


@pytest.fixture
def event(session, world):
    process = session.get(Process, world.process_id)
    event = DialogueEvent.of(process, title="Runde", starts_at=datetime(2021, 9, 14, 9), format=MeetingFormat.ONLINE)
    session.add(event)
    session.flush()
    return event


@pytest.fixture
def unit(world):
    return lambda name: Unit(CountScope.DEPARTMENT, world.departments[name])


def record(session, event, cells, **values):
    given = {"seen_version": event.version, "said": {}, "remember": {}, "names": NAMES, "stated_total": None}
    actions.record(session, event, cells=cells, **(given | {"count_note": "", "today": TODAY} | values))


def rows(session, event):
    found = session.scalars(select(Participation).where(Participation.dialogue_event_id == event.id))
    return {Unit(row.scope, row.department_id): row for row in found}


def test_counts_are_kept_with_their_minutes_and_source(session, event, unit):
    record(
        session,
        event,
        {unit("Jugendamt"): Cells(2), EXTERNAL: Cells(1)},
        said={unit("Jugendamt"): Tally(2, 95), EXTERNAL: Tally(1, None)},
    )
    found = rows(session, event)[unit("Jugendamt")]
    assert (found.count, found.first_timers, found.person_minutes) == (2, None, 95)
    assert (found.source, found.mode, event.count_source) == (
        CountSource.ONLINE_REPORT,
        CountMode.ANY,
        CountSource.ONLINE_REPORT,
    )
    assert rows(session, event)[EXTERNAL].person_minutes is None


def test_what_the_file_does_not_tell_keeps_its_source(session, event, unit):
    values = {"count_source": CountSource.TALLY, "stated_total": None, "count_note": "", "today": TODAY}
    cells = {unit("Sozialamt"): Cells(8, 2)}
    counts.record(session, event, seen_version=event.version, category=CountCategory.ALL, cells=cells, **values)
    record(session, event, cells | {unit("Jugendamt"): Cells(2)}, said={unit("Jugendamt"): Tally(2, 95)})
    assert rows(session, event)[unit("Sozialamt")].source is CountSource.TALLY
    assert rows(session, event)[unit("Jugendamt")].source is CountSource.ONLINE_REPORT


def test_minutes_are_those_of_the_number_that_the_file_says(session, event, unit):
    said = {unit("Jugendamt"): Tally(3, 360), EXTERNAL: Tally(1, 60)}
    record(session, event, {unit("Jugendamt"): Cells(0), EXTERNAL: Cells(1)}, said=said)
    found = rows(session, event)
    assert [found[each].person_minutes for each in said] == [None, 60]
    record(session, event, {unit("Jugendamt"): Cells(3), EXTERNAL: Cells(2)}, said=said)
    assert [found[each].person_minutes for each in said] == [360, None], "a number that changes takes its minutes along"


def test_what_is_added_or_changed_beside_the_file_comes_from_it_as_well(session, event, unit):
    values = {"count_source": CountSource.TALLY, "stated_total": None, "count_note": "", "today": TODAY}
    so_far = {unit("Sozialamt"): Cells(8), unit("Bauamt"): Cells(5)}
    counts.record(session, event, seen_version=event.version, category=CountCategory.ALL, cells=so_far, **values)
    record(session, event, {unit("Sozialamt"): Cells(8), unit("Bauamt"): Cells(6), unit("Jugendamt"): Cells(1)})
    sources = {each.department_id: row.source for each, row in rows(session, event).items()}
    assert [sources[unit(name).department_id] for name in ("Sozialamt", "Bauamt", "Jugendamt")] == [
        CountSource.TALLY,
        CountSource.ONLINE_REPORT,
        CountSource.ONLINE_REPORT,
    ]


def test_at_a_hybrid_event_both_ways_of_taking_part_stand_side_by_side(session, event, unit):
    event.format = MeetingFormat.HYBRID
    event.count_source = CountSource.TALLY
    room = Participation.of(event, department_id=unit("Jugendamt").department_id, mode=CountMode.ON_SITE, count=5)
    session.add(room)
    session.flush()
    record(session, event, {unit("Jugendamt"): Cells(2)}, said={unit("Jugendamt"): Tally(2, 95)})
    found = session.scalars(select(Participation).where(Participation.dialogue_event_id == event.id)).all()
    assert {(row.mode, row.count) for row in found} == {(CountMode.ON_SITE, 5), (CountMode.ONLINE, 2)}
    assert event.count_source is CountSource.TALLY
    with pytest.raises(RuleViolation, match="counts-rejected"):
        record(session, event, {unit("Jugendamt"): Cells(60)}, said={})


def test_texts_are_remembered_and_learned_anew(session, event, world, unit):
    youth = Meaning(Belonging.DEPARTMENT, unit("Jugendamt").department_id)
    record(session, event, {EXTERNAL: Cells(1)}, remember={"Team Rot": youth, "JA": Meaning(Belonging.EXTERNAL)})
    known = queries.meanings(session, world.administration_id)
    assert known == {"team rot": youth, "ja": Meaning(Belonging.EXTERNAL)}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"remember": {"Team Wiesel": Meaning(Belonging.EXTERNAL)}}, "attendance-text-names-person"),
        ({"remember": {"Kern": Meaning(Belonging.HOST)}}, "attendance-text-names-person"),
        ({"count_note": "mit ottokar"}, "attendance-note-names-person"),
        ({"seen_version": 0}, "sheet-outdated"),
        ({"cells": {EXTERNAL: Cells()}}, "count-empty"),
        ({"today": date(2021, 9, 1)}, "dialogue-in-future"),
    ],
)
def test_what_breaks_a_rule_leaves_nothing(session, event, changes, code):
    with pytest.raises(RuleViolation, match=code):
        record(session, event, **({"cells": {EXTERNAL: Cells(1)}} | changes))
    assert rows(session, event) == {}


def test_an_event_that_counts_managers_apart_takes_no_file(session, event):
    event.splits_categories = True
    with pytest.raises(RuleViolation, match="event-splits-categories"):
        record(session, event, {EXTERNAL: Cells(1)})


def test_the_journal_says_that_a_file_was_read(session, event):
    record(session, event, {EXTERNAL: Cells(1)}, said={EXTERNAL: Tally(1, 10)})
    entry = session.scalars(select(JournalEntry).where(JournalEntry.action == "import")).all()[-1]
    assert (entry.record, entry.record_id, entry.changes) == ("Participation", event.id, {"lines": 1})


def layout(session, world, name="Webex", columns=None):
    house = session.get(Administration, world.administration_id)
    columns = columns or {AttendanceColumn.NAME: 0, AttendanceColumn.JOINED: 2}
    actions.save_layout(session, house, name=name, header_hash="h" * 64, columns=columns, names=NAMES)


def test_columns_are_saved_once_per_row_of_headings(session, world):
    layout(session, world)
    layout(session, world, "Webex neu", {AttendanceColumn.NAME: 1})
    saved = session.scalars(select(AttendanceLayout).where(AttendanceLayout.header_hash == "h" * 64)).one()
    assert (saved.name, saved.columns) == ("Webex neu", {"name": 1})
    assert queries.layouts(session, world.administration_id)["h" * 64] == {AttendanceColumn.NAME: 1}


def test_a_layout_may_not_be_called_like_somebody_of_the_file(session, world):
    with pytest.raises(RuleViolation, match="attendance-text-names-person"):
        layout(session, world, "Liste Wiesel")


def test_what_is_remembered_can_be_forgotten(session, world):
    rule = session.scalars(select(AttendanceRule)).first()
    actions.forget(session, rule)
    assert queries.meanings(session, world.administration_id) == {}
