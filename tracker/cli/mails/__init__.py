"""The command of the worker that sends mails."""

from __future__ import annotations

from importlib import import_module

import click

from tracker.app import create_app
from tracker.cli.mails.worker import Worker
from tracker.cli.releases.beside import Beside
from tracker.cli.releases.checker import Checker
from tracker.config import Settings
from tracker.extensions import db


@click.group()
def mail() -> None:
    """Send mails and write reminders."""


@mail.command()
@click.option("--once", is_flag=True, help="Do what is due now, and stop.")
def work(once: bool) -> None:
    """Send what waits in the outbox, write reminders and check drafts of releases, until stopped."""
    settings = Settings.from_environment().with_own_key()
    app = create_app(settings)
    try:
        worker = Worker(app, settings)
    except ValueError as unreadable:
        raise click.ClickException(str(unreadable)) from None
    if once:
        click.echo(f"Reminders written: {worker.remind()}\nMails sent: {worker.post()}")
        click.echo(f"Drafts of releases checked: {Checker(app).check_waiting()}")
    else:
        click.echo("The worker looks every minute what is due, and checks drafts of releases.")
        Beside(app).start()
        import_module("tracker.cli.mails.jobs").run(worker, settings)  # the queue is loaded where it is needed
    with app.app_context():
        db.engine.dispose()


COMMANDS = (mail,)
