"""Small departments that releases show as one."""

from __future__ import annotations

from flask import Blueprint, flash, g, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from tracker.actions import unit_groups as actions
from tracker.domain.access import Permission
from tracker.domain.groupings import UnitGroupRow, fingerprint
from tracker.domain.numbers import whole_number
from tracker.extensions import db
from tracker.forms.fields import FIRST_YEAR, LAST_YEAR
from tracker.forms.releases import UnitGroupsForm
from tracker.models import Administration
from tracker.queries import unit_groups as queries
from tracker.web.access import access
from tracker.web.clock import today
from tracker.web.pages import form_page, saved, see

bp = Blueprint("unit_groups", __name__)
FIELD = "department-{}"


@bp.route("/administrations/<int:administration_id>/unit-groups", methods=["GET", "POST"])
@access(Permission.RELEASE_EDIT, Administration)
def edit(administration: Administration) -> ResponseReturnValue:
    year = request.args.get("year", today().year, type=whole_number)
    year = min(max(year, FIRST_YEAR), LAST_YEAR)
    form, units = UnitGroupsForm(), actions.units(db.session, administration.id, year)
    sent = request.form or MultiDict(g.get("kept_input", []))
    typed = {unit.id: sent.get(FIELD.format(unit.id), "").strip() for unit in units}
    groups = [
        UnitGroupRow(name, tuple(key for key, given in typed.items() if given == name))
        for name in sorted({name for name in typed.values() if name})
    ]
    seen = form.seen.data or ""
    if saved(form, lambda: actions.arrange(db.session, administration, year=year, groups=groups, seen=seen)):
        flash(_("The groups of %(year)s are saved.", year=year))
        return see(url_for(".edit", administration_id=administration.id, year=year))
    found = queries.of_year(db.session, administration.id, year)
    shown = found or actions.proposed(db.session, administration.id, year)
    form.seen.data = fingerprint(shown)
    named = {key: group.name for group in shown for key in group.departments}
    return form_page(
        "unit_groups/edit.html",
        form,
        administration=administration,
        year=year,
        units=units,
        named=typed if sent else named,
        saved_now=named if sent and found and form.seen.data != seen else None,
        is_proposal=bool(shown) and not found,
        is_frozen=queries.is_frozen(db.session, administration.id, year),
    )
