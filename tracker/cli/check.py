"""The command that says what is unsafe in this installation."""

from __future__ import annotations

import stat
from pathlib import Path

import click
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tracker.app import opened
from tracker.config import Settings
from tracker.extensions import db
from tracker.web.readiness import unready

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


COMMANDS = (check,)
