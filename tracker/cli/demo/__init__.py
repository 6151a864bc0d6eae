"""The command that lays demonstration data: the real case, or large made-up data for measurements."""

from __future__ import annotations

import click

from tracker.actions import reach_totals, templates
from tracker.app import opened
from tracker.cli.demo import (
    accounts,
    agendas,
    attendance_rules,
    check_ins,
    documents,
    feedback,
    house_pages,
    mails,
    releases,
    sequel,
    themes,
    volume,
)
from tracker.cli.demo.altenburger_land import process as altenburger_land
from tracker.cli.demo.ilm_kreis import process as ilm_kreis
from tracker.config import Settings
from tracker.extensions import db
from tracker.queries import people as people_queries
from tracker.queries import processes as process_queries
from tracker.storage import FolderStorage, Storage
from tracker.web.clock import today


@click.command()
@click.option("--if-empty", is_flag=True, help="Do nothing where there are persons already.")
@click.option("--administrations", type=click.IntRange(1, 1000), help="Lay that many large administrations as well.")
@click.option("--seed", type=int, default=1, show_default=True, help="What the large data are drawn from.")
def demo(if_empty: bool, administrations: int | None, seed: int) -> None:
    """Lay demonstration data; production refuses to start with it."""
    settings = Settings.from_environment()
    if settings.public_url.startswith("https://"):
        raise click.ClickException(
            "This is a production installation (WEGMARKE_PUBLIC_URL is https). No demonstration data here."
        )
    with opened(settings):
        if people_queries.count(db.session):
            if if_empty:
                return
            raise click.ClickException("There are persons already. Demonstration data need an empty database.")
        _lay(FolderStorage(settings.documents), settings.with_own_key().secret_key)
        if administrations:
            volume.lay(db.session, administrations, seed=seed)
        db.session.commit()
    click.echo("The demonstration data are laid.")


def _lay(storage: Storage, key: str) -> None:
    session = db.session
    session.info["occasion"] = "demo"
    templates.lay_default(session)
    first, second = altenburger_land.house(), ilm_kreis.house()
    session.add_all([first, second])
    session.flush()
    people = accounts.lay(session, first, second)
    builder = altenburger_land.lay(session, first, people)
    ilm_kreis.lay(session, second, people)
    sequel.lay(builder, people, today=today())
    agendas.lay(session)
    documents.lay(session, storage, people)
    session.flush()
    attendance_rules.lay(session, first)
    mails.lay(session)
    themes.lay(session, storage, people, today=today())
    feedback.lay(session, key=key)
    check_ins.lay(session, key=key)
    house_pages.lay(session, first)
    for process_id in process_queries.all_ids(session):
        reach_totals.keep(session, process_id)
    releases.lay(session, first, people)


COMMANDS = (demo,)
