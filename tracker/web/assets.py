"""Built assets: logical name → address with a hash, from the manifest of the build."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from flask import Flask, url_for

DIST = Path(__file__).parent.parent / "static" / "dist"


@cache
def manifest(folder: Path = DIST) -> dict[str, str]:
    """Return the names of the built files; run the asset build if there is none."""
    names: dict[str, str] = json.loads((folder / "manifest.json").read_text())
    return names


def asset(name: str) -> str:
    """Return the address of a built file, such as `js/app.js`."""
    return url_for("static", filename=f"dist/{manifest()[name]}")


def init_app(app: Flask) -> None:
    """Let templates name assets; hashed files never change, so browsers keep them."""
    app.jinja_env.globals["asset"] = asset
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = 31536000
