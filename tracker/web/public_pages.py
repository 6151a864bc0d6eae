"""Pages under a secret address: for whoever has it, without a sign-in, a cookie or a trace of where they came from."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Response, current_app, make_response, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale

from tracker.domain.people import Locale
from tracker.web.locale import language

View = Callable[..., ResponseReturnValue]


def discreet(view: View) -> View:
    """Answer in the language that the address names; nobody finds, keeps or passes on the page."""

    @wraps(view)
    def answered(*admitted: Any, **arguments: Any) -> ResponseReturnValue:
        with force_locale(spoken()):
            return sealed(make_response(view(*admitted, **arguments)))

    answered.is_discreet = True  # type: ignore[attr-defined]  # functions carry attributes
    return answered


def is_at_secret_address() -> bool:
    """Whether whoever asks needs nothing but the address, so that an error, too, is told without a cookie."""
    view = current_app.view_functions.get(request.endpoint or "")
    return getattr(view, "is_discreet", False) and "token" in (request.view_args or {})


def spoken() -> str:
    """Return the language that the address names, else the one that the browser asks for."""
    named = request.args.get("language", "")
    return named if named in set(Locale) else language()


def in_language(code: str) -> str:
    """Return the address of this page in another language."""
    return url_for(request.endpoint or "", **{**(request.view_args or {}), "language": code})


def sealed(response: Response) -> Response:
    """Keep an answer from being found, kept or told to where its links lead."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-store"
    return response
