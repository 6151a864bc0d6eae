"""Rendering and form handling that every view shares."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from tracker.actions import form_keys
from tracker.domain.errors import RuleViolation
from tracker.extensions import db

REJECTED = 422


class SomeForm(Protocol):
    """What the helpers below need of a form."""

    errors: Any

    def validate_on_submit(self) -> bool: ...

    def reject(self, violation: RuleViolation) -> None: ...


def form_page(template: str, form: SomeForm, /, **context: Any) -> tuple[str, int]:
    """Return a page with a form; 422 when the form was rejected, so that nothing is committed."""
    is_rejected = request.method == "POST"
    return render_template(template, form=form, **context), REJECTED if is_rejected else 200


def saved(form: SomeForm, action: Callable[[], object]) -> bool:
    """Carry out the action if the form is valid; a violated rule is shown in the form."""
    if not form.validate_on_submit():
        return False
    try:
        action()
    except RuleViolation as violation:
        db.session.rollback()
        form.reject(violation)
        return False
    return True


def created(form: Any, action: Callable[[], str]) -> Response | None:
    """Make a record once per form key and lead to where `action` says; a double click leads there, too."""
    if not form.validate_on_submit():
        return None
    try:
        return once(form.form_key.data or "", action)
    except RuleViolation as violation:
        db.session.rollback()
        form.reject(violation)
        return None


def once(key: str, action: Callable[[], str]) -> Response:
    """Do something once per form key and lead to where `action` says; a violated rule is left to the caller."""
    if (location := form_keys.location(db.session, key)) is not None:
        return redirect(location, 303)
    try:
        form_keys.claim(db.session, key)
        location = action()
    except form_keys.AlreadyUsed as used:
        return redirect(used.location, 303)
    form_keys.lead_to(db.session, key, location)
    return redirect(location, 303)


def made_before() -> Response | None:
    """Lead a double click to what its first click made, where the page that made it has become one that changes it."""
    location = form_keys.location(db.session, request.form.get("form_key", ""))
    return redirect(location, 303) if location else None


def see(url: str) -> ResponseReturnValue:
    """Lead to a page after a change, by GET."""
    return redirect(url, 303)
