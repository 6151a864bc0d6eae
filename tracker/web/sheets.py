"""What an import page says about somebody's spreadsheet: the file, its columns, its lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from flask import Response, request
from flask_babel import gettext as _
from flask_babel import ngettext

from tracker.domain.sheets import WRITTEN, Fate, IgnoredColumn, Problem
from tracker.imports.sheets import Sheet
from tracker.reports import templates
from tracker.reports.filenames import download_name
from tracker.reports.table import Table
from tracker.web.clock import wall_time
from tracker.web.files import file
from tracker.web.labels import label, message
from tracker.web.messages import MESSAGES

MEDIA_TYPES = {
    templates.CSV: "text/csv",
    templates.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

VARIANTS = ("suggestions", "lines", "line")
"""Details that, where there are any, turn a sentence into its longer variant: `department-unknown-suggestions`."""


class Matched(Protocol):
    """A line of a sheet and what becomes of it."""

    @property
    def fate(self) -> Fate:
        """What becomes of the line."""


Line = TypeVar("Line", bound=Matched)


@dataclass(frozen=True)
class Preview(Generic[Line]):
    """What an import would do."""

    sheet: Sheet
    matched: Sequence[Line]
    ignored: tuple[IgnoredColumn, ...]

    @property
    def fates(self) -> Counter[Fate]:
        """How many lines have which fate."""
        return Counter(found.fate for found in self.matched)

    @property
    def written(self) -> int:
        """How many lines would be written."""
        return sum(self.fates[fate] for fate in WRITTEN)


def template_file(table: Table, *name: str) -> Response:
    """Return an empty sheet to fill in, as CSV or as a workbook if the address asks for one."""
    extension = templates.XLSX if request.args.get("format") == templates.XLSX else templates.CSV
    body = templates.file(table, extension, made_at=wall_time(), t=_)
    return file(body, MEDIA_TYPES[extension], download_name(*name, extension=extension))


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
