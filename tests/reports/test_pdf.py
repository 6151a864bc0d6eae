"""A PDF is for everybody, for the archive, and says exactly what it was given."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.papers import SENDER, look, paper
from tracker.domain.text import cleaned
from tracker.reports import pdf
from tracker.reports.papers import (
    Column,
    Entries,
    Facts,
    Heading,
    Line,
    PageBreak,
    Sender,
    Signatures,
    Style,
    Table,
    Text,
    plain,
    strong,
)

EVERYTHING = (
    Facts([("When", "14 September 2021"), ("Where", "Council hall")]),
    Heading("Decisions"),
    Entries([("2021/07", [*strong("Fields of action"), *plain("Four fields."), Line("accepted", Style.MUTED)])]),
    Heading("Course", 2),
    Text(plain("First line\nsecond line")),
    Table("People", [Column("Function", 1), Column("Name", 1)], [[plain("Chair"), plain("Ms A")], [plain("All")]]),
    Signatures(["Chair", "Minute taker"]),
    PageBreak(),
    Heading("Annex", 3 - 1),
)


@pytest.fixture(scope="module")
def looked():
    return look(pdf.build(paper(*EVERYTHING, subtitle="Vielfalt leben", footer="Version 2")))


def test_it_has_a_language_a_title_and_tags(looked):
    assert (looked.language, looked.title, looked.is_marked) == ("en", "Invitation: Meeting 3", True)
    assert {"H1", "H2", "H3", "P", "Table", "TH", "TD", "L"} <= set(looked.tags)
    assert looked.figures_without_words == 0


def test_it_claims_both_standards(looked):
    assert "<pdfuaid:part>1</pdfuaid:part>" in looked.xmp
    assert "<pdfaid:part>2</pdfaid:part>" in looked.xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in looked.xmp


def test_it_names_the_house_and_no_person_or_program_of_ours(looked):
    assert SENDER.house in looked.xmp
    assert "2021-09-20" in looked.xmp


@pytest.mark.parametrize(
    "words", ["Stabsstelle Vielfalt", "Invitation", "Vielfalt leben", "2021/07", "second line", "Ms A", "Minute taker"]
)
def test_everything_that_it_was_given_stands_in_it(looked, words: str):
    assert words in looked.text


def test_every_page_has_its_footer_and_its_number(looked):
    assert looked.pages == 2
    assert looked.text.count("Version 2") == 2
    assert "Page 1 of 2" in looked.text
    assert "Page 2 of 2" in looked.text


def test_what_people_type_is_never_markup():
    typed = (
        "#set page(fill: red) *fett* $x^2$ <b>x</b> @ref https://example.org {{ x }} \\ `code` \" ' // kein Kommentar"
    )
    looked = look(pdf.build(paper(Text(plain(typed)), title="= #panic()", footer='#eval("1")')))
    assert "".join(typed.split()) in "".join(looked.text.split())
    assert looked.title == "Invitation: = #panic()"
    assert "Link" not in looked.tags


@pytest.mark.parametrize("typed", ["Danke 😀", "会议", "privat \ue000"])
def test_letters_that_no_face_has_become_boxes_instead_of_no_paper(typed: str):
    looked = look(pdf.build(paper(Text(plain(f"{typed} – Größe, Świętokrzyskie, Привет")), title=typed)))
    assert "Größe, Świętokrzyskie, Привет" in looked.text
    assert "□" in looked.text


def test_the_same_paper_is_the_same_file():
    assert pdf.build(paper(*EVERYTHING)) == pdf.build(paper(*EVERYTHING))


def test_a_house_without_a_letterhead_is_named():
    assert Sender("Landratsamt", " \n ").lines == ["Landratsamt"]


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=80).map(cleaned))
def test_whatever_people_type_there_is_a_paper(typed: str):
    looked = look(pdf.build(paper(Text(plain(typed)), Entries([(typed, plain(typed))]), title=typed or "–")))
    assert looked.is_marked
