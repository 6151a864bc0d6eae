"""Information that an agenda item led to."""

from __future__ import annotations

from flask import Blueprint, flash, g
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import information as actions
from tracker.domain.access import Permission
from tracker.extensions import db
from tracker.forms.information import InformationForm, NewInformationForm
from tracker.models import AgendaItem, Information
from tracker.queries import agenda_items as queries
from tracker.web.access import access
from tracker.web.pages import created, form_page, saved, see
from tracker.web.targets import outcomes_of

bp = Blueprint("information", __name__)


@bp.route("/agenda-items/<int:agenda_item_id>/information/new", methods=["GET", "POST"])
@access(Permission.MEETING_EDIT, AgendaItem)
def create(item: AgendaItem) -> ResponseReturnValue:
    form = NewInformationForm()

    def record() -> str:
        actions.record(db.session, item, **form.values())
        return outcomes_of(item)

    if target := created(form, record):
        return target
    g.process_id = queries.process_id_of(db.session, item)
    return form_page("information/create.html", form, item=item, back_url=outcomes_of(item))


@bp.route("/information/<int:information_id>/edit", methods=["GET", "POST"])
@access(Permission.MEETING_EDIT, Information)
def edit(information: Information) -> ResponseReturnValue:
    form, item = InformationForm(obj=information), db.session.get_one(AgendaItem, information.agenda_item_id)
    if saved(form, lambda: actions.correct(db.session, information, **form.values())):
        return see(outcomes_of(item))
    g.process_id = queries.process_id_of(db.session, item)
    return form_page("information/edit.html", form, information=information, item=item, back_url=outcomes_of(item))


@bp.post("/information/<int:information_id>/remove")
@access(Permission.MEETING_EDIT, Information)
def remove(information: Information) -> ResponseReturnValue:
    item = actions.remove(db.session, information)
    flash(_("The information is taken back."))
    return see(outcomes_of(item))
