"""Tables as CSV in two flavours, streamed: for programs (RFC 4180) and for Excel on a German Windows."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from math import isfinite

from tracker.reports.guard import guarded
from tracker.reports.table import Cell, Column, Table, Translate, with_states

MEDIA_TYPE = "text/csv"
ROWS_AT_ONCE = 500
REMEMBERED = 4096
"""How many written cells of a column are kept: names, dates and states come again and again."""

UNCHANGED = frozenset({int, type(None)})


@dataclass(frozen=True)
class Flavour:
    """How a CSV file writes; `has_words` means labels for people instead of names and codes for programs."""

    name: str
    encoding: str
    delimiter: str
    decimal_sign: str
    day: str
    moment: str
    has_words: bool


RFC4180 = Flavour("rfc4180", "utf-8", ",", ".", "%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", has_words=False)
GERMAN = Flavour("de", "utf-8-sig", ";", ",", "%d.%m.%Y", "%d.%m.%Y %H:%M", has_words=True)
FLAVOURS: Mapping[str, Flavour] = {flavour.name: flavour for flavour in (RFC4180, GERMAN)}


def stream(table: Table, flavour: Flavour, *, t: Translate) -> Iterator[bytes]:
    """Yield the file in pieces, the headings first; memory stays flat however many rows there are."""
    table = with_states(table, t=t, names_complete=not flavour.has_words)
    columns = [(column, _writer(column, flavour, t)) for column in table.columns]
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=flavour.delimiter, lineterminator="\r\n")
    writer.writerow(guarded(column.label if flavour.has_words else column.name) for column in table.columns)
    yield buffer.getvalue().encode(flavour.encoding)
    rows = iter(table.rows)
    while chunk := list(islice(rows, ROWS_AT_ONCE)):
        buffer.seek(0)
        buffer.truncate()
        cells = [_written(values, write) for values, (_, write) in zip(zip(*chunk, strict=True), columns, strict=True)]
        writer.writerows(zip(*cells, strict=True))
        yield buffer.getvalue().encode()


def _written(values: Sequence[Cell], write: Callable[[Cell], object]) -> Iterable[object]:
    """Return a column's cells as they go into the file; whole numbers and nothing go as they are."""
    return values if UNCHANGED.issuperset(map(type, values)) else map(write, values)


def _writer(column: Column, flavour: Flavour, t: Translate) -> Callable[[Cell], object]:
    """Return what writes one cell of the column."""
    labels = column.values if flavour.has_words else {}
    answers = {True: t("yes"), False: t("no")} if flavour.has_words else {True: "true", False: "false"}

    @lru_cache(maxsize=REMEMBERED, typed=True)
    def write(value: Cell) -> object:
        match value:
            case str():
                return guarded(str(labels.get(value, value)))
            case bool():
                return answers[value]
            case None | int():
                return value
            case datetime():
                return _moment(value).strftime(flavour.moment)
            case date():
                return value.strftime(flavour.day)
            case _:
                return _decimal(value, column).replace(".", flavour.decimal_sign)

    return write


def _moment(value: datetime) -> datetime:
    if value.tzinfo is not None:
        raise ValueError("a moment in a table is a wall time")
    return value


def _decimal(value: Cell, column: Column) -> str:
    """Return the number in full, never as a power of ten."""
    if not isinstance(value, float | Decimal) or not isfinite(value):
        raise ValueError(f"{value!r} cannot stand in the column {column.name}")
    return f"{Decimal(repr(value)) if isinstance(value, float) else value:f}"
