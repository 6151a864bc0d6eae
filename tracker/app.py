"""Assembles the application."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from tracker import logs
from tracker.blueprints import blueprints
from tracker.config import Settings
from tracker.extensions import alembic, csrf, db, limiter
from tracker.models import Base
from tracker.web import (
    access,
    addresses,
    assets,
    errors,
    headers,
    identity,
    kept_input,
    levels,
    locale,
    moments,
    navigation,
    numbers,
    people_files,
    public_pages,
    releases,
    states,
    tables,
    texts,
    titles,
    transaction,
    uploads,
)
from tracker.web.labels import label
from tracker.web.shapes import shape
from tracker.web.shares import number_text, share_text
from tracker.web.transaction import Application

MIGRATIONS = Path(__file__).parent.parent / "migrations"
LARGEST_REQUEST = 10 * 1024 * 1024
MOST_FIELDS = 5000


def create_app(settings: Settings | None = None) -> Flask:
    """Return the application; refuses to start with a view that does not say who may see it."""
    settings = settings or Settings.from_environment()
    logs.configure(settings.log_file)
    app = Application("tracker")
    _configure(app, settings)
    identity.init_app(app)
    people_files.init_app(app)
    uploads.init_app(app, settings)
    transaction.init_app(app)
    access.init_app(app)
    kept_input.init_app(app)
    alembic.metadatas = {"default": Base.metadata}
    for extension in db, csrf, alembic, limiter:
        extension.init_app(app)
    for part in addresses, assets, errors, levels, locale, moments, navigation, releases, states, tables, texts, titles:
        part.init_app(app)
    headers.init_app(app, is_https=settings.is_production)
    public_pages.init_app(app)
    app.jinja_env.filters |= {"label": label, "shape": shape, "share": share_text, "amount": number_text}
    access.public(app.view_functions["static"])
    numbers.init_app(app)
    for blueprint in blueprints():
        app.register_blueprint(blueprint)
    access.refuse_undeclared(app)
    return app


@contextmanager
def opened(settings: Settings) -> Iterator[Flask]:
    """Offer an application within its context, as commands need it, and close its connections afterwards."""
    app = create_app(settings)
    with app.app_context():
        yield app
    with app.app_context():
        db.engine.dispose()


def _configure(app: Flask, settings: Settings) -> None:
    app.config |= {
        "SETTINGS": settings,
        "SECRET_KEY": settings.secret_key,
        "SQLALCHEMY_ENGINES": {
            "default": {
                "url": settings.database,
                "pool_pre_ping": not settings.is_sqlite,
                "hide_parameters": True,
            }
        },
        "ALEMBIC": {"script_location": str(MIGRATIONS), "version_locations": [str(MIGRATIONS / "versions")]},
        "BABEL_TRANSLATION_DIRECTORIES": str(Path(__file__).parent / "translations"),
        "MAX_CONTENT_LENGTH": LARGEST_REQUEST,
        "MAX_FORM_MEMORY_SIZE": LARGEST_REQUEST,
        "MAX_FORM_PARTS": MOST_FIELDS,
        "SESSION_COOKIE_NAME": "__Host-wegmarke" if settings.is_production else "wegmarke",
        "SESSION_COOKIE_SECURE": settings.is_production,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "WTF_CSRF_TIME_LIMIT": None,
        "WTF_CSRF_SSL_STRICT": False,
        "TEMPLATES_AUTO_RELOAD": settings.is_debug,
    }
    if settings.trusted_proxies:
        proxied = ProxyFix(app.wsgi_app, x_for=settings.trusted_proxies, x_proto=0)
        app.wsgi_app = proxied  # type: ignore[method-assign]  # Flask documents it so
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    if settings.is_production:
        app.config["TRUSTED_HOSTS"] = [urlsplit(settings.public_url).hostname]
