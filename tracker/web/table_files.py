"""A single table to take away: as CSV, or as a workbook with its codebook and what was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from flask import Response
from flask_babel import gettext as _

from tracker.domain.exports import ExportFormat
from tracker.domain.periods import Period
from tracker.reports import xlsx
from tracker.reports.csv import FLAVOURS, GERMAN, RFC4180
from tracker.reports.definitions import VERSION
from tracker.reports.filenames import download_name
from tracker.reports.table import Table
from tracker.reports.workbook import Workbook
from tracker.web.clock import today, wall_time
from tracker.web.dashboards import words
from tracker.web.files import csv_file, file, own_flavour
from tracker.web.locale import date_short

CSV = {GERMAN.name: ExportFormat.CSV_GERMAN, RFC4180.name: ExportFormat.CSV_INTERNATIONAL}


def wanted_format(asked: str | None) -> ExportFormat:
    """Return a workbook if it was asked for, else the CSV that belongs to the language of the page."""
    return ExportFormat.XLSX if asked == ExportFormat.XLSX else CSV[own_flavour().name]


def standing_filters(title: str, period: Period, as_of: date) -> list[tuple[str, str]]:
    """Return what every such file says of itself."""
    return [
        (_("Process"), title),
        (_("From"), date_short(period.start)),
        (_("Until"), date_short(period.end)),
        (_("As of"), date_short(as_of)),
        (_("Version of the definitions"), VERSION),
    ]


def table_file(table: Table, file_format: ExportFormat, title: str, filters: Sequence[tuple[str, str]]) -> Response:
    """Return the file; its name says what it is of."""
    day = today().isoformat()
    if file_format is not ExportFormat.XLSX:
        flavour = next(FLAVOURS[name] for name, kind in CSV.items() if kind is file_format)
        return csv_file(table, flavour, title, table.title, day)
    book = Workbook(f"{title}: {table.title}", [table], filters, notes=(), made_at=wall_time())
    return file(
        xlsx.build(book, t=words().t), xlsx.MEDIA_TYPE, download_name(title, table.title, day, extension="xlsx")
    )
