"""Pages of decisions by circulation."""

from __future__ import annotations

from flask import Blueprint, flash, g, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import circulations as actions
from tracker.domain.access import Permission
from tracker.extensions import db
from tracker.forms.circulations import CirculationForm, NewCirculationForm
from tracker.forms.fields import options
from tracker.models import Decision, Process
from tracker.queries import circulations as queries
from tracker.queries import groups, replacements
from tracker.web.access import access
from tracker.web.clock import on_the_wall, today
from tracker.web.pages import created, form_page, saved, see

bp = Blueprint("circulations", __name__)


@bp.route("/processes/<int:process_id>/circulations/new", methods=["GET", "POST"])
@access(Permission.DECISION_EDIT, Process)
def create(process: Process) -> ResponseReturnValue:
    form = NewCirculationForm()
    form.working_group_id.choices = options(groups.choices(db.session, process))
    earlier = replacements.choices(db.session, g.actor, process.id, until=today())
    form.supersedes_id.choices = options(earlier, empty=_("No earlier decision"))

    def record() -> str:
        decision = actions.record(db.session, process, today=today(), **form.values())
        flash(_("Decision %(number)s is recorded.", number=decision.label))
        return url_for("decisions.show", decision_id=decision.id)

    return created(form, record) or form_page("circulations/create.html", form, process=process)


@bp.route("/decisions/<int:decision_id>/circulation", methods=["GET", "POST"])
@access(Permission.DECISION_EDIT, Decision)
def correct(decision: Decision) -> ResponseReturnValue:
    circulation = queries.facts(db.session, decision)
    if circulation is None:
        return redirect(url_for("decisions.correct", decision_id=decision.id))
    form = CirculationForm(
        obj=decision,
        working_group_id=circulation.group_id,
        sent_on=circulation.sent_on,
        visibility=circulation.visibility,
    )
    form.working_group_id.choices = options(
        groups.choices(db.session, db.session.get_one(Process, g.record.process_id))
    )
    earlier = replacements.choices(db.session, g.actor, decision.process_id, until=decision.decided_on, by=decision)
    form.supersedes_id.choices = options(earlier, empty=_("No earlier decision"))
    recorded_on = on_the_wall(decision.created_at).date()
    if saved(
        form,
        lambda: actions.correct(db.session, decision, recorded_on=recorded_on, today=today(), **form.values()),
    ):
        flash(_("The decision is corrected."))
        return see(url_for("decisions.show", decision_id=decision.id))
    return form_page("circulations/correct.html", form, decision=decision)
