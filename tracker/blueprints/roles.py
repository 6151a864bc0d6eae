"""Pages of role assignments; they are read on the page of their person."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import roles as actions
from tracker.domain.access import Permission
from tracker.extensions import db
from tracker.forms.base import Form
from tracker.forms.fields import options
from tracker.forms.roles import NewRoleForm, RoleForm
from tracker.models import Administration, Person, RoleAssignment
from tracker.queries import administrations
from tracker.web.access import access
from tracker.web.clock import today
from tracker.web.pages import created, form_page, saved, see

bp = Blueprint("roles", __name__)


@bp.route("/people/<int:person_id>/roles/new", methods=["GET", "POST"])
@access(Permission.PERSON_EDIT, Person)
def create(person: Person) -> ResponseReturnValue:
    houses = administrations.choices(db.session)
    form = NewRoleForm(administration_id=person.home_administration_id or next((key for key, _name in houses), None))
    form.administration_id.choices = options(houses, empty=_("This installation"))

    def appoint() -> str:
        actions.appoint(db.session, person, **form.values())
        flash(_("The role is given; it acts at once."))
        return url_for("people.show", person_id=person.id)

    return created(form, appoint) or form_page("roles/form.html", form, person=person)


@bp.route("/roles/<int:role_assignment_id>/edit", methods=["GET", "POST"])
@access(Permission.PERSON_EDIT, RoleAssignment)
def edit(assignment: RoleAssignment) -> ResponseReturnValue:
    form = RoleForm(obj=assignment)
    if saved(form, lambda: actions.change(db.session, assignment, today=today(), **form.values())):
        flash(_("The role is saved; the change acts at once."))
        return see(url_for("people.show", person_id=assignment.person_id))
    return form_page("roles/form.html", form, **_around(assignment))


@bp.route("/roles/<int:role_assignment_id>/end", methods=["GET", "POST"])
@access(Permission.PERSON_EDIT, RoleAssignment)
def end(assignment: RoleAssignment) -> ResponseReturnValue:
    form, person_id = Form(), assignment.person_id
    if saved(form, lambda: actions.end(db.session, assignment, today=today())):
        flash(_("The role has ended."))
        return see(url_for("people.show", person_id=person_id))
    return form_page("roles/end.html", form, **_around(assignment))


def _around(assignment: RoleAssignment) -> dict[str, Any]:
    """Return whose role it is, and where."""
    return {
        "assignment": assignment,
        "person": db.session.get_one(Person, assignment.person_id),
        "administration": db.session.get(Administration, assignment.administration_id or 0),
    }
