"""Errors become pages here, and nowhere else."""

from __future__ import annotations

from uuid import uuid4

import structlog
from flask import Flask, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_limiter import RateLimitExceeded
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from tracker.domain.errors import Forbidden, NotFound, RuleViolation, Stale, TrackerError
from tracker.extensions import db
from tracker.models.engine import will_write
from tracker.web import identity
from tracker.web.guesses import seconds_to_wait
from tracker.web.identity import typed
from tracker.web.labels import message
from tracker.web.public_pages import in_language, is_at_secret_address, spoken

STATUS: dict[type[TrackerError], int] = {NotFound: 404, Forbidden: 403, Stale: 409, RuleViolation: 422}
WORDS = {400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 503}
log = structlog.get_logger()


def init_app(app: Flask) -> None:
    """Give each error its page: in the person's words, without internals, with what they typed."""

    @app.errorhandler(TrackerError)
    def refuse(error: TrackerError) -> ResponseReturnValue:
        if isinstance(error, Stale):
            return _conflict()
        return _page(STATUS[type(error)], detail=message(error.code, error.details))

    @app.errorhandler(StaleDataError)
    def lost_race(_error: StaleDataError) -> ResponseReturnValue:
        db.session.rollback()
        return _conflict()

    @app.errorhandler(CSRFError)
    def outdated(_error: CSRFError) -> ResponseReturnValue:
        return _page(400, template="errors/outdated.html", fields=typed(), path=request.full_path.rstrip("?"))

    @app.errorhandler(OperationalError)
    def unavailable(error: DBAPIError) -> ResponseReturnValue:
        log.error("database unavailable", error=str(error.orig))
        body, status = _page(503, keeps_input=True)
        return body, status, {"Retry-After": "5"}

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> ResponseReturnValue:
        status = error.code if error.code in WORDS else (400 if (error.code or 500) < 500 else 500)
        body, code = _page(status or 500)
        return body, code, _headers(error)

    @app.errorhandler(Exception)
    def unexpected(error: Exception) -> ResponseReturnValue:
        reference = uuid4().hex[:8]
        log.error("unexpected error", reference=reference, exc_info=error)
        return _page(500, keeps_input=True, reference=reference)


def _headers(error: HTTPException) -> list[tuple[str, str]]:
    """Return what of the headers of an error is told."""
    if isinstance(error, RateLimitExceeded):
        return [("Retry-After", str(seconds_to_wait()))]
    return [(name, value) for name, value in error.get_headers() if name in {"Retry-After", "Allow"}]


def _conflict() -> ResponseReturnValue:
    """Show both texts; the person's own is one click from being saved."""
    form = g.get("edit_form")
    if form is None:
        return _page(409, fields=typed())
    if request.accept_mimetypes.best == "application/json":
        both = {pair["field"].name: pair["saved"].data for pair in form.compared()}
        return {"error": "stale", "version": form.record.version, "saved": both}, 409
    form.seen_version.data = form.record.version
    form.seen_version.raw_data = None
    return _page(409, template="errors/conflict.html", form=form, pairs=form.compared())


def _let_go() -> None:
    """End what the request began, and only read from here on: whoever waited for others who write does not again."""
    db.session.rollback()
    will_write.set(False)
    if "actor" not in g:
        g.actor = identity.actor()


def _page(
    status: int, *, template: str = "errors/page.html", keeps_input: bool = False, **context: object
) -> tuple[str, int]:
    """Return an error page, with what was typed if that must not be lost; should even that fail, a plain sentence."""
    is_public = is_at_secret_address()
    try:
        _let_go()
        if keeps_input and not is_public:
            context["fields"] = typed()
        if not is_public:
            return render_template(template, status=status, is_public=False, **context), status
        with force_locale(spoken()):
            return render_template(template, status=status, is_public=True, in_language=in_language, **context), status
    except Exception:
        log.exception("error page failed", status=status)
        return f"<!doctype html><title>{status}</title><h1>{status}</h1>", status
