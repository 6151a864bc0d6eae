"""Whether the application is up; nothing more."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue

from tracker.extensions import db
from tracker.queries import schema
from tracker.web.access import public

bp = Blueprint("health", __name__)


@bp.get("/healthz")
@public
def show() -> ResponseReturnValue:
    schema.reach(db.session)
    return {"status": "ok"}


@bp.get("/robots.txt")
@public
def robots() -> ResponseReturnValue:
    return "User-agent: *\nDisallow: /\n", {"Content-Type": "text/plain; charset=utf-8"}
