"""The facilitator's own sheet of counts: one line per department and event."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tracker.domain.count_sheets import CountLine
from tracker.domain.participation import CountScope
from tracker.domain.sheets import IgnoredColumn, IgnoredReason, Problem, ProblemCode, SheetColumn
from tracker.domain.text import key, line, words
from tracker.imports import dates, headers, numbers
from tracker.imports.headers import Header, Words
from tracker.imports.reading import is_missing
from tracker.imports.sheets import Sheet, SheetRow

LONGEST_TEXT = 200

# Asked from the top: "Dauer der Veranstaltung" is a duration, "Teilnehmende je Amt" a count.
WORDS: Words = {
    SheetColumn.FIRST_TIMERS: ("erstmal*", "ersten mal", "neu dabei", "first time*", "newcomer*"),
    SheetColumn.INVITED: ("eingeladen*", "einladung*", "invited", "invitation*"),
    SheetColumn.HOURS: ("dauer*", "stunden", "duration*", "hours"),
    SheetColumn.DATE: ("datum", "termin", "tag", "date", "day"),
    SheetColumn.NOTE: ("bemerkung*", "anmerkung*", "notiz*", "kommentar*", "hinweis*", "note*", "comment*", "remark*"),
    SheetColumn.PARTICIPANTS: (
        *("teilnehm*", "teilnahme*", "tn", "anwesend*", "anzahl"),
        *("participant*", "attend*", "count"),
    ),
    SheetColumn.EVENT: ("ereignis*", "veranstaltung*", "event*"),
    SheetColumn.DEPARTMENT: (
        *("amt", "ämter", "fachdienst*", "fachbereich*", "organisationseinheit*", "oe", "dienststelle*"),
        *("abteilung*", "bereich", "sachgebiet*", "department*", "unit", "office"),
    ),
}
IGNORED: headers.Ignored = {
    IgnoredReason.PERSONAL_ATTRIBUTE: headers.PERSONAL,
    IgnoredReason.NAMES_PEOPLE: headers.PEOPLE,
}
REQUIRED = (SheetColumn.DEPARTMENT, SheetColumn.PARTICIPANTS)

OUTSIDE = frozenset({"extern", "externe", "externer", "externen", "externes", "external", "externals"})
COMPANY = frozenset({"gast", "gäste", "guest", "guests", "personen", "teilnehmende", "participants", "people"})
UNASSIGNED = frozenset(
    {"ohne angabe", "ohne amt", "ohne zuordnung", "nicht zugeordnet", "unbekannt", "not assigned", "unknown"}
)


@dataclass(frozen=True, slots=True)
class CountFile:
    """The lines of a count sheet, which columns were left aside, and the sheet without those columns."""

    lines: tuple[CountLine, ...]
    ignored: tuple[IgnoredColumn, ...]
    kept: Sheet


def read(sheet: Sheet) -> CountFile:
    """Return the lines of the sheet with what is wrong with each.

    Raise `file-without-header` or `file-column-twice`. Nothing of an ignored column is in what is returned.
    """
    header = headers.find(sheet, WORDS, IGNORED, required=REQUIRED)
    lines = tuple(_line(header, row) for row in header.lines if header.is_told_by(row))
    return CountFile(lines, header.ignored, headers.without_ignored(sheet, header))


def _line(header: Header, row: SheetRow) -> CountLine:
    if [key(cell) for cell in row.cells] == [key(cell) for cell in header.row.cells]:
        return CountLine(row.number, problems=(Problem(ProblemCode.HEADER_REPEATED),))
    problems: list[Problem] = []
    is_total = headers.is_total(row)
    department = line(header.cell(row, SheetColumn.DEPARTMENT))
    note = _note(header, row, problems)
    event_date, problem = dates.day(text := header.cell(row, SheetColumn.DATE))
    if problem:
        problems.append(Problem(problem, SheetColumn.DATE, text))
    return CountLine(
        number=row.number,
        department_text=department,
        event_text=line(header.cell(row, SheetColumn.EVENT)),
        event_date=event_date,
        invited=_count(header, row, SheetColumn.INVITED, problems, is_total=is_total),
        participants=_count(header, row, SheetColumn.PARTICIPANTS, problems, is_total=is_total),
        first_timers=_count(header, row, SheetColumn.FIRST_TIMERS, problems, is_total=is_total),
        hours=_hours(header, row, problems),
        note=note,
        scope=_scope(department, note),
        is_total=is_total,
        problems=tuple(problems),
    )


def _scope(department: str, note: str) -> CountScope | None:
    """Return to whom the line belongs; a line without a department may say it in the note."""
    spoken = set(words(department))
    if key(department) in UNASSIGNED or (spoken and is_missing(department)):
        return CountScope.NOT_ASSIGNED
    if spoken:
        return CountScope.EXTERNAL if spoken & OUTSIDE and spoken <= OUTSIDE | COMPANY else CountScope.DEPARTMENT
    if not OUTSIDE.isdisjoint(words(note)):
        return CountScope.EXTERNAL
    return CountScope.NOT_ASSIGNED if key(note) in UNASSIGNED else None


def _count(
    header: Header, row: SheetRow, column: SheetColumn, problems: list[Problem], *, is_total: bool
) -> int | None:
    text = header.cell(row, column)
    number, problem = numbers.whole(text)
    if problem and text.startswith("="):
        problem = ProblemCode.FORMULA_LEFT_ASIDE if is_total else ProblemCode.FORMULA_NOT_READ
    if problem:
        problems.append(Problem(problem, column, text))
    return number


def _hours(header: Header, row: SheetRow, problems: list[Problem]) -> Decimal | None:
    """Return the duration; it is compared with the event's and not stored, so an unreadable one refuses nothing."""
    number, problem = numbers.decimal(text := header.cell(row, SheetColumn.HOURS))
    if problem:
        problems.append(Problem(ProblemCode.DURATION_UNREADABLE, SheetColumn.HOURS, text))
    return number


def _note(header: Header, row: SheetRow, problems: list[Problem]) -> str:
    """Return the note with the cells that stand behind it, because a note may contain the delimiter."""
    note, surplus = header.cell(row, SheetColumn.NOTE), row.cells[len(header.row.cells) :]
    is_last = header.positions.get(SheetColumn.NOTE) == len(header.row.cells) - 1
    if surplus and (not is_last or is_missing(note) or not numbers.decimal(note).problem):
        problems.append(Problem(ProblemCode.CELLS_SHIFTED, value=" ".join(surplus)))
    elif surplus:
        note = ";".join((note, *surplus))
        problems.append(Problem(ProblemCode.SURPLUS_CELLS, SheetColumn.NOTE, note))
    if note.startswith("="):
        problems.append(Problem(ProblemCode.FORMULA_AS_TEXT, SheetColumn.NOTE, note))
    if len(note) > LONGEST_TEXT:
        problems.append(Problem(ProblemCode.TEXT_TOO_LONG, SheetColumn.NOTE, note, {"limit": LONGEST_TEXT}))
    return note
