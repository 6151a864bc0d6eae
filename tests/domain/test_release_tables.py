"""Counts become a table of units and events, with what held on the day."""

from __future__ import annotations

from datetime import date

from tests.domain.participations import a_count, a_department, a_house, an_event, outside
from tracker.domain import release_tables
from tracker.domain.administrations import HeadcountRow
from tracker.domain.attendances import by_event
from tracker.domain.dialogues import DialogueTarget
from tracker.domain.groupings import UnitGroupRow
from tracker.domain.participation import CountScope
from tracker.domain.periods import Period

YEAR = Period(date(2021, 1, 1), date(2021, 12, 31))
HOUSE = {"A": 40, "B": 30, "C": 6, "D": 5}


def test_who_was_not_assigned_has_a_row_of_their_own():
    event = an_event(1)
    rows = [a_count(event, 1, 12), outside(event, CountScope.NOT_ASSIGNED, 7), outside(event, CountScope.EXTERNAL, 3)]
    grid = release_tables.laid_out(by_event([event], rows), *a_house({"A": 40}), [], YEAR)
    assert [(unit.key, cell.count) for unit, cell in zip(grid.units, grid.columns[0].cells, strict=True)] == [
        ("d1", 12),
        ("other", 7),
    ]
    assert grid.columns[0].total == 19, "people from outside are no staff"


def test_a_group_is_recorded_when_all_its_departments_are():
    event, later = an_event(1), an_event(2)
    rows = [a_count(event, key, n) for key, n in enumerate([12, 8, 3, 2], 1)]
    rows += [a_count(later, key, n) for key, n in enumerate([12, 8, 3], 1)]
    groups = [UnitGroupRow("Kleine Einheiten", (3, 4))]
    grid = release_tables.laid_out(by_event([event, later], rows), *a_house(HOUSE), groups, YEAR)
    first, second = (column.cells[2] for column in grid.columns)
    assert (first.count, first.headcount, first.parts) == (5, 11, ((3, 3, 6), (4, 2, 5)))
    assert (second.count, second.missing) == (None, release_tables.NOT_RECORDED)


def test_whoever_was_not_invited_could_not_come():
    event = an_event(1, target=DialogueTarget.DEPARTMENTS, departments=frozenset({1}))
    grid = release_tables.laid_out(by_event([event], [a_count(event, 1, 12)]), *a_house(HOUSE), [], YEAR)
    assert [cell.missing for cell in grid.columns[0].cells] == ["", "x", "x", "x", "x"]


def test_open_counts_and_other_periods_are_left_out():
    open_count, later = an_event(1, is_closed=False), an_event(9)
    rows = [a_count(open_count, 1, 12), a_count(later, 1, 9)]
    grid = release_tables.laid_out(by_event([open_count, later], rows), *a_house(HOUSE), [], YEAR)
    assert grid.columns == ()
    assert grid.is_from_start


def test_a_period_that_begins_later_is_not_from_the_start():
    first, second = an_event(1), an_event(2)
    rows = [a_count(first, 1, 12), a_count(second, 1, 9)]
    period = Period(date(2021, 6, 1), date(2021, 12, 31))
    grid = release_tables.laid_out(by_event([first, second], rows), *a_house(HOUSE), [], period)
    assert [column.event_id for column in grid.columns] == [2]
    assert not grid.is_from_start


def test_a_department_stands_under_the_one_above_it():
    departments = [a_department(1, "Fachbereich"), a_department(2, "Jugend", parent=1)]
    event = an_event(1)
    headcounts = [HeadcountRow(2, date(2021, 1, 1), 30)]
    grid = release_tables.laid_out(by_event([event], [a_count(event, 2, 9)]), departments, headcounts, [], YEAR)
    assert [(unit.name, unit.parent, unit.headcount) for unit in grid.units] == [
        ("Jugend", "Fachbereich", 30),
        ("", "", None),
    ]


def test_first_timers_are_known_if_those_of_everybody_are():
    event, later = an_event(1), an_event(2)
    rows = [a_count(event, 1, 12, 5), a_count(event, 2, 0), a_count(later, 1, 9, 2), a_count(later, 2, 4)]
    grid = release_tables.laid_out(by_event([event, later], rows), *a_house({"A": 40, "B": 30}), [], YEAR)
    assert [column.first_timers for column in grid.columns] == [5, None]
