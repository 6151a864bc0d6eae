"""Exports as an archive of CSV files."""

import io
import zipfile

from tests.reports.tables import ROW, one_column, table, workbook
from tracker.reports import archive
from tracker.reports.csv import GERMAN, RFC4180


def test_every_part_is_a_file_under_the_name_of_its_table():
    with zipfile.ZipFile(io.BytesIO(archive.build(workbook(table(ROW), one_column("x")), RFC4180, t=str))) as file:
        assert file.namelist() == ["events.csv", "one.csv", "filters.csv", "codebook.csv", "notes.csv"]
        assert file.read("one.csv") == b"title\r\nx\r\n"


def test_each_file_is_written_in_the_flavour_that_was_asked_for():
    with zipfile.ZipFile(io.BytesIO(archive.build(workbook(one_column("x")), GERMAN, t=str))) as file:
        assert file.read("one.csv").decode("utf-8-sig") == "Titel\r\nx\r\n"


def test_the_same_export_is_the_same_file():
    assert archive.build(workbook(table(ROW)), GERMAN, t=str) == archive.build(workbook(table(ROW)), GERMAN, t=str)
