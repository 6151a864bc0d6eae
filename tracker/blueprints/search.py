"""Pages of search."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from tracker.web.access import signed_in

bp = Blueprint("search", __name__)


@bp.get("/search")
@signed_in
def index() -> ResponseReturnValue:
    return render_template("home/index.html")
