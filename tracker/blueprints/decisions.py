"""Pages of decisions: the register, and what became of each."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, flash, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice

from tracker.actions import decisions as actions
from tracker.actions import moved_milestones as milestone_actions
from tracker.domain.access import Permission
from tracker.domain.decision_register import as_of, month_of, neighbours, shares
from tracker.domain.decisions import is_overdue
from tracker.extensions import db
from tracker.forms.base import EditForm
from tracker.forms.decisions import (
    DecisionForm,
    FilterForm,
    FollowUpForm,
    ImplementForm,
    MilestonesForm,
    NewDecisionForm,
    PostponeForm,
)
from tracker.forms.fields import options
from tracker.models import AgendaItem, Decision, Process
from tracker.queries import agenda_items, agenda_links, circulations, documents, groups, moved_milestones, replacements
from tracker.queries import decision_register as register
from tracker.queries import decisions as queries
from tracker.web.access import access
from tracker.web.clock import today
from tracker.web.pages import created, form_page, saved, see
from tracker.web.targets import local, outcomes_of

bp = Blueprint("decisions", __name__)


@bp.get("/processes/<int:process_id>/decisions")
@access(Permission.DECISION_VIEW, Process)
def index(process: Process) -> ResponseReturnValue:
    form = FilterForm(formdata=request.args)
    form.group.choices = options(groups.choices(db.session, process), empty=_("All groups"))
    years = register.years(db.session, process, g.actor)
    form.year.choices = options(((year, str(year)) for year in years), empty=_("All years"))
    cursor = request.args.get("after")
    page = register.of_process(db.session, process, g.actor, form.chosen(), today=today(), cursor=cursor)
    return render_template(
        "decisions/index.html", process=process, filter=form, page=page, today=today(), is_overdue=is_overdue
    )


@bp.get("/processes/<int:process_id>/decisions/open")
@access(Permission.DECISION_VIEW, Process)
def open_ones(process: Process) -> ResponseReturnValue:
    month = month_of(request.args.get("month") or f"{today():%Y-%m}")
    found = register.open_ones(db.session, process, g.actor, month)
    before, after = neighbours(month)
    return render_template(
        "decisions/open.html",
        process=process,
        month=month,
        before=before,
        after=after,
        as_of=as_of(month, today()),
        today=today(),
        shares=shares(found, month, today()),
    )


@bp.get("/decisions/<int:decision_id>")
@access(Permission.DECISION_VIEW, Decision)
def show(decision: Decision) -> ResponseReturnValue:
    return render_template(
        "decisions/show.html",
        places=agenda_links.places(db.session, decision, g.actor),
        decision=decision,
        documents=documents.of_decision(db.session, decision, g.actor),
        origin=queries.origin(db.session, decision, g.actor),
        circulation=circulations.facts(db.session, decision),
        earlier=replacements.earlier(db.session, decision, g.actor),
        later=replacements.later(db.session, decision, g.actor),
        milestones=moved_milestones.of_decision(db.session, decision),
        is_overdue=_is_overdue(decision),
    )


@bp.route("/agenda-items/<int:agenda_item_id>/decisions/new", methods=["GET", "POST"])
@access(Permission.MEETING_EDIT, AgendaItem)
def create(item: AgendaItem) -> ResponseReturnValue:
    form = NewDecisionForm()
    meeting = agenda_items.meeting_of(db.session, item)
    process_id = agenda_items.process_id_of(db.session, item)
    until = meeting.starts_at.date() if meeting else today()
    found = replacements.choices(db.session, g.actor, process_id, until=until)
    form.supersedes_id.choices = options(found, empty=_("No earlier decision"))

    def decide() -> str:
        decision = actions.decide(db.session, item, **form.values())
        flash(_("Decision %(number)s is recorded.", number=decision.label))
        return outcomes_of(item)

    if target := created(form, decide):
        return target
    g.process_id = process_id
    return form_page("decisions/create.html", form, item=item, back_url=outcomes_of(item))


@bp.route("/decisions/<int:decision_id>/correct", methods=["GET", "POST"])
@access(Permission.DECISION_EDIT, Decision)
def correct(decision: Decision) -> ResponseReturnValue:
    form = DecisionForm(obj=decision)
    form.supersedes_id.choices = _replaceable(decision)
    item = db.session.get(AgendaItem, decision.agenda_item_id or 0)
    back_url = outcomes_of(item) if item else url_for(".show", decision_id=decision.id)
    if saved(form, lambda: actions.correct(db.session, decision, **form.values())):
        flash(_("The decision is saved."))
        return see(back_url)
    return form_page("decisions/correct.html", form, decision=decision, back_url=back_url)


@bp.route("/decisions/<int:decision_id>/edit", methods=["GET", "POST"])
@access(Permission.DECISION_EDIT, Decision)
def edit(decision: Decision) -> ResponseReturnValue:
    form = FollowUpForm(obj=decision)
    form.supersedes_id.choices = _replaceable(decision)
    if saved(form, lambda: actions.follow_up(db.session, decision, today=today(), **form.values())):
        flash(_("The decision is saved."))
        return see(url_for(".show", decision_id=decision.id))
    return form_page("decisions/edit.html", form, decision=decision, is_overdue=_is_overdue(decision))


@bp.route("/decisions/<int:decision_id>/implement", methods=["GET", "POST"])
@access(Permission.DECISION_EDIT, Decision)
def implement(decision: Decision) -> ResponseReturnValue:
    return _step(decision, ImplementForm(obj=decision), actions.implement, _("The decision is carried out."))


@bp.route("/decisions/<int:decision_id>/postpone", methods=["GET", "POST"])
@access(Permission.DECISION_EDIT, Decision)
def postpone(decision: Decision) -> ResponseReturnValue:
    return _step(decision, PostponeForm(obj=decision), actions.postpone, _("The new date is recorded."))


@bp.route("/decisions/<int:decision_id>/milestones", methods=["GET", "POST"])
@access(Permission.DECISION_EDIT, Decision)
def milestones(decision: Decision) -> ResponseReturnValue:
    chosen = [key for key, _title in moved_milestones.of_decision(db.session, decision)]
    form = MilestonesForm(milestone_ids=chosen)
    form.milestone_ids.choices = options(moved_milestones.choices(db.session, decision.process_id))
    if saved(form, lambda: milestone_actions.choose(db.session, decision, **form.values())):
        flash(_("The milestones are saved."))
        return see(url_for(".show", decision_id=decision.id))
    return form_page("decisions/milestones.html", form, decision=decision)


def _step(decision: Decision, form: EditForm, action: Callable[..., None], said: str) -> ResponseReturnValue:
    """Carry out a way out of being overdue, and lead back to the page from which one came."""
    back = local(request.args.get("next"), url_for(".show", decision_id=decision.id))
    if saved(form, lambda: action(db.session, decision, today=today(), **form.values())):
        flash(said)
        return see(back)
    return form_page(f"decisions/{action.__name__}.html", form, decision=decision, back=back)


def _replaceable(decision: Decision) -> list[SelectChoice]:
    found = replacements.choices(db.session, g.actor, decision.process_id, until=decision.decided_on, by=decision)
    return options(found, empty=_("No earlier decision"))


def _is_overdue(decision: Decision) -> bool:
    return is_overdue(decision.result, decision.status, decision.due_on, today())
