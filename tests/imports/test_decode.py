"""Bytes become text by evidence."""

import codecs

import pytest

from tracker.domain.errors import RuleViolation
from tracker.imports.decode import cells, decode, delimiter

TEXT = "Amt;Gäste\nKämmerei;3\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_the_bytes_themselves_say_how_they_are_encoded(data: bytes, encoding: str):
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.needs_confirmation) == (TEXT, encoding, False)


def test_what_is_no_utf_8_is_read_as_cp1252_and_wants_a_look():
    decoded = decode(TEXT.encode("cp1252"))
    assert (decoded.text, decoded.needs_confirmation) == (TEXT, True)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"a\x81b", codecs.BOM_UTF16_LE + b"a"])
def test_what_is_no_text_is_refused(data: bytes):
    with pytest.raises(RuleViolation, match="file-not-readable"):
        decode(data)


def test_a_web_page_is_not_taken_for_a_sheet():
    with pytest.raises(RuleViolation, match="file-not-readable"):
        decode(b"<html><table><tr><td>Amt</td></tr></table>")


def test_text_is_composed_and_loses_what_nobody_sees():
    assert decode("Ka\u0308mmerei\u200b\u202e;3\r\n".encode()).text == "Kämmerei;3\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Amt\tText; mit, allem\nBauamt\t3", "\t"),
        ("Amt;Stunden\nBauamt;1,5", ";"),
        ("Department,Count\nOffice,3", ","),
        ("Zählung vom Mai, Auftakt\nAmt;Anzahl\nBauamt;3\nSozialamt;4", ";"),
        ("Amt;Notiz\nBauamt;ein\tTab\nSozialamt;keiner\nJugendamt;keiner", ";"),
    ],
)
def test_tab_comes_before_semicolon_before_comma_where_most_lines_have_it(text: str, expected: str):
    assert delimiter(text) == expected


def test_a_blank_record_keeps_its_place():
    assert list(cells("Amt;Anzahl\n\nBauamt;3")) == [["Amt", "Anzahl"], [], ["Bauamt", "3"]]


def test_a_line_break_within_quotes_does_not_end_the_record():
    assert list(cells('Amt;Notiz\nBauamt;"eins\nzwei"')) == [["Amt", "Notiz"], ["Bauamt", "eins\nzwei"]]


def test_the_hint_that_excel_hides_is_followed_and_is_no_line():
    assert list(cells("sep=,\nAmt,Stunden\nBauamt,2")) == [["Amt", "Stunden"], ["Bauamt", "2"]]


def test_a_quotation_mark_that_swallows_the_rest_is_named_with_its_line():
    with pytest.raises(RuleViolation, match="file-quote-open") as violation:
        list(cells('Amt;Notiz\nBauamt;"offen\nSozialamt;3\n'))
    assert violation.value.details == {"line": 2}


def test_a_cell_of_more_text_than_any_sheet_has_is_not_readable():
    with pytest.raises(RuleViolation, match="file-not-readable"):
        list(cells("Amt;Notiz\nBauamt;" + "x" * 200_000))


def test_an_inch_mark_is_no_open_quotation_mark():
    assert list(cells('Amt;Notiz\nBauamt;5" Bildschirm\n'))[1] == ["Bauamt", '5" Bildschirm']
