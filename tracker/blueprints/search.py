"""Search over everything that one may see."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.errors import NotFound
from tracker.domain.search import Hit, HitKind, marked, passage, words
from tracker.extensions import db
from tracker.queries import search as queries
from tracker.queries.paging import PAGE_SIZE
from tracker.web.access import signed_in

bp = Blueprint("search", __name__)

FEW = 5
LONGEST = 200
PAGES = {
    HitKind.MEETING: ("meetings.show", "meeting_id"),
    HitKind.AGENDA_ITEM: ("agenda_items.show", "agenda_item_id"),
    HitKind.DECISION: ("decisions.show", "decision_id"),
    HitKind.ACTION_ITEM: ("action_items.show", "action_item_id"),
    HitKind.DIALOGUE: ("dialogues.show", "dialogue_event_id"),
    HitKind.THEME: ("themes.show", "theme_id"),
    HitKind.MILESTONE: ("milestones.show", "milestone_id"),
}


@bp.get("/search")
@signed_in
def index() -> ResponseReturnValue:
    query = request.args.get("q", "").strip()[:LONGEST]
    kind = _kind(request.args.get("kind"))
    asked = words(query)
    kinds, size = ([kind], PAGE_SIZE) if kind else (list(HitKind), FEW)
    cursor = request.args.get("after") if kind else None
    found = {each: queries.hits(db.session, g.actor, each, asked, size=size, cursor=cursor) for each in kinds if asked}
    return render_template(
        "search/index.html",
        query=query,
        kind=kind,
        found={each: page for each, page in found.items() if page.rows},
        address=_address,
        marked=lambda text: marked(text, asked),
        passage=lambda hit: passage(hit.texts, asked),
    )


def _kind(value: str | None) -> HitKind | None:
    if value and value not in set(HitKind):
        raise NotFound
    return HitKind(value) if value else None


def _address(hit: Hit) -> str:
    endpoint, parameter = PAGES[hit.kind]
    arguments: dict[str, Any] = {parameter: hit.id}
    return url_for(endpoint, **arguments)
