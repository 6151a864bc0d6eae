"""Puts back into the form what somebody had typed before they had to sign in again."""

from __future__ import annotations

from flask import Flask, g, request

from tracker.domain.numbers import whole_number
from tracker.extensions import db
from tracker.queries import people as queries


def init_app(app: Flask) -> None:
    """Offer the kept input to the form of the page that the person is led back to."""

    @app.before_request
    def put_back() -> None:
        kept_id = request.args.get("kept", type=whole_number)
        if request.method != "GET" or kept_id is None or g.actor.is_anonymous:
            return
        kept = queries.kept_input(db.session, g.actor.person_id, kept_id)
        if kept is not None and kept.path.partition("?")[0] == request.path:
            g.kept_input = [tuple(pair) for pair in kept.fields["pairs"]]
