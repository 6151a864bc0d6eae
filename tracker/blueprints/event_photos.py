"""Pages of photos from an event: for those who read its notes."""

from __future__ import annotations

from flask import Blueprint, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import event_photos as actions
from tracker.actions.documents import Upload
from tracker.domain.access import Permission
from tracker.domain.errors import NotFound, RuleViolation
from tracker.domain.theme_notes import can_be_noted
from tracker.extensions import db
from tracker.forms.meetings import ReasonForm
from tracker.forms.theme_notes import PhotoForm
from tracker.models import DialogueEvent, EventPhoto
from tracker.models.base import now
from tracker.queries import event_photos as queries
from tracker.reports.filenames import download_name
from tracker.web.access import access
from tracker.web.clock import today
from tracker.web.files import stored_file
from tracker.web.pages import created, form_page, saved, see
from tracker.web.uploads import limits, received, storage, takes_files

bp = Blueprint("event_photos", __name__)


@bp.route("/dialogues/<int:dialogue_event_id>/photos/new", methods=["GET", "POST"])
@takes_files
@access(Permission.THEME_EDIT, DialogueEvent)
def create(event: DialogueEvent) -> ResponseReturnValue:
    form = PhotoForm()
    if request.method == "GET" and not can_be_noted(event.state, event.starts_at.date(), today()):
        return redirect(_back(event.id))

    def add() -> str:
        actions.add(
            db.session,
            storage(),
            event,
            _photo(form),
            limit=limits().per_file,
            person_id=g.actor.person_id,
            title=form.title.data,
            today=today(),
        )
        flash(_("The photo is added; place, time and camera were removed from the file."))
        return _back(event.id)

    return created(form, add) or form_page("event_photos/create.html", form, event=event)


@bp.get("/event-photos/<int:event_photo_id>/file")
@access(Permission.THEME_EDIT, EventPhoto)
def download(photo: EventPhoto) -> ResponseReturnValue:
    document = queries.document_of(db.session, photo)
    if document.deleted_at is not None:
        raise NotFound
    try:
        content = storage().open(document.storage_key)
    except FileNotFoundError as error:
        raise NotFound from error
    name = download_name(document.title, extension=document.file_name.rpartition(".")[2])
    return stored_file(content, document.media_type, name, size=document.size)


@bp.route("/event-photos/<int:event_photo_id>/remove", methods=["GET", "POST"])
@access(Permission.THEME_EDIT, EventPhoto)
def remove(photo: EventPhoto) -> ResponseReturnValue:
    event = db.session.get_one(DialogueEvent, photo.dialogue_event_id)
    document = queries.document_of(db.session, photo)
    if document.deleted_at is not None:
        raise NotFound
    g.process_id, form = event.process_id, ReasonForm()

    def forget() -> None:
        person_id, reason = g.actor.person_id, form.reason.data
        actions.remove(db.session, storage(), photo, reason=reason, now=now(), person_id=person_id)

    if saved(form, forget):
        flash(_("The file is removed. What it was and why it went stays on record."))
        return see(_back(event.id))
    return form_page("event_photos/remove.html", form, event=event, photo=document)


def _photo(form: PhotoForm) -> Upload:
    """Return the file, if its content is something that we know; what else it is, is no photo."""
    try:
        return received(form.file.data)
    except RuleViolation as violation:
        raise RuleViolation("photo-type", field="file") from violation


def _back(event_id: int) -> str:
    return url_for("theme_notes.index", dialogue_event_id=event_id, _anchor="photos")
