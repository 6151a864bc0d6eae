"""Addresses that leave the application: on paper, in a code to scan, in a calendar or a mail."""

from __future__ import annotations

from typing import Any

from flask import Flask, current_app, request, url_for

from tracker.config import Settings


def init_app(app: Flask) -> None:
    """Let templates show such addresses."""
    app.jinja_env.globals["outside_url"] = outside_url


def base_url() -> str:
    """Return what such addresses begin with: never what a request says of itself (security.md AU-7)."""
    settings: Settings = current_app.config["SETTINGS"]
    return settings.public_url or f"http://localhost:{settings.port}"


def outside_url(endpoint: str, **values: Any) -> str:
    """Return the address of a page as somebody outside of the application needs it.

    Where the settings name none, which production refuses, it begins as the address under which it is asked for: phones
    in the same network reach a demonstration on a laptop.
    """
    begin = base_url() if current_app.config["SETTINGS"].public_url else request.url_root.rstrip("/")
    return begin + url_for(endpoint, **values, _external=False)
