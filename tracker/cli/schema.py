"""Commands that lay, upgrade and downgrade the schema."""

from __future__ import annotations

import click

from tracker.actions import templates
from tracker.app import opened
from tracker.config import Settings
from tracker.extensions import alembic, db


@click.command()
def init() -> None:
    """Lay the schema, or bring it up to date; lay the default process template if there is none."""
    _move("head", "The database is ready.")
    with opened(Settings.from_environment()), db.session.begin():
        templates.lay_default(db.session)


@click.command()
@click.argument("revision", default="head")
def upgrade(revision: str) -> None:
    """Upgrade the schema to a revision, by default the newest."""
    _move(revision, "The schema is upgraded.")


@click.command()
@click.argument("revision", default="-1")
def downgrade(revision: str) -> None:
    """Take back a revision, by default the last one."""
    with opened(Settings.from_environment()):
        alembic.downgrade(int(revision) if revision.lstrip("-").isdigit() and len(revision) < 3 else revision)
    click.echo("The schema is downgraded.")


def _move(revision: str, done: str) -> None:
    settings = Settings.from_environment()
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    with opened(settings):
        alembic.upgrade(revision)
    click.echo(done)


COMMANDS = (init, upgrade, downgrade)
