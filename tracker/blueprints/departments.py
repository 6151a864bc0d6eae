"""Pages of departments."""

from __future__ import annotations

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import departments as actions
from tracker.domain import administrations as domain
from tracker.domain import staff
from tracker.domain.access import Permission
from tracker.extensions import db
from tracker.forms.base import Form
from tracker.forms.departments import AsOfForm, DepartmentForm, NewDepartmentForm
from tracker.models import Administration, Department
from tracker.queries import departments as queries
from tracker.web.access import access
from tracker.web.clock import today
from tracker.web.labels import message
from tracker.web.pages import created, form_page, saved, see

bp = Blueprint("departments", __name__)


@bp.get("/administrations/<int:administration_id>/departments")
@access(Permission.DEPARTMENT_VIEW, Administration)
def index(administration: Administration) -> ResponseReturnValue:
    form = AsOfForm(formdata=request.args if request.args.get("on") else None)
    day = (form.validate() and form.on.data) or today()
    rows = queries.rows_on(db.session, administration.id, day)
    everything = queries.of_administration(db.session, administration.id)
    return render_template(
        "departments/index.html",
        administration=administration,
        form=form,
        day=day,
        rows=staff.tree(rows),
        staff=staff.of_house(rows),
        others=[row for row in everything if not row.holds_on(day)],
        changes=domain.days_of_change(everything),
    )


@bp.get("/departments/<int:department_id>")
@access(Permission.DEPARTMENT_VIEW, Department)
def show(department: Department) -> ResponseReturnValue:
    rows = staff.tree(queries.rows_on(db.session, department.administration_id, today()))
    return render_template(
        "departments/show.html",
        department=department,
        today=next((row for row in rows if row.department.id == department.id), None),
        administration=_house(department),
        relatives=queries.relatives(db.session, department),
        headcounts=queries.headcounts(db.session, department),
    )


@bp.route("/administrations/<int:administration_id>/departments/new", methods=["GET", "POST"])
@access(Permission.DEPARTMENT_EDIT, Administration)
def create(administration: Administration) -> ResponseReturnValue:
    form = NewDepartmentForm()
    form.offer(administration.levels, queries.of_administration(db.session, administration.id))

    def add() -> str:
        department = actions.add(db.session, administration, **form.values())
        flash(_("%(name)s is added.", name=department.name))
        return url_for(".show", department_id=department.id)

    return created(form, add) or form_page("departments/form.html", form, administration=administration)


@bp.route("/departments/<int:department_id>/edit", methods=["GET", "POST"])
@access(Permission.DEPARTMENT_EDIT, Department)
def edit(department: Department) -> ResponseReturnValue:
    administration = _house(department)
    form = DepartmentForm(obj=department)
    form.offer(administration.levels, queries.of_administration(db.session, administration.id), without=department.id)
    if saved(form, lambda: actions.change(db.session, department, **form.values())):
        flash(_("%(name)s is saved.", name=department.name))
        return see(url_for(".show", department_id=department.id))
    return form_page("departments/form.html", form, administration=administration, department=department)


@bp.route("/departments/<int:department_id>/remove", methods=["GET", "POST"])
@access(Permission.DEPARTMENT_EDIT, Department)
def remove(department: Department) -> ResponseReturnValue:
    form, name = Form(), department.name
    index_url = url_for(".index", administration_id=department.administration_id)
    if saved(form, lambda: actions.remove(db.session, department)):
        flash(_("%(name)s is removed.", name=name))
        return see(index_url)
    return form_page(
        "departments/remove.html",
        form,
        department=department,
        administration=_house(department),
        headcounts=queries.headcounts(db.session, department),
        refusal=message("department-in-use", {}) if queries.is_referred_to(db.session, department) else "",
    )


def _house(department: Department) -> Administration:
    return db.session.get_one(Administration, department.administration_id)
