"""The command that serves the application without further set-up."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

import click
from waitress import serve as run

from tracker.app import create_app
from tracker.cli.mails.worker import Worker
from tracker.cli.releases.beside import Beside
from tracker.config import DEMO_DOMAIN, MEGABYTE, Settings
from tracker.extensions import db
from tracker.queries import schema
from tracker.web import people_files

THREADS = 8


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=int, help="The port to listen at; PORT or 8000 if left out.")
def serve(host: str, port: int | None) -> None:
    """Serve the application on this machine."""
    settings = Settings.from_environment().with_own_key()
    settings = replace(settings, port=port or settings.port)
    app = create_app(settings)
    with app.app_context():
        if not schema.has_tables(db.session):
            raise click.ClickException("There is no database yet. Run: tracker init")
        accounts = schema.demo_accounts(db.session, DEMO_DOMAIN)
    click.echo(f"Wegmarke runs at http://localhost:{settings.port}")
    if accounts:
        click.echo("Demonstration accounts, password wegmarke-demo-2021:")
        for account in accounts:
            click.echo(f"  {account}")
    try:
        worker = Worker(app, settings)
    except ValueError as unreadable:
        raise click.ClickException(str(unreadable)) from None
    import_module("tracker.cli.mails.jobs").run_beside(worker, settings)  # loaded where it is needed
    Beside(app).start()
    # What names people is not even buffered on the disk (rule R1).
    run(app, host=host, port=settings.port, threads=THREADS, ident=None, inbuf_overflow=people_files.LARGEST + MEGABYTE)


COMMANDS = (serve,)
