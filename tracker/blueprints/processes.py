"""Pages of processes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import Blueprint, flash, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import processes as actions
from tracker.domain import milestone_status
from tracker.domain.access import Permission
from tracker.domain.milestone_status import Light, MilestoneStatus
from tracker.domain.phases import timeline
from tracker.domain.processes import judged_on
from tracker.domain.today import coming
from tracker.extensions import db
from tracker.forms.fields import options
from tracker.forms.processes import NewProcessForm, ProcessForm, ProcessStateForm
from tracker.models import Administration, Process
from tracker.queries import milestones as milestone_queries
from tracker.queries import phases, team_members, templates, themes
from tracker.queries import processes as queries
from tracker.web.access import access, may
from tracker.web.clock import today, wall_time
from tracker.web.pages import created, form_page, saved, see

bp = Blueprint("processes", __name__)

LISTED = 4


@bp.get("/processes")
@access(Permission.PROCESS_VIEW)
def index() -> ResponseReturnValue:
    words = request.args.get("q", "")
    page = queries.all_visible(db.session, g.actor, words=words, cursor=request.args.get("cursor"))
    return render_template("processes/index.html", page=page, words=words)


@bp.get("/processes/<int:process_id>")
@access(Permission.PROCESS_VIEW, Process)
def show(process: Process) -> ResponseReturnValue:
    return render_template(
        "processes/show.html",
        process=process,
        administration=db.session.get_one(Administration, process.administration_id),
        team=team_members.of_process(db.session, process),
        **(_course(process) if may("milestones.index", process) else {}),
    )


@bp.route("/administrations/<int:administration_id>/processes/new", methods=["GET", "POST"])
@access(Permission.PROCESS_CREATE, Administration)
def create(administration: Administration) -> ResponseReturnValue:
    form = NewProcessForm()
    form.process_template_id.choices = options(templates.choices(db.session), empty=_("No template: an empty process"))

    def set_up() -> str:
        process = actions.set_up(db.session, administration, today=today(), **form.values())
        flash(_("The process is set up."))
        return url_for(".show", process_id=process.id)

    if target := created(form, set_up):
        return target
    if request.method == "GET" and (default := templates.default_template(db.session)):
        form.process_template_id.data = default.id
    return form_page("processes/create.html", form, administration=administration)


@bp.route("/processes/<int:process_id>/edit", methods=["GET", "POST"])
@access(Permission.PROCESS_EDIT, Process)
def edit(process: Process) -> ResponseReturnValue:
    form = ProcessForm(obj=process)
    if saved(form, lambda: actions.change(db.session, process, **form.values())):
        flash(_("The process is saved."))
        return see(url_for(".show", process_id=process.id))
    return form_page("processes/edit.html", form, process=process)


@bp.route("/processes/<int:process_id>/state", methods=["GET", "POST"])
@access(Permission.PROCESS_EDIT, Process)
def change_state(process: Process) -> ResponseReturnValue:
    form = ProcessStateForm(obj=process)
    if saved(form, lambda: actions.change_state(db.session, process, today=today(), **form.values())):
        flash(_("The state is changed."))
        return see(url_for(".show", process_id=process.id))
    return form_page("processes/state.html", form, process=process)


def _course(process: Process) -> dict[str, Any]:
    """Return what those see who may look into the process, not only at its frame."""
    milestones = milestone_queries.rows(db.session, process)
    revisions = milestone_queries.revisions(db.session, process)
    overview = milestone_status.overview(milestones, revisions, today())
    meetings = queries.next_meetings(db.session, process, today())
    dialogues = queries.next_dialogues(db.session, process, today())
    return {
        "timeline": timeline(phases.rows(db.session, process), today()),
        "overview": overview,
        "ahead": _next(overview.rows),
        "appointments": coming(meetings, dialogues, wall_time())[:LISTED],
        "groups": queries.groups(db.session, process),
        "open_work": queries.open_work(db.session, process, g.actor, today()),
        "unanswered": themes.unanswered(db.session, process.id, judged_on(process.actual_end_on, today())),
    }


def _next(rows: Sequence[MilestoneStatus]) -> list[MilestoneStatus]:
    """Return the open milestones that are expected first; those without a date come last."""
    unreached = [row for row in rows if row.light is not Light.DONE]
    return sorted(unreached, key=lambda row: row.milestone.forecast_on or date.max)[:LISTED]
