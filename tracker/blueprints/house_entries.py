"""Pages of the entries that the page for the house is made of."""

from __future__ import annotations

from flask import Blueprint, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import house_pages as actions
from tracker.domain.access import Permission
from tracker.domain.house_pages import chosen
from tracker.domain.name_hints import hints
from tracker.domain.numbers import whole_number
from tracker.extensions import db
from tracker.forms.base import Form
from tracker.forms.house_pages import HouseEntryForm, NewHouseEntryForm
from tracker.models import HouseEntry, Process
from tracker.queries import house_pages as queries
from tracker.queries.theme_notes import known_names
from tracker.web.access import access
from tracker.web.clock import today
from tracker.web.pages import created, form_page, saved, see

bp = Blueprint("house_entries", __name__)


@bp.route("/processes/<int:process_id>/house/entries/new", methods=["GET", "POST"])
@access(Permission.HOUSE_PAGE_EDIT, Process)
def create(process: Process) -> ResponseReturnValue:
    decision_id = request.args.get("decision", type=whole_number)
    found = chosen(queries.suggestions(db.session, process), decision_id)
    if decision_id is not None and not found and request.method == "GET" and "kept_input" not in g:
        flash(_("The house has heard of this decision already, or it is not meant for the house."), "warning")
        return redirect(_writing(process.id))
    given = {"kind": found.kind, "held_on": found.on, "text": found.title} if found else {"held_on": today()}
    form = NewHouseEntryForm(**given)

    def tell() -> str:
        entry = actions.tell(db.session, process, today=today(), decision_id=decision_id, **form.values())
        _tell_of_names(entry)
        return _writing(process.id)

    return created(form, tell) or form_page("house_entries/create.html", form, process=process, decision=found)


@bp.route("/house-entries/<int:house_entry_id>/edit", methods=["GET", "POST"])
@access(Permission.HOUSE_PAGE_EDIT, HouseEntry)
def edit(entry: HouseEntry) -> ResponseReturnValue:
    form = HouseEntryForm(obj=entry)
    if saved(form, lambda: actions.reword(db.session, entry, today=today(), **form.values())):
        _tell_of_names(entry)
        return see(_writing(entry.process_id))
    return form_page("house_entries/edit.html", form, entry=entry)


@bp.route("/house-entries/<int:house_entry_id>/remove", methods=["GET", "POST"])
@access(Permission.HOUSE_PAGE_EDIT, HouseEntry)
def remove(entry: HouseEntry) -> ResponseReturnValue:
    form, target = Form(), _writing(entry.process_id)
    if saved(form, lambda: actions.remove(db.session, entry)):
        flash(_("The entry is removed."))
        return see(target)
    return form_page("house_entries/remove.html", form, entry=entry)


def _tell_of_names(entry: HouseEntry) -> None:
    """Say that the entry is saved, and what in it could tell of a person."""
    found = hints(f"{entry.text}\n{entry.text_en}", known_names(db.session, entry.administration_id))
    if found:
        told = ", ".join(dict.fromkeys(hint.found for hint in found))
        flash(_("The entry is saved. This could tell of a person: %(found)s", found=told), "warning")
    else:
        flash(_("The entry is saved."))


def _writing(process_id: int) -> str:
    return url_for("house_pages.write", process_id=process_id)
