"""Pages on which an outcome of an agenda item is turned into another one."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, g, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import conversions as actions
from tracker.domain.access import Permission
from tracker.domain.agenda_items import OutcomeKind, OutcomeRow
from tracker.domain.conversions import taken_along, targets
from tracker.domain.errors import RuleViolation
from tracker.extensions import db
from tracker.forms.conversions import FORMS, ToActionItemForm, ToDecisionForm
from tracker.forms.fields import options
from tracker.models import ActionItem, AgendaItem, Information, Meeting
from tracker.queries import action_items, agenda_items, replacements, seats
from tracker.web.access import access
from tracker.web.clock import today
from tracker.web.pages import created, form_page
from tracker.web.targets import outcomes_of

bp = Blueprint("conversions", __name__)


@bp.route("/information/<int:information_id>/convert", methods=["GET", "POST"])
@access(Permission.MEETING_EDIT, Information)
def of_information(information: Information) -> ResponseReturnValue:
    item_id = information.agenda_item_id
    row = OutcomeRow(OutcomeKind.INFORMATION, information.id, item_id, "", information.text)
    return _convert(information, row)


@bp.route("/action-items/<int:action_item_id>/convert", methods=["GET", "POST"])
@access(Permission.ACTION_ITEM_EDIT, ActionItem)
def of_action_item(action_item: ActionItem) -> ResponseReturnValue:
    row = OutcomeRow(
        OutcomeKind.ACTION_ITEM,
        action_item.id,
        action_item.agenda_item_id,
        action_item.title,
        action_item.note,
        responsible=action_items.responsible(db.session, action_item),
        due_on=action_item.due_on,
        state=action_item.state,
    )
    return _convert(action_item, row)


def _chosen(row: OutcomeRow) -> OutcomeKind:
    """Return what the address asks for, else the first that is possible."""
    possible = targets(row.kind, row.state)
    found = next((to for to in possible if request.args.get("to", to) == to), None)
    if found is None:
        raise RuleViolation("outcome-stays")
    return found


def _convert(outcome: Information | ActionItem, row: OutcomeRow) -> ResponseReturnValue:
    item = db.session.get(AgendaItem, row.item_id or 0)
    if item is None or item.meeting_id is None:
        raise RuleViolation("item-on-no-agenda")
    to = _chosen(row)
    meeting = db.session.get_one(Meeting, item.meeting_id)
    form = FORMS[to](seen_version=outcome.version, **taken_along(row, to))
    if isinstance(form, ToDecisionForm):
        until = meeting.starts_at.date()
        earlier = replacements.choices(db.session, g.actor, meeting.process_id, until=until)
        form.supersedes_id.choices = options(earlier, empty=_("No earlier decision"))
    if isinstance(form, ToActionItemForm):
        form.responsible_id.choices = options(seats.people(db.session, meeting).choices, empty=_("Nobody yet"))
    back_url = outcomes_of(item)

    def convert() -> str:
        values: dict[str, Any] = form.values()
        actions.convert(db.session, outcome, to, today=today(), **values)
        flash(_("It is turned into something else; the journal keeps what it was."))
        return back_url

    g.process_id = agenda_items.process_id_of(db.session, item)
    return created(form, convert) or form_page("conversions/create.html", form, item=item, to=to, back_url=back_url)
