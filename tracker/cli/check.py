"""The command that says what is unsafe in this installation."""

from __future__ import annotations

import stat
from datetime import timedelta
from pathlib import Path

import click
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tracker.app import opened
from tracker.config import Settings
from tracker.extensions import db
from tracker.queries import documents
from tracker.storage import FolderStorage
from tracker.web.readiness import unready

UPLOAD_TAKES = timedelta(hours=1)
"""A younger file may belong to a record that is being written."""
READABLE_BY_OTHERS = stat.S_IRGRP | stat.S_IROTH
DURABLE = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}


@click.command()
def check() -> None:
    """Say what is unsafe in this installation; the exit code is 1 if anything is."""
    settings = Settings.from_environment()
    findings = settings.unsafe() + _exposed(settings.data_dir)
    with opened(settings):
        try:
            findings += unready()
            findings += [] if settings.is_sqlite else _loses_data()
            findings += _files_apart(settings)
        except DBAPIError:
            findings.append("The database cannot be reached.")
    for finding in findings:
        click.echo(f"- {finding}")
    if findings:
        raise SystemExit(1)
    click.echo("Nothing unsafe was found.")


def _exposed(folder: Path) -> list[str]:
    """Return a sentence for each file of the data directory that others can read."""
    paths = [folder, *folder.rglob("*")] if folder.exists() else []
    return [f"Others can read {path}." for path in paths if path.stat().st_mode & READABLE_BY_OTHERS]


def _loses_data() -> list[str]:
    """Return a sentence for each setting of PostgreSQL with which an acknowledged change could be lost."""
    settings = {name: db.session.scalar(text(f"SHOW {name}")) for name in DURABLE}
    return [f"PostgreSQL runs with {name} = {value}." for name, value in settings.items() if value != DURABLE[name]]


def _files_apart(settings: Settings) -> list[str]:
    """Return a sentence for each document whose file is missing or not whole, and for each file of no document."""
    known = {key: (record_id, title, size) for record_id, title, key, size in documents.kept(db.session)}
    store = FolderStorage(settings.documents)
    there = dict(store.sizes())
    lost = [
        f"The file of document {record_id} ({title}) is {'missing' if key not in there else 'not whole'}."
        for key, (record_id, title, size) in known.items()
        if there.get(key) != size
    ]
    settled = dict(store.sizes(settled=UPLOAD_TAKES))
    return lost + [f"The file {key} belongs to no document." for key in settled if key not in known]


COMMANDS = (check,)
