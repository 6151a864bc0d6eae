"""The page of a meeting for the projector."""

from __future__ import annotations

from flask import Blueprint, g, render_template, request
from flask.typing import ResponseReturnValue

from tracker.domain.access import Permission
from tracker.domain.numbers import whole_number
from tracker.domain.presentations import stage
from tracker.extensions import db
from tracker.models import Meeting
from tracker.web import meeting_page
from tracker.web.access import access

bp = Blueprint("presentations", __name__)


@bp.get("/meetings/<int:meeting_id>/present")
@access(Permission.MEETING_VIEW, Meeting)
def show(meeting: Meeting) -> ResponseReturnValue:
    page = meeting_page.load(db.session, meeting, g.actor)
    shown = stage(page.items, meeting.state, request.args.get("item", type=whole_number))
    return render_template(
        "presentations/show.html",
        meeting=meeting,
        page=page,
        stage=shown,
        outcomes=page.outcomes_of(shown.item.id) if shown.item else [],
        elapsed=meeting_page.elapsed_seconds(page, shown.item) if shown.item else None,
    )
