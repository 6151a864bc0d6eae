"""Departments, their place in the tree and their headcounts."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.world import World
from tracker.actions import administrations, departments, headcounts
from tracker.domain.administrations import HeadcountSource, LevelLabel
from tracker.domain.errors import RuleViolation, Stale
from tracker.models import (
    Administration,
    AttendanceRule,
    Base,
    CheckIn,
    Department,
    DialogueEvent,
    DialogueInvitation,
    Group,
    Headcount,
    JournalEntry,
    Membership,
    Participation,
    Process,
    ReachTotal,
    Tap,
    UnitGroup,
    UnitGroupMember,
)
from tracker.queries import departments as queries


def _house(session: Session, world: World) -> Administration:
    return session.get_one(Administration, world.administration_id)


def _change(session: Session, department: Department, **values: object) -> None:
    same = {
        name: getattr(department, name) for name in ("level", "parent_id", "successor_id", "valid_from", "valid_to")
    }
    departments.change(session, department, **(same | {"seen_version": department.version} | values))


def test_new_department_belongs_to_its_house(session: Session, world: World):
    added = departments.add(session, _house(session, world), name="Forstamt", level=1)
    assert added.administration_id == world.administration_id


def test_department_moves_below_another_one_but_never_below_itself(session: Session, world: World):
    youth = session.get_one(Department, world.departments["Jugendamt"])
    top = session.get_one(Department, youth.parent_id)
    with pytest.raises(RuleViolation, match="department-below-itself"):
        _change(session, top, parent_id=youth.id, level=3)


def test_renamed_department_keeps_its_place(session: Session, world: World):
    youth = session.get_one(Department, world.departments["Jugendamt"])
    place = (youth.parent_id, youth.level)
    _change(session, youth, name="Jugend und Familie", is_migration_related=True)
    assert (youth.name, youth.is_migration_related) == ("Jugend und Familie", True)
    assert (youth.parent_id, youth.level) == place


def test_level_follows_the_parent(session: Session, world: World):
    youth = session.get_one(Department, world.departments["Jugendamt"])
    with pytest.raises(RuleViolation, match="level-not-below-parent"):
        _change(session, youth, level=1)


def test_departments_that_succeed_each_other_are_refused(session: Session, world: World):
    youth, welfare = (session.get_one(Department, world.departments[name]) for name in ("Jugendamt", "Sozialamt"))
    _change(session, youth, successor_id=welfare.id, valid_to=date(2021, 12, 31))
    with pytest.raises(RuleViolation, match="department-succeeds-itself"):
        _change(session, welfare, successor_id=youth.id)


def test_validity_ends_after_it_begins(session: Session, world: World):
    youth = session.get_one(Department, world.departments["Jugendamt"])
    with pytest.raises(RuleViolation, match="ends-before-it-begins"):
        _change(session, youth, valid_to=date(2014, 12, 31))


def test_department_that_somebody_else_changed_is_not_overwritten(session: Session, world: World):
    youth = session.get_one(Department, world.departments["Jugendamt"])
    with pytest.raises(Stale):
        _change(session, youth, seen_version=youth.version - 1)


def test_key_date_has_one_headcount(session: Session, world: World):
    youth = session.get_one(Department, world.departments["Jugendamt"])
    source = HeadcountSource.PERSONNEL_OFFICE
    headcounts.record(session, youth, as_of=date(2021, 6, 30), count=64, source=source)
    with pytest.raises(RuleViolation, match="headcount-date-taken"):
        headcounts.record(session, youth, as_of=date(2021, 6, 30), count=65, source=source)


def test_corrected_headcount_counts_from_then_on(session: Session, world: World):
    youth = session.get_one(Department, world.departments["Jugendamt"])
    recorded = queries.headcount_on(session, youth.id, date(2020, 12, 31))
    assert isinstance(recorded, Headcount)
    headcounts.correct(
        session,
        recorded,
        seen_version=recorded.version,
        as_of=recorded.as_of,
        count=60,
        source=HeadcountSource.BUDGET_PLAN,
    )
    rows = {row.name: row for row in queries.rows_on(session, world.administration_id, date(2021, 1, 1))}
    assert rows["Jugendamt"].headcount == 60


def test_department_to_which_nothing_refers_goes_with_its_headcounts(session: Session, world: World):
    added = departments.add(session, _house(session, world), name="Forstamt", level=1)
    headcounts.record(session, added, as_of=date(2021, 6, 30), count=12, source=HeadcountSource.PERSONNEL_OFFICE)
    departments.remove(session, added)
    assert session.get(Department, added.id) is None
    entries = select(JournalEntry.record).where(JournalEntry.action == "delete").order_by(JournalEntry.id)
    assert session.scalars(entries).all() == ["Headcount", "Department"]


def _predecessor(session: Session, world: World, department: Department) -> object:
    youth = session.get_one(Department, world.departments["Jugendamt"])
    youth.successor_id = department.id
    return youth


def _process(session: Session, world: World) -> Process:
    return session.get_one(Process, world.process_id)


REFERRING = {
    "attendance_rule.department_id": lambda s, w, d: AttendanceRule.of(_house(s, w), text="forst", department_id=d.id),
    "tap.department_id": lambda s, w, d: Tap.of(s.get_one(CheckIn, w.check_in_id), key="c" * 22, department_id=d.id),
    "unit_group_member.department_id": lambda s, w, d: UnitGroupMember.of(
        s.get_one(UnitGroup, w.unit_group_id), department_id=d.id
    ),
    "department.parent_id": lambda s, w, d: Department.of(_house(s, w), name="Revier", parent_id=d.id),
    "department.successor_id": _predecessor,
    "dialogue_invitation.department_id": lambda s, w, d: DialogueInvitation.of(
        s.get_one(DialogueEvent, w.dialogue_event_id), department_id=d.id
    ),
    "membership.department_id": lambda s, w, d: Membership.of(
        s.get_one(Group, w.working_group_id), seat="Forst", department_id=d.id
    ),
    "participation.department_id": lambda s, w, d: Participation.of(
        s.get_one(DialogueEvent, w.dialogue_event_id), department_id=d.id, count=3
    ),
    "reach_total.department_id": lambda s, w, d: ReachTotal.of(
        _process(s, w), department_id=d.id, attendances=3, largest=3, first_timers=0, without_first_timers=3, events=1
    ),
}


@pytest.mark.parametrize("column", REFERRING)
def test_department_to_which_something_refers_stays(session: Session, world: World, column: str):
    added = departments.add(session, _house(session, world), name="Forstamt", level=1)
    session.add(REFERRING[column](session, world, added))
    session.flush()
    with pytest.raises(RuleViolation, match="department-in-use"):
        departments.remove(session, added)
    assert session.get(Department, added.id) is added


def test_whatever_points_to_a_department_keeps_it():
    keys = [key for table in Base.metadata.tables.values() for key in table.foreign_keys]
    pointing = {str(key.parent) for key in keys if str(key.column) == "department.id"}
    assert pointing == {*REFERRING, "headcount.department_id"}


def test_headcount_on_which_no_count_rests_is_removed(session: Session, world: World):
    youth = session.get_one(Department, world.departments["Jugendamt"])
    source = HeadcountSource.PERSONNEL_OFFICE
    for day in (date(2091, 6, 30), date(2019, 12, 31)):
        mistyped = headcounts.record(session, youth, as_of=day, count=64, source=source)
        headcounts.remove(session, mistyped)
    assert [row.as_of for row in queries.headcounts(session, youth)] == [date(2020, 12, 31)]


def test_headcount_that_held_when_people_were_counted_stays(session: Session, world: World):
    youth = session.get_one(Department, world.departments["Jugendamt"])
    held = queries.headcount_on(session, youth.id, date(2020, 12, 31))
    assert isinstance(held, Headcount)
    with pytest.raises(RuleViolation, match="headcount-in-use"):
        headcounts.remove(session, held)
    newer = headcounts.record(
        session, youth, as_of=date(2021, 5, 25), count=64, source=HeadcountSource.PERSONNEL_OFFICE
    )
    headcounts.remove(session, held)
    with pytest.raises(RuleViolation, match="headcount-in-use"):
        headcounts.remove(session, newer)


def test_administration_keeps_its_words_and_its_name_for_itself(session: Session, world: World):
    added = administrations.add(
        session, name="Landratsamt Neu", levels=[LevelLabel("Amt", "Ämter"), LevelLabel("", "")]
    )
    assert added.levels == (LevelLabel("Amt", "Ämter"),)
    with pytest.raises(RuleViolation, match="administration-name-taken"):
        administrations.change(
            session,
            added,
            seen_version=added.version,
            levels=added.levels,
            name="Landratsamt Musterland",
        )
