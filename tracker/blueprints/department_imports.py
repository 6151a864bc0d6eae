"""Departments with headcounts from a spreadsheet: preview, then what is right of it in one go."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from flask import Blueprint, Response, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from tracker.actions import department_imports as actions
from tracker.domain import department_matching
from tracker.domain.access import Permission
from tracker.domain.department_sheets import MatchedDepartment, fingerprint
from tracker.domain.errors import RuleViolation
from tracker.domain.sheets import WRITTEN, Fate, IgnoredColumn
from tracker.extensions import db
from tracker.forms.department_imports import DepartmentImportForm
from tracker.imports import departments as reader
from tracker.imports import sheets
from tracker.imports.sheets import Sheet
from tracker.models import Administration
from tracker.queries import departments as queries
from tracker.reports import filenames, templates
from tracker.web.access import access
from tracker.web.clock import today, wall_time
from tracker.web.pages import REJECTED, created, form_page
from tracker.web.sheets import outcome, sentence

bp = Blueprint("department_imports", __name__)
MEDIA_TYPES = {
    templates.CSV: "text/csv",
    templates.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class Preview:
    """What an import would do."""

    sheet: Sheet
    matched: list[MatchedDepartment]
    ignored: tuple[IgnoredColumn, ...]

    @property
    def fates(self) -> Counter[Fate]:
        return Counter(found.fate for found in self.matched)

    @property
    def written(self) -> int:
        """How many lines would be written."""
        return sum(self.fates[fate] for fate in WRITTEN)


@bp.route("/administrations/<int:administration_id>/departments/import", methods=["GET", "POST"])
@access(Permission.DEPARTMENT_EDIT, Administration)
def create(administration: Administration) -> ResponseReturnValue:
    form = DepartmentImportForm(as_of=today())

    def carry_out() -> str:
        matched = _read(administration, form).matched
        fates = actions.carry_out(db.session, administration, matched, **form.values())
        added = ngettext("%(num)s department is added", "%(num)s departments are added", fates[Fate.NEW])
        flash(outcome(added, fates))
        return url_for("departments.index", administration_id=administration.id)

    if form.is_confirmed and (target := created(form, carry_out)):
        return target
    preview = _preview(administration, form)
    if preview is None:
        return form_page("department_imports/create.html", form, administration=administration)
    form.hold(sheets.text(preview.sheet), fingerprint(preview.matched))
    page = render_template(
        "department_imports/preview.html", form=form, administration=administration, preview=preview, sentence=sentence
    )
    return page, REJECTED if form.form_errors else 200


@bp.get("/administrations/<int:administration_id>/departments/import/template")
@access(Permission.DEPARTMENT_EDIT, Administration)
def template(administration: Administration) -> ResponseReturnValue:
    extension = templates.XLSX if request.args.get("format") == templates.XLSX else templates.CSV
    table = templates.departments(today(), t=_)
    name = filenames.download_name(_("Departments"), administration.short_name, extension=extension)
    return Response(
        templates.file(table, extension, made_at=wall_time(), t=_),
        mimetype=MEDIA_TYPES[extension],
        headers={"Content-Disposition": filenames.content_disposition(name)},
    )


def _preview(administration: Administration, form: DepartmentImportForm) -> Preview | None:
    """Return what would be done; None while there is nothing to read, with the reason in the form."""
    if not form.is_submitted() or not (form.is_confirmed or form.validate()) or any(field.errors for field in form):
        return None
    try:
        return _read(administration, form)
    except RuleViolation as violation:
        form.reject(violation)
        return None


def _read(administration: Administration, form: DepartmentImportForm) -> Preview:
    file = None if form.is_confirmed else form.file.data
    sheet = sheets.read(file.read()) if file else sheets.pasted(form.text.data)
    found = reader.read(sheet, level_labels=[level.one for level in administration.levels])
    matched = department_matching.match(
        found.lines,
        queries.of_administration(db.session, administration.id),
        queries.headcount_rows(db.session, administration.id),
        as_of=form.as_of.data,
    )
    return Preview(found.kept, matched, found.ignored)
