"""Exports as an archive of CSV files, one per table, for statistics programs."""

from __future__ import annotations

import io
import zipfile

from tracker.reports import csv
from tracker.reports.csv import Flavour
from tracker.reports.table import Translate
from tracker.reports.workbook import Workbook, parts

MEDIA_TYPE = "application/zip"


def build(workbook: Workbook, flavour: Flavour, *, t: Translate) -> bytes:
    """Return the archive: the tables, the filters, the codebook and the notes, each under the name of its table."""
    buffer = io.BytesIO()
    stamp = workbook.made_at.timetuple()[:6]
    with zipfile.ZipFile(buffer, "w") as archive:
        for table in parts(workbook, t=t):
            entry = zipfile.ZipInfo(f"{table.name}.csv", stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w") as file:
                file.writelines(csv.stream(table, flavour, t=t))
    return buffer.getvalue()
