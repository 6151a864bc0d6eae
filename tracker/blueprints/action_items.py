"""Pages of action items."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from tracker.web.access import signed_in

bp = Blueprint("action_items", __name__)


@bp.get("/my-action-items")
@signed_in
def mine() -> ResponseReturnValue:
    return render_template("home/index.html")
