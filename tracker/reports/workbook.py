"""An export as a whole: its tables, and what one must know to read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tracker.reports.codebook import codebook
from tracker.reports.table import Column, Table, Translate


@dataclass(frozen=True)
class Workbook:
    """What goes into an export; `filters` are pairs of a name and a value, among them the date of the figures.

    `made_at` is a wall time. It is written into the file in place of the clock, so that the same export is the same
    file.
    """

    title: str
    tables: Sequence[Table]
    filters: Sequence[tuple[str, str]]
    notes: Sequence[str]
    made_at: datetime


def parts(workbook: Workbook, *, t: Translate) -> Iterator[Table]:
    """Yield the tables of the export, its filters, its codebook and its notes; a single table is called the data."""
    if len(workbook.tables) == 1:
        yield replace(workbook.tables[0], title=t("Data"))
    else:
        yield from workbook.tables
    yield Table("filters", t("Filters and as-of date"), _filters(t), workbook.filters)
    yield codebook(workbook.tables, t=t)
    notes = (*workbook.notes, *standing_notes(t))
    yield Table("notes", t("Notes on the data"), (Column("note", t("Note")),), [(note,) for note in notes])


def standing_notes(t: Translate) -> tuple[str, ...]:
    """Return what holds for every export."""
    return (
        t("An empty cell is not a zero. The state beside a figure says why it is missing, or that it is partial."),
        t("Text that a spreadsheet could take for a formula has an apostrophe in front."),
    )


def _filters(t: Translate) -> tuple[Column, Column]:
    return Column("filter", t("Filtered by")), Column("value", t("Value"))
