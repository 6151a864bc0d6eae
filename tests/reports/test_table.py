"""Columns explain themselves, and missing is never zero."""

import pytest

from tests.reports.tables import COLUMNS, HIDDEN, LEAKING, table, with_participants
from tracker.domain.values import Figure, State
from tracker.reports.table import Cell, Column, Table, state_labels, with_states


def last_cells(cell: Cell, *, names_complete: bool = True) -> tuple[Cell, ...]:
    """Return the value and the state that become of a cell."""
    [row] = with_states(with_participants(cell), t=str, names_complete=names_complete).rows
    return tuple(row[-2:])


@pytest.mark.parametrize(
    ("cell", "value", "state"),
    [
        (31, 31, "ok"),
        (0, 0, "ok"),
        (Figure(31, State.PARTIAL, n_missing=1), 31, "partial"),
        (None, None, "not_recorded"),
        (State.NOT_APPLICABLE, None, "not_applicable"),
        (HIDDEN, None, "suppressed"),
        (LEAKING, None, "suppressed"),
    ],
)
def test_a_figure_becomes_a_value_and_a_state(cell: Cell, value: int | None, state: str):
    assert last_cells(cell) == (value, state)


def test_for_people_the_state_speaks_only_where_something_is_missing():
    assert last_cells(31, names_complete=False) == (31, None)
    assert last_cells(Figure(31, State.OK), names_complete=False) == (31, None)
    assert last_cells(None, names_complete=False) == (None, "not_recorded")


def test_the_state_stands_behind_its_column_and_has_words_for_every_code():
    columns = with_states(table(), t=str, names_complete=True).columns
    assert [column.name for column in columns][-2:] == ["participants", "participants_state"]
    assert columns[-1].values == state_labels(str)
    assert set(state_labels(str)) == {state.value for state in State}


def test_a_table_without_states_is_left_as_it_is():
    plain = Table("events", "x", COLUMNS[:1], iter([("a",)]))
    assert list(with_states(plain, t=str, names_complete=True).rows) == [("a",)]


@pytest.mark.parametrize("name", ["", "Events", "_x", "amt-x", "1st", "größe", "x" * 33])
def test_a_name_that_a_statistics_program_refuses_is_refused(name: str):
    with pytest.raises(ValueError, match="no name of a variable"):
        Column(name, "Titel")


def test_the_name_of_the_state_must_fit_too():
    with pytest.raises(ValueError, match="no name of a variable"):
        Column("x" * 30, "Titel", has_state=True)


def test_no_two_columns_have_the_same_name():
    with pytest.raises(ValueError, match="repeated name"):
        Table("events", "x", (Column("title", "a"), Column("title", "b")), [])


def test_no_column_has_the_name_of_another_ones_state():
    clash = Table("events", "x", (Column("count", "a", has_state=True), Column("count_state", "b")), [])
    with pytest.raises(ValueError, match="repeated name"):
        with_states(clash, t=str, names_complete=True)
