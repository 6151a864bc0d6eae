"""Answers for whoever has the page already: unchanged data need not be computed again (performance.md)."""

from __future__ import annotations

from hashlib import sha256

from flask import Response, g, make_response, request, session
from flask.typing import ResponseReturnValue

from tracker.extensions import db
from tracker.queries import freshness as queries
from tracker.web.assets import asset
from tracker.web.clock import today
from tracker.web.locale import language, theme


def unchanged() -> Response | None:
    """Return 304 if the page is what the browser has; note its mark for `marked` otherwise.

    Everything recorded leaves an entry in the journal, so the number of the latest one stands for the data. A page
    that has a message to show is never taken for an old one.
    """
    if "_flashes" in session:
        return None
    parts = (
        queries.last_change(db.session),
        g.actor.person_id,
        language(),
        theme(),
        today(),
        request.full_path,
        asset("css/app.css"),
    )
    g.etag = sha256(repr(parts).encode()).hexdigest()[:32]
    if g.etag not in request.if_none_match:
        return None
    answer = Response(status=304)
    answer.set_etag(g.etag)
    return answer


def marked(page: ResponseReturnValue) -> Response:
    """Return the page with the mark by which it is recognised."""
    answer = make_response(page)
    if "etag" in g:
        answer.set_etag(g.etag)
    return answer
