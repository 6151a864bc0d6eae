"""Pages of documents: what hangs on meetings, agenda items and decisions."""

from __future__ import annotations

from flask import Blueprint, flash, g, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice

from tracker.actions import documents as actions
from tracker.domain import documents as rules
from tracker.domain.access import Permission
from tracker.domain.errors import NotFound
from tracker.domain.meetings import Confidentiality
from tracker.extensions import db
from tracker.forms.documents import DocumentForm, NewDocumentForm
from tracker.forms.meetings import ReasonForm
from tracker.models import AgendaItem, Decision, Document, Group, Meeting
from tracker.models.base import now
from tracker.queries import agenda_links
from tracker.queries import documents as queries
from tracker.reports.filenames import download_name
from tracker.web.access import access
from tracker.web.files import stored_file
from tracker.web.labels import label
from tracker.web.pages import created, form_page, saved, see
from tracker.web.titles import meeting_title
from tracker.web.uploads import limits, received, storage, takes_files

bp = Blueprint("documents", __name__)
Owner = Meeting | AgendaItem | Decision


@bp.route("/meetings/<int:meeting_id>/documents/new", methods=["GET", "POST"])
@takes_files
@access(Permission.DOCUMENT_EDIT, Meeting)
def to_meeting(meeting: Meeting) -> ResponseReturnValue:
    return _upload(meeting)


@bp.route("/agenda-items/<int:agenda_item_id>/documents/new", methods=["GET", "POST"])
@takes_files
@access(Permission.DOCUMENT_EDIT, AgendaItem)
def to_item(item: AgendaItem) -> ResponseReturnValue:
    return _upload(item)


@bp.route("/decisions/<int:decision_id>/documents/new", methods=["GET", "POST"])
@takes_files
@access(Permission.DOCUMENT_EDIT, Decision)
def to_decision(decision: Decision) -> ResponseReturnValue:
    return _upload(decision)


@bp.get("/documents/<int:document_id>")
@access(Permission.DOCUMENT_VIEW, Document)
def show(document: Document) -> ResponseReturnValue:
    return render_template(
        "documents/show.html",
        document=document,
        places=agenda_links.places(db.session, document, g.actor),
        file_type=rules.FileType(document.media_type),
        place=_place(queries.owner_of(db.session, document)),
        people=queries.people_of(db.session, document),
    )


@bp.get("/documents/<int:document_id>/file")
@access(Permission.DOCUMENT_VIEW, Document)
def download(document: Document) -> ResponseReturnValue:
    try:
        content = storage().open(document.storage_key)
    except FileNotFoundError as error:
        raise NotFound from error
    stem, _dot, ending = document.file_name.rpartition(".")
    name = download_name(stem, extension=ending.lower())
    return stored_file(content, document.media_type, name, size=document.size)


@bp.route("/documents/<int:document_id>/edit", methods=["GET", "POST"])
@access(Permission.DOCUMENT_EDIT, Document)
def edit(document: Document) -> ResponseReturnValue:
    rules.forbid_deleted(document.deleted_at)
    owner = queries.owner_of(db.session, document)
    form = DocumentForm(obj=document)
    form.visibility.choices = _circles(queries.circle_of(db.session, owner).visibility)
    if saved(form, lambda: actions.change(db.session, document, **form.values())):
        flash(_("The document is saved."))
        return see(url_for(".show", document_id=document.id))
    return form_page("documents/edit.html", form, document=document, place=_place(owner))


@bp.route("/documents/<int:document_id>/remove", methods=["GET", "POST"])
@access(Permission.DOCUMENT_EDIT, Document)
def remove(document: Document) -> ResponseReturnValue:
    rules.forbid_deleted(document.deleted_at)
    form = ReasonForm()

    def forget() -> None:
        person_id, reason = g.actor.person_id, form.reason.data
        actions.remove(db.session, storage(), document, reason=reason, now=now(), person_id=person_id)

    if saved(form, forget):
        flash(_("The file is removed. What it was and why it went stays on record."))
        return see(url_for(".show", document_id=document.id))
    place = _place(queries.owner_of(db.session, document))
    return form_page("documents/remove.html", form, document=document, place=place)


def _upload(owner: Owner) -> ResponseReturnValue:
    circle = queries.circle_of(db.session, owner)
    form = NewDocumentForm(visibility=circle.visibility)
    form.visibility.choices = _circles(circle.visibility)

    def add() -> str:
        document = actions.upload(
            db.session,
            storage(),
            owner,
            received(form.file.data),
            limits=limits(),
            person_id=g.actor.person_id,
            title=form.title.data,
            visibility=form.visibility.data,
        )
        flash(_("The document “%(title)s” is added.", title=document.title))
        return _place(owner)[0]

    if target := created(form, add):
        return target
    return form_page("documents/create.html", form, place=_place(owner))


def _circles(owner: Confidentiality) -> list[SelectChoice]:
    return [SelectChoice(value=circle.value, label=label(circle)) for circle in rules.circles_within(owner)]


def _place(owner: Owner) -> tuple[str, str]:
    """Return the page of what a document hangs on, and what that is called; the frame shows its process."""
    g.process_id = queries.circle_of(db.session, owner).process_id
    if isinstance(owner, AgendaItem):
        return url_for("agenda_items.show", agenda_item_id=owner.id, _anchor="documents"), owner.title
    if isinstance(owner, Decision):
        title = _("Decision %(number)s", number=owner.label)
        return url_for("decisions.show", decision_id=owner.id, _anchor="documents"), title
    title = meeting_title(owner.number, db.session.get_one(Group, owner.working_group_id).name, owner.title)
    return url_for("meetings.show", meeting_id=owner.id, _anchor="documents"), title
