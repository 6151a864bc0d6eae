"""An attendance file, whatever program wrote it: from bytes to the stays of people. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from tracker.domain.attendance_files import AttendanceColumn, AttendanceFile, DayOrder, Stay
from tracker.domain.errors import RuleViolation
from tracker.domain.text import key, line, words
from tracker.imports import attendance_json, attendance_logs, decode, durations, moments, sheets
from tracker.imports.attendance_columns import TIMES
from tracker.imports.attendance_logs import Entry
from tracker.imports.attendance_tables import Parts, Table
from tracker.imports.headers import NO_HEADING
from tracker.imports.reading import is_missing
from tracker.imports.sheets import Sheet, SheetRow

MAX_BYTES = 1_000_000
MOST_PEOPLE = 1_000
LONGEST_NAME = 200
YES = frozenset({"yes", "ja", "true", "wahr", "x", "1"})
ANONYMOUS = frozenset({"anonymous", "anonym"})
NO = frozenset({"no", "nein", "false", "falsch", "0"})


def sheet(data: bytes) -> Sheet:
    """Return the sheet in the bytes of a file: a workbook, text of any encoding, or the dashboard of BigBlueButton.

    Raise what `sheets.read` raises.
    """
    if len(data) > MAX_BYTES:
        raise RuleViolation("file-too-large", limit=MAX_BYTES // 1_000_000)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return attendance_json.sheet(decode.decode(data).text)
    return sheets.read(data)


def read(parts: Parts, day: date, *, order: DayOrder | None = None) -> AttendanceFile:
    """Return the stays in the parts of a file; `order` is what a person said where the event's day decides nothing.

    Raise `attendance-not-understood` or `attendance-too-many`.
    """
    texts = [table.cell(row, column) for table in parts.tables for row in table.rows for column in TIMES]
    decided, asks = moments.order_of(texts, day)
    meant = decided or order or DayOrder.DAY_FIRST
    stays = [stay for number, table in enumerate(parts.tables) for stay in _stays(table, number, meant, day)]
    if not stays:
        raise RuleViolation("attendance-not-understood")
    if len({key(stay.name) for stay in stays}) > MOST_PEOPLE:
        raise RuleViolation("attendance-too-many", limit=MOST_PEOPLE)
    hosted = [replace(stay, role="host") if parts.host in stay.addresses else stay for stay in stays]
    return AttendanceFile(tuple(hosted), parts.stated, asks, meant)


def without_rest(found: Sheet, parts: Parts) -> Sheet:
    """Return the sheet without the content of columns that are not read, as it travels on in the page."""
    keeping = {row.number: set(table.positions.values()) for table in parts.tables for row in table.rows}
    rows = tuple(
        SheetRow(row.number, _only(row.cells, keeping[row.number])) if row.number in keeping else row
        for row in found.rows
    )
    return replace(found, rows=rows)


def _only(cells: tuple[str, ...], kept: set[int]) -> tuple[str, ...]:
    return tuple(cell if at in kept else "" for at, cell in enumerate(cells)) or (NO_HEADING,)


def _stays(table: Table, number: int, order: DayOrder, day: date) -> Iterator[Stay]:
    """Yield what a table says of each person; a log is put together from its lines."""
    if {AttendanceColumn.ACTION, AttendanceColumn.MOMENT} <= table.positions.keys():
        yield from attendance_logs.stays(_entries(table, number, order, day))
        return
    unit = durations.unit_of(table.heading(AttendanceColumn.DURATION))
    is_timed = AttendanceColumn.JOINED in table.positions or AttendanceColumn.LEFT in table.positions
    for row in table.rows:
        if (stay := _person(table, row, number)) is None:
            continue
        joined, left = (
            _moment(table, row, each, order, day) for each in (AttendanceColumn.JOINED, AttendanceColumn.LEFT)
        )
        seconds = durations.seconds(table.cell(row, AttendanceColumn.DURATION), unit=unit).value
        is_there = joined is not None or left is not None
        if is_there or seconds is not None or not (is_timed and _never_came(table, row)):
            yield replace(stay, is_timed=is_there, joined=joined, left=left, seconds=seconds)


def _never_came(table: Table, row: SheetRow) -> bool:
    """Whether a row without any time is of somebody who was expected, or of an answer without a person."""
    joined, name = table.cell(row, AttendanceColumn.JOINED), key(table.cell(row, AttendanceColumn.NAME))
    return bool(joined) or name in ANONYMOUS


def _entries(table: Table, number: int, order: DayOrder, day: date) -> Iterator[Entry]:
    for row in table.rows:
        stay, at = _person(table, row, number), _moment(table, row, AttendanceColumn.MOMENT, order, day)
        if stay is not None and at is not None:
            yield Entry(stay, table.cell(row, AttendanceColumn.ACTION), at)


def _person(table: Table, row: SheetRow, number: int) -> Stay | None:
    """Return who a row is about; nothing for a repeated heading, for a row without a name, and for who never came."""
    own, first, last = (
        line(table.cell(row, column))[:LONGEST_NAME]
        for column in (AttendanceColumn.NAME, AttendanceColumn.FIRST_NAME, AttendanceColumn.LAST_NAME)
    )
    name = own or f"{first} {last}".strip()
    if is_missing(name) or row.cells == table.headings.cells or _says(table, row, NO):
        return None
    addresses = (key(table.cell(row, column)) for column in (AttendanceColumn.EMAIL, AttendanceColumn.ACCOUNT))
    department = line(table.cell(row, AttendanceColumn.DEPARTMENT))[:LONGEST_NAME]
    return Stay(
        line=row.number,
        name=name,
        addresses=frozenset(address for address in addresses if "@" in address),
        role=_role(table, row),
        department="" if is_missing(department) else department,
        table=number,
    )


def _role(table: Table, row: SheetRow) -> str:
    """Return somebody's role: from its column, where a tick may stand for "moderator", else from the part's title."""
    text = line(table.cell(row, AttendanceColumn.ROLE))
    if key(text) in YES | NO:
        return line(table.heading(AttendanceColumn.ROLE)) if key(text) in YES else ""
    return text or (table.title if {"host", "panelist"} & set(words(table.title)) else "")


def _says(table: Table, row: SheetRow, answers: frozenset[str]) -> bool:
    """Whether the row answers so to whether somebody came."""
    return key(table.cell(row, AttendanceColumn.ATTENDED)) in answers


def _moment(table: Table, row: SheetRow, column: AttendanceColumn, order: DayOrder, day: date) -> datetime | None:
    return moments.moment(table.cell(row, column), order, day)
