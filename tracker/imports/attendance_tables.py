"""The tables of people in an attendance file: found by their headings, wherever they begin and whatever is between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tracker.domain.attendance_files import AttendanceColumn, DayOrder
from tracker.domain.text import key, words
from tracker.imports import durations, headers, moments, numbers
from tracker.imports.attendance_columns import COUNTED, SUMMARY, TIMES, Positions, positions
from tracker.imports.headers import says
from tracker.imports.sheets import Sheet, SheetRow

TITLE_NUMBER = frozenset("123456789")


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


@dataclass(frozen=True)
class Parts:
    """What a file consists of: tables of people, and what it says about the meeting."""

    tables: tuple[Table, ...]
    stated: int | None = None
    host: str = ""


def find(sheet: Sheet, layouts: Mapping[str, Positions]) -> Parts:
    """Return the parts of a file; without a table, none of its rows was recognised as headings."""
    rows = sheet.rows
    heads = {at: found for at, row in enumerate(rows) if (found := positions(row.cells, layouts))}
    starts = sorted(heads)
    tables = []
    for start, end in zip(starts, (*starts[1:], len(rows)), strict=False):
        table = Table(rows[start], heads[start], (), _title(rows, start))
        people = tuple(_people(rows[start + 1 : end], is_last=end == len(rows)))
        tables.append(_aligned(replace(table, rows=people)))
    outside = rows[: starts[0]] if starts else rows
    return Parts(tuple(table for table in tables if table.rows), _stated(outside), _host(outside))


def chosen(sheet: Sheet, line: int, places: Positions) -> Parts:
    """Return the table below a line that a person named, with the columns that they chose."""
    heading = next((row for row in sheet.rows if row.number == line), SheetRow(0, ()))
    below = tuple(row for row in sheet.rows if row.number > heading.number)
    return Parts((Table(heading, places, below),))


def _people(rows: Sequence[SheetRow], *, is_last: bool) -> Iterator[SheetRow]:
    """Yield the rows of a table: without totals, and without the title of the next part."""
    for at, row in enumerate(rows):
        is_lonely = len([cell for cell in row.cells if cell]) == 1
        is_next_title = is_lonely and not is_last and at == len(rows) - 1
        if _is_numbered_title(row) or is_next_title:
            continue
        if not headers.is_total(row):
            yield row


def _is_numbered_title(row: SheetRow) -> bool:
    """Whether the row is the title of a part, such as "3. In-Meeting activities"."""
    first = row.cells[0]
    return len([cell for cell in row.cells if cell]) == 1 and first[:1] in TITLE_NUMBER and first[1:3] == ". "


def _title(rows: Sequence[SheetRow], start: int) -> str:
    above = rows[start - 1] if start else SheetRow(0, ())
    return above.cells[0] if len([cell for cell in above.cells if cell]) == 1 else ""


def _aligned(table: Table) -> Table:
    """Return the table with its columns moved left where a heading with an unquoted comma shifted them.

    Where that heading stands is told by the cells: most of them can be read once the columns behind it have moved.
    """
    width = len(table.headings.cells)
    surplus = width - max((len(row.cells) for row in table.rows), default=width)
    if surplus <= 0:
        return table
    moved = [_moved(table, behind, surplus) for behind in range(width, -1, -1)]
    return max(moved, key=_readable)


def _moved(table: Table, behind: int, surplus: int) -> Table:
    places = {column: at - surplus if at >= behind else at for column, at in table.positions.items()}
    return replace(table, positions=places)


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
