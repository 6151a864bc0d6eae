"""What agenda items are about elsewhere in the process."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class LinkKind(StrEnum):
    """What an agenda item points to."""

    MILESTONE = "milestone"
    DECISION = "decision"
    DIALOGUE_EVENT = "dialogue_event"
    DOCUMENT = "document"
    THEME = "theme"


@dataclass(frozen=True)
class Target:
    """A record that an agenda item points to, or could point to."""

    kind: LinkKind
    id: int
    title: str

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True)
class LinkRow:
    """A link of an agenda item to a record that the reader may read."""

    id: int
    item_id: int
    target: Target


@dataclass(frozen=True)
class Place:
    """An agenda on which a record was talked about, as its own page shows it; without a meeting the backlog."""

    item_id: int
    title: str
    position: int
    group_name: str
    meeting_number: int | None
    starts_at: datetime | None


def chosen(targets: list[Target], key: str) -> Target | None:
    """Return the target that a form named, if it is one of those that were offered."""
    return next((target for target in targets if target.key == key), None)
