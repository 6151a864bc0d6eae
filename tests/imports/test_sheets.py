"""One sheet of cells, whatever the file was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.imports.workbook_bytes import workbook
from tracker.domain.errors import RuleViolation
from tracker.imports import sheets
from tracker.imports.sheets import MAX_BYTES, MAX_COLUMNS, MAX_ROWS, WIDEST, Sheet, SheetRow

ROWS = (SheetRow(1, ("Amt", "Anzahl")), SheetRow(3, ("Bauamt", "3")))


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"Amt;Anzahl;;\r\n;;;\r\n Bauamt ;3;;\r\n", "utf-8"),
        (workbook(("Z", [["Amt", "Anzahl"], [None], ["Bauamt", 3]])), "xlsx"),
    ],
)
def test_the_content_decides_what_a_file_is(data: bytes, encoding: str):
    assert sheets.read(data) == Sheet(ROWS, encoding)


def test_text_pasted_from_a_spreadsheet_is_a_sheet_too():
    assert sheets.pasted("Amt\tAnzahl\r\n\r\nBauamt\t3\r\n") == Sheet(ROWS, "pasted")


def test_a_guessed_encoding_is_passed_on():
    assert sheets.read("Kämmerei;3".encode("cp1252")).needs_confirmation


def test_text_wrapped_as_a_formula_is_unwrapped():
    assert sheets.pasted('="0815"\t="25.05.2021"').rows[0].cells == ("0815", "25.05.2021")


@pytest.mark.parametrize("data", [b"", b"\n\n", b";;;\n ; \n", workbook(("Z", []))])
def test_a_file_without_content_is_called_empty(data: bytes):
    with pytest.raises(RuleViolation, match="file-empty"):
        sheets.read(data)


def test_an_old_or_locked_excel_file_is_named_as_such():
    with pytest.raises(RuleViolation, match="file-old-excel"):
        sheets.read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100)


def test_a_file_that_is_too_large_is_refused_before_it_is_read():
    with pytest.raises(RuleViolation, match="file-too-large"):
        sheets.read(b"x" * (MAX_BYTES + 1))
    with pytest.raises(RuleViolation, match="file-too-large"):
        sheets.pasted("x" * (MAX_BYTES + 1))


def test_more_rows_than_anybody_looks_through_are_refused():
    with pytest.raises(RuleViolation, match="file-too-many-rows"):
        sheets.read(b"a;b\n" * (MAX_ROWS + 1))


def test_blank_rows_at_the_end_are_not_counted_until_they_are_far_too_many():
    assert len(sheets.read(b"a;b\n" + b";\n" * MAX_ROWS).rows) == 1
    with pytest.raises(RuleViolation, match="file-too-many-rows"):
        sheets.read(b"a;b\n" + b";\n" * 2 * MAX_ROWS)


def test_more_columns_than_a_sheet_can_mean_are_refused():
    with pytest.raises(RuleViolation, match="file-too-many-columns"):
        sheets.read(b";".join([b"a"] * (MAX_COLUMNS + 1)))


def test_a_row_wider_than_a_spreadsheet_is_refused_although_it_is_empty():
    assert len(sheets.read(b"a;b\n" + b";" * (WIDEST - 1)).rows) == 1
    with pytest.raises(RuleViolation, match="file-too-many-columns"):
        sheets.read(b"a;b\n" + b";" * WIDEST)


@pytest.mark.parametrize("cell", ["plain", 'a "quoted" word', "two\nlines", '"', "a\tb", "=1+1"])
def test_a_sheet_written_as_text_reads_back_with_every_row_at_its_number(cell: str):
    sheet = Sheet((SheetRow(2, ("Amt", "Notiz")), SheetRow(5, ("", cell))), "pasted")
    assert sheets.pasted(sheets.text(sheet)) == sheet


@given(st.binary(max_size=300) | st.binary(max_size=200).map(lambda tail: b"PK\x03\x04" + tail))
def test_any_bytes_are_a_sheet_or_a_refusal(data: bytes):
    try:
        sheet = sheets.read(data)
    except RuleViolation:
        return
    assert all(row.cells[-1] for row in sheet.rows)


def test_more_cells_than_can_be_looked_through_in_time_are_refused():
    with pytest.raises(RuleViolation, match="file-too-many-cells"):
        sheets.read((b"a;" * MAX_COLUMNS + b"\n") * 1_001)
