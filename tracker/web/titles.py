"""What a record is called in lists and headings, where it has no title of its own."""

from __future__ import annotations

from flask import Flask
from flask_babel import gettext as _


def init_app(app: Flask) -> None:
    """Give templates the names of records."""
    app.jinja_env.globals["meeting_title"] = meeting_title


def meeting_title(number: int, group: str, title: str = "") -> str:
    """Return "3. Treffen der Steuerungsgruppe", with the meeting's own title behind it if it has one."""
    names = {"number": number, "group": group}
    if group.partition(" ")[0].lower().endswith("gruppe"):
        name = _("Meeting %(number)s of the %(group)s", **names)
    else:
        name = _("Meeting %(number)s: %(group)s", **names)
    return f"{name} – {title}" if title else str(name)
