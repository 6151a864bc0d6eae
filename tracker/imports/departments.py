"""A sheet of departments, as the personnel office has it or as it was pasted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from tracker.domain.administrations import DepartmentKind
from tracker.domain.department_sheets import DepartmentLine
from tracker.domain.errors import RuleViolation
from tracker.domain.sheets import IgnoredColumn, IgnoredReason, Problem, ProblemCode, SheetColumn
from tracker.domain.text import key, line
from tracker.imports import dates, headers, numbers
from tracker.imports.headers import Header, Words
from tracker.imports.reading import Reading, is_missing
from tracker.imports.sheets import Sheet, SheetRow

MAX_LINES = 1_000
LONGEST = {SheetColumn.NAME: 200, SheetColumn.SHORT_CODE: 20}
DEEPEST = 9

# Asked from the top: "Name der übergeordneten Einheit" is a parent, "Stand der Kopfzahl" a date.
WORDS: Words = {
    SheetColumn.PARENT: ("übergeordnet*", "gehört zu", "oberhalb", "parent*", "belongs to"),
    SheetColumn.AS_OF: ("stand", "stichtag*", "datum", "as of", "date"),
    SheetColumn.MIGRATION_RELATED: ("migration*",),
    SheetColumn.HEADCOUNT: (
        *("kopfzahl*", "köpfe", "personal*", "beschäftigte*", "mitarbeit*", "personen"),
        *("headcount*", "head count", "staff", "employees", "people"),
    ),
    SheetColumn.LEVEL: ("ebene*", "stufe*", "level*"),
    SheetColumn.KIND: ("art", "typ", "kind", "type"),
    SheetColumn.SHORT_CODE: (
        *("kürzel*", "kurz*", "stellenzeichen", "organisationszeichen", "amtsnummer*", "nummer", "nr"),
        *("short*", "code"),
    ),
    SheetColumn.NAME: (
        *("name", "bezeichnung*", "organisationseinheit*", "amt", "fachdienst*", "fachbereich*", "abteilung*"),
        *("department*", "unit*"),
    ),
}
IGNORED: headers.Ignored = {
    IgnoredReason.NOT_A_HEADCOUNT: headers.FULL_TIME,
    IgnoredReason.PERSONAL_ATTRIBUTE: headers.PERSONAL,
    IgnoredReason.NAMES_PEOPLE: (*headers.PEOPLE, "leitung", "head of"),
}
REQUIRED = (SheetColumn.NAME,)

KINDS: Mapping[str, DepartmentKind] = {
    **dict.fromkeys(("linie", "line", "amt", "fachdienst", "fachbereich", "dezernat"), DepartmentKind.LINE),
    **dict.fromkeys(("stab", "stabsstelle", "stabstelle", "staff unit"), DepartmentKind.STAFF_UNIT),
    **dict.fromkeys(("eigenbetrieb", "own enterprise"), DepartmentKind.OWN_ENTERPRISE),
}
ANSWERS: Mapping[str, bool] = {
    **dict.fromkeys(("ja", "j", "x", "yes", "y", "true", "wahr", "1"), True),
    **dict.fromkeys(("nein", "n", "no", "false", "falsch", "0"), False),
}
Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True)
class DepartmentFile:
    """The lines of a sheet of departments, which columns were left aside, and the sheet without those columns."""

    lines: tuple[DepartmentLine, ...]
    ignored: tuple[IgnoredColumn, ...]
    kept: Sheet


def read(sheet: Sheet, *, level_labels: Sequence[str] = ()) -> DepartmentFile:
    """Return the lines of the sheet with what is wrong with each.

    `level_labels` are the administration's own words for its levels, topmost first: a level may be a number or a word.
    Raise `file-without-header`, `file-column-twice` or `file-too-many-rows`.
    """
    header = headers.find(sheet, WORDS, IGNORED, required=REQUIRED)
    rows = [row for row in header.lines if header.is_told_by(row)]
    if len(rows) > MAX_LINES:
        raise RuleViolation("file-too-many-rows", limit=MAX_LINES)
    levels = {key(label): level for level, label in enumerate(level_labels, start=1)}
    lines = tuple(_Line(header, row).read(levels) for row in rows)
    return DepartmentFile(lines, header.ignored, headers.without_ignored(sheet, header))


class _Line:
    """A row on its way to a line, collecting what is wrong with its cells."""

    def __init__(self, header: Header, row: SheetRow) -> None:
        self.header, self.row = header, row
        self.problems: list[Problem] = []

    def read(self, levels: Mapping[str, int]) -> DepartmentLine:
        name = self.text(SheetColumn.NAME)
        if not name:
            self.problems.append(Problem(ProblemCode.NAME_MISSING, SheetColumn.NAME))
        read = DepartmentLine(
            number=self.row.number,
            name=name,
            short_code=self.text(SheetColumn.SHORT_CODE),
            parent_text=self.text(SheetColumn.PARENT),
            level=self.level(levels),
            kind=self.word(SheetColumn.KIND, KINDS),
            is_migration_related=self.word(SheetColumn.MIGRATION_RELATED, ANSWERS),
            headcount=self.value(SheetColumn.HEADCOUNT, numbers.whole(self.cell(SheetColumn.HEADCOUNT))),
            as_of=self.value(SheetColumn.AS_OF, dates.day(self.cell(SheetColumn.AS_OF))),
            is_total=headers.is_total(self.row),
        )
        return replace(read, problems=tuple(self.problems))

    def cell(self, column: SheetColumn) -> str:
        return self.header.cell(self.row, column)

    def text(self, column: SheetColumn) -> str:
        text = line(self.cell(column))
        limit = LONGEST.get(column, len(text))
        if len(text) > limit:
            self.problems.append(Problem(ProblemCode.TEXT_TOO_LONG, column, text, {"limit": limit}))
        return "" if is_missing(text) else text

    def value(self, column: SheetColumn, reading: Reading[Meaning]) -> Meaning | None:
        if reading.problem:
            self.problems.append(Problem(reading.problem, column, self.cell(column)))
        return reading.value

    def word(self, column: SheetColumn, meanings: Mapping[str, Meaning]) -> Meaning | None:
        text = self.cell(column)
        if is_missing(text) or key(text) in meanings:
            return meanings.get(key(text))
        return self.value(column, Reading(problem=ProblemCode.WORD_UNKNOWN))

    def level(self, labels: Mapping[str, int]) -> int | None:
        numbered = {str(number): number for number in range(1, DEEPEST + 1)}
        return self.word(SheetColumn.LEVEL, {**numbered, **labels})
