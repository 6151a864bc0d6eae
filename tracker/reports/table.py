"""Tables on their way to a file: columns that explain themselves, and rows of plain values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from tracker.domain.values import Figure, State

Translate = Callable[[str], str]
Cell = str | int | float | Decimal | date | datetime | Figure | None
"""A value; in a column with states also a `Figure` or a bare `State`. Moments are wall times, without a zone."""

Row = Sequence[Cell]

NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")
"""What every statistics program takes for the name of a variable."""


class Kind(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    CATEGORY = "category"
    INTEGER = "integer"
    DECIMAL = "decimal"
    SHARE = "share"
    DATE = "date"
    MOMENT = "moment"
    BOOLEAN = "boolean"


@dataclass(frozen=True)
class Column:
    """A variable: how it is called by programs (`name`) and by people (`label`), and what the codebook says of it.

    `values` are the codes of a category with their labels. A column with `has_state` is followed by another one that
    says of each cell whether it is known: there, an empty cell is never a zero. `version` is the indicator's.
    People read its numbers, or its percentages, with so many `decimals`.
    """

    name: str
    label: str
    kind: Kind = Kind.TEXT
    unit: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    has_state: bool = False
    formula: str = ""
    version: str = ""
    universe: str = ""
    source: str = ""
    disclosure: str = ""
    step: int | None = None
    decimals: int | None = None

    def __post_init__(self) -> None:
        for name in (self.name, self.state_name) if self.has_state else (self.name,):
            if not NAME.fullmatch(name):
                raise ValueError(f"{name!r} is no name of a variable")

    @property
    def state_name(self) -> str:
        """The name of the column that says how well this one is known."""
        return f"{self.name}_state"


@dataclass(frozen=True)
class Table:
    """A named, titled table; its rows may be a stream that is read once."""

    name: str
    title: str
    columns: Sequence[Column]
    rows: Iterable[Row]

    def __post_init__(self) -> None:
        names = [column.name for column in self.columns]
        if len(set(names)) < len(names) or not NAME.fullmatch(self.name):
            raise ValueError(f"table {self.name!r} has a wrong or a repeated name: {names}")


def with_states(table: Table, *, t: Translate, names_complete: bool) -> Table:
    """Return the table with a state column behind each column that has one, and with plain values only.

    With `names_complete` the state says so of every complete value; without, it speaks only where something is
    missing.
    """
    places = [at for at, column in enumerate(table.columns) if column.has_state]
    complete = State.OK.value if names_complete else None
    columns: list[Column] = []
    for column in table.columns:
        columns += [column, _state_column(column, t)] if column.has_state else [column]
    return replace(table, columns=columns, rows=_split(table.rows, places, complete) if places else table.rows)


def state_labels(t: Translate) -> dict[str, str]:
    """Return the words for what may be known of a figure."""
    return {
        State.OK.value: t("complete"),
        State.PARTIAL.value: t("partial"),
        State.NOT_RECORDED.value: t("not recorded"),
        State.SUPPRESSED.value: t("not shown, to protect small groups"),
        State.NOT_APPLICABLE.value: t("does not apply"),
        State.NOT_RELEASED.value: t("not released yet"),
    }


def _state_column(column: Column, t: Translate) -> Column:
    label = t("%(column)s: state") % {"column": column.label}
    return Column(column.state_name, label, Kind.CATEGORY, values=state_labels(t), universe=column.universe)


def _split(rows: Iterable[Row], places: Sequence[int], complete: str | None) -> Iterator[Row]:
    """Yield the rows with each cell at the places as a value and a state."""
    backwards = places[::-1]
    for row in rows:
        cells = list(row)
        for at in backwards:
            cells[at : at + 1] = _value_and_state(cells[at], complete)
        yield cells


def _value_and_state(cell: Cell, complete: str | None) -> tuple[Cell, str | None]:
    """Return what is known and how well; of a suppressed figure nothing but that it is."""
    if isinstance(cell, Figure):
        return (cell.value if cell.is_known else None), complete if cell.state is State.OK else cell.state.value
    if isinstance(cell, State):
        return None, cell.value
    return (None, State.NOT_RECORDED.value) if cell is None else (cell, complete)
