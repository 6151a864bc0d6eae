"""An attendance file, whatever program wrote it: from bytes to the stays of people. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta

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
YES = frozenset({"yes", "ja", "j", "true", "wahr", "x", "1", "\u2713", "\u2714", "anwesend", "present"})
NO = frozenset({"no", "nein", "n", "false", "falsch", "0", "abwesend", "entschuldigt", "absent", "excused"})
ANONYMOUS = frozenset({"anonymous", "anonym"})
STILL_THERE = frozenset({"-", "--", "\u2013"})
"""Instead of a time: whoever was there before, or has not left."""
BEYOND = "x"
"""Stands for text beyond the headings where it is left out."""
_TIMED = (*TIMES, AttendanceColumn.DURATION)


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
    nameless = tuple(row.number for table in parts.tables for row in table.rows if _is_nameless(table, row))
    shifted = tuple(row.number for table in parts.tables for row in table.rows if table.is_shifted(row))
    return AttendanceFile(tuple(hosted), parts.stated, asks, meant, nameless, shifted)


def without_rest(found: Sheet, parts: Parts) -> Sheet:
    """Return the sheet without the content of columns that are not read, as it travels on in the page.

    What is left out leaves a dash: a row has to look the same when it comes back.
    """
    people = {row.number: _only(row, table) for table in parts.tables for row in table.rows}
    return replace(found, rows=tuple(people.get(row.number, row) for row in found.rows))


def _only(row: SheetRow, table: Table) -> SheetRow:
    kept, width = set(table.positions.values()), len(table.headings.cells)
    cells = [cell if at in kept or not cell else NO_HEADING for at, cell in enumerate(row.cells)]
    if table.is_shifted(row):
        cells[width:] = [BEYOND]
    return replace(row, cells=tuple(cells))


def _stays(table: Table, number: int, order: DayOrder, day: date) -> Iterator[Stay]:
    """Yield what a table says of each person; a log is put together from its lines."""
    people = [(row, stay) for row in table.rows if (stay := _person(table, row, number))]
    if {AttendanceColumn.ACTION, AttendanceColumn.MOMENT} <= table.positions.keys():
        yield from _logged(table, people, order, day)
        return
    has_ticks = any(_says(table, row, AttendanceColumn.ATTENDED, YES) for row, _ in people)
    for row, stay in people:
        if not _is_left_out(table, row):
            yield replace(_timed(table, row, stay, order, day), is_absent=_is_absent(table, row, has_ticks))


def _timed(table: Table, row: SheetRow, stay: Stay, order: DayOrder, day: date) -> Stay:
    """Return the stay with its times; those of which one is not understood are unknown."""
    texts = [table.cell(row, column) for column in (AttendanceColumn.JOINED, AttendanceColumn.LEFT)]
    joined, left = (moments.moment(text, order, day) for text in texts)
    unit = durations.unit_of(table.heading(AttendanceColumn.DURATION))
    seconds, problem = durations.seconds(table.cell(row, AttendanceColumn.DURATION), unit=unit)
    if any(found is None and not is_missing(text) for found, text in zip((joined, left), texts, strict=True)):
        return replace(stay, seconds=seconds, is_unread=seconds is None)
    if seconds is not None and STILL_THERE.isdisjoint(texts):
        joined, left = _both(joined, left, timedelta(seconds=seconds))
    is_timed = joined is not None or left is not None
    is_unread = problem is not None and not is_timed
    return replace(stay, is_timed=is_timed, joined=joined, left=left, seconds=seconds, is_unread=is_unread)


def _both(joined: datetime | None, left: datetime | None, span: timedelta) -> tuple[datetime | None, datetime | None]:
    """Return when somebody came and went; one of them and how long they were there tell the other."""
    with suppress(OverflowError):
        if joined and not left:
            return joined, joined + span
        if left and not joined:
            return left - span, left
    return joined, left


def _is_left_out(table: Table, row: SheetRow) -> bool:
    """Whether the file itself says that a row is of nobody who came: an answer without a person, dashes for times."""
    texts = [table.cell(row, column) for column in _TIMED]
    if not all(map(is_missing, texts)) or not any(column in table.positions for column in TIMES):
        return False
    return key(table.cell(row, AttendanceColumn.NAME)) in ANONYMOUS or bool(table.cell(row, AttendanceColumn.JOINED))


def _is_absent(table: Table, row: SheetRow, has_ticks: bool) -> bool:
    """Whether a row is of somebody who was not there; where some are ticked, whoever is not was not."""
    if _says(table, row, AttendanceColumn.WAITING, YES) or _says(table, row, AttendanceColumn.ATTENDED, NO):
        return True
    return has_ticks and not _says(table, row, AttendanceColumn.ATTENDED, YES)


def _logged(table: Table, people: Iterable[tuple[SheetRow, Stay]], order: DayOrder, day: date) -> Iterator[Stay]:
    entries: list[Entry] = []
    for row, stay in people:
        if at := moments.moment(table.cell(row, AttendanceColumn.MOMENT), order, day):
            entries.append(Entry(stay, table.cell(row, AttendanceColumn.ACTION), at))
        else:
            yield replace(stay, is_unread=True)
    yield from attendance_logs.stays(entries)


def _person(table: Table, row: SheetRow, number: int) -> Stay | None:
    """Return who a row is about: by name, else by address; nothing for a row without either."""
    addresses = [line(table.cell(row, column)) for column in (AttendanceColumn.EMAIL, AttendanceColumn.ACCOUNT)]
    reached = [address for address in addresses if "@" in address]
    full = " ".join(table.cell(row, column) for column in (AttendanceColumn.FIRST_NAME, AttendanceColumn.LAST_NAME))
    named = [text for text in (table.cell(row, AttendanceColumn.NAME), full, *reached) if not is_missing(text)]
    if not named:
        return None
    department = line(table.cell(row, AttendanceColumn.DEPARTMENT))[:LONGEST_NAME]
    return Stay(
        line=row.number,
        name=line(named[0])[:LONGEST_NAME],
        addresses=frozenset(map(key, reached)),
        role=_role(table, row),
        department="" if is_missing(department) else department,
        table=number,
    )


def _is_nameless(table: Table, row: SheetRow) -> bool:
    """Whether a row tells a time and nobody's name."""
    return _person(table, row, 0) is None and not all(is_missing(table.cell(row, column)) for column in _TIMED)


def _role(table: Table, row: SheetRow) -> str:
    """Return somebody's role: from its column, where a tick may stand for "moderator", else from the part's title."""
    text = line(table.cell(row, AttendanceColumn.ROLE))
    if key(text) in YES | NO:
        return line(table.heading(AttendanceColumn.ROLE)) if key(text) in YES else ""
    return text or (table.title if {"host", "panelist"} & set(words(table.title)) else "")


def _says(table: Table, row: SheetRow, column: AttendanceColumn, answers: frozenset[str]) -> bool:
    """Whether the row answers so to what the column asks."""
    return key(table.cell(row, column)) in answers
