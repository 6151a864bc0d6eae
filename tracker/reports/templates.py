"""Empty sheets to fill in: what an import page offers for download."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from tracker.reports import csv, xlsx
from tracker.reports.table import Column, Kind, Row, Table, Translate

CSV, XLSX = "csv", "xlsx"
EXTENSIONS = (CSV, XLSX)


def counts(departments: Sequence[str], event: str, day: date, *, t: Translate) -> Table:
    """Return a count sheet for an event: a line per department with empty cells, and one for externals."""
    columns = (
        Column("department", t("Department")),
        Column("event", t("Event")),
        Column("date", t("Date"), Kind.DATE),
        Column("invited", t("Invited"), Kind.INTEGER),
        Column("participants", t("Participants"), Kind.INTEGER),
        Column("first_timers", t("First-timers"), Kind.INTEGER),
        Column("note", t("Note")),
    )
    lines: list[Row] = [(name, event, day, None, None, None, None) for name in departments]
    return Table("counts", t("Counts"), columns, [*lines, (t("External"), event, day, None, None, None, None)])


def departments(day: date, *, t: Translate) -> Table:
    """Return a sheet of departments with two lines that show what is meant."""
    columns = (
        Column("name", t("Department")),
        Column("short_code", t("Short code")),
        Column("parent", t("Belongs to")),
        Column("level", t("Level"), Kind.INTEGER),
        Column("kind", t("Kind")),
        Column("migration_related", t("Migration-related")),
        Column("headcount", t("Headcount"), Kind.INTEGER),
        Column("as_of", t("As of"), Kind.DATE),
    )
    examples: list[Row] = [
        (t("Example division"), "1", None, 1, t("line"), t("no"), 85, day),
        (t("Example office"), "1.1", t("Example division"), 2, t("line"), t("yes"), 24, day),
    ]
    return Table("departments", t("Departments"), columns, examples)


def file(table: Table, extension: str, *, made_at: datetime, t: Translate) -> bytes:
    """Return the template as a CSV that Excel opens on a German Windows, or as a workbook of one sheet."""
    if extension == CSV:
        return b"".join(csv.stream(table, csv.GERMAN, t=t))
    return xlsx.sheet(table, made_at=made_at, t=t)
