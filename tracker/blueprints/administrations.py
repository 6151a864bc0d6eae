"""Pages of administrations."""

from __future__ import annotations

from flask import Blueprint, flash, g, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import administrations as actions
from tracker.domain import staff
from tracker.domain.access import Permission
from tracker.extensions import db
from tracker.forms.administrations import AdministrationForm, NewAdministrationForm
from tracker.models import Administration
from tracker.queries import administrations as queries
from tracker.queries import departments
from tracker.web.access import access, may
from tracker.web.clock import today
from tracker.web.pages import created, form_page, saved, see

bp = Blueprint("administrations", __name__)


@bp.get("/administrations")
@access(Permission.ADMINISTRATION_VIEW)
def index() -> ResponseReturnValue:
    return render_template("administrations/index.html", administrations=queries.all_visible(db.session, g.actor))


@bp.get("/administrations/<int:administration_id>")
@access(Permission.ADMINISTRATION_VIEW, Administration)
def show(administration: Administration) -> ResponseReturnValue:
    rows = departments.rows_on(db.session, administration.id, today())
    return render_template(
        "administrations/show.html",
        administration=administration,
        departments=rows,
        staff=staff.of_house(rows),
        processes=queries.processes(db.session, administration),
    )


@bp.route("/administrations/new", methods=["GET", "POST"])
@access(Permission.ADMINISTRATION_CREATE)
def create() -> ResponseReturnValue:
    form = NewAdministrationForm()

    def add() -> str:
        administration = actions.add(db.session, **form.values())
        flash(_("The administration is added."))
        return url_for(".show", administration_id=administration.id)

    return created(form, add) or form_page("administrations/form.html", form)


@bp.route("/administrations/<int:administration_id>/edit", methods=["GET", "POST"])
@access(Permission.ADMINISTRATION_EDIT, Administration)
def edit(administration: Administration) -> ResponseReturnValue:
    form = AdministrationForm(obj=administration)
    if not may("administrations.create"):
        del form.is_active
    if saved(form, lambda: actions.change(db.session, administration, **form.values())):
        flash(_("The administration is saved."))
        return see(url_for(".show", administration_id=administration.id))
    return form_page("administrations/form.html", form, administration=administration)
