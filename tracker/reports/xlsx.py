"""Exports as XLSX workbooks: true numbers and dates, nothing that calculates."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from itertools import chain, islice
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_range_abs

from tracker.domain.errors import RuleViolation
from tracker.reports.guard import guarded
from tracker.reports.table import Cell, Column, Kind, Table, Translate, with_states
from tracker.reports.workbook import Workbook, parts

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_ROWS = 1_048_575
"""What a worksheet holds below its headings."""

MAX_TEXT = 32_767
MAX_TITLE = 31
MAX_HEADING = 255
MAX_ROWS_IN_MEMORY = 10_000
MEASURED_ROWS = 100
REMEMBERED = 4096
PAPER_A4 = 9
NARROWEST, WIDEST = 9, 60
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]|[\x00-\x1f]")
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}

# 14 and 22 are the formats that a spreadsheet shows as the reader's own country writes dates.
FORMATS: Mapping[Kind, str | int] = {Kind.INTEGER: "0", Kind.DATE: 14, Kind.MOMENT: 22}
WIDTHS: Mapping[Kind, int] = {Kind.DATE: 11, Kind.MOMENT: 17}


def build(workbook: Workbook, *, t: Translate) -> bytes:
    """Return the workbook as a file, one worksheet per table, each range of data named `data_<table>`.

    Data of ordinary length become Excel's own tables. Longer ones are written row by row and not kept, so that memory
    stays flat; that excludes table objects, and the ranges get filters and a defined name instead.
    Raise `export-too-long` for a table with more rows than a worksheet holds.
    """
    return _book(parts(workbook, t=t), title=workbook.title, made_at=workbook.made_at, t=t)


def sheet(table: Table, *, made_at: datetime, t: Translate) -> bytes:
    """Return a file with nothing but the table."""
    return _book([table], title=table.title, made_at=made_at, t=t)


def _book(tables: Iterable[Table], *, title: str, made_at: datetime, t: Translate) -> bytes:
    peeked = [_peeked(with_states(table, t=t, names_complete=False)) for table in tables]
    is_long = any(seen > MAX_ROWS_IN_MEMORY for _, seen in peeked)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {**OPTIONS, "constant_memory": is_long, "in_memory": not is_long}) as book:
        book.set_properties({"title": title, "created": made_at})
        styles = _Styles(book)
        taken: set[str] = set()
        for table, _ in peeked:
            name = _unique(_FORBIDDEN.sub(" ", table.title).strip(" '"), taken, MAX_TITLE)
            worksheet = book.add_worksheet(name)
            height = _fill(worksheet, table, styles)
            if is_long:
                _name_range(book, worksheet, table, height)
            else:
                _make_table(worksheet, table, height, styles)
    return buffer.getvalue()


def _peeked(table: Table) -> tuple[Table, int]:
    """Return the table and how many rows it has, as far as that matters."""
    rows = iter(table.rows)
    first = list(islice(rows, MAX_ROWS_IN_MEMORY + 1))
    return replace(table, rows=chain(first, rows)), len(first)


class _Styles:
    """The formats of a workbook."""

    def __init__(self, book: Any) -> None:
        self.heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.plain = book.add_format({"valign": "top"})
        self._add, self._numbers = book.add_format, dict[str | int, Any]()

    def of(self, column: Column) -> Any:
        """Return how the cells of a column look."""
        form = FORMATS.get(column.kind) or _decimals(column)
        if not form:
            return self.text if column.kind is Kind.TEXT else self.plain
        if form not in self._numbers:
            self._numbers[form] = self._add({"num_format": form, "valign": "top"})
        return self._numbers[form]


def _decimals(column: Column) -> str:
    """Return the format of shares and of numbers with the decimals that pages show, too."""
    places = f".{'0' * column.decimals}" if column.decimals else ""
    if column.kind is Kind.SHARE:
        return f"0{places}%"
    return f"#,##0{places}" if column.kind is Kind.DECIMAL and column.decimals is not None else ""


def _fill(sheet: Any, table: Table, styles: _Styles) -> int:
    """Write the headings and the rows; return how many rows there were."""
    rows = iter(table.rows)
    first = list(islice(rows, MEASURED_ROWS))
    for at, column in enumerate(table.columns):
        # Cells without a format of their own take that of their column.
        sheet.set_column(at, at, _width(column, [row[at] for row in first]), styles.of(column))
        sheet.write_string(0, at, guarded(column.label), styles.heading)
    writers = [_writer(sheet, at, column) for at, column in enumerate(table.columns)]
    number = 0
    for number, row in enumerate(chain(first, rows), start=1):
        if number > MAX_ROWS:
            raise RuleViolation("export-too-long", table=table.title, limit=MAX_ROWS)
        for write, cell in zip(writers, row, strict=True):
            write(number, cell)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(PAPER_A4)
    sheet.fit_to_pages(1, 0)
    return number


def _writer(sheet: Any, at: int, column: Column) -> Callable[[int, Cell], None]:
    """Return what writes a cell of the column into a row, by the type of the cell."""

    @lru_cache(maxsize=REMEMBERED)
    def text(value: str) -> str:
        return _shortened(guarded(column.values.get(value, value)))

    write_string, write_number = sheet.write_string, sheet.write_number
    by_type = {
        bool: sheet.write_boolean,
        **dict.fromkeys((int, float, Decimal), write_number),
        **dict.fromkeys((date, datetime), sheet.write_datetime),
    }

    def write(number: int, cell: Cell) -> None:
        if isinstance(cell, str):
            write_string(number, at, text(cell))
        elif cell is not None:
            by_type[type(cell)](number, at, cell)

    return write


def _shortened(text: str) -> str:
    """Return what a cell can hold; XlsxWriter leaves out longer text without a word."""
    return text if len(text) <= MAX_TEXT else f"{text[: MAX_TEXT - 1]}…"


def _width(column: Column, cells: Iterable[Cell]) -> int:
    """Return a width at which most cells can be read."""
    if column.kind in WIDTHS:
        return max(WIDTHS[column.kind], NARROWEST)
    words = [str(column.values.get(cell, cell)) if isinstance(cell, str) else str(cell) for cell in cells]
    longest = max((len(word) for word in words), default=0)
    return min(max(longest + 2, len(column.label) // 2 + 2, NARROWEST), WIDEST)


def _unique(text: str, taken: set[str], longest: int) -> str:
    """Return the text, shortened and numbered where it is taken already; capitals make no difference to Excel."""
    unique, number = text[:longest].strip() or "-", 1
    while unique.casefold() in taken:
        number += 1
        unique = f"{text[: longest - 5].strip()} ({number})"
    taken.add(unique.casefold())
    return unique


def _make_table(sheet: Any, table: Table, height: int, styles: _Styles) -> None:
    """Make the range a table of Excel's own; it needs a row at least, and headings of which no two are the same."""
    taken: set[str] = set()
    columns = [
        {"header": _unique(guarded(column.label), taken, MAX_HEADING), "header_format": styles.heading}
        for column in table.columns
    ]
    options = {"name": f"data_{table.name}", "columns": columns, "style": "Table Style Light 1"}
    sheet.add_table(0, 0, max(height, 1), len(columns) - 1, options)


def _name_range(book: Any, sheet: Any, table: Table, height: int) -> None:
    """Give the range filters and the name that its table would have."""
    last = len(table.columns) - 1
    sheet.autofilter(0, 0, height, last)
    title = sheet.get_name().replace("'", "''")
    book.define_name(f"data_{table.name}", f"='{title}'!{xl_range_abs(0, 0, height, last)}")
