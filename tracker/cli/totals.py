"""The command that compares the kept totals of participation with the counts."""

from __future__ import annotations

import click

from tracker.actions import reach_totals as actions
from tracker.app import opened
from tracker.config import Settings
from tracker.extensions import db
from tracker.queries import processes


@click.command()
@click.option("--repair", is_flag=True, help="Put right what differs.")
def totals(repair: bool) -> None:
    """Compare the totals of every process with its counts; the exit code is 1 if one differs and is not repaired."""
    with opened(Settings.from_environment()):
        keys = processes.all_ids(db.session)
        drifted = [key for key in keys if actions.keep(db.session, key)]
        if repair:
            db.session.commit()
        else:
            db.session.rollback()
    for key in drifted:
        click.echo(f"- The totals of process {key} {'were put right' if repair else 'differ from its counts'}.")
    if drifted and not repair:
        raise SystemExit(1)
    click.echo(f"The totals of {len(keys)} processes agree with their counts.")


COMMANDS = (totals,)
