"""What somebody had typed when their sign-in ended comes back here (rule R7)."""

from __future__ import annotations

from flask import Blueprint, current_app, flash, g, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import HTTPException

from tracker.domain.errors import NotFound
from tracker.extensions import db
from tracker.models import KeptInput
from tracker.queries import people as queries
from tracker.web.access import signed_in
from tracker.web.pages import see
from tracker.web.targets import local

bp = Blueprint("kept_input", __name__)


@bp.get("/kept-input/<int:kept_input_id>")
@signed_in
def show(kept_input_id: int) -> ResponseReturnValue:
    kept = queries.kept_input(db.session, g.actor.person_id, kept_input_id)
    if kept is None:
        raise NotFound
    if _has_page(kept):
        flash(_("You had been signed out. What you had typed is still here; please check it and save."))
        joint = "&" if "?" in kept.path else "?"
        return see(f"{local(kept.path, url_for('home.index'))}{joint}kept={kept.id}")
    path = local(kept.path, url_for("home.index"))
    return render_template("kept_input/show.html", fields=kept.fields["pairs"], path=path)


def _has_page(kept: KeptInput) -> bool:
    """Whether the form was on a page of its own, which can show it again."""
    adapter = current_app.create_url_adapter(None) or current_app.url_map.bind("localhost")
    try:
        adapter.match(kept.path.partition("?")[0], method="GET")
    except HTTPException:
        return False
    return True
