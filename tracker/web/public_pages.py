"""Pages under a secret address: for whoever has it, without a sign-in, a cookie or a trace of where they came from."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import quote

from flask import Flask, Response, make_response, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale

from tracker.domain.people import Locale
from tracker.web.locale import language

View = Callable[..., ResponseReturnValue]
SECRET = ("/t/", "/house/")
"""What the paths of pages under secret addresses begin with."""


def discreet(view: View) -> View:
    """Answer in the language that the address names; nobody finds, keeps or passes on the page."""

    @wraps(view)
    def answered(*admitted: Any, **arguments: Any) -> ResponseReturnValue:
        with force_locale(spoken()):
            return sealed(make_response(view(*admitted, **arguments)))

    return answered


def init_app(app: Flask) -> None:
    """Seal whatever is answered under a secret address, also where no view or another method was meant."""

    @app.after_request
    def seal(response: Response) -> Response:
        return sealed(response) if is_at_secret_address() else response


def is_at_secret_address() -> bool:
    """Whether whoever asks needs nothing but the address, so that an error, too, is told without a cookie."""
    return request.path.startswith(SECRET)


def spoken() -> str:
    """Return the language that the address names, else the one that the browser asks for."""
    named = request.args.get("language", "")
    return named if named in set(Locale) else language()


def in_language(code: str) -> str:
    """Return the address of this page in another language."""
    if request.endpoint is None:
        return f"{quote(request.script_root + request.path)}?language={code}"
    return url_for(request.endpoint, **{**(request.view_args or {}), "language": code})


def sealed(response: Response) -> Response:
    """Keep an answer from being found, kept or told to where its links lead."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-store"
    return response
