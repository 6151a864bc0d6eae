"""Pages of milestones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from flask import Blueprint, flash, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import milestones as actions
from tracker.domain import milestone_status
from tracker.domain.access import Permission
from tracker.domain.milestone_status import MilestoneStatus
from tracker.domain.milestones import USUAL
from tracker.domain.numbers import whole_number
from tracker.extensions import db
from tracker.forms import milestones as forms
from tracker.forms.base import EditForm
from tracker.forms.fields import options
from tracker.models import Milestone, Phase, Process
from tracker.queries import agenda_links, moved_milestones, phases
from tracker.queries import milestones as queries
from tracker.web.access import access
from tracker.web.clock import today
from tracker.web.pages import created, form_page, saved, see
from tracker.web.targets import local

bp = Blueprint("milestones", __name__)


@bp.get("/processes/<int:process_id>/milestones")
@access(Permission.MILESTONE_VIEW, Process)
def index(process: Process) -> ResponseReturnValue:
    milestones, revisions = queries.rows(db.session, process), queries.revisions(db.session, process)
    overview = milestone_status.overview(milestones, revisions, today())
    return render_template(
        "milestones/index.html",
        process=process,
        overview=overview,
        phases=_by_phase(overview.rows),
        thresholds=USUAL,
    )


@bp.get("/milestones/<int:milestone_id>")
@access(Permission.MILESTONE_VIEW, Milestone)
def show(milestone: Milestone) -> ResponseReturnValue:
    revisions = queries.revisions_of(db.session, milestone)
    overview = milestone_status.overview([queries.row(db.session, milestone)], revisions, today())
    return render_template(
        "milestones/show.html",
        places=agenda_links.places(db.session, milestone, g.actor),
        milestone=milestone,
        status=next(iter(overview.rows), None),
        phase=db.session.get(Phase, milestone.phase_id) if milestone.phase_id else None,
        moved_by=moved_milestones.of_milestone(db.session, milestone, g.actor),
        revisions=revisions[::-1],
        thresholds=USUAL,
    )


@bp.route("/processes/<int:process_id>/milestones/new", methods=["GET", "POST"])
@access(Permission.MILESTONE_EDIT, Process)
def create(process: Process) -> ResponseReturnValue:
    form = forms.NewMilestoneForm()
    form.phase_id.choices = options(phases.choices(db.session, process.id), empty=forms.NO_PHASE)
    if request.method == "GET":
        form.phase_id.data = request.args.get("phase", type=whole_number)

    def plan() -> str:
        milestone = actions.plan(db.session, process, today=today(), **form.values())
        flash(_("The milestone is planned."))
        return url_for(".show", milestone_id=milestone.id)

    return created(form, plan) or form_page("milestones/create.html", form, process=process)


@bp.route("/milestones/<int:milestone_id>/edit", methods=["GET", "POST"])
@access(Permission.MILESTONE_EDIT, Milestone)
def edit(milestone: Milestone) -> ResponseReturnValue:
    form = forms.MilestoneForm(obj=milestone)
    form.phase_id.choices = options(phases.choices(db.session, milestone.process_id), empty=forms.NO_PHASE)
    if saved(form, lambda: actions.change(db.session, milestone, **form.values())):
        flash(_("The milestone is saved."))
        return see(url_for(".show", milestone_id=milestone.id))
    return form_page(
        "milestones/edit.html", form, milestone=milestone, back=url_for(".show", milestone_id=milestone.id)
    )


@bp.route("/milestones/<int:milestone_id>/move", methods=["GET", "POST"])
@access(Permission.MILESTONE_EDIT, Milestone)
def move(milestone: Milestone) -> ResponseReturnValue:
    return _step(milestone, forms.MoveForm(obj=milestone), actions.move, _("The new date is recorded."))


@bp.route("/milestones/<int:milestone_id>/confirm", methods=["GET", "POST"])
@access(Permission.MILESTONE_EDIT, Milestone)
def confirm(milestone: Milestone) -> ResponseReturnValue:
    return _step(milestone, forms.ConfirmForm(obj=milestone), actions.confirm, _("The date is confirmed."))


@bp.route("/milestones/<int:milestone_id>/complete", methods=["GET", "POST"])
@access(Permission.MILESTONE_EDIT, Milestone)
def complete(milestone: Milestone) -> ResponseReturnValue:
    return _step(milestone, forms.CompleteForm(obj=milestone), actions.complete, _("The milestone is reached."))


@bp.route("/milestones/<int:milestone_id>/reopen", methods=["GET", "POST"])
@access(Permission.MILESTONE_EDIT, Milestone)
def reopen(milestone: Milestone) -> ResponseReturnValue:
    return _step(milestone, forms.ReopenForm(obj=milestone), actions.reopen, _("The milestone is open again."))


@bp.route("/milestones/<int:milestone_id>/cancel", methods=["GET", "POST"])
@access(Permission.MILESTONE_EDIT, Milestone)
def cancel(milestone: Milestone) -> ResponseReturnValue:
    return _step(milestone, forms.CancelForm(obj=milestone), actions.cancel, _("The milestone is dropped."))


@bp.route("/milestones/<int:milestone_id>/baseline", methods=["GET", "POST"])
@access(Permission.MILESTONE_EDIT, Milestone)
def set_baseline(milestone: Milestone) -> ResponseReturnValue:
    return _step(milestone, forms.BaselineForm(obj=milestone), actions.set_baseline, _("The planned date is set."))


def _step(milestone: Milestone, form: EditForm, action: Callable[..., None], said: str) -> ResponseReturnValue:
    """Carry out what happens to a date, and lead back to the page from which one came."""
    own_page = url_for(".show", milestone_id=milestone.id)
    back = local(request.args.get("next"), own_page)
    if saved(form, lambda: action(db.session, milestone, today=today(), **form.values())):
        flash(said)
        return see(back)
    return form_page(f"milestones/{action.__name__}.html", form, milestone=milestone, back=back)


def _by_phase(rows: Sequence[MilestoneStatus]) -> list[tuple[str, list[MilestoneStatus]]]:
    grouped = groupby(rows, key=lambda row: row.milestone.phase)
    return [(phase, list(found)) for phase, found in grouped]
