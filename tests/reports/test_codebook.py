"""The codebook says what every variable means."""

from tests.reports.tables import ROW, table
from tracker.reports.codebook import codebook, kind_labels
from tracker.reports.table import Kind


def entry(variable: str) -> dict[str, object]:
    """Return what the codebook says of a variable."""
    book = codebook([table(ROW)], t=str)
    names = [column.name for column in book.columns]
    rows = [dict(zip(names, row, strict=True)) for row in book.rows]
    return next(row for row in rows if row["variable"] == variable)


def test_every_column_of_the_file_is_in_the_codebook_in_its_order():
    variables = [row[1] for row in codebook([table()], t=str).rows]
    assert variables == [
        *("title", "kind", "held_on", "begins_at", "hours", "online", "participants", "participants_state"),
    ]


def test_a_category_lists_its_codes_with_their_labels():
    assert entry("kind")["valid_values"] == "workshop = Werkstatt; kick_off = Auftakt"


def test_a_figure_says_its_indicator_and_where_the_reason_stands_if_it_is_missing():
    assert entry("participants")["indicator_version"] == "4.1"
    assert entry("participants")["missing_values"] == "empty; the reason stands in participants_state"


def test_the_codes_for_what_is_missing_stand_at_the_state():
    assert "suppressed = not shown, to protect small groups" in str(entry("participants_state")["valid_values"])


def test_the_unit_and_the_type_are_named():
    assert (entry("hours")["unit"], entry("hours")["kind"]) == ("h", "decimal")
    assert set(kind_labels(str)) == {kind.value for kind in Kind}


def test_the_rows_of_the_tables_are_not_touched():
    stream = table(ROW)
    codebook([stream], t=str)
    assert list(stream.rows) == [ROW]
