"""Minutes of a meeting: their versions, from coordination to approval."""

from __future__ import annotations

from enum import StrEnum


class MinutesState(StrEnum):
    """Where a version of the minutes stands."""

    IN_COORDINATION = "in_coordination"
    APPROVED = "approved"
    APPROVED_WITH_CHANGES = "approved_with_changes"
    REPLACED = "replaced"
