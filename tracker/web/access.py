"""The door of every view: a view that does not declare its access is never served."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from typing import Any

from flask import Flask, abort, current_app, g, request
from flask.typing import ResponseReturnValue

from tracker.domain.access import VIEW_OF, Owned, Permission, permits
from tracker.domain.errors import Forbidden, NotFound
from tracker.extensions import db
from tracker.models.base import Base
from tracker.queries.scope import is_readable
from tracker.web import identity
from tracker.web.marks import mark

View = Callable[..., ResponseReturnValue]


class Audience(StrEnum):
    """Who is admitted without a permission."""

    EVERYBODY = "everybody"
    SIGNED_IN = "signed_in"


@dataclass(frozen=True)
class Access:
    """What a view demands: an audience, or a permission, on the record its URL names if it names one."""

    rule: Audience | Permission
    model: type[Base] | None = None


def access(permission: Permission, model: type[Base] | None = None) -> Callable[[View], View]:
    """Admit actors who hold the permission; with a model, on the record the URL names."""

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(**arguments: Any) -> ResponseReturnValue:
            if model is not None:
                key = arguments.pop(f"{model.__tablename__}_id")
                return view(_admitted(permission, model, key), **arguments)
            if not permits(g.actor, permission):
                raise Forbidden
            return view(**arguments)

        return mark(guarded, access=Access(permission, model))

    return declare


def public(view: Callable[..., Any]) -> Any:
    """Admit everybody."""
    return mark(view, access=Access(Audience.EVERYBODY))


def signed_in(view: View) -> View:
    """Admit whoever is signed in; the view shows only what is the person's own or passes `visible_to`."""
    return mark(view, access=Access(Audience.SIGNED_IN))


def rule_of(app: Flask, endpoint: str) -> Access | None:
    """Return what the endpoint's view declares."""
    return getattr(app.view_functions.get(endpoint), "access", None)


def may(endpoint: str, record: Owned | None = None) -> bool:
    """Whether the current actor would be admitted there; templates ask this before they link."""
    declared = rule_of(current_app, endpoint)
    if declared is None:
        return False
    if isinstance(declared.rule, Audience):
        return declared.rule is Audience.EVERYBODY or not g.actor.is_anonymous
    return permits(g.actor, declared.rule, record if declared.model is not None and _is_owned(declared.model) else None)


def init_app(app: Flask) -> None:
    """Stand at the door before anything else looks at the request."""
    app.jinja_env.globals["may"] = may

    @app.before_request
    def admit() -> ResponseReturnValue | None:
        g.actor = identity.actor()
        db.session.info["person_id"] = g.actor.person_id
        db.session.info["occasion"] = request.endpoint or ""
        if request.endpoint is None:
            return None
        declared = rule_of(current_app, request.endpoint)
        if declared is None:
            abort(500, f"{request.endpoint} declares no access")
        if declared.rule is not Audience.EVERYBODY and g.actor.is_anonymous:
            return identity.ask_to_sign_in()
        return None


def refuse_undeclared(app: Flask) -> None:
    """Do not even start with a view that forgot to say who may see it."""
    if undeclared := sorted(e for e in app.view_functions if rule_of(app, e) is None):
        raise RuntimeError(f"declare the access of {', '.join(undeclared)}")


def _is_owned(model: type[Base]) -> bool:
    return hasattr(model, "administration_id")


def _admitted(permission: Permission, model: type[Base], key: int) -> Any:
    """Return the record, if the actor may act on it; to those who may not see it, or read it, it does not exist."""
    record: Any = db.session.get(model, key)
    subject = record if _is_owned(model) else None
    if record is None or not permits(g.actor, VIEW_OF[permission], subject):
        raise NotFound
    if not is_readable(db.session, record, g.actor):
        raise NotFound
    if not permits(g.actor, permission, subject):
        raise Forbidden
    g.record = record
    return record
