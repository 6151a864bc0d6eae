"""Pages of agenda items: what is changed while a meeting is planned and while it is held."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice

from tracker.actions import agenda_items as actions
from tracker.actions import carry_over as carrying
from tracker.domain.access import Permission
from tracker.domain.carry_over import Way, ways
from tracker.domain.errors import NotFound, RuleViolation
from tracker.domain.meetings import FROZEN_STATES, ItemState, MeetingState
from tracker.extensions import db
from tracker.forms.agenda_items import CarryOverForm, DeferForm, ItemForm, MoveForm, NewItemForm, NotesForm, TakeUpForm
from tracker.forms.meetings import ReasonForm
from tracker.models import AgendaItem, Meeting
from tracker.models.base import now
from tracker.queries import agenda_items as queries
from tracker.queries import agenda_links, documents, meetings
from tracker.queries.origins import origin_of
from tracker.web.access import access
from tracker.web.agenda_links import Shown, shown
from tracker.web.clock import wall_time
from tracker.web.labels import label
from tracker.web.locale import date_long, time_short
from tracker.web.pages import REJECTED, created, form_page, saved, see

bp = Blueprint("agenda_items", __name__)
STEPS = {"up": -1, "down": 1}


@bp.get("/agenda-items/<int:agenda_item_id>")
@access(Permission.MEETING_VIEW, AgendaItem)
def show(item: AgendaItem) -> ResponseReturnValue:
    meeting = queries.meeting_of(db.session, item)
    rows = queries.of_meeting(db.session, meeting, g.actor) if meeting else []
    outcomes = queries.outcomes(db.session, meeting, [row for row in rows if row.id == item.id]) if meeting else []
    return render_template(
        "agenda_items/show.html",
        outcomes=[row for row in outcomes if row.item_id == item.id],
        documents=documents.of_item(db.session, item, g.actor),
        links=_links(item),
        **_context(item),
    )


@bp.route("/meetings/<int:meeting_id>/agenda-items/new", methods=["GET", "POST"])
@access(Permission.MEETING_EDIT, Meeting)
def create(meeting: Meeting) -> ResponseReturnValue:
    form = NewItemForm(visibility=meeting.confidentiality)

    def add() -> str:
        item = actions.add(db.session, meeting, **form.values())
        return _back(item, meeting)

    return created(form, add) or form_page(
        "agenda_items/create.html",
        form,
        meeting=meeting,
        sections=queries.sections(db.session, meeting.working_group_id),
    )


@bp.route("/agenda-items/<int:agenda_item_id>/edit", methods=["GET", "POST"])
@access(Permission.MEETING_EDIT, AgendaItem)
def edit(item: AgendaItem) -> ResponseReturnValue:
    form = ItemForm(obj=item)
    if saved(form, lambda: actions.change(db.session, item, **form.values())):
        flash(_("The agenda item is saved."))
        return see(_back(item))
    sections = queries.sections(db.session, item.working_group_id)
    return form_page("agenda_items/edit.html", form, sections=sections, links=_links(item), **_context(item))


@bp.post("/agenda-items/<int:agenda_item_id>/move")
@access(Permission.MEETING_EDIT, AgendaItem)
def move(item: AgendaItem) -> ResponseReturnValue:
    form = MoveForm()
    if not form.validate_on_submit() or not (form.direction.data or form.position.data):
        raise RuleViolation("error")
    actions.move(db.session, item, step=STEPS.get(form.direction.data, 0), position=form.position.data)
    return see(url_for("meetings.plan", meeting_id=item.meeting_id, _anchor="agenda"))


@bp.post("/meetings/<int:meeting_id>/agenda-items/take-up")
@access(Permission.MEETING_EDIT, Meeting)
def take_up(meeting: Meeting) -> ResponseReturnValue:
    form = TakeUpForm()
    form.validate_on_submit()
    item = queries.waiting(db.session, meeting, form.item_id.data or 0)
    if item is None:
        raise NotFound
    actions.take_up(db.session, meeting, item)
    flash(_("The topic stands on the agenda."))
    return see(_back(item, meeting))


@bp.post("/agenda-items/<int:agenda_item_id>/shelve")
@access(Permission.MEETING_EDIT, AgendaItem)
def shelve(item: AgendaItem) -> ResponseReturnValue:
    meeting_id = item.meeting_id
    actions.shelve(db.session, item)
    flash(_("The topic waits in the backlog."))
    return see(url_for("meetings.plan", meeting_id=meeting_id, _anchor="agenda"))


@bp.route("/agenda-items/<int:agenda_item_id>/withdraw", methods=["GET", "POST"])
@access(Permission.MEETING_EDIT, AgendaItem)
def withdraw(item: AgendaItem) -> ResponseReturnValue:
    form = ReasonForm()
    if saved(form, lambda: actions.withdraw(db.session, item, reason=form.reason.data, now=now())):
        flash(_("The agenda item is withdrawn."))
        return see(_back(item))
    return form_page("agenda_items/withdraw.html", form, **_context(item))


@bp.route("/agenda-items/<int:agenda_item_id>/defer", methods=["GET", "POST"])
@access(Permission.MEETING_EDIT, AgendaItem)
def defer(item: AgendaItem) -> ResponseReturnValue:
    meeting = queries.meeting_of(db.session, item)
    following = meetings.next_of(db.session, meeting) if meeting else None
    form = DeferForm(to=following.id if following else None)
    form.to.choices = _later(following)

    def defer_it() -> None:
        target = following if form.to.data else None
        carrying.defer(db.session, item, reason=form.reason.data, now=now(), to=target)

    if saved(form, defer_it):
        flash(
            _("The agenda item is deferred to the next meeting.")
            if form.to.data
            else _("The agenda item is deferred; the topic waits in the backlog of the group.")
        )
        return see(_back(item))
    return form_page("agenda_items/defer.html", form, **_context(item))


@bp.route("/agenda-items/<int:agenda_item_id>/carry-over", methods=["GET", "POST"])
@access(Permission.MEETING_EDIT, AgendaItem)
def carry_over(item: AgendaItem) -> ResponseReturnValue:
    meeting = queries.meeting_of(db.session, item)
    following = meetings.next_of(db.session, meeting) if meeting else None
    possible = ways(item.state, meeting.state, is_decided=queries.is_decided(db.session, item)) if meeting else []
    form = CarryOverForm(way=next(iter(possible), None), to=following.id if following else None)
    form.way.choices = [SelectChoice(value=way.value, label=label(way)) for way in possible]
    form.to.choices = _later(following)

    def carry_it_over() -> None:
        carry = carrying.move_on if form.way.data is Way.MOVE else carrying.copy
        carry(db.session, item, to=following if form.to.data else None)

    if possible and saved(form, carry_it_over):
        flash(_("The topic stands on the next agenda.") if form.to.data else _("The topic waits in the backlog."))
        return see(_meeting_page(meeting) if meeting else _back(item))
    return form_page("agenda_items/carry_over.html", form, possible=possible, **_context(item))


def _later(following: Meeting | None) -> list[SelectChoice]:
    """Return for when a topic can be left: the next meeting, if one is planned, or until somebody takes it up."""
    waits = SelectChoice(value="", label=_("It waits in the backlog of the group"))
    if following is None:
        return [waits]
    day = date_long(following.starts_at)
    return [SelectChoice(value=str(following.id), label=_("The next meeting, %(day)s", day=day)), waits]


@bp.post("/agenda-items/<int:agenda_item_id>/deal-with")
@access(Permission.MEETING_EDIT, AgendaItem)
def deal_with(item: AgendaItem) -> ResponseReturnValue:
    form = NotesForm(obj=item)
    form.validate_on_submit()
    notes = form.notes.data if "notes" in request.form else None
    following = actions.deal_with(db.session, item, seen_version=form.seen_version.data or 0, notes=notes, now=now())
    if following is None:
        flash(_("Every agenda item is dealt with. The meeting can be closed."))
    return see(_back(following or item))


@bp.post("/agenda-items/<int:agenda_item_id>/reopen")
@access(Permission.MEETING_EDIT, AgendaItem)
def reopen(item: AgendaItem) -> ResponseReturnValue:
    actions.reopen(db.session, item, now=now())
    return see(_back(item))


@bp.route("/agenda-items/<int:agenda_item_id>/notes", methods=["GET", "POST"])
@access(Permission.MEETING_EDIT, AgendaItem)
def notes(item: AgendaItem) -> ResponseReturnValue:
    form = NotesForm(obj=item)
    is_script = request.accept_mimetypes.best == "application/json"
    if saved(form, lambda: actions.take_notes(db.session, item, now=now(), **form.values())):
        if is_script:
            return {"version": item.version, "saved_at": time_short(wall_time())}
        flash(_("The notes are saved."))
        return see(_back(item))
    if is_script:
        return {"problem": " ".join(text for texts in form.errors.values() for text in texts)}, REJECTED
    return form_page("agenda_items/notes.html", form, **_context(item))


def _back(item: AgendaItem, meeting: Meeting | None = None) -> str:
    """Return the page from which somebody came: the live meeting, the plan, or the backlog of the group."""
    meeting = meeting or queries.meeting_of(db.session, item)
    if meeting is None:
        return url_for("groups.show", working_group_id=item.working_group_id, _anchor="backlog")
    return _meeting_page(meeting, item.id)


def _meeting_page(meeting: Meeting, item_id: int | None = None) -> str:
    """Return the page of a meeting on which its agenda is worked at."""
    if meeting.state is MeetingState.IN_PROGRESS:
        return url_for("meetings.hold", meeting_id=meeting.id, item=item_id)
    if meeting.state in FROZEN_STATES:
        return url_for("meetings.record", meeting_id=meeting.id, _anchor="items")
    return url_for("meetings.plan", meeting_id=meeting.id, _anchor="agenda")


def _links(item: AgendaItem) -> list[Shown]:
    return shown(agenda_links.of_item(db.session, item, g.actor)).get(item.id, [])


def _context(item: AgendaItem) -> dict[str, Any]:
    """Return what the pages of an item show beside it, and let the frame show its process."""
    g.process_id = queries.process_id_of(db.session, item)
    origin = origin_of(db.session, g.actor, item.meeting_id, item.id)
    return {
        "item": item,
        "origin": origin,
        "is_changeable": origin is None or origin.state not in FROZEN_STATES,
        "back_url": _back(item),
        "is_open": item.state is ItemState.OPEN,
    }
