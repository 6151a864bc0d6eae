"""Pages of headcounts; they are read on the page of their department."""

from __future__ import annotations

from flask import Blueprint, flash, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import headcounts as actions
from tracker.domain.access import Permission
from tracker.extensions import db
from tracker.forms.base import Form
from tracker.forms.headcounts import HeadcountForm, NewHeadcountForm
from tracker.models import Department, Headcount
from tracker.queries import departments as queries
from tracker.web.access import access
from tracker.web.labels import message
from tracker.web.pages import created, form_page, saved, see

bp = Blueprint("headcounts", __name__)


@bp.route("/departments/<int:department_id>/headcounts/new", methods=["GET", "POST"])
@access(Permission.DEPARTMENT_EDIT, Department)
def create(department: Department) -> ResponseReturnValue:
    form = NewHeadcountForm()

    def record() -> str:
        actions.record(db.session, department, **form.values())
        flash(_("The headcount is recorded."))
        return url_for("departments.show", department_id=department.id)

    return created(form, record) or form_page("headcounts/form.html", form, department=department)


@bp.route("/headcounts/<int:headcount_id>/edit", methods=["GET", "POST"])
@access(Permission.DEPARTMENT_EDIT, Headcount)
def edit(headcount: Headcount) -> ResponseReturnValue:
    form = HeadcountForm(obj=headcount)
    if saved(form, lambda: actions.correct(db.session, headcount, **form.values())):
        flash(_("The headcount is corrected."))
        return see(url_for("departments.show", department_id=headcount.department_id))
    department = db.session.get_one(Department, headcount.department_id)
    return form_page("headcounts/form.html", form, department=department, headcount=headcount)


@bp.route("/headcounts/<int:headcount_id>/remove", methods=["GET", "POST"])
@access(Permission.DEPARTMENT_EDIT, Headcount)
def remove(headcount: Headcount) -> ResponseReturnValue:
    form, department = Form(), db.session.get_one(Department, headcount.department_id)
    if saved(form, lambda: actions.remove(db.session, headcount)):
        flash(_("The headcount is removed."))
        return see(url_for("departments.show", department_id=department.id))
    refusal = message("headcount-in-use", {}) if queries.is_counted_on(db.session, headcount) else ""
    return form_page("headcounts/remove.html", form, department=department, headcount=headcount, refusal=refusal)
