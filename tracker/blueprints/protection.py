"""Procedures and protection: what is recorded, who reads it, and what keeps small departments safe."""

from __future__ import annotations

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import administrations as actions
from tracker.domain.access import Permission
from tracker.extensions import db
from tracker.forms.releases import ProtectionForm
from tracker.models import Administration, Process
from tracker.models.base import now
from tracker.queries import departments, releases, unit_groups
from tracker.reports import protection as papers
from tracker.web import papers as web_papers
from tracker.web import protection
from tracker.web.access import access
from tracker.web.pages import form_page, saved, see

bp = Blueprint("protection", __name__)


@bp.get("/processes/<int:process_id>/protection")
@access(Permission.RELEASE_VIEW, Process)
def show(process: Process) -> ResponseReturnValue:
    house = db.session.get_one(Administration, process.administration_id)
    return render_template(
        "protection/show.html",
        process=process,
        administration=house,
        rules=protection.rules(releases.thresholds(db.session, house.id)),
        groups=unit_groups.of_all_years(db.session, house.id),
        names={row.id: row.name for row in departments.of_administration(db.session, house.id)},
        releases=releases.listed(db.session, process),
        page=protection,
    )


@bp.get("/processes/<int:process_id>/data-flow.pdf")
@access(Permission.RELEASE_VIEW, Process)
def statement(process: Process) -> ResponseReturnValue:
    thresholds = releases.thresholds(db.session, process.administration_id)
    found = papers.Statement(
        process=process.title,
        rules=protection.rules(thresholds),
        never=protection.never_recorded(),
        flows=protection.flows(),
        tables=[(each.record, each.columns, each.account, each.open) for each in protection.held()],
        open=str(protection.OPEN),
        retention=protection.retention(),
    )
    sender = web_papers.sender(process.administration_id)
    paper = papers.build(found, sender, web_papers.voice(), made_at=now())
    return web_papers.answer(paper, paper.title, process.title)


@bp.route("/administrations/<int:administration_id>/protection", methods=["GET", "POST"])
@access(Permission.RELEASE_EDIT, Administration)
def edit(administration: Administration) -> ResponseReturnValue:
    form = ProtectionForm(obj=administration)
    if saved(form, lambda: actions.protect(db.session, administration, **form.values())):
        flash(_("The rules are saved. They hold for the next check."))
        return see(url_for("administrations.show", administration_id=administration.id))
    return form_page("protection/edit.html", form, administration=administration)
