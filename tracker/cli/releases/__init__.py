"""The command that checks what is to be released."""

from __future__ import annotations

import os
import time

import click

from tracker.app import opened
from tracker.cli.releases.checker import Checker
from tracker.config import Settings

NICENESS = 10
PAUSE_SECONDS = 3


@click.group()
def release() -> None:
    """Check figures before they are released."""


@release.command()
@click.option("--once", is_flag=True, help="Check what waits now, and stop.")
def check(once: bool) -> None:
    """Check the drafts that wait, one after the other, and let everything else on the machine go first."""
    os.nice(NICENESS)
    with opened(Settings.from_environment().with_own_key()) as app:
        checker = Checker(app)
        if once:
            click.echo(f"Drafts checked: {checker.check_waiting()}")
            return
        click.echo("The checker looks every few seconds what waits.")
        while True:
            checker.check_waiting()
            time.sleep(PAUSE_SECONDS)


COMMANDS = (release,)
