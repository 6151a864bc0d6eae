"""Commands about persons: how the first administrator comes in."""

from __future__ import annotations

import click

from tracker.actions import people as actions
from tracker.actions import roles
from tracker.app import opened
from tracker.config import Settings
from tracker.domain.access import Role
from tracker.domain.errors import RuleViolation
from tracker.extensions import db
from tracker.web.addresses import outside_url
from tracker.web.identity import hashed, new_secret


@click.group()
def person() -> None:
    """Add persons."""


@person.command()
@click.option("--name", required=True, help="How the person is called on pages.")
@click.option("--email", required=True, help="The address with which the person signs in.")
@click.option("--admin", is_flag=True, help="Make the person an administrator of this installation.")
def add(name: str, email: str, admin: bool) -> None:
    """Add a person with an account and print the one-time address that sets the password."""
    token = new_secret()
    with opened(Settings.from_environment()) as app, db.session.begin():
        try:
            added = actions.add(db.session, display_name=name, email=email, has_login=True)
        except RuleViolation as violation:
            raise click.ClickException("Somebody already has this e-mail address.") from violation
        if admin:
            roles.appoint(db.session, added, role=Role.ADMIN, administration_id=None)
        actions.invite(db.session, added, token_hash=hashed(token))
    with app.test_request_context():
        click.echo(f"Set the password within three days at {outside_url('sign_in.redeem', token=token)}")


COMMANDS = (person,)
