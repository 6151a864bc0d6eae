"""Commands about persons: how the first administrator comes in."""

from __future__ import annotations

import click
from flask import url_for

from tracker.actions import people as actions
from tracker.actions import roles
from tracker.app import opened
from tracker.config import Settings
from tracker.domain.access import Role
from tracker.domain.errors import RuleViolation
from tracker.extensions import db
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
    settings = Settings.from_environment()
    token = new_secret()
    with opened(settings) as app, db.session.begin():
        try:
            added = actions.add(db.session, display_name=name, email=email, has_login=True)
        except RuleViolation as violation:
            raise click.ClickException("Somebody already has this e-mail address.") from violation
        if admin:
            roles.appoint(db.session, added, role=Role.ADMIN, administration_id=None)
        actions.invite(db.session, added, token_hash=hashed(token))
        address = settings.public_url or f"http://localhost:{settings.port}"
    with app.test_request_context(base_url=address):
        click.echo(f"Set the password within three days at {url_for('sign_in.redeem', token=token, _external=True)}")


COMMANDS = (person,)
