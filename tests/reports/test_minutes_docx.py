"""The minutes as Word document: everything is in it, and it can be read by everybody."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.reports.papers import SENDER, VOICE
from tests.reports.test_minutes import HEAD, WHOLE, edition
from tracker.domain.meetings import Confidentiality
from tracker.domain.minutes import Minutes, for_circle
from tracker.reports import docx, minutes_docx
from tracker.web.word_templates import Restricted

LOWER = ("Heading 2", "Heading 3")


def fill(minutes=WHOLE, template: bytes | None = None, title: str = "Minutes 3"):
    values = minutes_docx.values(minutes, edition(minutes), SENDER, VOICE)
    template = minutes_docx.default_template() if template is None else template
    body = docx.build(template, values, Restricted(), title=title, author=SENDER.house, language="de")
    return Document(io.BytesIO(body))


def text(document) -> str:
    lines = [paragraph.text for paragraph in document.paragraphs]
    return "\n".join(lines + [cell.text for table in document.tables for row in table.rows for cell in row.cells])


@pytest.fixture(scope="module")
def document():
    return fill()


@pytest.mark.parametrize(
    "words",
    [
        "Stabsstelle Vielfalt",
        "Minutes 3",
        "Version 2, in_coordination",
        "2021/07  Four fields",
        "accepted · 5 yes, 0 no, 0 abstained",
        "Item no. 3  Write to all",
        "Notes on Fields of action",
        "The staff council was informed.",
        "“Four” instead of “five”.",
        "Personalrat",
    ],
)
def test_the_document_says_what_the_minutes_say(document, words: str):
    assert words in text(document)


def test_it_has_a_title_a_language_headings_and_page_numbers(document):
    about = document.core_properties
    assert (about.title, about.author, about.language) == ("Minutes 3", SENDER.house, "de-DE")
    assert {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))} == {"de-DE"}
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.text]
    assert styles.count("Title") == 1
    assert {"Heading 1", "Heading 2"} <= set(styles)
    fields = [each.text for each in document.sections[0].footer._element.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_a_title_as_long_as_titles_can_be_is_cut_where_word_takes_no_more():
    assert fill(title="T" * 500).core_properties.title == "T" * 255


def test_the_head_of_the_table_is_repeated_and_every_seat_has_a_row(document):
    table = document.tables[0]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [row.cells[0].text for row in table.rows] == ["Function", "Landrat", "Personalrat"]


def test_no_trace_of_the_template_is_left(document):
    for part in ("{{", "{%", "}}"):
        assert part not in text(document)


def test_what_may_be_handed_on_tells_nothing_of_what_is_left_out():
    document = fill(for_circle(WHOLE, Confidentiality.GROUP))
    for words in ("Personalie", "Geheim", "2021/08", "Item no. 3"):
        assert words not in text(document)
    assert not any(b"Personalie" in part.blob for part in document.part.package.iter_parts())


def test_without_outcomes_and_names_it_says_so():
    document = fill(Minutes(HEAD, (), ()))
    assert "Nothing was decided." in text(document)
    assert "Nothing was agreed." in text(document)
    assert not document.tables


def test_sections_stand_above_their_items_and_what_follows_them_is_set_apart():
    sections = ("Rückblick", "Rückblick", "")
    items = [replace(item, section=section) for item, section in zip(WHOLE.items, sections, strict=False)]
    document = fill(replace(WHOLE, items=tuple(items)))
    found = [(each.style.name, each.text) for each in document.paragraphs if each.style.name in LOWER]
    assert [text for style, text in found if not text.startswith("Item no.")] == ["Rückblick", "Further items"]
    assert [style for style, text in found if text.startswith("Item no.")] == ["Heading 3", "Heading 3", "Heading 2"]


def test_what_people_type_is_never_markup():
    typed = "<w:p>A & B</w:p> {{ title }} {% for %} \"'\nzweite Zeile"
    minutes = Minutes(HEAD, (), (WHOLE.items[0],))
    item = minutes.items[0].__class__(**{**vars(minutes.items[0]), "notes": typed})
    assert typed in text(fill(Minutes(HEAD, (), (item,))))


def test_every_field_that_is_offered_to_templates_exists():
    values = minutes_docx.values(WHOLE, edition(), SENDER, VOICE)
    sample = minutes_docx.sample(VOICE)
    assert values.keys() == sample.keys() == {"words", *minutes_docx.TEXTS, *minutes_docx.LISTS}
    for name, fields in minutes_docx.LISTS.items():
        if fields:
            assert values[name][0].keys() == set(fields), name
