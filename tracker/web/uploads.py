"""Files that people bring: how large a request may be, where the files lie, and what they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from flask import Flask, current_app, request, session
from werkzeug.datastructures import FileStorage

from tracker.actions.documents import Limits, Upload
from tracker.config import MEGABYTE, Settings
from tracker.domain.documents import megabytes
from tracker.imports.documents import recognised
from tracker.storage import FolderStorage, Storage
from tracker.web.locale import NO_BREAK, number
from tracker.web.marks import mark

View = Callable[..., Any]
KILOBYTE = 1024
TIMES = 2
"""What is a little too large is refused at its field; what is far too large is not even read."""


def init_app(app: Flask, settings: Settings) -> None:
    """Open the store, and let views that take files receive larger requests of whoever comes with a sign-in."""
    app.extensions["storage"] = FolderStorage(settings.documents)
    app.jinja_env.filters["filesize"] = file_size
    app.jinja_env.globals["largest_document"] = megabytes(settings.largest_document)

    @app.before_request
    def widen() -> None:
        takes_files = getattr(app.view_functions.get(request.endpoint or ""), "takes_files", False)
        if takes_files and "_user_id" in session:
            request.max_content_length = TIMES * settings.largest_document + MEGABYTE


def takes_files(view: View) -> View:
    """Mark a view to which people send files; stands above its `@access`."""
    return mark(view, takes_files=True)


def storage() -> Storage:
    """Return the place where the files of this installation lie."""
    return cast(Storage, current_app.extensions["storage"])


def limits() -> Limits:
    """Return how large files may be here."""
    settings: Settings = current_app.config["SETTINGS"]
    return Limits(settings.largest_document, settings.largest_meeting)


def file_size(size: int) -> str:
    """Return "1,2 MB" or "340 kB"."""
    if size < MEGABYTE:
        return f"{number(max(round(size / KILOBYTE), 1))}{NO_BREAK}kB"
    return f"{number(round(size / MEGABYTE, 1))}{NO_BREAK}MB"


def received(file: FileStorage) -> Upload:
    """Return a file that came with a form, recognised by its content; its bytes wait on the disk, not in memory."""
    content = cast(Any, file.stream)
    return Upload(file.filename or "", content, recognised(content))
