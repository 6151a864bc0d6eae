"""Pages of standing items: what is on every agenda of a group."""

from __future__ import annotations

from flask import Blueprint, flash, g, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import standing_items as actions
from tracker.domain.access import Permission
from tracker.domain.errors import RuleViolation
from tracker.extensions import db
from tracker.forms.standing_items import NewStandingItemForm, StandingItemForm, StepForm
from tracker.models import Group, StandingItem
from tracker.queries import agenda_items
from tracker.web.access import access
from tracker.web.pages import created, form_page, saved, see

bp = Blueprint("standing_items", __name__)
STEPS = {"up": -1, "down": 1}


@bp.route("/groups/<int:working_group_id>/standing-items/new", methods=["GET", "POST"])
@access(Permission.GROUP_EDIT, Group)
def create(group: Group) -> ResponseReturnValue:
    form = NewStandingItemForm()

    def add() -> str:
        actions.add(db.session, group, **form.values())
        return _back(group.id)

    return created(form, add) or _form_page("standing_items/create.html", form, group)


@bp.route("/standing-items/<int:standing_item_id>/edit", methods=["GET", "POST"])
@access(Permission.GROUP_EDIT, StandingItem)
def edit(item: StandingItem) -> ResponseReturnValue:
    form, group_id = StandingItemForm(obj=item), item.working_group_id
    if saved(form, lambda: actions.change(db.session, item, **form.values())):
        flash(_("The standing item is saved."))
        return see(_back(group_id))
    return _form_page("standing_items/edit.html", form, db.session.get_one(Group, group_id), item)


@bp.post("/standing-items/<int:standing_item_id>/move")
@access(Permission.GROUP_EDIT, StandingItem)
def move(item: StandingItem) -> ResponseReturnValue:
    form = StepForm()
    if not form.validate_on_submit():
        raise RuleViolation("error")
    actions.move(db.session, item, step=STEPS[str(form.direction.data)])
    return see(_back(item.working_group_id))


@bp.post("/standing-items/<int:standing_item_id>/remove")
@access(Permission.GROUP_EDIT, StandingItem)
def remove(item: StandingItem) -> ResponseReturnValue:
    group_id = item.working_group_id
    actions.remove(db.session, item)
    flash(_("The standing item is removed. Agendas on which it stands keep it."))
    return see(_back(group_id))


def _form_page(
    template: str, form: NewStandingItemForm | StandingItemForm, group: Group, item: StandingItem | None = None
) -> ResponseReturnValue:
    g.process_id = group.process_id
    sections = agenda_items.sections(db.session, group.id)
    return form_page(template, form, group=group, item=item, sections=sections)


def _back(group_id: int) -> str:
    return url_for("groups.show", working_group_id=group_id, _anchor="standing")
