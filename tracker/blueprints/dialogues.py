"""Pages of dialogue events."""

from __future__ import annotations

from flask import Blueprint, flash, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import dialogues as actions
from tracker.domain import coverage, participation_overview
from tracker.domain import theme_notes as note_rules
from tracker.domain.access import Permission, sees_raw_figures
from tracker.domain.editions import showing
from tracker.domain.numbers import whole_number
from tracker.domain.releases import Audience
from tracker.extensions import db
from tracker.forms import dialogues as forms
from tracker.forms.fields import options
from tracker.models import DialogueEvent, Process
from tracker.queries import (
    administrations,
    agenda_links,
    attendances,
    departments,
    feedback,
    released,
    theme_notes,
    themes,
)
from tracker.queries import dialogues as queries
from tracker.web.access import access
from tracker.web.clock import today, wall_time
from tracker.web.locale import date_short
from tracker.web.pages import created, form_page, saved, see

bp = Blueprint("dialogues", __name__)


@bp.get("/processes/<int:process_id>/dialogues")
@access(Permission.DIALOGUE_VIEW, Process)
def index(process: Process) -> ResponseReturnValue:
    chosen = forms.FilterForm(formdata=request.args)
    page = queries.listed(
        db.session, process, kind=chosen.kind.data, state=chosen.state.data, cursor=request.args.get("after")
    )
    return render_template(
        "dialogues/index.html",
        process=process,
        filter=chosen,
        is_filtered=bool(chosen.kind.data or chosen.state.data),
        page=page,
        next_url=_after(page.next_cursor),
        is_raw=sees_raw_figures(g.actor, process.administration_id),
        attendances=attendances.of_events(db.session, g.actor, process, page.rows),
    )


@bp.get("/dialogues/<int:dialogue_event_id>")
@access(Permission.DIALOGUE_VIEW, DialogueEvent)
def show(dialogue_event: DialogueEvent) -> ResponseReturnValue:
    original_id = dialogue_event.follow_up_of_id
    is_raw = sees_raw_figures(g.actor, dialogue_event.administration_id)
    editions = [] if is_raw else released.of_process(db.session, dialogue_event.process_id, Audience.HOUSE)
    found = attendances.of_event(db.session, dialogue_event, editions, raw=is_raw)
    return render_template(
        "dialogues/show.html",
        places=agenda_links.places(db.session, dialogue_event, g.actor),
        event=dialogue_event,
        invited=queries.invited(db.session, dialogue_event),
        people=participation_overview.invited(dialogue_event.invited, raw=is_raw),
        follow_ups=queries.follow_ups(db.session, dialogue_event),
        original=db.session.get(DialogueEvent, original_id) if original_id else None,
        coverage=found,
        edition=showing(editions, found.event) if found else None,
        turnout=coverage.of_the_invited(found, dialogue_event.invited) if found and is_raw else None,
        is_raw=is_raw,
        is_over=dialogue_event.starts_at <= wall_time(),
        levels=administrations.levels(db.session, dialogue_event.administration_id),
        feedback=feedback.at_event(db.session, dialogue_event),
        raised=themes.of_event(db.session, dialogue_event, g.actor),
        noted=theme_notes.counts(db.session, dialogue_event),
        can_be_noted=note_rules.can_be_noted(dialogue_event.state, dialogue_event.starts_at.date(), today()),
    )


@bp.route("/processes/<int:process_id>/dialogues/new", methods=["GET", "POST"])
@access(Permission.DIALOGUE_EDIT, Process)
def create(process: Process) -> ResponseReturnValue:
    form = forms.NewDialogueForm(follow_up_of_id=request.args.get("follow_up_of", type=whole_number))
    _offer(form, process.administration_id, process.id)

    def plan() -> str:
        event = actions.plan(db.session, process, **form.values())
        flash(_("The event is planned."))
        return url_for(".show", dialogue_event_id=event.id)

    return created(form, plan) or form_page("dialogues/create.html", form, process=process)


@bp.route("/dialogues/<int:dialogue_event_id>/edit", methods=["GET", "POST"])
@access(Permission.DIALOGUE_EDIT, DialogueEvent)
def edit(dialogue_event: DialogueEvent) -> ResponseReturnValue:
    invited = [row.department_id for row in queries.invitations(db.session, dialogue_event)]
    form = forms.DialogueForm(obj=dialogue_event, department_ids=invited)
    _offer(form, dialogue_event.administration_id, dialogue_event.process_id, but=dialogue_event.id)
    if saved(form, lambda: actions.change(db.session, dialogue_event, today=today(), **form.values())):
        flash(_("The event is saved."))
        return see(url_for(".show", dialogue_event_id=dialogue_event.id))
    return form_page("dialogues/edit.html", form, event=dialogue_event)


@bp.route("/dialogues/<int:dialogue_event_id>/state", methods=["GET", "POST"])
@access(Permission.DIALOGUE_EDIT, DialogueEvent)
def move(dialogue_event: DialogueEvent) -> ResponseReturnValue:
    form = forms.StateForm(obj=dialogue_event)
    if saved(form, lambda: actions.move(db.session, dialogue_event, today=today(), **form.values())):
        flash(_("The state is saved."))
        return see(url_for(".show", dialogue_event_id=dialogue_event.id))
    return form_page("dialogues/move.html", form, event=dialogue_event)


def _after(cursor: str | None) -> str | None:
    """Return the address of the next page of the same list."""
    if cursor is None:
        return None
    return url_for(".index", **{**(request.view_args or {}), **request.args.to_dict(), "after": cursor})


def _offer(
    form: forms.NewDialogueForm | forms.DialogueForm, administration_id: int, process_id: int, but: int | None = None
) -> None:
    """Give the form the departments of the house and the other events of the process."""
    day = form.starts_at.data.date() if form.starts_at.data else today()
    leaves = [row for row in departments.rows_on(db.session, administration_id, day) if row.is_leaf]
    form.department_ids.choices = options((row.id, row.name) for row in leaves)
    events = [
        (key, f"{title}, {date_short(on)}") for key, title, on in queries.named(db.session, process_id) if key != but
    ]
    form.follow_up_of_id.choices = options(events, empty=forms.NO_ORIGINAL)
