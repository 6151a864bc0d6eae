"""Pages of processes."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from tracker.web.access import signed_in

bp = Blueprint("processes", __name__)


@bp.get("/processes")
@signed_in
def index() -> ResponseReturnValue:
    return render_template("home/index.html")
