"""XLSX workbooks, looked at before they are opened: they are archives, and archives can be bombs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import openpyxl

from tracker.domain.errors import RuleViolation
from tracker.domain.text import visible

MAX_ENTRIES = 200
MAX_UNPACKED = 20_000_000
MAX_RATIO = 100
MAX_CELLS = 200_000
SMALL = 1_000_000
"""Below this size a ratio says nothing."""


@dataclass(frozen=True, slots=True)
class Worksheet:
    """The cells of the first visible worksheet with content, and the titles of the others."""

    rows: tuple[tuple[str, ...], ...] = ()
    others: tuple[str, ...] = ()


def read(data: bytes, *, most_rows: int) -> Worksheet:
    """Return the first visible worksheet that has content, its formulas as text.

    One row more than `most_rows` is read, so that the caller sees that there are more.
    Raise `file-unsafe` for an archive that is not to be opened, `file-not-readable` for one that cannot be, and
    `file-too-many-cells` where reading on would take too long.
    """
    try:
        _inspect(data)
        with closing(openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)) as workbook:
            visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
            for chosen in visible:
                if rows := tuple(_rows(chosen, most_rows + 1)):
                    return Worksheet(rows, tuple(sheet.title for sheet in visible if sheet is not chosen))
    except RuleViolation:
        raise
    except Exception as error:  # a parser of foreign bytes stumbles in more ways than can be listed
        raise RuleViolation("file-not-readable") from error
    return Worksheet()


def _inspect(data: bytes) -> None:
    """Refuse an archive that is no workbook, or that would unpack to far more than it is."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        unpacked = sum(entry.file_size for entry in entries)
        if len(entries) > MAX_ENTRIES or unpacked > max(SMALL, min(MAX_UNPACKED, MAX_RATIO * len(data))):
            raise RuleViolation("file-unsafe")
        if "xl/workbook.xml" not in archive.namelist():
            raise RuleViolation("file-not-readable")
        for entry in entries:
            # zipfile reads no more than the directory declares; NULs go, because UTF-16 would hide the word.
            if b"<!DOCTYPE" in archive.read(entry).replace(b"\0", b""):
                raise RuleViolation("file-unsafe")


def _rows(sheet: Any, most: int) -> Iterator[tuple[str, ...]]:
    """Yield at most so many rows as text; blank ones at the end only if there are that many."""
    sheet.reset_dimensions()  # what the file says of its size is often wrong
    blank = seen = cells = 0
    for values in sheet.iter_rows(max_row=most, values_only=True):
        seen += 1
        width = len(values)
        cells += width
        if cells > MAX_CELLS:
            raise RuleViolation("file-too-many-cells", limit=MAX_CELLS)
        while width and values[width - 1] is None:
            width -= 1
        if width:
            yield from ((),) * blank
            yield tuple(_text(value) for value in values[:width])
        blank = 0 if width else blank + 1
    if seen == most:
        yield from ((),) * blank


def _text(value: Any) -> str:
    """Return the cell as somebody would type it, in a form that can be read in one way only."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return _number(value)
        case datetime() if value.time() == time.min:
            return value.date().isoformat()
        case datetime() | date():
            return value.isoformat()
        case _:
            return visible(str(getattr(value, "text", value)))  # an array formula keeps its formula in `text`


def _number(value: float) -> str:
    """Return the number; three decimals get a fourth, so that `1.234` is not taken for a thousand."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = repr(value)
    return f"{text}0" if len(text.partition(".")[2]) == len("234") else text
