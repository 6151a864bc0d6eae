"""What an import page offers for download is what the import reads."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import tracker
from tests.reports.tables import MADE_AT
from tracker.domain.count_matching import match
from tracker.domain.count_sheets import Known
from tracker.domain.participation import CountScope
from tracker.domain.sheets import Fate
from tracker.imports import counts, departments, sheets
from tracker.reports import templates

DAY = date(2021, 5, 25)
TODAY = date(2021, 12, 31)
CATALOGUE = Path(tracker.__path__[0]) / "translations/de/LC_MESSAGES/messages.po"
GERMAN = {message.id: message.string for message in read_po(io.BytesIO(CATALOGUE.read_bytes())) if message.string}

everywhere = pytest.mark.parametrize("words", [{}, GERMAN], ids=["en", "de"])
in_every_form = pytest.mark.parametrize("extension", templates.EXTENSIONS)


@everywhere
@in_every_form
def test_the_count_sheet_is_read_with_all_its_columns(words: dict[str, str], extension: str):
    def t(text: str) -> str:
        return words.get(text, text)

    table = templates.counts(["Jugendamt", "Bauamt"], "Auftakt", DAY, t=t)
    read = counts.read(sheets.read(templates.file(table, extension, made_at=MADE_AT, t=t)))
    assert [(line.department_text, line.event_text, line.event_date) for line in read.lines[:2]] == [
        ("Jugendamt", "Auftakt", DAY), ("Bauamt", "Auftakt", DAY),
    ]  # fmt: skip
    assert read.lines[2].scope is CountScope.EXTERNAL
    assert read.ignored == ()


def test_a_count_sheet_that_was_not_filled_in_changes_nothing():
    table = templates.counts(["Jugendamt"], "Auftakt", DAY, t=str)
    lines = counts.read(sheets.read(templates.file(table, "csv", made_at=MADE_AT, t=str))).lines
    assert {found.fate for found in match(lines, Known(), today=TODAY)} == {Fate.IGNORED}


@everywhere
@in_every_form
def test_the_sheet_of_departments_is_read_with_all_its_columns(words: dict[str, str], extension: str):
    def t(text: str) -> str:
        return words.get(text, text)

    data = templates.file(templates.departments(DAY, t=t), extension, made_at=MADE_AT, t=t)
    read = departments.read(sheets.read(data))
    division, office = read.lines
    assert (office.parent_text, office.level, office.headcount, office.as_of) == (division.name, 2, 24, DAY)
    assert (division.is_migration_related, office.is_migration_related) == (False, True)
    assert read.ignored == ()
    assert not [problem for line in read.lines for problem in line.problems]
