"""Pages of persons; only administrators come here, and nobody learns when others were last here (PR-1)."""

from __future__ import annotations

from flask import Blueprint, flash, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import people as actions
from tracker.domain.access import Permission
from tracker.domain.errors import RuleViolation
from tracker.domain.text import line
from tracker.extensions import db
from tracker.forms.base import Form
from tracker.forms.fields import options
from tracker.forms.people import NewPersonForm, PersonFields, PersonForm
from tracker.models import Administration, PartnerOrganisation, Person
from tracker.models.base import now
from tracker.queries import administrations, mandates, partners, roles
from tracker.queries import people as queries
from tracker.web import identity
from tracker.web.access import access
from tracker.web.clock import today
from tracker.web.labels import message
from tracker.web.pages import created, form_page, saved, see

bp = Blueprint("people", __name__)


@bp.get("/people")
@access(Permission.PERSON_VIEW)
def index() -> ResponseReturnValue:
    text = line(request.args.get("q", ""))[:200]
    page = queries.page_of(db.session, text=text, cursor=request.args.get("cursor"))
    held = roles.in_force_of(db.session, [row.id for row in page.rows], today())
    return render_template("people/index.html", page=page, text=text, roles=held)


@bp.get("/people/<int:person_id>")
@access(Permission.PERSON_VIEW, Person)
def show(person: Person) -> ResponseReturnValue:
    return render_template(
        "people/show.html",
        person=person,
        home=db.session.get(Administration, person.home_administration_id or 0),
        partner=db.session.get(PartnerOrganisation, person.partner_organisation_id or 0),
        account=queries.account(db.session, person, now()),
        roles=queries.roles(db.session, person),
        mandates=mandates.of_person(db.session, person),
        today=today(),
    )


@bp.route("/people/new", methods=["GET", "POST"])
@access(Permission.PERSON_EDIT)
def create() -> ResponseReturnValue:
    form = NewPersonForm()
    _offer(form)

    def add() -> str:
        person = actions.add(db.session, **form.values())
        flash(_("%(name)s is added.", name=person.display_name))
        return url_for(".show", person_id=person.id)

    return created(form, add) or form_page("people/form.html", form)


@bp.route("/people/<int:person_id>/edit", methods=["GET", "POST"])
@access(Permission.PERSON_EDIT, Person)
def edit(person: Person) -> ResponseReturnValue:
    form = PersonForm(obj=person)
    _offer(form)
    if saved(form, lambda: actions.change(db.session, person, today=today(), **form.values())):
        flash(_("%(name)s is saved.", name=person.display_name))
        return see(url_for(".show", person_id=person.id))
    return form_page("people/form.html", form, person=person)


@bp.post("/people/<int:person_id>/invite")
@access(Permission.PERSON_EDIT, Person)
def invite(person: Person) -> ResponseReturnValue:
    token = identity.new_secret()
    try:
        actions.invite(db.session, person, token_hash=identity.hashed(token))
    except RuleViolation as violation:
        db.session.rollback()
        flash(message(violation.code, violation.details), "error")
        return see(url_for(".show", person_id=person.id))
    session["invitation"] = [person.id, token]
    return see(url_for(".invitation", person_id=person.id))


@bp.get("/people/<int:person_id>/invitation")
@access(Permission.PERSON_EDIT, Person)
def invitation(person: Person) -> ResponseReturnValue:
    """Show the one-time secret once; only the browser that asked for it carries it here."""
    invited_id, token = session.pop("invitation", (None, ""))
    account = queries.account(db.session, person, now())
    return render_template(
        "people/invitation.html",
        person=person,
        account=account,
        token=token if invited_id == person.id else "",
    )


@bp.route("/people/<int:person_id>/withdraw", methods=["GET", "POST"])
@access(Permission.PERSON_EDIT, Person)
def withdraw(person: Person) -> ResponseReturnValue:
    form = Form()
    if saved(form, lambda: actions.withdraw(db.session, person, today=today())):
        flash(_("The account is withdrawn; %(name)s is signed out everywhere.", name=person.display_name))
        return see(url_for(".show", person_id=person.id))
    return form_page("people/withdraw.html", form, person=person)


def _offer(form: PersonFields) -> None:
    """Offer where somebody may work."""
    form.home_administration_id.choices = options(administrations.choices(db.session), empty=_("No administration"))
    form.partner_organisation_id.choices = options(partners.choices(db.session), empty=_("No organisation"))
