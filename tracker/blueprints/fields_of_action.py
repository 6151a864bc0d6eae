"""Pages of fields of action and cross-cutting themes."""

from __future__ import annotations

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import fields_of_action as actions
from tracker.domain.access import Permission
from tracker.domain.errors import RuleViolation
from tracker.domain.themes import FieldKind
from tracker.extensions import db
from tracker.forms.fields_of_action import FieldForm, NewFieldForm
from tracker.forms.standing_items import StepForm
from tracker.models import FieldOfAction, Process
from tracker.queries import fields_of_action as queries
from tracker.web.access import access
from tracker.web.pages import created, form_page, saved, see

bp = Blueprint("fields_of_action", __name__)
STEPS = {"up": -1, "down": 1}


@bp.get("/processes/<int:process_id>/fields")
@access(Permission.THEME_EDIT, Process)
def index(process: Process) -> ResponseReturnValue:
    fields = queries.of_process(db.session, process.id)
    return render_template(
        "fields_of_action/index.html",
        process=process,
        kinds=[(kind, [field for field in fields if field.kind is kind]) for kind in FieldKind],
        themes=queries.themes_of(db.session, process.id),
    )


@bp.route("/processes/<int:process_id>/fields/new", methods=["GET", "POST"])
@access(Permission.THEME_EDIT, Process)
def create(process: Process) -> ResponseReturnValue:
    form = NewFieldForm()

    def add() -> str:
        actions.add(db.session, process, kind=form.kind.data, name=form.name.data)
        return _back(process.id)

    return created(form, add) or form_page("fields_of_action/create.html", form, process=process)


@bp.route("/fields/<int:field_of_action_id>/edit", methods=["GET", "POST"])
@access(Permission.THEME_EDIT, FieldOfAction)
def edit(field: FieldOfAction) -> ResponseReturnValue:
    form, process_id = FieldForm(obj=field), field.process_id
    if saved(form, lambda: actions.change(db.session, field, **form.values())):
        flash(_("The name is saved."))
        return see(_back(process_id))
    return form_page("fields_of_action/edit.html", form, item=field, is_used=queries.is_used(db.session, field))


@bp.post("/fields/<int:field_of_action_id>/move")
@access(Permission.THEME_EDIT, FieldOfAction)
def move(field: FieldOfAction) -> ResponseReturnValue:
    form = StepForm()
    if not form.validate_on_submit():
        raise RuleViolation("error")
    actions.move(db.session, field, step=STEPS[str(form.direction.data)])
    return see(_back(field.process_id))


@bp.post("/fields/<int:field_of_action_id>/remove")
@access(Permission.THEME_EDIT, FieldOfAction)
def remove(field: FieldOfAction) -> ResponseReturnValue:
    process_id = field.process_id
    actions.remove(db.session, field)
    flash(_("It is removed."))
    return see(_back(process_id))


def _back(process_id: int) -> str:
    return url_for("fields_of_action.index", process_id=process_id)
