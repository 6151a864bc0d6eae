"""XLSX: true numbers and dates, nothing that calculates."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

import openpyxl
import pytest

from tests.reports.tables import HIDDEN, LEAKING, MADE_AT, ROW, one_column, table, with_participants, workbook
from tracker.domain.errors import RuleViolation
from tracker.domain.values import Figure, State
from tracker.reports import xlsx
from tracker.reports.table import Cell, Column, Kind, Table

GERMAN = {
    "Data": "Daten",
    "Filters and as-of date": "Filter & Stand",
    "Codebook": "Codebuch",
    "Notes on the data": "Hinweise",
}


def opened(*tables: Table) -> Any:
    """Return the export of the tables as a reader opens it."""
    return openpyxl.load_workbook(io.BytesIO(xlsx.build(workbook(*tables), t=lambda text: GERMAN.get(text, text))))


def cells(*tables: Table) -> list[list[Any]]:
    """Return the cells of the first worksheet."""
    return [[cell.value for cell in row] for row in opened(*tables).worksheets[0].iter_rows()]


@pytest.fixture
def short_memory(monkeypatch: pytest.MonkeyPatch):
    """Let every table be too long to be kept."""
    monkeypatch.setattr(xlsx, "MAX_ROWS_IN_MEMORY", 0)


def test_the_sheets_are_data_filters_codebook_and_notes_in_the_persons_language():
    assert opened(table(ROW)).sheetnames == ["Daten", "Filter & Stand", "Codebuch", "Hinweise"]


def test_several_tables_have_their_own_titles():
    assert opened(table(ROW), one_column("x")).sheetnames[:2] == ["Veranstaltungen", "Eins"]


def test_the_filters_and_the_notes_stand_in_the_file():
    book = opened(table(ROW))
    assert [cell.value for cell in book["Filter & Stand"][2]] == ["Stand", "30.09.2022"]
    assert book["Hinweise"]["A2"].value == "Köpfe sind erfunden."
    assert book["Hinweise"]["A3"].value.startswith("An empty cell is not a zero.")


def test_cells_are_true_numbers_dates_and_answers():
    sheet = opened(table(ROW)).worksheets[0]
    assert [(cell.value, cell.data_type) for cell in sheet[2]][1:] == [
        ("Werkstatt", "s"), (datetime.fromisoformat("2021-05-25"), "d"),
        (datetime.fromisoformat("2021-05-25T14:00"), "d"),
        (1.5, "n"), (True, "b"), (31, "n"), (None, "n"),
    ]  # fmt: skip


@pytest.mark.parametrize("cell", [HIDDEN, LEAKING, State.SUPPRESSED])
def test_a_hidden_number_is_not_in_the_file(cell: Cell):
    assert cells(with_participants(cell))[1][-2:] == [None, "not shown, to protect small groups"]


def test_what_is_partial_is_there_and_says_so():
    assert cells(with_participants(Figure(30, State.PARTIAL)))[1][-2:] == [30, "partial"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "http://x.example", "{=1}", "12", "\uff1d1"])
def test_text_is_text_and_never_a_formula_a_link_or_a_number(text: str):
    sheet = opened(one_column(text, label=text)).worksheets[0]
    assert (sheet["A2"].data_type, sheet["A2"].hyperlink) == ("s", None)
    assert sheet["A2"].value.removeprefix("'") == text
    assert sheet["A1"].value == sheet["A2"].value


def test_the_file_holds_no_formula_at_all():
    with zipfile.ZipFile(io.BytesIO(xlsx.build(workbook(one_column("=1+1")), t=str))) as file:
        assert not any(b"<f>" in file.read(name) for name in file.namelist())


def test_the_heading_stays_in_sight_and_nothing_is_merged():
    for sheet in opened(table(ROW)).worksheets:
        assert sheet.freeze_panes == "A2"
        assert not sheet.merged_cells.ranges


def test_the_data_are_a_named_table():
    sheet = opened(table(ROW, ROW)).worksheets[0]
    assert sheet.tables.items() == [("data_events", "A1:H3")]


@pytest.mark.usefixtures("short_memory")
def test_data_that_are_too_long_to_be_kept_have_filters_and_a_named_range():
    book = opened(table(ROW, ROW))
    assert book.worksheets[0].auto_filter.ref == "A1:H3"
    assert book.defined_names["data_events"].attr_text == "'Daten'!$A$1:$H$3"


@pytest.mark.usefixtures("short_memory")
def test_long_data_say_the_same_as_short_ones(monkeypatch: pytest.MonkeyPatch):
    long = cells(table(ROW))
    monkeypatch.undo()
    assert cells(table(ROW)) == long


def test_a_table_without_rows_is_a_table_all_the_same():
    assert [cell for row in cells(table()) for cell in row if cell][:2] == ["Titel", "Art"]


def test_more_rows_than_a_worksheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(xlsx, "MAX_ROWS", 1)
    with pytest.raises(RuleViolation, match="export-too-long") as violation:
        xlsx.build(workbook(table(ROW, ROW)), t=str)
    assert violation.value.details["limit"] == 1


def test_text_that_is_too_long_for_a_cell_is_cut_visibly_and_not_dropped():
    cut = cells(one_column("x" * 40_000))[1][0]
    assert (len(cut), cut[-1]) == (xlsx.MAX_TEXT, "…")


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["A/B: [C]?*\\", "x"], ["A B   C", "x"]),
        (["'Zitat'", "x"], ["Zitat", "x"]),
        (["Treffen", "treffen"], ["Treffen", "treffen (2)"]),
        (["y" * 40, "y" * 40], ["y" * 31, f"{'y' * 26} (2)"]),
        (["/", "x"], ["-", "x"]),
    ],
)
def test_titles_of_sheets_are_what_excel_accepts(titles: list[str], expected: list[str]):
    tables = [Table(f"t{at}", title, (Column("a", "A"),), []) for at, title in enumerate(titles)]
    assert opened(*tables).sheetnames[:2] == expected


def test_two_columns_with_the_same_label_are_told_apart():
    twins = (Column("a", "Notiz"), Column("b", "notiz"))
    assert cells(Table("twins", "T", twins, [("1", "2")])) == [["Notiz", "notiz (2)"], ["1", "2"]]


def test_columns_are_as_wide_as_what_stands_in_them():
    for text, width in (("Amt für Soziales und Gesundheit", 34), ("x" * 500, 61), ("x", 10)):
        assert round(opened(one_column(text)).worksheets[0].column_dimensions["A"].width) == width


@pytest.mark.parametrize("cell", [float("nan"), Figure(1, State.OK), datetime(2021, 5, 25, tzinfo=UTC)])
def test_what_has_no_place_in_a_table_stops_the_file(cell: Cell):
    with pytest.raises((ValueError, TypeError, KeyError)):
        xlsx.build(workbook(one_column(cell)), t=str)


def test_the_same_export_is_the_same_file():
    assert xlsx.build(workbook(table(ROW)), t=str) == xlsx.build(workbook(table(ROW)), t=str)


def test_a_single_sheet_has_nothing_but_its_table():
    data = xlsx.sheet(one_column("x", kind=Kind.TEXT), made_at=MADE_AT, t=str)
    assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames == ["Eins"]
