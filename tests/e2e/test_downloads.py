"""What an evaluator takes away says the same as the page."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence

import pytest
from openpyxl import load_workbook

from tests.e2e.person import Visitor

pytestmark = pytest.mark.e2e
EVENT = "Auftakt mit dem Landrat"
PAGE = "/processes/1/dashboard?event=1"
COLUMNS = {
    "event": "Event",
    "department": "Department",
    "participants": "Participants",
    "first_timers": "First-timers",
    "coverage": "Coverage",
}
WORKBOOK = "Excel workbook (XLSX), with codebook"
ARCHIVES = {
    "CSV as German Excel reads it: semicolon, decimal comma": ("utf-8-sig", ";"),
    "CSV for R and Python: comma, decimal point, codes": ("utf-8", ","),
}

Rows = list[dict[str, str]]


def test_the_files_of_an_evaluator_say_what_the_page_says(visit, place):
    evaluator = visit("evaluator", **place)
    page = read_page(evaluator)
    assert len(counts(page)) > 20
    evaluator.open("/processes/1/dashboard")
    evaluator.press("Export")
    participation, events = read_workbook(evaluator)
    assert counts(participation) == counts(page)
    assert house(events) == house(page)
    for words, (encoding, delimiter) in ARCHIVES.items():
        participation, events = read_archive(evaluator, words, encoding, delimiter)
        assert counts(participation) == counts(page), words
        assert house(events) == house(page), words


def test_the_file_of_a_figure_holds_exactly_its_table(visit, place):
    evaluator = visit("evaluator", **place)
    page = read_page(evaluator)
    with evaluator.page.expect_download() as found:
        evaluator.click(evaluator.page.locator("#coverage form button"))
    text = found.value.path().read_text("utf-8-sig")
    file = rows(csv.reader(io.StringIO(text), delimiter=";" if evaluator.locale == "de" else ","), evaluator)
    assert [row["department"] for row in file] == [row["department"] for row in page]
    assert counts(file) == counts(page)
    assert house(file[-1:]) == house(page)


def read_page(evaluator: Visitor) -> Rows:
    """Return the table below the drawing of an event, by department, the whole house last."""
    page = evaluator.open(PAGE)
    lines = page.locator("#coverage :is(thead, tbody) tr").all()
    found = rows((line.locator("th, td").all_text_contents() for line in lines), evaluator)
    return [row | {"event": EVENT} for row in found]


def download(evaluator: Visitor, words: str) -> io.BytesIO:
    """Take the data away in a kind of file."""
    evaluator.page.get_by_label(evaluator.words(words)).check()
    with evaluator.page.expect_download() as found:
        evaluator.press("Download")
    return io.BytesIO(found.value.path().read_bytes())


def read_workbook(evaluator: Visitor) -> tuple[Rows, Rows]:
    """Return participation and events from the workbook."""
    book = load_workbook(download(evaluator, WORKBOOK))
    names = (evaluator.words("Participation by department"), evaluator.words("Dialogue events"))
    participation, events = (rows(book[name].iter_rows(values_only=True), evaluator) for name in names)
    return participation, events


def read_archive(evaluator: Visitor, words: str, encoding: str, delimiter: str) -> tuple[Rows, Rows]:
    """Return participation and events from an archive of CSV files."""
    archive = zipfile.ZipFile(download(evaluator, words))
    texts = (archive.read(f"{name}.csv").decode(encoding) for name in ("participation", "events"))
    participation, events = (rows(csv.reader(io.StringIO(text), delimiter=delimiter), evaluator) for text in texts)
    return participation, events


def rows(lines: Iterable[Sequence[object]], evaluator: Visitor) -> Rows:
    """Return lines below a line of headings as rows by column, whether headings are words or names."""
    names = {evaluator.words(label): name for name, label in COLUMNS.items()}
    texts = [["" if cell is None else str(cell).strip() for cell in line] for line in lines]
    headings = [names.get(text, text) for text in texts[0]]
    return [dict(zip(headings, line, strict=True)) for line in texts[1:]]


def counts(found: Rows) -> dict[str, tuple[str, str]]:
    """Return participants and first-timers of the event per department."""
    of_event = [row for row in found if row.get("event", EVENT) == EVENT and row["first_timers"].isdigit()]
    return {row["department"]: (row["participants"], row["first_timers"]) for row in of_event}


def house(found: Rows) -> tuple[str, int]:
    """Return participants and share of the whole house: the last row of a table by department, or that of the event.

    Files hold every digit of a share that pages write in whole percent.
    """
    row = [row for row in found if row.get("event", EVENT) == EVENT][-1]
    number = float(re.findall(r"[\d.,]+", row["coverage"])[0].replace(",", "."))
    return row["participants"], round(number if "%" in row["coverage"] else 100 * number)
