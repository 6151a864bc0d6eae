"""The sheet to tally on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pypdfium2
import pytest

from tests.reports.papers import AT, SENDER, VOICE, look
from tracker.reports import pdf
from tracker.reports.papers import Style
from tracker.reports.tally_sheets import TallyEvent, TallyGroup, TallyLine, boxes, sheet

EVENT = TallyEvent(
    title="2nd dialogue",
    process="Vielfalt leben",
    kind="Dialogue",
    format="on site",
    starts_at=datetime(2021, 9, 14, 9, 0),
    ends_at=None,
    place="Kulturhaus",
)
GROUPS = [
    TallyGroup("Fachbereich Mitte", [TallyLine("Jugendamt", 62), TallyLine("Kämmerei", 14)]),
    TallyGroup("Outside", [TallyLine("Not assigned"), TallyLine("External")]),
]


def paper(event=EVENT):
    return sheet(event, GROUPS, SENDER, VOICE, unit="Fachdienst", made_at=AT)


@pytest.fixture(scope="module")
def looked():
    return look(pdf.build(paper()))


@pytest.mark.parametrize(("headcount", "number"), [(0, 20), (14, 20), (26, 40), (62, 60), (400, 60), (None, 40)])
def test_there_is_a_box_for_everybody_as_far_as_there_is_room(headcount, number):
    assert boxes(headcount) == number


def test_every_unit_has_a_line_with_its_headcount(looked):
    for words in ("2nd dialogue", "14 September 2021, 09:00", "on site, Kulturhaus", "Jugendamt", "62", "Not assigned"):
        assert words in looked.text
    assert "–" in looked.text


def test_there_is_room_for_first_timers_and_sums_but_none_for_names(looked):
    words = " ".join(looked.text.split())
    for column in ("Fachdienst", "Employed", "One box per person", "For the first time", "Sum", "of them new"):
        assert column in words
    assert "Name" not in looked.text
    assert "Signature" not in looked.text


def test_a_tally_that_does_not_ask_has_no_room_for_first_timers():
    table = paper(replace(EVENT, asks_first_time=False)).blocks[-1]
    assert [column.title for column in table.columns] == ["Fachdienst", "Employed", "One box per person", "Sum"]
    assert {len(row) for row in table.rows} == {1, 4}
    words = look(pdf.build(paper(replace(EVENT, asks_first_time=False)))).text
    assert "first time" not in words


def test_managers_have_lines_of_their_own_where_they_are_counted_apart():
    table = paper(replace(EVENT, groups=("Staff", "Managers"))).blocks[-1]
    rows = [["".join(line.text for line in cell) for cell in row[:4]] for row in table.rows if len(row) > 1]
    assert rows[:2] == [["Jugendamt", "Staff", "62", "60"], ["", "Managers", "", "20"]]
    assert {len(row) for row in table.rows} == {1, len(table.columns)}
    words = look(pdf.build(paper(replace(EVENT, groups=("Staff", "Managers"))))).text
    assert (words.count("Jugendamt"), words.count("Managers")) == (1, 4)


LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsangelegenheiten"
MANY = [
    TallyGroup(f"Bereich {group:02}", [TallyLine(f"Amt {group:02}.{line} {LONG}", 12) for line in range(2)])
    for group in range(30)
]


@pytest.fixture(scope="module")
def pages():
    """The pages of the sheet of a large house that counts two groups apart, in German."""
    voice = replace(VOICE, language="de")
    event = replace(EVENT, groups=("Staff", "Managers"))
    document = pypdfium2.PdfDocument(pdf.build(sheet(event, MANY, SENDER, voice, unit="Amt", made_at=AT)))
    yield [page.get_textpage() for page in document]
    document.close()


def test_a_long_name_breaks_before_the_next_column(pages):
    (page, *_others) = pages
    text = page.get_text_range()
    rights = [page.get_charbox(at)[2] for at in range(text.index(LONG[:9]), text.index("Staff"))]
    assert max(rights) < page.get_charbox(text.index("Staff"))[0]


def test_a_heading_stands_on_the_page_of_what_it_heads(pages):
    texts = [page.get_text_range() for page in pages]
    for group in range(30):
        (number,) = [at for at, text in enumerate(texts) if f"Bereich {group:02}" in text]
        assert f"Amt {group:02}.0" in texts[number]


def test_sixty_departments_with_two_groups_in_thirty_groups_need_no_more_than_ten_pages(pages):
    assert len(pages) <= 10


def test_it_is_for_everybody_and_boxes_are_for_eyes_only(looked):
    assert "<pdfuaid:part>1</pdfuaid:part>" in looked.xmp
    assert looked.figures_without_words == 0
    assert {"H1", "Table", "TH", "TD"} <= set(looked.tags)
    assert "40" not in looked.text


def test_boxes_come_in_fives():
    rows = [row for row in paper().blocks[-1].rows if len(row) > 1]
    lines = [line for row in rows for cell in row for line in cell if line.style is Style.BOXES]
    assert len(lines) == 4
    assert all(int(line.text) % 5 == 0 for line in lines)
