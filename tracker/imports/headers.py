"""Columns found by the words of their headings, in any order and below any title lines."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache

from tracker.domain.errors import RuleViolation
from tracker.domain.sheets import IgnoredColumn, IgnoredReason, SheetColumn
from tracker.domain.text import words as words_of
from tracker.imports.sheets import Sheet, SheetRow

LOOKED_AT = 50
NO_HEADING = "-"

Phrases = tuple[str, ...]
"""A word with * stands for every word that begins so; several words must all be said."""

# Attributes of people, in the words that sheets have for them: such a column is never read (rule R2).
PERSONAL: Phrases = (
    *("weiblich*", "männlich*", "divers", "geschlecht*", "frauen", "männer", "w", "m"),
    *("gender", "sex", "female*", "male*", "women", "men"),
    *("alter", "alters*", "geburt*", "age", "birth*"),
    *("nationalität*", "staatsangehörigkeit*", "nationality", "citizenship", "herkunft*", "origin", "ethni*"),
    *("migrationshintergrund", "migrationsgeschichte", "zuwanderungsgeschichte", "muttersprache*"),
    *("behinderung*", "schwerbehind*", "disab*", "religion*", "konfession*", "orientierung", "orientation"),
)
# Names and addresses of people: only counts are kept (rule R1).
PEOPLE: Phrases = (
    *("vorname*", "nachname*", "familienname*", "surname*", "forename*", "first name*", "last name*"),
    *("mail*", "email*", "telefon*", "phone*", "personalnummer*"),
)
FULL_TIME: Phrases = ("vzä", "vzae", "vollzeit*", "fte", "full time*", "stellen", "stellenanteil*")
TOTALS = frozenset({"summe", "gesamt", "gesamtsumme", "insgesamt", "zwischensumme", "total", "sum", "subtotal"})
"""With what a row begins that sums up the ones above it."""

Words = Mapping[SheetColumn, Phrases]
Ignored = Mapping[IgnoredReason, Phrases]
Meaning = SheetColumn | IgnoredReason | None


@dataclass(frozen=True, slots=True)
class Header:
    """Where the columns are; `lines` are the rows below the row of headings."""

    row: SheetRow
    positions: Mapping[SheetColumn, int]
    ignored: tuple[IgnoredColumn, ...]
    lines: tuple[SheetRow, ...]

    def cell(self, row: SheetRow, column: SheetColumn) -> str:
        """Return what the row says in the column; nothing where the file has no such column."""
        position = self.positions.get(column, len(row.cells))
        return row.cells[position] if position < len(row.cells) else ""

    def is_told_by(self, row: SheetRow) -> bool:
        """Whether the row says anything in a column that is read."""
        return any(self.cell(row, column) for column in self.positions)


def find(sheet: Sheet, words: Words, ignored: Ignored, *, required: Collection[SheetColumn]) -> Header:
    """Return the header of the sheet: the first row that has all required columns.

    `words` and `ignored` are asked in their order. Raise `file-without-header` with the columns that the best row
    lacks, or `file-column-twice` where two headings mean the same.
    """
    best: set[SheetColumn] = set()
    for index, row in enumerate(sheet.rows[:LOOKED_AT]):
        meanings = [_meaning(heading, words, ignored) for heading in row.cells]
        found = {meaning for meaning in meanings if isinstance(meaning, SheetColumn)}
        if found.issuperset(required):
            return _header(row, meanings, sheet.rows[index + 1 :])
        best = max(best, found, key=len)
    raise RuleViolation("file-without-header", missing=tuple(column for column in required if column not in best))


def without_ignored(sheet: Sheet, header: Header) -> Sheet:
    """Return the sheet from its header on, every column that is not read without its content."""
    width, kept = len(header.row.cells), set(header.positions.values())
    headings = tuple(cell if at in kept else NO_HEADING for at, cell in enumerate(header.row.cells))
    lines = (
        SheetRow(row.number, tuple(cell if at in kept or at >= width else "" for at, cell in enumerate(row.cells)))
        for row in header.lines
        if header.is_told_by(row)
    )
    return replace(sheet, rows=(SheetRow(header.row.number, headings), *lines))


def is_total(row: SheetRow) -> bool:
    """Whether the row sums up the ones above it."""
    words = words_of(next(cell for cell in row.cells if cell))
    return bool(words) and words[0] in TOTALS


def _header(row: SheetRow, meanings: list[Meaning], lines: tuple[SheetRow, ...]) -> Header:
    positions: dict[SheetColumn, int] = {}
    for column in dict.fromkeys(meaning for meaning in meanings if isinstance(meaning, SheetColumn)):
        positions[column] = _chosen(row, [at for at, meaning in enumerate(meanings) if meaning is column])
    ignored = [
        IgnoredColumn(heading, meaning if isinstance(meaning, IgnoredReason) else IgnoredReason.NOT_UNDERSTOOD)
        for at, (heading, meaning) in enumerate(zip(row.cells, meanings, strict=True))
        if meaning is not None and at not in positions.values()
    ]
    return Header(row, positions, tuple(ignored), lines)


def _chosen(row: SheetRow, candidates: list[int]) -> int:
    """Return the only candidate, or the only one that says nothing else besides."""
    plain = [at for at in candidates if len(words_of(row.cells[at])) == 1]
    if len(candidates) > 1 and len(plain) != 1:
        raise RuleViolation("file-column-twice", first=row.cells[candidates[0]], second=row.cells[candidates[1]])
    return plain[0] if len(candidates) > 1 else candidates[0]


def _meaning(heading: str, words: Words, ignored: Ignored) -> Meaning:
    """Return what a heading stands for; what is ignored comes first: "weibliche Teilnehmende" is no count of ours."""
    spoken = words_of(heading)
    meanings: tuple[tuple[Meaning, Phrases], ...] = (*ignored.items(), *words.items())
    for meaning, phrases in meanings:
        if any(says(spoken, phrase) for phrase in phrases):
            return meaning
    return IgnoredReason.NOT_UNDERSTOOD if spoken else None


def says(spoken: list[str], phrase: str) -> bool:
    """Whether every word of the phrase is among the spoken ones."""
    return all(
        any(word.startswith(part) if is_beginning else word == part for word in spoken)
        for part, is_beginning in _parts(phrase)
    )


@cache
def _parts(phrase: str) -> tuple[tuple[str, bool], ...]:
    """Return the words of one of our phrases, and whether each is only a beginning."""
    return tuple((part.rstrip("*"), part.endswith("*")) for part in phrase.split())
