"""The application as production serves it, over demonstration data, with a bare one beside it as the floor."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from flask import Flask
from jinja2 import Environment
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from benchmarks.server import KEY
from tracker.app import create_app
from tracker.config import Settings

BARE = Environment(autoescape=True).from_string(
    "<!doctype html><title>Floor</title><ul>{% for row in rows %}<li>{{ row[0] }}: {{ row[1] }}</li>{% endfor %}</ul>"
)


def _floor(file: str) -> Flask:
    """Return a Flask application with nothing around it: no door, no session, no layout."""
    app = Flask("floor")

    @app.get("/empty")
    def empty() -> str:
        return ""

    @app.get("/bare")
    def bare() -> str:
        connection = sqlite3.connect(file)
        rows = connection.execute("SELECT id, title FROM dialogue_event ORDER BY starts_at DESC LIMIT 50").fetchall()
        connection.close()
        return BARE.render(rows=rows)

    return app


settings = Settings.from_environment()
app = create_app(replace(settings, secret_key=KEY))
app.wsgi_app = DispatcherMiddleware(  # type: ignore[method-assign]
    app.wsgi_app, {"/floor": _floor(settings.database[len("sqlite:///") :])}
)
