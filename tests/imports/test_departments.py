"""A sheet of departments, as a file or pasted."""

from datetime import date

import pytest

from tracker.domain.administrations import DepartmentKind
from tracker.domain.department_sheets import DepartmentLine
from tracker.domain.errors import RuleViolation
from tracker.domain.sheets import IgnoredReason, Problem, ProblemCode, SheetColumn
from tracker.imports import departments, sheets


def line(text: str, **options) -> DepartmentLine:
    """Return the first line of a pasted sheet."""
    return departments.read(sheets.pasted(text), **options).lines[0]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Name\tKürzel\tÜbergeordnet\tEbene\tArt\tMigrationsbezug\tKopfzahl\tStand\n"
            "Bauamt\t61\tFB 3\t2\tStabsstelle\tja\t25\t1.1.2021"
        ),
        (
            "As of;Staff;Migration-related;Type;Level;Parent;Short code;Department\n"
            "2021-01-01;25;yes;staff unit;2;FB 3;61;Bauamt"
        ),
    ],
)
def test_columns_are_known_by_german_and_english_words_in_any_order(text: str):
    assert line(text) == DepartmentLine(
        2, "Bauamt", "61", "FB 3", 2, DepartmentKind.STAFF_UNIT, True, 25, date(2021, 1, 1)
    )


def test_only_the_name_is_required_and_what_is_empty_says_nothing():
    assert line("Fachdienst\tKürzel\nBauamt\t-") == DepartmentLine(2, "Bauamt")


def test_a_level_may_be_said_in_the_administrations_own_words():
    assert line("Name\tEbene\nBauamt\tFachdienst", level_labels=["Fachbereich", "Fachdienst"]).level == 2


def test_full_time_equivalents_are_no_headcount():
    read = departments.read(sheets.pasted("Amt\tMitarbeitende (VZÄ)\tKopfzahl\nBauamt\t21,5\t25"))
    assert [column.reason for column in read.ignored] == [IgnoredReason.NOT_A_HEADCOUNT]
    assert read.lines[0].headcount == 25


def test_who_heads_a_department_is_not_read():
    read = departments.read(sheets.pasted("Amt\tLeitung\nBauamt\tErika Muster"))
    assert [column.reason for column in read.ignored] == [IgnoredReason.NAMES_PEOPLE]
    assert "Erika" not in repr(read)


@pytest.mark.parametrize(
    ("heading", "cell", "column", "code"),
    [
        ("Kopfzahl", "etwa 20", SheetColumn.HEADCOUNT, ProblemCode.NUMBER_UNREADABLE),
        ("Stand", "31.6.2021", SheetColumn.AS_OF, ProblemCode.DATE_IMPOSSIBLE),
        ("Ebene", "ganz oben", SheetColumn.LEVEL, ProblemCode.WORD_UNKNOWN),
        ("Art", "Verein", SheetColumn.KIND, ProblemCode.WORD_UNKNOWN),
        ("Migrationsbezug", "teils", SheetColumn.MIGRATION_RELATED, ProblemCode.WORD_UNKNOWN),
    ],
)
def test_a_cell_that_is_not_understood_is_named_with_its_column_and_value(
    heading: str, cell: str, column: SheetColumn, code: ProblemCode
):
    assert line(f"Name\t{heading}\nBauamt\t{cell}").problems == (Problem(code, column, cell),)


def test_a_line_without_a_name_and_a_code_that_is_too_long_are_said():
    found = line(f"Name\tKürzel\n\t{'x' * 21}")
    assert [problem.code for problem in found.problems] == [ProblemCode.NAME_MISSING, ProblemCode.TEXT_TOO_LONG]


def test_a_total_is_no_department():
    assert line("Amt\tKopfzahl\nSumme\t730").is_total


def test_more_departments_than_any_house_has_are_refused():
    with pytest.raises(RuleViolation, match="file-too-many-rows"):
        departments.read(sheets.pasted("Name\n" + "\n".join(f"Amt {number}" for number in range(1001))))
