"""The application as production serves it, over demonstration data, with two bare views beside it as the floor."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from flask import Flask
from jinja2 import Environment

from tracker.app import create_app
from tracker.config import Settings
from tracker.web.access import public

BARE = Environment(autoescape=True).from_string(
    "<!doctype html><title>Floor</title><ul>{% for row in rows %}<li>{{ row[0] }}: {{ row[1] }}</li>{% endfor %}</ul>"
)


def _with_floor(app: Flask, file: str) -> Flask:
    @public
    def empty() -> str:
        return ""

    @public
    def bare() -> str:
        connection = sqlite3.connect(file)
        rows = connection.execute("SELECT id, title FROM dialogue_event ORDER BY starts_at DESC LIMIT 50").fetchall()
        connection.close()
        return BARE.render(rows=rows)

    app.add_url_rule("/floor/empty", "floor_empty", empty)
    app.add_url_rule("/floor/bare", "floor_bare", bare)
    return app


settings = Settings.from_environment()
app = _with_floor(
    create_app(replace(settings, secret_key="only for measurements " * 2)), settings.database[len("sqlite:///") :]
)
