"""What an administration remembers of attendance files: words and columns, never people."""

from __future__ import annotations

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import attendance_files as actions
from tracker.domain.access import Permission
from tracker.domain.attendance_files import AttendanceColumn
from tracker.extensions import db
from tracker.models import Administration, AttendanceLayout, AttendanceRule
from tracker.queries import attendance_files as queries
from tracker.web.access import access
from tracker.web.pages import see

bp = Blueprint("attendance_rules", __name__)


@bp.get("/administrations/<int:administration_id>/attendance-rules")
@access(Permission.PARTICIPATION_EDIT, Administration)
def index(administration: Administration) -> ResponseReturnValue:
    layouts = queries.layout_rows(db.session, administration.id)
    return render_template(
        "attendance_rules/index.html",
        administration=administration,
        rules=queries.rule_rows(db.session, administration.id),
        layouts=[(layout, [AttendanceColumn(name) for name in layout.columns]) for layout in layouts],
    )


@bp.post("/attendance-rules/<int:attendance_rule_id>/remove")
@access(Permission.PARTICIPATION_EDIT, AttendanceRule)
def remove(attendance_rule: AttendanceRule) -> ResponseReturnValue:
    administration_id = attendance_rule.administration_id
    actions.forget(db.session, attendance_rule)
    flash(_("The text is no longer remembered."))
    return see(url_for(".index", administration_id=administration_id))


@bp.post("/attendance-layouts/<int:attendance_layout_id>/remove")
@access(Permission.PARTICIPATION_EDIT, AttendanceLayout)
def remove_layout(attendance_layout: AttendanceLayout) -> ResponseReturnValue:
    administration_id = attendance_layout.administration_id
    actions.forget(db.session, attendance_layout)
    flash(_("The columns are no longer remembered."))
    return see(url_for(".index", administration_id=administration_id))
