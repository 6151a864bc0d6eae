"""What an import of departments writes."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.world import World
from tracker.actions import department_imports as actions
from tracker.domain import department_matching
from tracker.domain.administrations import DepartmentKind, HeadcountSource
from tracker.domain.department_sheets import MatchedDepartment, fingerprint
from tracker.domain.errors import RuleViolation
from tracker.domain.sheets import Fate
from tracker.imports import departments as reader
from tracker.imports import sheets
from tracker.models import Administration, Department, Headcount, JournalEntry
from tracker.queries import departments as queries

DAY = date(2021, 6, 30)
HEADINGS = "Name\tKürzel\tGehört zu\tArt\tMigration\tKopfzahl\n"


def _matched(session: Session, world: World, lines: str) -> list[MatchedDepartment]:
    return department_matching.match(
        reader.read(sheets.pasted(HEADINGS + lines)).lines,
        queries.of_administration(session, world.administration_id),
        queries.headcount_rows(session, world.administration_id),
        as_of=DAY,
    )


def _carry_out(session: Session, world: World, lines: str, *, valid_from: date | None = None) -> Counter[Fate]:
    matched = _matched(session, world, lines)
    house = session.get_one(Administration, world.administration_id)
    return actions.carry_out(session, house, matched, seen=fingerprint(matched), valid_from=valid_from)


def _department(session: Session, name: str) -> Department:
    return session.scalars(select(Department).where(Department.name == name)).one()


def test_children_that_stand_before_their_parent_lie_below_it_all_the_same(session: Session, world: World):
    fates = _carry_out(session, world, "Forstamt\t2.1\tSüd\tStabsstelle\tja\t12\nSüd\t2\t\t\t\t", valid_from=DAY)
    child, parent = _department(session, "Forstamt"), _department(session, "Süd")
    assert fates == {Fate.NEW: 2}
    assert (child.parent_id, child.level, parent.level) == (parent.id, 2, 1)
    assert (child.kind, child.is_migration_related) == (DepartmentKind.STAFF_UNIT, True)
    assert (child.valid_from, parent.valid_from) == (DAY, DAY)


def test_recorded_department_moves_and_takes_over_what_the_line_says(session: Session, world: World):
    _carry_out(session, world, "Süd\t2\t\t\t\t")
    fates = _carry_out(session, world, "Jugend\t1.1\tSüd\tStab\tja\t64")
    youth = session.get_one(Department, world.departments["Jugendamt"])
    assert fates == {Fate.CHANGED: 1}
    assert (youth.name, youth.kind, youth.is_migration_related) == ("Jugend", DepartmentKind.STAFF_UNIT, True)
    assert youth.parent_id == _department(session, "Süd").id


def test_headcount_of_the_same_day_is_replaced_and_older_ones_stay(session: Session, world: World):
    _carry_out(session, world, "Jugendamt\t1.1\t\t\t\t64")
    _carry_out(session, world, "Jugendamt\t1.1\t\t\t\t65")
    youth = session.get_one(Department, world.departments["Jugendamt"])
    found = [(row.as_of, row.count, row.source) for row in queries.headcounts(session, youth)]
    assert found == [
        (DAY, 65, HeadcountSource.IMPORT),
        (date(2020, 12, 31), 62, HeadcountSource.PERSONNEL_OFFICE),
    ]


def test_change_without_a_headcount_records_none(session: Session, world: World):
    before = len(session.scalars(select(Headcount)).all())
    _carry_out(session, world, "Jugend\t1.1\t\t\t\t")
    assert len(session.scalars(select(Headcount)).all()) == before


def test_sheet_that_was_imported_changes_nothing(session: Session, world: World):
    lines = "Süd\t2\t\t\t\t\nForstamt\t2.1\tSüd\t\tja\t12"
    _carry_out(session, world, lines)
    assert {found.fate for found in _matched(session, world, lines)} == {Fate.UNCHANGED}


def test_line_that_must_be_corrected_stays_out_with_what_would_lie_below_it(session: Session, world: World):
    lines = "Süd\t2\t\t\t\t\nForstamt\t2.1\tNirgends\t\t\t12\nRevier\t2.1.1\tForstamt\t\t\t3\n"
    assert _carry_out(session, world, lines) == {Fate.NEW: 1, Fate.REFUSED: 2}
    names = select(Department.name).where(Department.name.in_(["Süd", "Forstamt", "Revier"]))
    assert session.scalars(names).all() == ["Süd"]
    assert [found.fate for found in _matched(session, world, lines)] == [Fate.UNCHANGED, Fate.REFUSED, Fate.REFUSED]


def test_corrected_sheet_adds_what_was_missing(session: Session, world: World):
    lines = "Süd\t2\t\t\t\t\nForstamt\t2.1\tNirgends\t\t\t12\n"
    _carry_out(session, world, lines)
    assert _carry_out(session, world, lines.replace("Nirgends", "Süd")) == {Fate.UNCHANGED: 1, Fate.NEW: 1}
    assert _department(session, "Forstamt").parent_id == _department(session, "Süd").id


def test_what_was_not_seen_is_not_written(session: Session, world: World):
    house = session.get_one(Administration, world.administration_id)
    matched = _matched(session, world, "Süd\t2\t\t\t\t")
    with pytest.raises(RuleViolation, match="sheet-outdated"):
        actions.carry_out(session, house, matched, seen="something else", valid_from=None)


def test_journal_says_that_it_was_an_import(session: Session, world: World):
    _carry_out(session, world, "Süd\t2\t\t\t\t")
    entry = session.scalars(select(JournalEntry).where(JournalEntry.action == "import")).one()
    assert (entry.administration_id, entry.changes) == (world.administration_id, {"new": 1})
