"""The calendar that a person subscribes to under a secret address of their own."""

from __future__ import annotations

from flask import Blueprint, Response, flash, g, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _

from tracker.actions import calendars as actions
from tracker.domain.calendars import span
from tracker.domain.errors import NotFound
from tracker.extensions import db, limiter
from tracker.forms.sign_in import ConfirmationForm
from tracker.models import Person
from tracker.queries import calendars as queries
from tracker.reports import calendar
from tracker.web import identity
from tracker.web.access import public, signed_in
from tracker.web.calendars import entry
from tracker.web.clock import ZONE, today
from tracker.web.guesses import own_password, secret_addresses
from tracker.web.pages import form_page, saved, see

bp = Blueprint("calendars", __name__)
OFTEN_ENOUGH = "60 per hour"


def _of_token() -> str:
    """Return what fetching is counted by: the address, whoever asks for it."""
    return identity.hashed((request.view_args or {}).get("token", ""))


@bp.get("/calendar/<string:token>.ics")
@limiter.limit(OFTEN_ENOUGH, key_func=_of_token)
@secret_addresses
@public
def feed(token: str) -> ResponseReturnValue:
    found = queries.subscriber(db.session, identity.hashed(token), today())
    if found is None:
        raise NotFound
    meetings = queries.meetings(db.session, found.actor, *span(today()))
    with force_locale(found.locale):
        entries = [entry(meeting, meeting.group_name, found.actor) for meeting in meetings]
        body = calendar.build(entries, ZONE, name=_("Meetings – Wegmarke"))
    return Response(body, mimetype=calendar.MEDIA_TYPE)


@bp.route("/account/calendar", methods=["GET", "POST"])
@own_password
@signed_in
def make() -> ResponseReturnValue:
    form, person, token = ConfirmationForm(), _person(), identity.new_secret()

    def change() -> None:
        actions.make(
            db.session,
            person,
            current_password=str(form.current_password.data),
            token_hash=identity.hashed(token),
        )

    if saved(form, change):
        session["calendar"] = token
        return see(url_for(".address"))
    return form_page("calendars/make.html", form, feed=queries.feed(db.session, person.id))


@bp.get("/account/calendar/address")
@signed_in
def address() -> ResponseReturnValue:
    """Show the secret address once; only the browser that asked for it carries it here."""
    return render_template("calendars/address.html", token=session.pop("calendar", ""))


@bp.route("/account/calendar/revoke", methods=["GET", "POST"])
@own_password
@signed_in
def revoke() -> ResponseReturnValue:
    form, person = ConfirmationForm(), _person()
    if saved(form, lambda: actions.revoke(db.session, person, current_password=str(form.current_password.data))):
        flash(_("The address of your calendar is void."))
        return see(url_for("account.index"))
    return form_page("calendars/revoke.html", form)


def _person() -> Person:
    return db.session.get_one(Person, g.actor.person_id)
