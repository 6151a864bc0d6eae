"""Pages of one's own account."""

from __future__ import annotations

from flask import Blueprint, flash, g, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from tracker.actions import people as actions
from tracker.domain.errors import NotFound
from tracker.domain.mails import MailKind
from tracker.domain.people import Locale, Theme
from tracker.extensions import db
from tracker.forms.sign_in import PasswordForm, PreferencesForm
from tracker.models import Person
from tracker.queries import calendars, mails
from tracker.queries import people as queries
from tracker.web import identity
from tracker.web.access import public, signed_in
from tracker.web.devices import device_name
from tracker.web.guesses import own_password
from tracker.web.labels import label
from tracker.web.pages import form_page, saved, see
from tracker.web.targets import local

bp = Blueprint("account", __name__)
bp.add_app_template_filter(device_name)


def _person() -> Person:
    return db.session.get_one(Person, g.actor.person_id)


@bp.get("/account")
@signed_in
def index() -> ResponseReturnValue:
    person = _person()
    chosen = mails.choices(db.session, person.id)
    return render_template(
        "account/index.html",
        person=person,
        roles=queries.roles(db.session, person),
        sign_ins=queries.sign_ins(db.session, person.id),
        current_sign_in_id=current_user.identity.sign_in_id,
        mail_kinds=[label(kind) for kind in MailKind if kind not in chosen or chosen[kind].is_wanted],
        feed=calendars.feed(db.session, person.id),
    )


@bp.route("/account/password", methods=["GET", "POST"])
@own_password
@signed_in
def password() -> ResponseReturnValue:
    form, person = PasswordForm(), _person()

    def change() -> None:
        actions.change_password(
            db.session, person, current_password=str(form.current_password.data), password=str(form.new_password.data)
        )

    if saved(form, change):
        identity.end()
        flash(_("Your password is changed. Please sign in with the new one."))
        return see(url_for("sign_in.show"))
    return form_page("account/password.html", form)


@bp.post("/account/preferences")
@public
def preferences() -> ResponseReturnValue:
    form = PreferencesForm()
    form.validate()
    locale = Locale(form.locale.data) if form.locale.data in set(Locale) else None
    theme = Theme(form.theme.data) if form.theme.data in set(Theme) else None
    if not g.actor.is_anonymous:
        actions.prefer(db.session, _person(), locale=locale, theme=theme)
    if locale:
        session["locale"] = locale
    if theme:
        session["theme"] = theme
    return see(local(form.next.data, url_for("home.index")))


@bp.post("/account/sign-ins/<int:sign_in_id>/end")
@signed_in
def end_sign_in(sign_in_id: int) -> ResponseReturnValue:
    if not actions.end_sign_in(db.session, g.actor.person_id, sign_in_id=sign_in_id):
        raise NotFound
    flash(_("That device is signed out."))
    return see(url_for(".index"))
