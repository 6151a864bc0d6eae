"""The count sheet that facilitators really have."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.imports.workbook_bytes import workbook
from tracker.domain.administrations import DepartmentKind, DepartmentRow, HeadcountRow
from tracker.domain.count_matching import match
from tracker.domain.count_sheets import CountLine, CountValues, Known, KnownEvent, written
from tracker.domain.errors import RuleViolation
from tracker.domain.participation import CountScope
from tracker.domain.sheets import Fate, IgnoredColumn, IgnoredReason, Problem, ProblemCode, SheetColumn
from tracker.imports import counts, sheets

SHARED = Path(__file__).parents[3] / "shared/data/attendance/manual_counts_de_utf8bom_semicolon_decimalcomma.csv"

TODAY = date(2021, 12, 31)

# Every quirk that such a sheet was seen with: mark, semicolons, decimal comma, short years, "k. A.", a formula with the
# delimiter in it, more people than the office has, an external line, a total that does not agree.
SHEET = (
    "\ufeffAmt;Ereignis;Datum;Eingeladen;Teilnehmende;davon erstmalig;davon weiblich;Dauer (h);Bemerkung\r\n"
    "Schulamt;Auftakt;25.05.2021;60;30;30;20;2,0;\r\n"
    "Bauamt;Auftakt;25.5.21;40;20;20;;2,0;ohne Anmeldung\r\n"
    "Schulamt;Werkstatt;14.09.2021;60;3;1;2;1,5;\r\n"
    'Bauamt;Werkstatt;14.09.2021;40;6;2;k. A.;1,5;=HYPERLINK("http://y.example";"hier")\r\n'
    "Rechtsamt;Werkstatt;14.09.2021;14;15;0;4;1,5;mehr, als dort arbeiten\r\n"
    ";Werkstatt;14.09.2021;;1;;;1,5;extern\r\n"
    "Summe;;;;58;;;;\r\n"
).encode()


def known(*names: str, headcounts: tuple[int, ...], events: tuple[tuple[str, str, str], ...]) -> Known:
    """Return a house with these departments and their headcounts, and these events with day and hours."""
    line = DepartmentKind.LINE
    return Known(
        departments=[DepartmentRow(at, None, name, "", 1, line, False, None, None) for at, name in enumerate(names, 1)],
        headcounts=[HeadcountRow(at, date(2021, 1, 1), count) for at, count in enumerate(headcounts, 1)],
        events=[
            KnownEvent(at, title, date.fromisoformat(day), hours=Decimal(hours))
            for at, (title, day, hours) in enumerate(events, 1)
        ],
    )


OURS = known(
    *("Schulamt", "Bauamt", "Rechtsamt"),
    headcounts=(62, 48, 14),
    events=(("Auftakt", "2021-05-25", "2"), ("Werkstatt", "2021-09-14", "1.5")),
)
THEIRS = known(
    *("Jugendamt", "Sozialamt", "Ordnungsamt", "Bauamt", "Kämmerei"),
    headcounts=(62, 48, 30, 25, 14),
    events=(("Auftakt-Dialog", "2021-05-25", "2"), ("Workshop 1", "2021-09-14", "1.5")),
)
REAL = [(SHEET, OURS), *([(SHARED.read_bytes(), THEIRS)] if SHARED.exists() else [])]


def line(text: str) -> CountLine:
    """Return the first line of a pasted sheet."""
    return counts.read(sheets.pasted(text)).lines[0]


@pytest.mark.parametrize(("data", "house"), REAL)
def test_every_line_of_a_real_sheet_meets_the_fate_that_a_person_expects(data: bytes, house: Known):
    matched = match(counts.read(sheets.read(data)).lines, house, today=TODAY)
    assert [(found.line.number, found.fate) for found in matched] == [
        (2, Fate.NEW), (3, Fate.NEW), (4, Fate.NEW), (5, Fate.NEW), (6, Fate.REFUSED), (7, Fate.NEW), (8, Fate.TOTAL),
    ]  # fmt: skip
    assert [[problem.code for problem in found.problems] for found in matched] == [
        [], [], [],
        [ProblemCode.SURPLUS_CELLS, ProblemCode.FORMULA_AS_TEXT],
        [ProblemCode.MORE_PARTICIPANTS_THAN_STAFF, ProblemCode.MORE_PARTICIPANTS_THAN_INVITED],
        [],
        [ProblemCode.TOTAL_DIFFERS],
    ]  # fmt: skip


@pytest.mark.parametrize(("data", "house"), REAL)
def test_a_real_sheet_a_second_time_changes_nothing(data: bytes, house: Known):
    lines = counts.read(sheets.read(data)).lines
    once = dict(written(match(lines, house, today=TODAY)))
    again = match(lines, Known(house.departments, house.headcounts, house.events, once), today=TODAY)
    assert len(once) == 5
    assert written(again) == []


@pytest.mark.parametrize(("data", "house"), REAL)
def test_a_real_sheet_survives_the_way_through_the_preview(data: bytes, house: Known):
    read = counts.read(sheets.read(data))
    assert counts.read(sheets.pasted(sheets.text(read.kept))).lines == read.lines


def test_the_line_is_read_as_it_is_meant():
    first = counts.read(sheets.read(SHEET)).lines[1]
    assert first == CountLine(
        3, "Bauamt", "Auftakt", date(2021, 5, 25), 40, 20, 20, Decimal("2.0"), "ohne Anmeldung", CountScope.DEPARTMENT
    )


def test_the_formula_of_a_real_sheet_is_kept_as_text_with_the_delimiter_in_it():
    [_, _, _, found, *_] = match(counts.read(sheets.read(SHEET)).lines, OURS, today=TODAY)
    assert found.values == CountValues(6, 2, 40, '=HYPERLINK("http://y.example";hier)')


@pytest.mark.parametrize("heading", ["davon weiblich", "Geschlecht", "Alter", "mit Migrationshintergrund", "women"])
def test_a_personal_attribute_is_never_read(heading: str):
    read = counts.read(sheets.pasted(f"Amt\tTeilnehmende\t{heading}\nBauamt\t6\t4711"))
    assert read.ignored == (IgnoredColumn(heading, IgnoredReason.PERSONAL_ATTRIBUTE),)
    assert "4711" not in repr(read)


def test_names_of_people_are_never_read():
    read = counts.read(sheets.pasted("Amt\tTeilnehmende\tVorname\tE-Mail\nBauamt\t1\tErika\terika@y.example"))
    assert {column.reason for column in read.ignored} == {IgnoredReason.NAMES_PEOPLE}
    assert "rika" not in repr(read)


def test_a_sheet_in_english_is_read_too():
    headings = "Department\tEvent\tDate\tInvited\tParticipants\tFirst-timers\tDuration (h)\tNote"
    assert line(f"{headings}\nLegal\tKick-off\t2021-05-25\t9\t3\t1\t2.0\tx") == CountLine(
        2, "Legal", "Kick-off", date(2021, 5, 25), 9, 3, 1, Decimal("2.0"), "x"
    )


def test_a_workbook_says_the_same_as_text():
    rows = [["Fachdienst", "Veranstaltung", "Datum", "Teilnehmer:innen"], ["Bauamt", "Auftakt", date(2021, 5, 25), 20]]
    assert counts.read(sheets.read(workbook(("Zählung", rows)))).lines == (
        CountLine(2, "Bauamt", "Auftakt", date(2021, 5, 25), participants=20),
    )


@pytest.mark.parametrize(
    ("department", "note", "scope"),
    [
        ("Bauamt", "mit externer Moderation", CountScope.DEPARTMENT),
        ("Externe Gäste", "", CountScope.EXTERNAL),
        ("extern", "", CountScope.EXTERNAL),
        ("", "extern", CountScope.EXTERNAL),
        ("-", "Externe", CountScope.EXTERNAL),
        ("Amt für externe Angelegenheiten", "", CountScope.DEPARTMENT),
        ("ohne Angabe", "", CountScope.NOT_ASSIGNED),
        ("k. A.", "", CountScope.NOT_ASSIGNED),
        ("", "nicht zugeordnet", CountScope.NOT_ASSIGNED),
        ("", "", None),
        ("", "Kaffee war gut", None),
    ],
)
def test_a_line_says_whether_it_is_a_department_or_not(department: str, note: str, scope: CountScope | None):
    assert line(f"Amt\tTeilnehmende\tBemerkung\n{department}\t1\t{note}").scope is scope


def test_a_cell_that_cannot_be_read_is_named_with_its_column_and_value():
    assert line("Amt\tDatum\tTeilnehmende\nBauamt\t31.02.2021\tviele").problems == (
        Problem(ProblemCode.DATE_IMPOSSIBLE, SheetColumn.DATE, "31.02.2021"),
        Problem(ProblemCode.NUMBER_UNREADABLE, SheetColumn.PARTICIPANTS, "viele"),
    )


def test_an_unreadable_duration_refuses_nothing():
    [problem] = line("Amt\tTeilnehmende\tDauer\nBauamt\t3\tlang").problems
    assert (problem.code, problem.refuses) == (ProblemCode.DURATION_UNREADABLE, False)


def test_cells_that_slipped_to_the_right_refuse_the_line():
    [problem] = line("Amt,Dauer,Teilnehmende\nBauamt,2,0,31").problems
    assert (problem.code, problem.refuses) == (ProblemCode.CELLS_SHIFTED, True)


def test_a_note_that_is_too_long_is_refused_and_not_cut():
    [problem] = line(f"Amt\tTeilnehmende\tNotiz\nBauamt\t3\t{'x' * 201}").problems
    assert (problem.code, problem.details) == (ProblemCode.TEXT_TOO_LONG, {"limit": 200})


def test_a_formula_in_the_total_is_not_calculated_and_no_error():
    total = line("Amt\tTeilnehmende\nGesamt:\t=SUM(B2:B9)")
    [problem] = total.problems
    assert (total.is_total, problem.code, problem.refuses) == (True, ProblemCode.FORMULA_LEFT_ASIDE, False)


def test_a_formula_in_a_count_is_said_to_be_one():
    [problem] = line("Amt\tTeilnehmende\nBauamt\t=1+2").problems
    assert (problem.code, problem.refuses) == (ProblemCode.FORMULA_NOT_READ, True)


def test_headings_repeated_on_the_next_page_are_passed_over():
    lines = counts.read(sheets.pasted("Amt\tTeilnehmende\nBauamt\t3\nAmt\tTeilnehmende\nSchulamt\t4")).lines
    assert [found.fate for found in match(lines, Known(), today=TODAY)] == [Fate.REFUSED, Fate.IGNORED, Fate.REFUSED]


def test_a_sheet_without_departments_is_not_understood():
    with pytest.raises(RuleViolation, match="file-without-header"):
        counts.read(sheets.pasted("Name\tTeilnehmende\nErika\t1"))


def test_ten_thousand_lines_of_another_house_are_answered_in_time():
    text = "Amt\tTeilnehmende\n" + "\n".join(f"Amt {number}\t1\nSumme\t1" for number in range(4_999))
    matched = match(counts.read(sheets.pasted(text)).lines, OURS, event_id=1, today=TODAY)
    assert sum(found.fate is Fate.REFUSED for found in matched) == 4_999
