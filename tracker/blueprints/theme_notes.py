"""Pages of notes from an event: written down fast, looked at before they are kept, corrected and removed."""

from __future__ import annotations

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from tracker.actions import theme_notes as actions
from tracker.domain import name_hints
from tracker.domain import theme_notes as rules
from tracker.domain.access import Permission
from tracker.domain.errors import RuleViolation
from tracker.domain.name_hints import LineHints
from tracker.domain.themes import OPEN
from tracker.extensions import db
from tracker.forms.theme_notes import CorrectionForm, NoteForm, NotesForm
from tracker.models import DialogueEvent, Theme, ThemeNote
from tracker.queries import event_photos
from tracker.queries import theme_notes as queries
from tracker.web.access import access
from tracker.web.clock import today
from tracker.web.labels import message
from tracker.web.pages import REJECTED, created, form_page, saved, see

bp = Blueprint("theme_notes", __name__)


@bp.route("/dialogues/<int:dialogue_event_id>/notes", methods=["GET", "POST"])
@access(Permission.THEME_EDIT, DialogueEvent)
def index(event: DialogueEvent) -> ResponseReturnValue:
    form, doubts = NoteForm(), list[LineHints]()
    if form.validate_on_submit():
        notes = [form.text.data]
        doubts = _doubts(event, notes, form)
        if not doubts and (target := created(form, lambda: _capture(event, notes))):
            return target
    return render_template(
        "theme_notes/index.html",
        event=event,
        refusal=_refusal(event),
        form=form if doubts or form.errors or form.form_errors else NoteForm(formdata=None),
        fresh=NoteForm(formdata=None),
        doubts=doubts,
        notes=queries.of_event(db.session, event),
        photos=event_photos.of_event(db.session, event),
    ), REJECTED if form.errors or form.form_errors else 200


@bp.route("/dialogues/<int:dialogue_event_id>/notes/paste", methods=["GET", "POST"])
@access(Permission.THEME_EDIT, DialogueEvent)
def paste(event: DialogueEvent) -> ResponseReturnValue:
    form = NotesForm()
    if _refusal(event):
        return redirect(_back(event.id))
    notes = _lines(form) if form.validate_on_submit() else []
    if not notes:
        return form_page("theme_notes/paste.html", form, event=event)
    if form.seen.data == rules.fingerprint(notes) and (target := created(form, lambda: _capture(event, notes))):
        return target
    form.seen.data = rules.fingerprint(notes)
    doubts = name_hints.of_lines(notes, queries.known_names(db.session, event.administration_id))
    page = render_template("theme_notes/preview.html", form=form, event=event, notes=notes, doubts=doubts)
    return page, REJECTED if form.errors or form.form_errors else 200


@bp.route("/theme-notes/<int:theme_note_id>/edit", methods=["GET", "POST"])
@access(Permission.THEME_EDIT, ThemeNote)
def edit(note: ThemeNote) -> ResponseReturnValue:
    event = _event(note)
    form, event_id = CorrectionForm(obj=note), event.id
    doubts = _doubts(event, [form.text.data or ""], form)

    def correct() -> None:
        actions.correct(db.session, note, seen_version=form.seen_version.data or 0, text=form.text.data)

    if not doubts and saved(form, correct):
        flash(_("The note is saved."))
        return see(_back(event_id))
    is_settled = note.theme_id is not None and db.session.get_one(Theme, note.theme_id).status not in OPEN
    page = render_template(
        "theme_notes/edit.html", form=form, note=note, event=event, doubts=doubts, is_settled=is_settled
    )
    return page, REJECTED if form.errors or form.form_errors else 200


@bp.post("/theme-notes/<int:theme_note_id>/remove")
@access(Permission.THEME_EDIT, ThemeNote)
def remove(note: ThemeNote) -> ResponseReturnValue:
    event_id = note.dialogue_event_id
    actions.remove(db.session, note)
    flash(_("The note is removed; nothing of its words remains."))
    return see(_back(event_id))


def _doubts(event: DialogueEvent, notes: list[str], form: NoteForm | CorrectionForm) -> list[LineHints]:
    """Return what in a note tells of a person, unless the person has seen it and keeps the note as it is."""
    seen = rules.fingerprint(notes)
    if form.seen.data == seen:
        return []
    form.seen.data = seen
    return name_hints.of_lines(notes, queries.known_names(db.session, event.administration_id))


def _lines(form: NotesForm) -> list[str]:
    """Return the notes of a pasted text; what is wrong with them stands in the form."""
    notes = rules.lines(form.text.data)
    try:
        rules.checked_lines(notes)
    except RuleViolation as violation:
        form.reject(violation)
        return []
    return notes


def _capture(event: DialogueEvent, notes: list[str]) -> str:
    actions.capture(db.session, event, notes, today=today())
    if len(notes) > 1:
        flash(ngettext("%(num)s note is added.", "%(num)s notes are added.", len(notes)))
    return _back(event.id)


def _refusal(event: DialogueEvent) -> str:
    """Return why there cannot be notes from an event; empty where there can, and where one was typed already."""
    if request.method == "POST" or "kept_input" in g:
        return ""
    try:
        rules.forbid_noting(event.state, event.starts_at.date(), today())
    except RuleViolation as violation:
        return message(violation.code, violation.details)
    return ""


def _event(note: ThemeNote) -> DialogueEvent:
    """Return the event of a note, and let the frame show its process."""
    event = db.session.get_one(DialogueEvent, note.dialogue_event_id)
    g.process_id = event.process_id
    return event


def _back(event_id: int) -> str:
    return url_for("theme_notes.index", dialogue_event_id=event_id)
