"""Departments with headcounts from a spreadsheet: preview, then what is right of it in one go."""

from __future__ import annotations

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from tracker.actions import department_imports as actions
from tracker.domain import department_matching
from tracker.domain.access import Permission
from tracker.domain.department_sheets import MatchedDepartment, fingerprint
from tracker.domain.sheets import Fate
from tracker.extensions import db
from tracker.forms.department_imports import DepartmentImportForm
from tracker.imports import departments as reader
from tracker.imports import sheets
from tracker.imports.sheets import Sheet
from tracker.models import Administration
from tracker.queries import departments as queries
from tracker.reports import templates
from tracker.web.access import access
from tracker.web.clock import today
from tracker.web.pages import REJECTED, created, form_page
from tracker.web.sheets import Preview, outcome, sentence, template_file

bp = Blueprint("department_imports", __name__)


@bp.route("/administrations/<int:administration_id>/departments/import", methods=["GET", "POST"])
@access(Permission.DEPARTMENT_EDIT, Administration)
def create(administration: Administration) -> ResponseReturnValue:
    form = DepartmentImportForm(as_of=today())

    def carry_out() -> str:
        matched = _read(administration, form, form.sheet).matched
        fates = actions.carry_out(db.session, administration, matched, **form.values())
        added = ngettext("%(num)s department is added", "%(num)s departments are added", fates[Fate.NEW])
        flash(outcome(added, fates))
        return url_for("departments.index", administration_id=administration.id)

    if form.is_confirmed and (target := created(form, carry_out)):
        return target
    preview = form.previewed(lambda sheet: _read(administration, form, sheet))
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
    return template_file(templates.departments(today(), t=_), _("Departments"), administration.short_name)


def _read(administration: Administration, form: DepartmentImportForm, sheet: Sheet) -> Preview[MatchedDepartment]:
    found = reader.read(sheet, level_labels=[level.one for level in administration.levels])
    matched = department_matching.match(
        found.lines,
        queries.of_administration(db.session, administration.id),
        queries.headcount_rows(db.session, administration.id),
        as_of=form.as_of.data,
    )
    return Preview(found.kept, matched, found.ignored)
