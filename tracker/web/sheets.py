"""What an import page says about somebody's spreadsheet: the file, its columns, its lines."""

from __future__ import annotations

from flask_babel import gettext as _

from tracker.domain.sheets import Problem
from tracker.web.labels import label, message
from tracker.web.messages import MESSAGES

VARIANTS = ("suggestions", "lines")
"""Details that, where there are any, turn a sentence into its longer variant: `department-unknown-suggestions`."""


def sentence(problem: Problem) -> str:
    """Return what is wrong with a cell, with the column and the value, or what is to be said of a line."""
    variant = next((f"{problem.code}-{name}" for name in VARIANTS if problem.details.get(name)), "")
    text = message(variant if variant in MESSAGES else problem.code, problem.details)
    if problem.column is None:
        return text
    column = label(problem.column)
    if not problem.value:
        return str(_("%(column)s: %(text)s", column=column, text=text))
    return str(_("%(column)s “%(value)s”: %(text)s", column=column, value=problem.value, text=text))
