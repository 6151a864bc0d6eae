"""A table with everything in it, for the tests of the writers."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from tracker.domain.dialogues import DialogueKind
from tracker.domain.values import Figure, State, suppressed
from tracker.reports.table import Cell, Column, Kind, Table
from tracker.reports.workbook import Workbook

MADE_AT = datetime.fromisoformat("2022-09-30T14:05")

COLUMNS = (
    Column("title", "Titel"),
    Column("kind", "Art", Kind.CATEGORY, values={"workshop": "Werkstatt", "kick_off": "Auftakt"}),
    Column("held_on", "Datum", Kind.DATE),
    Column("begins_at", "Beginn", Kind.MOMENT),
    Column("hours", "Dauer", Kind.DECIMAL, unit="h"),
    Column("online", "digital", Kind.BOOLEAN),
    Column("participants", "Teilnehmende", Kind.INTEGER, has_state=True, version="4.1"),
)
ROW: tuple[Cell, ...] = (
    *("Auftakt; mit Gästen", DialogueKind.WORKSHOP, date(2021, 5, 25), datetime.fromisoformat("2021-05-25T14:00")),
    *(Decimal("1.5"), True, 31),
)


def table(*rows: tuple[Cell, ...]) -> Table:
    """Return a table of events."""
    return Table("events", "Veranstaltungen", COLUMNS, rows)


def with_participants(cell: Cell) -> Table:
    """Return a table of one event with the given number of participants."""
    return table((*ROW[:-1], cell))


def one_column(*cells: Cell, label: str = "Titel", kind: Kind = Kind.TEXT) -> Table:
    """Return a table of one column."""
    return Table("one", "Eins", (Column("title", label, kind),), [(cell,) for cell in cells])


def workbook(*tables: Table) -> Workbook:
    """Return an export of the tables."""
    return Workbook("Vielfalt leben", tables, [("Stand", "30.09.2022")], ["Köpfe sind erfunden."], MADE_AT)


HIDDEN = suppressed(Figure(3, State.OK))
LEAKING = Figure(3, State.SUPPRESSED, numerator=3)
