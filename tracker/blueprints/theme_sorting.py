"""Pages on which notes are put to themes: by dragging, and by ticking and pressing a button."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, flash, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from tracker.actions import theme_notes as note_actions
from tracker.actions import themes as actions
from tracker.domain.access import Permission
from tracker.domain.errors import NotFound, RuleViolation
from tracker.domain.numbers import whole_number
from tracker.domain.themes import by_age
from tracker.extensions import db
from tracker.forms.themes import RearrangeForm, SortForm
from tracker.models import Process, Theme, ThemeNote
from tracker.queries import theme_notes as queries
from tracker.queries import themes
from tracker.web import theme_page
from tracker.web.access import access
from tracker.web.pages import REJECTED, created
from tracker.web.themes import judged

bp = Blueprint("theme_sorting", __name__)


@bp.route("/processes/<int:process_id>/themes/sort", methods=["GET", "POST"])
@access(Permission.THEME_EDIT, Process)
def sort(process: Process) -> ResponseReturnValue:
    form, event_id = SortForm(), request.args.get("event", type=whole_number)

    def put() -> str:
        notes = _chosen(form, process.id)
        if form.way.data == "new":
            actions.raise_from(db.session, process, notes, title=_title(form))
        else:
            note_actions.put(db.session, notes, _theme(form, process.id))
        flash(ngettext("%(num)s note is sorted.", "%(num)s notes are sorted.", len(notes)))
        return url_for(".sort", process_id=process.id, event=event_id)

    if target := created(form, put):
        return target
    found = themes.listed(db.session, process, g.actor)
    everything = queries.unsorted(db.session, process.id)
    page = render_template(
        "theme_sorting/sort.html",
        form=form,
        process=process,
        event_id=event_id,
        events=list(dict.fromkeys((note.event_id, note.event_title, note.held_on) for note in everything)),
        notes=[note for note in everything if event_id in {None, note.event_id}],
        total=len(everything),
        chosen=set(form.note_ids.data or ()),
        themes=[row for row in by_age(found) if row.is_open],
        on=judged(process.id),
    )
    return page, REJECTED if request.method == "POST" else 200


@bp.route("/themes/<int:theme_id>/notes", methods=["GET", "POST"])
@access(Permission.THEME_EDIT, Theme)
def rearrange(theme: Theme) -> ResponseReturnValue:
    """Take notes out of a theme: into another one, into one of their own, or back among the unsorted ones.

    The page of the theme is here, too, so that ticks are back behind a sign-in that ended.
    """
    form = RearrangeForm()

    def put() -> str:
        target, notes = theme, _chosen(form, theme.process_id)
        if form.way.data == "split":
            target = actions.split(db.session, theme, notes, title=_title(form))
            flash(_("These notes are a theme of their own now."))
        else:
            into = _theme(form, theme.process_id) if form.way.data == "move" else None
            note_actions.put(db.session, notes, into, out_of=theme)
            flash(ngettext("%(num)s note is sorted.", "%(num)s notes are sorted.", len(notes)))
        return url_for("themes.show", theme_id=target.id)

    if target := created(form, put):
        return target
    return theme_page.page(theme, form), REJECTED if request.method == "POST" else 200


def _chosen(form: SortForm, process_id: int) -> Sequence[ThemeNote]:
    return queries.chosen(db.session, process_id, form.note_ids.data or ())


def _title(form: SortForm) -> str:
    if not form.title.data:
        raise RuleViolation("theme-title-missing", field="title")
    return str(form.title.data)


def _theme(form: SortForm, process_id: int) -> Theme:
    theme = themes.within(db.session, process_id, form.theme_id.data or 0)
    if theme is None:
        raise NotFound
    return theme
