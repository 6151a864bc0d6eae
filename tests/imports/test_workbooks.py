"""XLSX workbooks are looked at before they are opened."""

from datetime import date, datetime

import openpyxl
import pytest

from tests.imports.workbook_bytes import archive, unpacked, workbook
from tracker.domain.errors import RuleViolation
from tracker.imports import workbooks
from tracker.imports.workbooks import MAX_ENTRIES, MAX_UNPACKED, read

MANY = 1000


def test_the_xml_of_workbooks_is_parsed_by_the_hardened_parser():
    assert openpyxl.DEFUSEDXML is True


def test_cells_become_the_text_that_somebody_would_type():
    values = [
        "Bauamt",
        3,
        2.0,
        1.5,
        1.234,
        True,
        date(2021, 5, 25),
        datetime.fromisoformat("2021-05-25T14:30"),
        None,
        "Ende",
    ]
    rows = read(workbook(("Zählung", [values])), most_rows=MANY).rows
    expected = ("Bauamt", "3", "2", "1.5", "1.2340", "true", "2021-05-25", "2021-05-25T14:30:00", "", "Ende")
    assert rows == (expected,)


def test_a_formula_is_read_as_text_and_never_calculated():
    assert read(workbook(("Z", [["=SUM(A1:A3)", '=HYPERLINK("http://x.example")']])), most_rows=MANY).rows == (
        ("=SUM(A1:A3)", '=HYPERLINK("http://x.example")'),
    )


def test_an_array_formula_is_read_as_text_too():
    book = workbook(("Z", [["x"]]))
    entries = unpacked(book)
    name = "xl/worksheets/sheet1.xml"
    entries[name] = entries[name].replace(b"</c>", b'</c><c r="B1"><f t="array" ref="B1">SUM(A1)</f><v>1</v></c>')
    assert read(archive(entries), most_rows=MANY).rows == (("x", "=SUM(A1)"),)


def test_cells_that_only_look_filled_are_blank_and_a_whole_number_has_no_point():
    entries = unpacked(workbook(("Z", [["x"]])))
    name = "xl/worksheets/sheet1.xml"
    entries[name] = entries[name].replace(b"</c>", b'</c><c r="B1"><v>2.0</v></c><c r="C1" s="0"/>')
    assert read(archive(entries), most_rows=MANY).rows == (("x", "2"),)


def test_a_blank_row_keeps_its_place():
    assert read(workbook(("Z", [["a"], [], ["b"]])), most_rows=MANY).rows == (("a",), (), ("b",))


def test_the_first_visible_sheet_with_content_is_read_and_the_others_are_named():
    data = workbook(("Alt", [["x"]]), ("Leer", []), ("Zählung", [["Amt"]]), ("Notizen", [["y"]]), hidden=["Alt"])
    worksheet = read(data, most_rows=MANY)
    assert worksheet.rows == (("Amt",),)
    assert worksheet.others == ("Leer", "Notizen")


def test_one_row_too_many_is_read_and_no_more():
    assert len(read(workbook(("Z", [["x"]] * 9)), most_rows=5).rows) == 6


def test_a_row_far_below_is_seen_and_not_filled_up_to():
    entries = unpacked(workbook(("Z", [["x"]])))
    name = "xl/worksheets/sheet1.xml"
    entries[name] = entries[name].replace(
        b"</sheetData>", b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'
    )
    assert len(read(archive(entries), most_rows=50).rows) == 51


def test_a_sheet_that_would_take_too_long_to_read_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workbooks, "MAX_CELLS", 5)
    with pytest.raises(RuleViolation, match="file-too-many-cells"):
        read(workbook(("Z", [["a", "b"]] * 3)), most_rows=MANY)


def test_an_archive_with_too_many_entries_is_not_opened():
    entries = {f"xl/{number}.xml": b"<a/>" for number in range(MAX_ENTRIES)} | {"xl/workbook.xml": b"<a/>"}
    with pytest.raises(RuleViolation, match="file-unsafe"):
        read(archive(entries), most_rows=MANY)


@pytest.mark.parametrize("size", [MAX_UNPACKED + 1, 2_000_000], ids=["too much", "too dense"])
def test_an_archive_that_unpacks_to_far_more_than_it_is_is_not_opened(size: int):
    with pytest.raises(RuleViolation, match="file-unsafe"):
        read(archive({"xl/workbook.xml": b"\0" * size}), most_rows=MANY)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_in_every_part(encoding: str):
    entries = unpacked(workbook(("Z", [["x"]])))
    entries["docProps/app.xml"] = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(encoding)
    with pytest.raises(RuleViolation, match="file-unsafe"):
        read(archive(entries), most_rows=MANY)


@pytest.mark.parametrize(
    "data",
    [
        archive({"word/document.xml": b"<a/>"}),
        archive({"xl/workbook.xml": b"<a/>"}),
        archive({"xl/workbook.xml": b"no xml"}),
        workbook(("Z", [["x"]]))[:-30],
        b"PK\x03\x04 and nothing else",
    ],
)
def test_an_archive_that_is_no_workbook_is_not_readable(data: bytes):
    with pytest.raises(RuleViolation, match="file-not-readable"):
        read(data, most_rows=MANY)
