"""Pages under a secret address: for whoever has it, without a sign-in, a cookie or a trace of where they came from."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Response, make_response, request, url_for
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
            return _sealed(make_response(view(*admitted, **arguments)))

    return answered


def spoken() -> str:
    """Return the language that the address names, else the one that the browser asks for."""
    named = request.args.get("language", "")
    return named if named in set(Locale) else language()


def in_language(code: str) -> str:
    """Return the address of this page in another language."""
    return url_for(request.endpoint or "", **{**(request.view_args or {}), "language": code})


def _sealed(response: Response) -> Response:
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-store"
    return response
