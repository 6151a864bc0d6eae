"""The administration's own words for its departments: never "Amt" or "Fachdienst" by ourselves."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Flask
from flask_babel import get_locale
from flask_babel import gettext as _

from tracker.domain.administrations import LevelLabel
from tracker.domain.people import Locale


def init_app(app: Flask) -> None:
    """Give templates `level_label(levels, level, n)` and `lowest_label(levels, n)`."""
    app.jinja_env.globals |= {"level_label": level_label, "lowest_label": lowest_label}
    app.jinja_env.filters["dative"] = dative


def level_label(levels: Sequence[LevelLabel], level: int, n: int = 1) -> str:
    """Return what the administration calls a department of this level, or `n` of them."""
    if not 1 <= level <= len(levels):
        return str(_("Department") if n == 1 else _("Departments"))
    return levels[level - 1].one if n == 1 else levels[level - 1].many


def lowest_label(levels: Sequence[LevelLabel], n: int = 1) -> str:
    """Return what the administration calls the departments in which people are counted: those of the lowest level."""
    return level_label(levels, len(levels), n)


def dative(plural: str) -> str:
    """Return a plural as it stands in "21 von 24 Fachdiensten"; only German bends it."""
    return plural if str(get_locale()) != Locale.DE or plural.endswith(("n", "s")) else f"{plural}n"
