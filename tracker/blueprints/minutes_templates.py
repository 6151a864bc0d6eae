"""The template of a house for its minutes as Word document."""

from __future__ import annotations

from flask import Blueprint, flash, g, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import minutes_templates as actions
from tracker.domain.access import Permission
from tracker.extensions import db
from tracker.forms.documents import TemplateForm
from tracker.models import Administration
from tracker.models.base import now
from tracker.queries import documents
from tracker.reports import docx, minutes_docx
from tracker.reports.filenames import download_name
from tracker.web import word_templates
from tracker.web.access import access
from tracker.web.files import file
from tracker.web.pages import created, form_page, see
from tracker.web.uploads import limits, received, storage, takes_files

bp = Blueprint("minutes_templates", __name__)


@bp.route("/administrations/<int:administration_id>/minutes-template", methods=["GET", "POST"])
@takes_files
@access(Permission.ADMINISTRATION_EDIT, Administration)
def edit(administration: Administration) -> ResponseReturnValue:
    form = TemplateForm()

    def bring() -> str:
        template = received(form.file.data)
        word_templates.try_out(template)
        actions.bring(
            db.session,
            storage(),
            administration,
            template,
            limits=limits(),
            now=now(),
            person_id=g.actor.person_id,
            reason=_("Replaced by a newer template"),
        )
        flash(_("Minutes are made from this template from now on."))
        return url_for(".edit", administration_id=administration.id)

    if target := created(form, bring):
        return target
    return form_page(
        "minutes_templates/edit.html",
        form,
        administration=administration,
        template=documents.minutes_template(db.session, administration.id),
        texts=minutes_docx.TEXTS,
        lists=minutes_docx.LISTS,
    )


@bp.get("/administrations/<int:administration_id>/minutes-template/file")
@access(Permission.ADMINISTRATION_EDIT, Administration)
def download(administration: Administration) -> ResponseReturnValue:
    name = download_name(_("Template of the minutes"), administration.short_name, extension="docx")
    return file(word_templates.of_house(administration.id), docx.MEDIA_TYPE, name)


@bp.post("/administrations/<int:administration_id>/minutes-template/withdraw")
@access(Permission.ADMINISTRATION_EDIT, Administration)
def withdraw(administration: Administration) -> ResponseReturnValue:
    reason = _("The built-in template is used again")
    actions.withdraw(db.session, storage(), administration, now=now(), person_id=g.actor.person_id, reason=reason)
    flash(_("Minutes are made from the built-in template again."))
    return see(url_for(".edit", administration_id=administration.id))
