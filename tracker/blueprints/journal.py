"""The journal of an administration, and the history of one record."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice

from tracker.domain.access import Permission, is_recorder
from tracker.domain.journal import Entry, shown_kinds
from tracker.domain.numbers import whole_number
from tracker.extensions import db
from tracker.models import Administration, Process
from tracker.queries import journal as queries
from tracker.web.access import access, may
from tracker.web.record_labels import KINDS
from tracker.web.records import column_label, written

bp = Blueprint("journal", __name__)
bp.add_app_template_filter(written)

PAGES = {
    "ActionItem": ("action_items.show", "action_item_id"),
    "Administration": ("administrations.show", "administration_id"),
    "Decision": ("decisions.show", "decision_id"),
    "DialogueEvent": ("dialogues.show", "dialogue_event_id"),
    "Group": ("groups.show", "working_group_id"),
    "Meeting": ("meetings.show", "meeting_id"),
    "Milestone": ("milestones.show", "milestone_id"),
    "Phase": ("phases.show", "phase_id"),
    "Process": ("processes.show", "process_id"),
}


@bp.get("/processes/<int:process_id>/journal")
@access(Permission.JOURNAL_VIEW, Process)
def index(process: Process) -> ResponseReturnValue:
    kind, number = request.args.get("record", ""), request.args.get("number", type=whole_number)
    house_id = process.administration_id
    page = queries.entries(
        db.session, g.actor, house_id, kind=kind, record_id=number, cursor=request.args.get("cursor")
    )
    return render_template(
        "journal/index.html",
        process=process,
        administration=db.session.get_one(Administration, house_id),
        page=page,
        kind=kind,
        number=number,
        kinds=_choices(house_id),
        shows_everything=is_recorder(g.actor, house_id),
        kind_label=KINDS.__getitem__,
        column_label=column_label,
        address=_address,
    )


@bp.app_template_global()
def history_url(record: Any) -> str:
    """Return where the history of a record is, if the person may read it there."""
    kind = type(record).__name__
    process_id = record.id if kind == "Process" else getattr(record, "process_id", g.get("process_id"))
    if not process_id or not may("journal.index", record) or kind not in shown_kinds(g.actor, record.administration_id):
        return ""
    return url_for("journal.index", process_id=process_id, record=kind, number=record.id)


def _choices(administration_id: int) -> list[SelectChoice]:
    """Return the kinds of record to choose from, as the language sorts them."""
    kinds = [(kind, str(KINDS[kind])) for kind in shown_kinds(g.actor, administration_id)]
    named = sorted(kinds, key=lambda pair: pair[1].casefold())
    return [SelectChoice("", _("Everything")), *(SelectChoice(*pair) for pair in named)]


def _address(entry: Entry) -> str:
    """Return the page of the record that an entry is about, if it has one and is still there."""
    endpoint, parameter = PAGES.get(entry.kind, ("", ""))
    values: dict[str, Any] = {parameter: entry.record_id}
    if entry.is_gone or entry.record_id is None or endpoint not in current_app.view_functions:
        return ""
    return url_for(endpoint, **values)
