"""Pages of phases and the gates between them."""

from __future__ import annotations

from flask import Blueprint, flash, g, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import phases as actions
from tracker.domain import milestone_status
from tracker.domain.access import Permission
from tracker.domain.phases import state_of
from tracker.extensions import db
from tracker.forms.phases import GateForm, NewPhaseForm, PhaseForm
from tracker.models import Gate, Phase, Process
from tracker.queries import milestones
from tracker.queries import phases as queries
from tracker.web.access import access
from tracker.web.clock import today
from tracker.web.pages import created, form_page, saved, see

bp = Blueprint("phases", __name__)


@bp.get("/phases/<int:phase_id>")
@access(Permission.PHASE_VIEW, Phase)
def show(phase: Phase) -> ResponseReturnValue:
    row = queries.row(db.session, phase)
    overview = milestone_status.overview(
        milestones.rows_of_phase(db.session, phase), milestones.revisions_of_phase(db.session, phase), today()
    )
    return render_template(
        "phases/show.html",
        phase=phase,
        row=row,
        state=state_of(row, today()),
        gate=db.session.get(Gate, row.gate_id) if row.gate_id else None,
        overview=overview,
    )


@bp.route("/processes/<int:process_id>/phases/new", methods=["GET", "POST"])
@access(Permission.PHASE_EDIT, Process)
def create(process: Process) -> ResponseReturnValue:
    form = NewPhaseForm()

    def add() -> str:
        phase = actions.add(db.session, process, **form.values())
        flash(_("The phase is added."))
        return url_for(".show", phase_id=phase.id)

    return created(form, add) or form_page("phases/create.html", form, process=process)


@bp.route("/phases/<int:phase_id>/edit", methods=["GET", "POST"])
@access(Permission.PHASE_EDIT, Phase)
def edit(phase: Phase) -> ResponseReturnValue:
    form = PhaseForm(obj=phase)
    if saved(form, lambda: actions.change(db.session, phase, today=today(), **form.values())):
        flash(_("The phase is saved."))
        return see(url_for(".show", phase_id=phase.id))
    return form_page("phases/edit.html", form, phase=phase)


@bp.route("/gates/<int:gate_id>/answer", methods=["GET", "POST"])
@access(Permission.PHASE_EDIT, Gate)
def answer(gate: Gate) -> ResponseReturnValue:
    phase = db.session.get_one(Phase, gate.phase_id)
    g.process_id = phase.process_id
    form = GateForm(obj=gate)
    if saved(form, lambda: actions.answer(db.session, gate, today=today(), **form.values())):
        flash(_("The answer is saved."))
        return see(url_for(".show", phase_id=gate.phase_id))
    return form_page("phases/answer.html", form, gate=gate, phase=phase)
