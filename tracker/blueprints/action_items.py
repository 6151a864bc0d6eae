"""Pages of action items: who does what until when."""

from __future__ import annotations

from flask import Blueprint, flash, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import action_items as actions
from tracker.domain.access import Permission
from tracker.domain.action_items import UNFINISHED, is_overdue
from tracker.domain.errors import NotFound
from tracker.extensions import db
from tracker.forms.action_items import (
    ActionItemForm,
    CompleteForm,
    DropForm,
    FilterForm,
    NewActionItemForm,
    PostponeForm,
)
from tracker.forms.fields import options
from tracker.models import ActionItem, AgendaItem, Meeting, Process
from tracker.queries import action_items as queries
from tracker.queries import agenda_items, people, seats
from tracker.web.access import access, signed_in
from tracker.web.clock import today
from tracker.web.pages import created, form_page, saved, see
from tracker.web.targets import local, outcomes_of

bp = Blueprint("action_items", __name__)


@bp.get("/my-action-items")
@signed_in
def mine() -> ResponseReturnValue:
    tasks = queries.mine(db.session, g.actor)
    return render_template("action_items/mine.html", tasks=tasks, today=today())


@bp.route("/my-action-items/<int:action_item_id>/complete", methods=["GET", "POST"])
@signed_in
def complete_mine(action_item_id: int) -> ResponseReturnValue:
    return _complete(_own(action_item_id), url_for(".mine"))


@bp.route("/my-action-items/<int:action_item_id>/postpone", methods=["GET", "POST"])
@signed_in
def postpone_mine(action_item_id: int) -> ResponseReturnValue:
    return _postpone(_own(action_item_id), url_for(".mine"))


@bp.get("/processes/<int:process_id>/action-items")
@access(Permission.ACTION_ITEM_VIEW, Process)
def index(process: Process) -> ResponseReturnValue:
    chosen = FilterForm(formdata=request.args)
    states = {chosen.state.data} if chosen.state.data else UNFINISHED
    page = queries.of_process(db.session, process, g.actor, states=states, cursor=request.args.get("after"))
    return render_template(
        "action_items/index.html", process=process, filter=chosen, page=page, today=today(), is_overdue=is_overdue
    )


@bp.get("/action-items/<int:action_item_id>")
@access(Permission.ACTION_ITEM_VIEW, ActionItem)
def show(action_item: ActionItem) -> ResponseReturnValue:
    return render_template(
        "action_items/show.html",
        action_item=action_item,
        responsible=queries.responsible(db.session, action_item),
        origin=queries.origin(db.session, action_item, g.actor),
        is_overdue=is_overdue(action_item.state, action_item.due_on, today()),
        is_mine=action_item.responsible_id == g.actor.person_id,
    )


@bp.route("/agenda-items/<int:agenda_item_id>/action-items/new", methods=["GET", "POST"])
@access(Permission.MEETING_EDIT, AgendaItem)
def create(item: AgendaItem) -> ResponseReturnValue:
    form = NewActionItemForm()
    meeting = agenda_items.meeting_of(db.session, item)
    form.responsible_id.choices = options(_candidates(meeting), empty=_("Nobody yet"))

    def agree() -> str:
        actions.agree(db.session, item, today=today(), **form.values())
        return outcomes_of(item)

    if target := created(form, agree):
        return target
    g.process_id = agenda_items.process_id_of(db.session, item)
    return form_page("action_items/create.html", form, item=item, back_url=outcomes_of(item))


@bp.route("/action-items/<int:action_item_id>/edit", methods=["GET", "POST"])
@access(Permission.ACTION_ITEM_EDIT, ActionItem)
def edit(action_item: ActionItem) -> ResponseReturnValue:
    back_url = local(request.args.get("next"), url_for(".show", action_item_id=action_item.id))
    form = ActionItemForm(obj=action_item)
    candidates = dict(_candidates(db.session.get(Meeting, action_item.meeting_id or 0)))
    if action_item.responsible_id is not None:
        candidates.setdefault(action_item.responsible_id, queries.responsible(db.session, action_item))
    form.responsible_id.choices = options(candidates.items(), empty=_("Nobody yet"))
    if actions.is_settled(db.session, action_item):
        del form.title, form.due_on
    if action_item.state not in UNFINISHED:
        del form.state
    if saved(form, lambda: actions.change(db.session, action_item, **form.values())):
        flash(_("The action item is saved."))
        return see(back_url)
    return form_page("action_items/edit.html", form, action_item=action_item, back_url=back_url)


@bp.route("/action-items/<int:action_item_id>/complete", methods=["GET", "POST"])
@access(Permission.ACTION_ITEM_EDIT, ActionItem)
def complete(action_item: ActionItem) -> ResponseReturnValue:
    return _complete(action_item, url_for(".show", action_item_id=action_item.id))


@bp.route("/action-items/<int:action_item_id>/postpone", methods=["GET", "POST"])
@access(Permission.ACTION_ITEM_EDIT, ActionItem)
def postpone(action_item: ActionItem) -> ResponseReturnValue:
    return _postpone(action_item, url_for(".show", action_item_id=action_item.id))


@bp.route("/action-items/<int:action_item_id>/drop", methods=["GET", "POST"])
@access(Permission.ACTION_ITEM_EDIT, ActionItem)
def drop(action_item: ActionItem) -> ResponseReturnValue:
    form = DropForm()
    if saved(form, lambda: actions.drop(db.session, action_item, **form.values())):
        flash(_("The action item is dropped."))
        return see(url_for(".show", action_item_id=action_item.id))
    return form_page("action_items/drop.html", form, action_item=action_item)


@bp.post("/action-items/<int:action_item_id>/reopen")
@access(Permission.ACTION_ITEM_EDIT, ActionItem)
def reopen(action_item: ActionItem) -> ResponseReturnValue:
    actions.reopen(db.session, action_item)
    flash(_("The action item is open again."))
    return see(url_for(".show", action_item_id=action_item.id))


def _own(action_item_id: int) -> ActionItem:
    action_item = queries.own(db.session, g.actor, action_item_id)
    if action_item is None:
        raise NotFound
    return action_item


def _postpone(action_item: ActionItem, otherwise: str) -> ResponseReturnValue:
    target = local(request.args.get("next"), otherwise)
    form = PostponeForm()
    if saved(form, lambda: actions.postpone(db.session, action_item, today=today(), **form.values())):
        flash(_("The action item has a new due date."))
        return see(target)
    return form_page("action_items/postpone.html", form, action_item=action_item, back_url=target)


def _complete(action_item: ActionItem, otherwise: str) -> ResponseReturnValue:
    target = local(request.args.get("next"), otherwise)
    form = CompleteForm(done_on=today(), note=action_item.note)
    if saved(form, lambda: actions.complete(db.session, action_item, today=today(), **form.values())):
        flash(_("Done: %(title)s", title=action_item.title))
        return see(target)
    return form_page("action_items/complete.html", form, action_item=action_item, back_url=target)


def _candidates(meeting: Meeting | None) -> list[tuple[int, str]]:
    """Return who may be responsible: the members of the meeting, their deputies and the project team."""
    if meeting is None:
        return people.choices_within(db.session, g.record.administration_id)
    return seats.people(db.session, meeting).choices
