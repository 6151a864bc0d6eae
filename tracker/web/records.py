"""What a record held, written for whoever reads the journal."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from flask_babel import gettext as _

from tracker.domain.journal import KEPT_SILENT, Value
from tracker.web.labels import label
from tracker.web.locale import date_and_time, date_short, number, time_short
from tracker.web.record_labels import COLUMNS, OWN


def column_label(kind: str, column: str) -> Any:
    """Return what a column is called."""
    return OWN.get((kind, column)) or COLUMNS[column]


def written(value: Value) -> str:
    """Return a value as the language writes it."""
    if value is None or value == "":
        return str(_("empty"))
    if value == KEPT_SILENT:
        return str(_("not shown here"))
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if isinstance(value, StrEnum):
        return str(label(value))
    if isinstance(value, str):
        return value
    return _measured(value)


def _measured(value: date | datetime | time | float) -> str:
    if isinstance(value, datetime):
        return date_and_time(value)
    if isinstance(value, date):
        return date_short(value)
    if isinstance(value, time):
        return time_short(value)
    return str(value) if isinstance(value, int) else number(value)
