"""Pages of signing in and out."""

from __future__ import annotations

from flask import Blueprint, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from tracker.actions import people as actions
from tracker.domain.people import Locale, Theme
from tracker.domain.text import cleaned
from tracker.extensions import db, limiter
from tracker.forms.sign_in import NewPasswordForm, SignInForm
from tracker.models import Person
from tracker.models.base import now
from tracker.queries import people as queries
from tracker.web import identity
from tracker.web.access import public, signed_in
from tracker.web.pages import form_page, saved, see
from tracker.web.targets import local

bp = Blueprint("sign_in", __name__)
PER_ACCOUNT = "10 per 10 minutes"
PER_ADDRESS = "100 per 10 minutes"


def _account() -> str:
    """Return what failures are counted by: the name that was tried, known or not, as it is looked up."""
    return identity.hashed(cleaned(request.form.get("email", "")).lower())


@bp.route("/sign-in", methods=["GET", "POST"])
@limiter.limit(PER_ACCOUNT, key_func=_account, methods=["POST"], deduct_when=lambda r: r.status_code == 422)
@limiter.limit(PER_ADDRESS, methods=["POST"], deduct_when=lambda r: r.status_code == 422)
@public
def show() -> ResponseReturnValue:
    form = SignInForm(next=request.args.get("next", ""))
    if form.validate_on_submit():
        person = queries.with_email(db.session, str(form.email.data))
        if actions.password_fits(person, str(form.password.data)) and person is not None:
            return _begin(person, form)
        form.form_errors = [_("E-mail address or password are not right.")]
    return form_page("sign_in/show.html", form)


@bp.post("/sign-out")
@signed_in
def sign_out() -> ResponseReturnValue:
    actions.end_sign_in(db.session, g.actor.person_id, token_hash=identity.hashed(current_user.token))
    identity.end()
    response = redirect(url_for(".show"), 303)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@bp.route("/invitations/<string:token>", methods=["GET", "POST"])
@limiter.limit(PER_ADDRESS)
@public
def redeem(token: str) -> ResponseReturnValue:
    found = queries.of_secret(db.session, identity.hashed(token), now())
    if found is None:
        return render_template("sign_in/spent.html"), 404
    person, secret = found
    form = NewPasswordForm()
    if saved(form, lambda: actions.redeem(db.session, person, secret, password=str(form.new_password.data))):
        return see(url_for(".show"))
    return form_page("sign_in/redeem.html", form, person=person)


def _begin(person: Person, form: SignInForm) -> ResponseReturnValue:
    """Sign the person in and lead them on: to what they had typed, to where they were, or to the start."""
    token = identity.new_secret()
    actions.begin_sign_in(
        db.session,
        person,
        token_hash=identity.hashed(token),
        device=request.user_agent.string,
        password=str(form.password.data),
    )
    identity.begin(token, Locale(person.locale), Theme(person.theme))
    kept = identity.unsealed(form.kept.data) if form.kept.data else None
    if kept and kept["person_id"] in {None, person.id}:
        record = actions.keep_input(db.session, person.id, path=kept["path"], fields=kept["fields"])
        return see(url_for("kept_input.show", kept_input_id=record.id))
    session.pop("next", None)
    return see(local(form.next.data, url_for("home.index")))
