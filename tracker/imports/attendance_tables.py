"""The tables of people in an attendance file: found by their headings, wherever they begin and whatever is between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tracker.domain.attendance_files import AttendanceColumn, DayOrder
from tracker.domain.errors import RuleViolation
from tracker.domain.text import key, words
from tracker.imports import durations, headers, moments, numbers
from tracker.imports.attendance_columns import (
    CALLED,
    COUNTED,
    SUMMARY,
    TIMES,
    Positions,
    fingerprint,
    positions,
    recognised,
)
from tracker.imports.headers import LOOKED_AT, NO_HEADING, says
from tracker.imports.sheets import Sheet, SheetRow

TITLE_NUMBER = frozenset("123456789")
LIKELY = 30
"""Among so many first rows the headings are looked for where nothing is known of them."""
FEWEST_COLUMNS = 2
"""So many columns have to be chosen by hand, if there are as many: whom a row is about, and something about them."""


@dataclass(frozen=True)
class Table:
    """People below a row of headings; `title` is what stands above it, such as "Host Details"."""

    headings: SheetRow
    positions: Positions
    rows: tuple[SheetRow, ...]
    title: str = ""

    def cell(self, row: SheetRow, column: AttendanceColumn) -> str:
        """Return what the row says in the column; nothing where the table has no such column."""
        at = self.positions.get(column, len(row.cells))
        return row.cells[at].strip() if at < len(row.cells) else ""

    def heading(self, column: AttendanceColumn) -> str:
        """Return what the column is called."""
        at = self.positions.get(column, len(self.headings.cells))
        return self.headings.cells[at] if at < len(self.headings.cells) else ""

    def is_shifted(self, row: SheetRow) -> bool:
        """Whether text stands beyond the headings: a comma within a name may have moved what is behind it."""
        return any(char.isalpha() for cell in row.cells[len(self.headings.cells) :] for char in cell)


@dataclass(frozen=True)
class Parts:
    """What a file consists of: tables of people, and what it says about the meeting."""

    tables: tuple[Table, ...]
    stated: int | None = None
    host: str = ""


def find(sheet: Sheet, layouts: Mapping[str, Positions], *, since: int = 0) -> Parts:
    """Return the parts of a file; without a table, none of its rows was recognised as headings.

    Headings stand in line `since` or below.
    """
    rows = sheet.rows
    below = [at for at, row in enumerate(rows) if row.number >= since]
    heads = {at: found for at in below if (found := positions(rows[at].cells, layouts))}
    starts = sorted(heads)
    tables = []
    for start, end in zip(starts, (*starts[1:], len(rows)), strict=False):
        title = _title(rows, start)
        people = tuple(_people(rows[start + 1 : end], title, is_last=end == len(rows)))
        tables.append(Table(rows[start], heads[start], people, title))
    if sheet.delimiter == ",":
        tables = [_aligned(table) for table in tables]
    outside = rows[: starts[0]][:LOOKED_AT] if starts else ()
    return Parts(tuple(table for table in tables if table.rows), _stated(outside), _host(outside))


def chosen(sheet: Sheet, line: int, places: Positions) -> Parts:
    """Return the parts of a file from a line on that a person named, with the columns that they chose.

    What they chose holds as it will in the next file. Raise `attendance-columns-missing`.
    """
    headings = next((row.cells for row in sheet.rows if row.number >= line), ())
    if len(places) < min(FEWEST_COLUMNS, len(headings)) or CALLED.isdisjoint(places):
        raise RuleViolation("attendance-columns-missing")
    return find(sheet, {fingerprint(headings): places}, since=line)


def heading(sheet: Sheet, layouts: Mapping[str, Positions], line: int | None) -> SheetRow:
    """Return the row that seems to hold the headings: the one of that line, else one that is known, else the likeliest.

    That is the row of which most cells are recognised, else the one with most cells.
    """
    named = [row for row in sheet.rows if row.number == line]
    known = [table.headings for table in find(sheet, layouts).tables]
    rows = sheet.rows[:LIKELY]
    likeliest = max(rows, key=lambda row: (recognised(row.cells), sum(map(bool, row.cells)), -row.number))
    return (*named, *known, likeliest)[0]


def _people(rows: Sequence[SheetRow], title: str, *, is_last: bool) -> Iterator[SheetRow]:
    """Yield the rows of a table: without totals and titles, and where its own title is numbered, to the next part."""
    for at, row in enumerate(rows):
        is_title = _is_numbered(_alone(row))
        if is_title and _is_numbered(title):
            return
        is_next_title = bool(_alone(row)) and not is_last and at == len(rows) - 1
        if not (is_title or is_next_title or headers.is_total(row)):
            yield row


def _is_numbered(title: str) -> bool:
    """Whether it is the title of a part, such as "3. In-Meeting activities"."""
    return title[:1] in TITLE_NUMBER and title[1:3] == ". "


def _alone(row: SheetRow) -> str:
    """Return the first cell of a row if there is nothing else in it."""
    return row.cells[0] if len([cell for cell in row.cells if cell]) == 1 else ""


def _title(rows: Sequence[SheetRow], start: int) -> str:
    return _alone(rows[start - 1]) if start else ""


def _aligned(table: Table) -> Table:
    """Return the table with its rows put right where an unquoted comma made two headings of one.

    That can only be where all rows are narrower than the headings, and by the same number of cells. Which heading it
    is, is told by the cells: most of them can be read once those behind it stand below their own headings.
    """
    width, widths = table.headings.width, {row.width for row in table.rows}
    surplus = width - max(widths, default=width)
    if surplus <= 0 or len(widths) > 1:
        return table
    read = set(table.positions.values())
    torn = [at for at in range(width - surplus - 1, -1, -1) if read.isdisjoint(range(at, at + surplus + 1))]
    first = replace(table, rows=table.rows[:LOOKED_AT])
    return _moved(table, max([width, *torn], key=lambda at: _readable(_moved(first, at, surplus))), surplus)


def _moved(table: Table, at: int, surplus: int) -> Table:
    """Return the table with as many cells below a torn heading as the headings have there."""
    gap = (NO_HEADING,) * surplus
    behind = ((row, row.cells[at + 1 :]) for row in table.rows)
    rows = (replace(row, cells=row.cells[: at + 1] + gap + rest) if rest else row for row, rest in behind)
    return replace(table, rows=tuple(rows))


def _readable(table: Table) -> int:
    """Return how many cells hold what their column says."""
    times = [table.cell(row, column) for row in table.rows for column in TIMES]
    found = [text for text in times if any(moments.moment(text, order) for order in DayOrder)]
    spans = [table.cell(row, AttendanceColumn.DURATION) for row in table.rows]
    return len(found) + sum(durations.seconds(text).value is not None for text in spans)


def _stated(rows: Sequence[SheetRow]) -> int | None:
    """Return how many participants the lines about the meeting claim: beside the word or below it."""
    for row, below in zip(rows, (*rows[1:], SheetRow(0, ())), strict=False):
        for at, cell in enumerate(row.cells):
            if any(says(words(cell), phrase) for phrase in COUNTED):
                beside = row.cells[at + 1] if len(row.cells) == at + 2 else ""
                for text in (beside, below.cells[at] if at < len(below.cells) else ""):
                    if (number := numbers.whole(text).value) is not None:
                        return number
    return None


def _host(rows: Sequence[SheetRow]) -> str:
    """Return the address of whoever held the meeting, if the lines about it give one."""
    is_summary = any(says(words(cell), phrase) for row in rows for cell in row.cells for phrase in SUMMARY)
    addresses = [cell for row in rows for cell in row.cells if "@" in cell]
    return key(addresses[0]) if is_summary and len(addresses) == 1 else ""
