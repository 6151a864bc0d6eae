"""Exports as an archive of CSV files, one per table, for statistics programs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from tracker.reports import csv
from tracker.reports.csv import Flavour
from tracker.reports.table import Translate
from tracker.reports.workbook import Workbook, parts

MEDIA_TYPE = "application/zip"


def build(workbook: Workbook, flavour: Flavour, *, t: Translate) -> bytes:
    """Return the archive as a whole."""
    return b"".join(stream(workbook, flavour, t=t))


def stream(workbook: Workbook, flavour: Flavour, *, t: Translate) -> Iterator[bytes]:
    """Yield the archive in pieces: tables, filters, codebook and notes, each under the name of its table.

    Memory stays flat however long the tables are.
    """
    pipe = _Pipe()
    stamp = workbook.made_at.timetuple()[:6]
    with zipfile.ZipFile(pipe, "w") as archive:
        for table in parts(workbook, t=t):
            entry = zipfile.ZipInfo(f"{table.name}.csv", stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w", force_zip64=True) as file:
                for piece in csv.stream(table, flavour, t=t):
                    file.write(piece)
                    yield pipe.taken()
            yield pipe.taken()
    yield pipe.taken()


class _Pipe(io.RawIOBase):
    """A file that is taken away while it is written; it cannot be wound back."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, piece: Any) -> int:
        self.pieces.append(bytes(piece))
        return len(piece)

    def taken(self) -> bytes:
        """Return what was written since it was last asked."""
        pieces, self.pieces = self.pieces, []
        return b"".join(pieces)
