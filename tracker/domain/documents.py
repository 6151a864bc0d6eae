"""Documents that belong to a meeting, an agenda item or a decision."""

from __future__ import annotations

from enum import StrEnum


class DocumentKind(StrEnum):
    """What a file is there for."""

    ATTACHMENT = "attachment"
    MINUTES_TEMPLATE = "minutes_template"
