"""The page of a theme: what it is about, what it rests on, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.domain import themes as rules
from tracker.domain.access import is_recorder
from tracker.domain.errors import RuleViolation
from tracker.extensions import db
from tracker.models import Theme
from tracker.queries import theme_items, theme_notes
from tracker.queries import themes as queries
from tracker.web.labels import message
from tracker.web.themes import judged


def page(theme: Theme, sorting: Any) -> str:
    """Return the page of a theme; `sorting` is the form under its notes, perhaps with what is wrong in it."""
    records = is_recorder(g.actor, theme.administration_id)
    return render_template(
        "themes/show.html",
        theme=theme,
        row=queries.row(db.session, theme, g.actor),
        on=judged(theme.process_id),
        events=queries.events_of(db.session, theme),
        agendas=theme_items.of_theme(db.session, theme, g.actor),
        notes=theme_notes.of_theme(db.session, theme) if records else [],
        sorting=sorting,
        others=[each for each in queries.named(db.session, theme.process_id) if each[0] != theme.id],
        is_told=rules.was_told(theme.answer, theme.status_reason),
    )


def refused(theme: Theme, forbid: Callable[[], None]) -> ResponseReturnValue | None:
    """Lead back to a theme with the reason where a form would open that can only be refused.

    What was typed into it, though, is shown with the reason by the form itself.
    """
    if request.method == "POST" or "kept_input" in g:
        return None
    try:
        forbid()
    except RuleViolation as violation:
        flash(message(violation.code, violation.details), "warning")
        return redirect(url_for("themes.show", theme_id=theme.id))
    return None
