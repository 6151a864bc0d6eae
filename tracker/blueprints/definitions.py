"""What the indicators mean."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from tracker.reports.definitions import VERSION, definitions
from tracker.web.access import signed_in
from tracker.web.dashboards import words

bp = Blueprint("definitions", __name__)


@bp.get("/definitions")
@signed_in
def show() -> ResponseReturnValue:
    return render_template("definitions/show.html", definitions=definitions(words().t), version=VERSION)
