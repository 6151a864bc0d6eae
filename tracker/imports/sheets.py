"""One sheet of cells, whatever the file was: CSV, XLSX or text pasted from a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tracker.domain.errors import RuleViolation
from tracker.domain.text import visible
from tracker.imports import decode, workbooks

MAX_BYTES = 10_000_000
MAX_ROWS = 10_000
MAX_COLUMNS = 200
WIDEST = 16_384
"""How many columns a spreadsheet has, empty ones included."""

# `="0815"`, with which programs keep Excel from turning text into numbers
_UNWRAPPED = re.compile('^="([^"]*)"$')
_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """The cells of a row and the number that a spreadsheet shows beside it; `width` counts empty ones at its end."""

    number: int
    cells: tuple[str, ...]
    width: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows with content; `encoding` names how the text was found, `unread` the worksheets left aside.

    `delimiter` is what stood between the cells of a text file.
    """

    rows: tuple[SheetRow, ...]
    encoding: str
    needs_confirmation: bool = False
    unread: tuple[str, ...] = ()
    delimiter: str = field(default="", compare=False)


def read(data: bytes) -> Sheet:
    """Return the sheet in the bytes of a file; the content decides what it is, not a name.

    Raise `file-too-large`, `file-too-many-rows`, `file-too-many-columns`, `file-too-many-cells`, `file-old-excel`,
    `file-unsafe`, `file-not-readable`, `file-quote-open` or `file-empty`.
    """
    if len(data) > MAX_BYTES:
        raise RuleViolation("file-too-large", limit=MAX_BYTES // 1_000_000)
    if data.startswith(_OLD_EXCEL):
        raise RuleViolation("file-old-excel")
    if data.startswith(_ZIP):
        worksheet = workbooks.read(data, most_rows=2 * MAX_ROWS)
        return Sheet(_rows(worksheet.rows), "xlsx", unread=worksheet.others)
    decoded = decode.decode(data)
    rows, delimiter = _rows(decode.cells(decoded.text)), decode.delimiter(decoded.text)
    return Sheet(rows, decoded.encoding, decoded.needs_confirmation, delimiter=delimiter)


def pasted(text: str) -> Sheet:
    """Return the sheet in text that was copied from a spreadsheet or a CSV file."""
    if len(text) > MAX_BYTES:
        raise RuleViolation("file-too-large", limit=MAX_BYTES // 1_000_000)
    return Sheet(_rows(decode.cells(visible(text))), "pasted")


def text(sheet: Sheet) -> str:
    """Return the sheet as text that `pasted` reads back, every row keeping its number."""
    lines = [""] * max((row.number for row in sheet.rows), default=0)
    for row in sheet.rows:
        lines[row.number - 1] = "\t".join(_quoted(cell) for cell in row.cells) + "\t"
    return "\n".join(lines)


def _rows(records: Iterable[Sequence[str]]) -> tuple[SheetRow, ...]:
    """Number the records and drop the blank ones and the padding; refuse what is too much to look through."""
    rows, cells = [], 0
    for number, record in enumerate(records, start=1):
        if len(record) > WIDEST:
            raise RuleViolation("file-too-many-columns", limit=MAX_COLUMNS)
        filled = _filled(record)
        if number > 2 * MAX_ROWS or (filled and number > MAX_ROWS):
            raise RuleViolation("file-too-many-rows", limit=MAX_ROWS)
        cells += len(filled)
        if cells > workbooks.MAX_CELLS:
            raise RuleViolation("file-too-many-cells", limit=workbooks.MAX_CELLS)
        if filled:
            rows.append(SheetRow(number, filled, len(record)))
    if not rows:
        raise RuleViolation("file-empty")
    return tuple(rows)


def _filled(record: Sequence[str]) -> tuple[str, ...]:
    """Return the cells without what stands around them, up to the last one that holds something."""
    filled = [_UNWRAPPED.sub(r"\1", cell.strip()) for cell in record]
    while filled and not filled[-1]:
        filled.pop()
    if len(filled) > MAX_COLUMNS:
        raise RuleViolation("file-too-many-columns", limit=MAX_COLUMNS)
    return tuple(filled)


def _quoted(cell: str) -> str:
    return f'"{cell.replace(chr(34), chr(34) * 2)}"' if any(mark in cell for mark in '"\t\n') else cell
