"""What a page says while it is open: who works at an agenda item."""

from __future__ import annotations

from flask import Blueprint, g, request, url_for
from flask.typing import ResponseReturnValue

from tracker.actions import presences as actions
from tracker.domain.access import Permission
from tracker.extensions import db
from tracker.models import AgendaItem
from tracker.models.base import now
from tracker.web.access import access
from tracker.web.pages import see
from tracker.web.presences import also_open

bp = Blueprint("presences", __name__)


@bp.post("/agenda-items/<int:agenda_item_id>/presence")
@access(Permission.MEETING_EDIT, AgendaItem)
def notice(item: AgendaItem) -> ResponseReturnValue:
    actions.notice(db.session, item, g.actor.person_id, now=now())
    if request.accept_mimetypes.best == "application/json":
        return {"words": also_open(item.id)}
    return see(url_for("agenda_items.show", agenda_item_id=item.id))
