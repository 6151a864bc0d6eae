"""The page for the house: what was decided and done, in plain words."""

from __future__ import annotations

from enum import StrEnum


class HouseEntryKind(StrEnum):
    """What an entry on the page for the house tells."""

    DECIDED = "decided"
    DONE = "done"
