"""Requests that name people, or may: they stay in memory, and nothing of them is kept (rule R1).

Attendance files do; a sheet of counts may turn out to be a list of those who came.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import IO, Any

from flask import Flask, Request, current_app, g, request

from tracker.config import MEGABYTE
from tracker.web.marks import mark

View = Callable[..., Any]
LARGEST = 6 * MEGABYTE
"""A file, or the page that carries on what was read of it."""
LARGEST_FILE_MEGABYTES = 1


class MemoryRequest(Request):
    """A request whose files wait on the disk, unless they name people."""

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        if are_named():
            return io.BytesIO()
        return super()._get_file_stream(total_content_length, content_type, filename, content_length)


def init_app(app: Flask) -> None:
    """Say how large such a request may be."""

    @app.before_request
    def limit() -> None:
        if are_named():
            request.max_content_length, g.largest_here = LARGEST, LARGEST_FILE_MEGABYTES


def names_people(view: View) -> View:
    """Mark a view whose requests name people; stands above its `@access`."""
    return mark(view, names_people=True)


def are_named() -> bool:
    """Whether the current request may name people."""
    return getattr(current_app.view_functions.get(request.endpoint or ""), "names_people", False)
