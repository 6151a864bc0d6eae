"""Pages of the count of a dialogue event."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, flash, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import counts as actions
from tracker.domain import counts as rules
from tracker.domain.access import Permission
from tracker.domain.count_checks import check_counts
from tracker.domain.dialogues import DialogueTarget
from tracker.extensions import db
from tracker.forms import count_grid
from tracker.forms import counts as forms
from tracker.models import DialogueEvent
from tracker.queries import administrations, dialogues
from tracker.queries import counts as queries
from tracker.web.access import access
from tracker.web.clock import today
from tracker.web.pages import form_page, saved, see

bp = Blueprint("counts", __name__)


@bp.route("/dialogues/<int:dialogue_event_id>/count", methods=["GET", "POST"])
@access(Permission.PARTICIPATION_EDIT, DialogueEvent)
def edit(dialogue_event: DialogueEvent) -> ResponseReturnValue:
    event = dialogue_event
    category = rules.category_of(request.args.get("group", ""), splits_categories=event.splits_categories)
    sheet = queries.sheet(db.session, event, category)
    form = forms.of_lines(count_grid.lines(sheet))(
        obj=event, category=category, recorded=lambda: queries.recorded(db.session, event, category)
    )
    if apart := queries.apart(db.session, event):
        del form.nobody_else
    is_final = "close" in request.form

    def record() -> None:
        actions.record(db.session, event, category=category, is_final=is_final, today=today(), **form.values())

    if saved(form, record):
        flash(_("The count is closed.") if is_final else _("The count is saved. You can go on later."))
        return see(url_for("dialogues.show", dialogue_event_id=event.id) if is_final else _next(event, form))
    if event.counted_at is not None:
        return _closed(event, form)
    said = _said(event, form)
    levels = administrations.levels(db.session, event.administration_id)
    return form_page(
        "counts/edit.html",
        form,
        event=event,
        grid=count_grid.grid(sheet, form, said, levels, _expected(event)),
        levels=levels,
        as_of=sheet.as_of,
        notes=said.get(None, ()),
        apart=apart,
    )


@bp.route("/dialogues/<int:dialogue_event_id>/count/reopen", methods=["GET", "POST"])
@access(Permission.PARTICIPATION_EDIT, DialogueEvent)
def reopen(dialogue_event: DialogueEvent) -> ResponseReturnValue:
    form = forms.ReopenForm(obj=dialogue_event)
    if saved(form, lambda: actions.reopen(db.session, dialogue_event, **form.values())):
        flash(_("The count is open again."))
        return see(url_for(".edit", dialogue_event_id=dialogue_event.id))
    return form_page("counts/reopen.html", form, event=dialogue_event)


def _next(event: DialogueEvent, form: forms.CountForm) -> str:
    """Return the address of the part of the count that the person chose to see next."""
    return url_for(".edit", dialogue_event_id=event.id, group=form.group.data if form.group else None)


def _closed(event: DialogueEvent, form: forms.CountForm) -> ResponseReturnValue:
    """Say that the count is closed; whoever tried to change it finds what they typed."""
    return form_page("counts/closed.html", form, event=event)


def _said(event: DialogueEvent, form: forms.CountForm) -> dict[str | None, list[str]]:
    """Return what is wrong or doubtful about the numbers in the form, by the name of the cell; None: the event."""
    rows = queries.as_counted(db.session, event, form.category, form.cells)
    context = replace(queries.context(db.session, event), stated_total=form.stated_total.data)
    said: dict[str | None, list[str]] = {}
    for problem in check_counts(rows, context) if rows else ():
        said.setdefault(forms.cell_of(problem), []).append(form.sentence(problem))
    return said


def _expected(event: DialogueEvent) -> set[int] | None:
    """Return which departments the event invited, if not the whole house."""
    if event.target is not DialogueTarget.DEPARTMENTS:
        return None
    return {row.department_id for row in dialogues.invitations(db.session, event)}
