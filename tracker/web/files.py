"""Files that a page hands out: never kept by anybody on the way, and saved under a safe name (OU-3, OU-9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from flask import Response
from flask_babel import gettext as _

from tracker.reports import csv
from tracker.reports.csv import FLAVOURS, GERMAN, RFC4180, Flavour
from tracker.reports.filenames import content_disposition, download_name
from tracker.reports.table import Table
from tracker.storage import CHUNK
from tracker.web.locale import language


def own_flavour() -> Flavour:
    """Return the CSV that belongs to the language of the page."""
    return GERMAN if language() == GERMAN.name else RFC4180


def csv_file(table: Table, flavour: Flavour, *name: str) -> Response:
    """Return a table as a CSV file under a name made of these parts."""
    body = b"".join(csv.stream(table, FLAVOURS[flavour.name], t=lambda text: str(_(text))))
    return file(body, csv.MEDIA_TYPE, download_name(*name, extension="csv"))


def file(body: bytes | Iterable[bytes], media_type: str, name: str) -> Response:
    """Return a file to save."""
    answer = Response(body, mimetype=media_type)
    answer.headers["Content-Disposition"] = content_disposition(name)
    return answer


def stored_file(content: BinaryIO, media_type: str, name: str, *, size: int) -> Response:
    """Return a file of the store to save, read while it is sent."""
    answer = file(_chunks(content), media_type, name)
    answer.call_on_close(content.close)
    answer.content_length = size
    return answer


def _chunks(content: BinaryIO) -> Iterator[bytes]:
    with content:
        yield from iter(lambda: content.read(CHUNK), b"")
