"""Who has an agenda item open for writing at the same time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

STILL_THERE = timedelta(seconds=45)
"""For how long somebody counts as being there after their page last said so; it does so three times as often."""


@dataclass(frozen=True)
class Presence:
    """Somebody who has an item open, and when their page last said so."""

    person_id: int
    name: str
    seen_at: datetime


def others(present: Iterable[Presence], person_id: int | None, now: datetime) -> list[str]:
    """Return the names of everybody else who has the item open right now."""
    return sorted(each.name for each in present if each.person_id != person_id and now - each.seen_at <= STILL_THERE)
