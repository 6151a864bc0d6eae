"""Who is asking: from the cookie to an `Actor`, and what happens when a sign-in has ended."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime
from typing import Any

import structlog
from flask import Flask, current_app, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import UserMixin, current_user, logout_user
from itsdangerous import BadSignature, URLSafeTimedSerializer
from sqlalchemy.exc import DBAPIError

from tracker.domain.access import Actor
from tracker.domain.people import Locale, Theme
from tracker.extensions import db, login
from tracker.models.base import now
from tracker.queries import people as queries
from tracker.queries.people import Identity
from tracker.web.clock import today
from tracker.web.people_files import are_named

log = structlog.get_logger()
ANONYMOUS = Actor()
TOUCH_EVERY_SECONDS = 30
KEPT_FOR_SECONDS = 24 * 60 * 60
NEVER_KEPT = frozenset({"csrf_token", "password", "new_password", "repeated_password", "current_password"})
OTHER_SITES = frozenset({"cross-site", "same-site"})
"""What browsers say of a request that a page elsewhere made them send."""


SAID_BY_PAGES = frozenset({"check_ins.sums", "presences.notice"})
"""What open pages say and ask by themselves; it does not show that anybody is there, so it keeps nobody signed in."""


class Account(UserMixin):
    """A signed-in person, as Flask-Login carries it; its id is the token of this sign-in, not the person's."""

    def __init__(self, token: str, identity: Identity) -> None:
        self.token, self.identity = token, identity

    def get_id(self) -> str:
        return self.token


def init_app(app: Flask) -> None:
    """Load the account from the token in the signed cookie."""
    login.init_app(app)
    login.session_protection = None
    login.user_loader(_load)


def actor() -> Actor:
    """Return the person behind the request, or nobody."""
    return current_user.identity.actor if current_user.is_authenticated else ANONYMOUS


def preference(name: str) -> Any:
    """Return a preference of the signed-in person (`locale`, `theme`), or None."""
    return getattr(current_user.identity, name) if current_user and current_user.is_authenticated else None


def hashed(token: str) -> str:
    """Return what is stored of a secret: never the secret itself."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_secret() -> str:
    """Return 256 random bits for a cookie or a link."""
    return secrets.token_urlsafe(32)


def begin(token: str, locale: Locale, theme: Theme) -> None:
    """Put a new sign-in into the cookie; nothing from before it remains."""
    session.clear()
    g.pop("_login_user", None)
    session["_user_id"] = token
    session["_fresh"] = True
    session["locale"], session["theme"] = locale, theme


def end() -> None:
    """Take the sign-in out of the cookie."""
    logout_user()
    session.clear()


def ask_to_sign_in() -> ResponseReturnValue:
    """Lead to the sign-in; what was typed travels along, sealed, and comes back afterwards (rule R7)."""
    if request.method == "GET":
        return redirect(url_for("sign_in.show", next=request.full_path.rstrip("?")))
    if request.accept_mimetypes.best == "application/json":
        return {"error": "signed-out", "sign_in": url_for("sign_in.show")}, 401
    kept = "" if are_named() else _sealed()
    return render_template("sign_in/ended.html", kept=kept, is_kept=not are_named()), 401


def typed() -> list[tuple[str, str]]:
    """Return what was typed, without secrets; a form that another site sent was typed by nobody here.

    Where people are named, nothing is returned, because what was typed is kept until the next sign-in (rule R1).
    """
    if _is_from_elsewhere() or are_named():
        return []
    return [(name, value) for name, value in request.form.items(multi=True) if name not in NEVER_KEPT]


def unsealed(text: str) -> dict[str, Any] | None:
    """Return what somebody had typed when their sign-in ended, or None if it was not sealed by us."""
    try:
        kept = _seal().loads(text, max_age=KEPT_FOR_SECONDS)
    except BadSignature:
        return None
    return kept if isinstance(kept, dict) else None


def _sealed() -> str:
    if _is_from_elsewhere():
        return ""
    person_id = g.get("ended_person_id")
    return str(_seal().dumps({"path": request.full_path.rstrip("?"), "fields": typed(), "person_id": person_id}))


def _is_from_elsewhere() -> bool:
    return request.headers.get("Sec-Fetch-Site") in OTHER_SITES


def _seal() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="kept-input")


def _load(token: str) -> Account | None:
    found = queries.signed_in(db.session, hashed(token), today=today())
    if found is None or not found.is_active:
        return None
    if _has_ended(found, now()):
        g.ended_person_id = found.actor.person_id
        return None
    if request.endpoint not in SAID_BY_PAGES:
        _touch(found)
    return Account(token, found)


def _has_ended(identity: Identity, moment: datetime) -> bool:
    settings = current_app.config["SETTINGS"]
    idle = (moment - identity.seen_at).total_seconds()
    age = (moment - identity.signed_in_at).total_seconds()
    return bool(idle > settings.session_idle_seconds or age > settings.session_absolute_seconds)


def _touch(identity: Identity) -> None:
    """Note that the person is active, at most every half minute and before the request's own transaction.

    Where that cannot be written now, whoever only reads still can.
    """
    often = min(TOUCH_EVERY_SECONDS, current_app.config["SETTINGS"].session_idle_seconds / 4)
    if (now() - identity.seen_at).total_seconds() <= often:
        return
    try:
        queries.touch(db.session, identity.sign_in_id, now())
    except DBAPIError as error:
        log.warning("last use not noted", error=str(error.orig))
