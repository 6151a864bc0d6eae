"""Columns are found by the words of their headings."""

import pytest

from tracker.domain.errors import RuleViolation
from tracker.domain.sheets import IgnoredColumn, IgnoredReason, SheetColumn
from tracker.imports import sheets
from tracker.imports.headers import find, without_ignored

WORDS = {
    SheetColumn.DATE: ("datum",),
    SheetColumn.PARTICIPANTS: ("teilnehm*", "first time*"),
    SheetColumn.DEPARTMENT: ("amt",),
}
IGNORED = {IgnoredReason.PERSONAL_ATTRIBUTE: ("weiblich*",)}
REQUIRED = (SheetColumn.DEPARTMENT, SheetColumn.PARTICIPANTS)


def header(text: str):
    return find(sheets.pasted(text), WORDS, IGNORED, required=REQUIRED)


def test_columns_may_stand_in_any_order_and_in_any_case():
    found = header("TEILNEHMER:INNEN\tAmt\n3\tBauamt")
    assert found.cell(found.lines[0], SheetColumn.DEPARTMENT) == "Bauamt"
    assert found.cell(found.lines[0], SheetColumn.PARTICIPANTS) == "3"


def test_lines_above_the_headings_are_passed_over():
    found = header("Zählung im Amt\t\n\nAmt\tTeilnehmende\nBauamt\t3")
    assert (found.row.number, [row.number for row in found.lines]) == (3, [4])


def test_a_column_that_the_file_lacks_says_nothing():
    found = header("Amt\tTeilnehmende\nBauamt\t3")
    assert found.cell(found.lines[0], SheetColumn.DATE) == ""


def test_a_heading_of_several_words_is_known_if_it_says_all_of_them():
    assert header("Amt\tFirst-time visitors\nx\t1").positions[SheetColumn.PARTICIPANTS] == 1


def test_what_divides_people_is_ignored_even_where_it_counts_participants():
    assert header("Amt\tTeilnehmende\tweibliche Teilnehmende\nx\t3\t1").ignored == (
        IgnoredColumn("weibliche Teilnehmende", IgnoredReason.PERSONAL_ATTRIBUTE),
    )


def test_what_is_not_understood_is_reported():
    assert header("Amt\tTeilnehmende\tRaum\nx\t3\tA1").ignored == (IgnoredColumn("Raum", IgnoredReason.NOT_UNDERSTOOD),)


def test_the_plain_heading_wins_over_one_that_says_more():
    found = header("Amt\tTeilnehmende online\tTeilnehmende\nx\t1\t3")
    assert found.cell(found.lines[0], SheetColumn.PARTICIPANTS) == "3"
    assert found.ignored == (IgnoredColumn("Teilnehmende online", IgnoredReason.NOT_UNDERSTOOD),)


def test_two_headings_that_mean_the_same_are_not_guessed():
    with pytest.raises(RuleViolation, match="file-column-twice") as violation:
        header("Amt\tTeilnehmende online\tTeilnehmende vor Ort\nx\t1\t3")
    assert violation.value.details == {"first": "Teilnehmende online", "second": "Teilnehmende vor Ort"}


def test_a_file_without_headings_says_which_ones_are_missing():
    with pytest.raises(RuleViolation, match="file-without-header") as violation:
        header("Bericht\nDatum\tAmt\n1.1.2021\tBauamt")
    assert violation.value.details == {"missing": (SheetColumn.PARTICIPANTS,)}


def test_nothing_of_an_ignored_column_is_kept():
    sheet = sheets.pasted("Titel\nAmt\tdavon weiblich\tTeilnehmende\nBauamt\t2\t3\n\t7\t\n")
    kept = without_ignored(sheet, find(sheet, WORDS, IGNORED, required=REQUIRED))
    assert sheets.text(kept) == "\nAmt\t-\tTeilnehmende\t\nBauamt\t\t3\t"
