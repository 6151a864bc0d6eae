"""An export carries what one must know to read it."""

from tests.reports.tables import ROW, one_column, table, workbook
from tracker.reports.workbook import parts


def test_the_parts_come_in_the_order_in_which_they_are_read():
    assert [part.name for part in parts(workbook(table(ROW), one_column("x")), t=str)] == [
        *("events", "one", "filters", "codebook", "notes"),
    ]


def test_a_single_table_is_called_the_data():
    assert next(parts(workbook(table(ROW)), t=str)).title == "Data"


def test_the_codebook_knows_every_table():
    book = list(parts(workbook(table(ROW), one_column("x")), t=str))[3]
    assert {row[0] for row in book.rows} == {"events", "one"}
