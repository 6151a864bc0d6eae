"""What an import page says about somebody's spreadsheet: the file, its columns, its lines."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext as _
from flask_babel import ngettext

from tracker.domain.sheets import Fate, Problem
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


def outcome(added: str, fates: Mapping[Fate, int]) -> str:
    """Return what an import did, and how many lines it left out."""
    changed = ngettext("%(num)s is changed", "%(num)s are changed", fates[Fate.CHANGED])
    done = _("%(added)s, %(changed)s.", added=added, changed=changed)
    if not (refused := fates[Fate.REFUSED]):
        return str(done)
    left_out = ngettext(
        "%(num)s line has to be corrected and is not imported.",
        "%(num)s lines have to be corrected and are not imported.",
        refused,
    )
    return f"{done} {left_out}"
