"""CSV in two flavours: what programs read and what Excel on a German Windows reads."""

from __future__ import annotations

import csv as standard
import io
import tracemalloc
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from tests.reports.tables import HIDDEN, ROW, one_column, table, with_participants
from tracker.domain.values import Figure, State
from tracker.reports import csv
from tracker.reports.table import Cell, Column, Kind, Table

GERMAN_WORDS = {"yes": "ja", "no": "nein", "not recorded": "nicht erhoben", "%(column)s: state": "%(column)s: Zustand"}


def written(one: Table, flavour: csv.Flavour) -> str:
    """Return the whole file as text."""
    data = b"".join(csv.stream(one, flavour, t=lambda text: GERMAN_WORDS.get(text, text)))
    return data.decode(flavour.encoding)


def test_for_programs_there_are_names_codes_points_and_iso_dates():
    assert written(table(ROW), csv.RFC4180) == (
        "title,kind,held_on,begins_at,hours,online,participants,participants_state\r\n"
        "Auftakt; mit Gästen,workshop,2021-05-25,2021-05-25T14:00:00,1.5,true,31,ok\r\n"
    )


def test_for_people_there_are_labels_words_commas_and_german_dates():
    assert written(table(ROW), csv.GERMAN) == (
        "Titel;Art;Datum;Beginn;Dauer;digital;Teilnehmende;Teilnehmende: Zustand\r\n"
        '"Auftakt; mit Gästen";Werkstatt;25.05.2021;25.05.2021 14:00;1,5;ja;31;\r\n'
    )


def test_only_the_german_flavour_has_a_byte_order_mark_and_only_once():
    german = b"".join(csv.stream(table(*[ROW] * 1200), csv.GERMAN, t=str))
    assert german.startswith(b"\xef\xbb\xbfTitel")
    assert german.count(b"\xef\xbb\xbf") == 1
    assert next(csv.stream(table(), csv.RFC4180, t=str)).startswith(b"title")


@pytest.mark.parametrize("flavour", csv.FLAVOURS.values(), ids=csv.FLAVOURS)
def test_what_is_missing_is_empty_and_says_why(flavour: csv.Flavour):
    rows = standard.reader(io.StringIO(written(with_participants(None), flavour)), delimiter=flavour.delimiter)
    value, state = list(rows)[1][-2:]
    assert (value, state) == ("", "nicht erhoben" if flavour.has_words else "not_recorded")


@pytest.mark.parametrize("flavour", csv.FLAVOURS.values(), ids=csv.FLAVOURS)
def test_a_hidden_number_is_in_no_file(flavour: csv.Flavour):
    assert "3" not in written(Table("t", "T", (Column("n", "n", Kind.INTEGER, has_state=True),), [(HIDDEN,)]), flavour)


@pytest.mark.parametrize("flavour", csv.FLAVOURS.values(), ids=csv.FLAVOURS)
def test_formulas_are_disarmed_in_cells_and_in_headings(flavour: csv.Flavour):
    dangerous = Table("one", "T", (Column("title", "=1+1"),), [("=cmd|' /C calc'!A0",), (" @x",)])
    lines = written(dangerous, flavour).split("\r\n")
    assert lines[1:3] == ["'=cmd|' /C calc'!A0", "' @x"]
    assert lines[0] == ("'=1+1" if flavour.has_words else "title")


def test_a_label_of_a_category_is_disarmed_too():
    column = Column("kind", "Art", Kind.CATEGORY, values={"x": "=1+1"})
    assert "'=1+1" in written(Table("one", "T", (column,), [("x",)]), csv.GERMAN)


@pytest.mark.parametrize(
    ("value", "points", "commas"),
    [
        (-3, "-3", "-3"), (-1.5, "-1.5", "-1,5"), (0.1 + 0.2, "0.30000000000000004", "0,30000000000000004"),
        (1e-7, "0.0000001", "0,0000001"), (1e22, "10000000000000000000000", "10000000000000000000000"),
        (Decimal("1E+3"), "1000", "1000"), (2.0, "2.0", "2,0"),
    ],
)  # fmt: skip
def test_numbers_stay_numbers_negative_ones_too(value: Cell, points: str, commas: str):
    decimals = one_column(value, kind=Kind.DECIMAL)
    assert written(decimals, csv.RFC4180).split("\r\n")[1] == points
    assert written(decimals, csv.GERMAN).split("\r\n")[1].strip('"') == commas


@pytest.mark.parametrize("cell", [float("nan"), float("inf"), Figure(1, State.OK), datetime(2021, 5, 25, tzinfo=UTC)])
def test_what_has_no_place_in_a_table_stops_the_file(cell: Cell):
    with pytest.raises(ValueError, match=r"cannot stand|wall time"):
        written(one_column(cell), csv.RFC4180)


def test_quotes_delimiters_and_line_ends_come_back_as_they_were():
    texts = ['ein "Zitat"', "a;b,c", "zwei\nZeilen", "Ende "]
    for flavour in csv.FLAVOURS.values():
        read = standard.reader(
            io.StringIO(written(one_column(*texts), flavour), newline=""), delimiter=flavour.delimiter
        )
        assert [row[0] for row in read][1:] == texts


def test_a_table_without_rows_has_its_headings():
    assert written(table(), csv.RFC4180).count("\r\n") == 1


def test_the_headings_come_before_the_first_row_is_asked_for():
    def rows():
        raise AssertionError("asked")
        yield ROW

    assert next(csv.stream(Table("one", "T", (Column("title", "Titel"),), rows()), csv.RFC4180, t=str)) == b"title\r\n"


def test_memory_stays_flat_however_many_rows_there_are():
    columns = (Column("number", "Nummer", Kind.INTEGER), Column("title", "Titel"))
    pieces = csv.stream(
        Table("many", "T", columns, ((number, f"Amt {number}") for number in range(20_000))), csv.GERMAN, t=str
    )
    tracemalloc.start()
    lines = sum(piece.count(b"\r\n") for piece in pieces)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert lines == 20_001
    assert peak < 3_000_000
