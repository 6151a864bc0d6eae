"""Pages of text modules: phrases for the notes of a group."""

from __future__ import annotations

from flask import Blueprint, flash, g, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import text_modules as actions
from tracker.domain.access import Permission
from tracker.extensions import db
from tracker.forms.text_modules import NewTextModuleForm, TextModuleForm
from tracker.models import Group, TextModule
from tracker.web.access import access
from tracker.web.pages import created, form_page, saved, see

bp = Blueprint("text_modules", __name__)


@bp.route("/groups/<int:working_group_id>/text-modules/new", methods=["GET", "POST"])
@access(Permission.GROUP_EDIT, Group)
def create(group: Group) -> ResponseReturnValue:
    form = NewTextModuleForm()

    def add() -> str:
        actions.add(db.session, group, **form.values())
        flash(_("The text module is saved."))
        return _back(group.id)

    return created(form, add) or form_page("text_modules/create.html", form, group=group)


@bp.route("/text-modules/<int:text_module_id>/edit", methods=["GET", "POST"])
@access(Permission.GROUP_EDIT, TextModule)
def edit(module: TextModule) -> ResponseReturnValue:
    form, group_id = TextModuleForm(obj=module), module.working_group_id
    if saved(form, lambda: actions.change(db.session, module, **form.values())):
        flash(_("The text module is saved."))
        return see(_back(group_id))
    group = db.session.get_one(Group, group_id)
    g.process_id = group.process_id
    return form_page("text_modules/edit.html", form, group=group, module=module)


@bp.post("/text-modules/<int:text_module_id>/remove")
@access(Permission.GROUP_EDIT, TextModule)
def remove(module: TextModule) -> ResponseReturnValue:
    group_id = module.working_group_id
    actions.remove(db.session, module)
    flash(_("The text module is removed. Notes that contain it keep it."))
    return see(_back(group_id))


def _back(group_id: int) -> str:
    return url_for("groups.show", working_group_id=group_id, _anchor="phrases")
