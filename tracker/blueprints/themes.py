"""Pages of themes: what staff said, what is done about it, and what they were answered."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import themes as actions
from tracker.domain import themes as rules
from tracker.domain.access import Permission, is_recorder
from tracker.domain.errors import NotFound
from tracker.domain.themes import FieldKind, ThemeStatus
from tracker.extensions import db
from tracker.forms import themes as forms
from tracker.forms.base import Form
from tracker.forms.fields import options
from tracker.forms.meetings import ReasonForm
from tracker.models import Process, Theme
from tracker.queries import fields_of_action, theme_notes
from tracker.queries import themes as queries
from tracker.queries.themes import Wanted
from tracker.web import theme_page
from tracker.web.access import access
from tracker.web.clock import today
from tracker.web.locale import date_short
from tracker.web.pages import created, form_page, saved, see
from tracker.web.themes import judged, told

bp = Blueprint("themes", __name__)


@bp.get("/processes/<int:process_id>/themes")
@access(Permission.THEME_VIEW, Process)
def index(process: Process) -> ResponseReturnValue:
    chosen = forms.FilterForm(formdata=request.args)
    fields = [(field.id, field.name) for field in fields_of_action.of_process(db.session, process.id)]
    chosen.field.choices = options(fields, empty=forms.ANY_FIELD)
    events = [(key, f"{title}, {date_short(on)}") for key, title, on in queries.events_noted(db.session, process.id)]
    chosen.event.choices = options(events, empty=forms.ANY_EVENT)
    wanted = Wanted(chosen.field.data, chosen.dimension.data, chosen.event.data)
    found = queries.listed(db.session, process, g.actor, wanted)
    return render_template(
        "themes/index.html",
        process=process,
        filter=chosen,
        is_filtered=any((chosen.status.data, chosen.field.data, chosen.dimension.data, chosen.event.data)),
        rows=rules.by_age(row for row in found if chosen.status.data in {None, row.status}),
        counts=rules.counted(found),
        on=judged(process.id),
        unsorted=theme_notes.count_unsorted(db.session, process.id) if _records(process) else 0,
        noted=queries.events_to_note(db.session, process.id, today()) if _records(process) else [],
    )


@bp.get("/themes/<int:theme_id>")
@access(Permission.THEME_VIEW, Theme)
def show(theme: Theme) -> ResponseReturnValue:
    return theme_page.page(theme, forms.RearrangeForm())


@bp.route("/processes/<int:process_id>/themes/new", methods=["GET", "POST"])
@access(Permission.THEME_EDIT, Process)
def create(process: Process) -> ResponseReturnValue:
    form = _offer(forms.NewThemeForm(raised_on=today()), process.id)

    def add() -> str:
        theme = actions.add(db.session, process, today=today(), **form.values())
        flash(_("The theme is added."))
        return url_for(".show", theme_id=theme.id)

    return created(form, add) or form_page("themes/create.html", form, process=process)


@bp.route("/themes/<int:theme_id>/edit", methods=["GET", "POST"])
@access(Permission.THEME_EDIT, Theme)
def edit(theme: Theme) -> ResponseReturnValue:
    if refusal := theme_page.refused(theme, lambda: rules.forbid_closed(theme.status)):
        return refusal
    tags = queries.tag_records(db.session, theme)
    crossing = [tag.field_of_action_id for tag in tags if tag.field_of_action_id is not None]
    dimensions = [tag.dimension for tag in tags if tag.dimension is not None]
    form = _offer(forms.ThemeForm(obj=theme, cross_cutting=crossing, dimensions=dimensions), theme.process_id)
    if saved(form, lambda: actions.change(db.session, theme, today=today(), **form.values())):
        flash(_("The theme is saved."))
        return see(url_for(".show", theme_id=theme.id))
    return form_page("themes/edit.html", form, theme=theme)


@bp.post("/themes/<int:theme_id>/adopt")
@access(Permission.THEME_EDIT, Theme)
def adopt(theme: Theme) -> ResponseReturnValue:
    if theme.status is not ThemeStatus.ADOPTED:
        actions.adopt(db.session, theme)
        flash(_("The theme is taken up."))
    return see(url_for(".show", theme_id=theme.id))


@bp.route("/themes/<int:theme_id>/answer", methods=["GET", "POST"])
@access(Permission.THEME_EDIT, Theme)
def answer(theme: Theme) -> ResponseReturnValue:
    if refusal := theme_page.refused(theme, lambda: rules.forbid_closed(theme.status)):
        return refusal
    form = _dated(forms.AnswerForm(obj=theme))
    reach = told(theme, form.answer.data)
    if not form.tells_anew(reach.found) and saved(
        form, lambda: actions.answer(db.session, theme, today=today(), **form.values())
    ):
        flash(f"{_('The answer is saved.')} {reach.where}")
        return see(url_for(".show", theme_id=theme.id))
    return form_page("themes/answer.html", form, theme=theme, told=reach)


@bp.route("/themes/<int:theme_id>/decline", methods=["GET", "POST"])
@access(Permission.THEME_EDIT, Theme)
def decline(theme: Theme) -> ResponseReturnValue:
    if refusal := theme_page.refused(theme, lambda: rules.forbid_closed(theme.status)):
        return refusal
    form = _dated(forms.DeclineForm(obj=theme))
    reach = told(theme, form.reason.data)
    if not form.tells_anew(reach.found) and saved(
        form, lambda: actions.decline(db.session, theme, today=today(), **form.values())
    ):
        flash(f"{_('It is saved that the theme is not pursued, and why.')} {reach.where}")
        return see(url_for(".show", theme_id=theme.id))
    return form_page("themes/decline.html", form, theme=theme, told=reach)


@bp.route("/themes/<int:theme_id>/reopen", methods=["GET", "POST"])
@access(Permission.THEME_EDIT, Theme)
def reopen(theme: Theme) -> ResponseReturnValue:
    form = ReasonForm()
    if saved(form, lambda: actions.adopt(db.session, theme, reason=form.reason.data)):
        flash(_("The theme is taken up again and waits for an answer."))
        return see(url_for(".show", theme_id=theme.id))
    return form_page("themes/reopen.html", form, theme=theme)


@bp.route("/themes/<int:theme_id>/merge", methods=["GET", "POST"])
@access(Permission.THEME_EDIT, Theme)
def merge(theme: Theme) -> ResponseReturnValue:
    if refusal := theme_page.refused(theme, lambda: rules.forbid_closed(theme.status)):
        return refusal
    form, others = forms.MergeForm(), queries.named(db.session, theme.process_id)
    form.into.choices = options([each for each in others if each[0] != theme.id], empty=_("Please choose"))

    def unite() -> None:
        into = queries.within(db.session, theme.process_id, form.into.data or theme.id)
        if into is None:
            raise NotFound
        actions.merge(db.session, theme, into)

    if saved(form, unite):
        flash(_("The two themes are one now."))
        return see(url_for(".show", theme_id=form.into.data))
    return form_page("themes/merge.html", form, theme=theme)


@bp.route("/themes/<int:theme_id>/dissolve", methods=["GET", "POST"])
@access(Permission.THEME_EDIT, Theme)
def dissolve(theme: Theme) -> ResponseReturnValue:
    if refusal := theme_page.refused(theme, lambda: actions.forbid_dissolving(db.session, theme)):
        return refusal
    form, process_id = Form(), theme.process_id
    notes = len(theme_notes.of_theme(db.session, theme))
    if saved(form, lambda: actions.dissolve(db.session, theme)):
        flash(_("The theme is taken apart; its notes can be sorted again.") if notes else _("The theme is gone."))
        return see(url_for(".index", process_id=process_id))
    return form_page("themes/dissolve.html", form, theme=theme, notes=notes)


def _dated(form: Any) -> Any:
    """Propose today as the day of the answer."""
    if request.method == "GET" and form.answered_on.data is None:
        form.answered_on.data = today()
    return form


def _records(record: Process) -> bool:
    return is_recorder(g.actor, record.administration_id)


def _offer(form: Any, process_id: int) -> Any:
    """Give the form the fields of the process."""
    fields = fields_of_action.choices(db.session, process_id, FieldKind.FIELD_OF_ACTION)
    form.field_of_action_id.choices = options(fields, empty=forms.NO_FIELD)
    form.cross_cutting.choices = options(fields_of_action.choices(db.session, process_id, FieldKind.CROSS_CUTTING))
    return form
