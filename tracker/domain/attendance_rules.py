"""What texts in attendance files stand for, as an administration remembers it: rules on words, never on persons."""

from __future__ import annotations

from enum import StrEnum


class Belonging(StrEnum):
    """Where a line of an attendance file counts, or why it does not."""

    DEPARTMENT = "department"
    NOT_ASSIGNED = "not_assigned"
    EXTERNAL = "external"
    HOST = "host"
    ROOM = "room"
