"""Items that stand on every agenda of a group, and how a typed agenda is recognised to contain them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tracker.domain.agenda_items import typed
from tracker.domain.meetings import Confidentiality, ItemKind

FACTS = ("section", "description", "presenter", "kind", "visibility")


@dataclass(frozen=True)
class UsualItem:
    """An item that is proposed for an agenda; `facts` are what it has beside its title and its minutes."""

    title: str
    minutes_planned: int | None
    facts: Mapping[str, Any]


@dataclass(frozen=True)
class StandingRow:
    """A standing item as the page of its group shows it."""

    id: int
    position: int
    section: str
    title: str
    description: str
    minutes_planned: int | None
    presenter: str
    kind: ItemKind
    visibility: Confidentiality

    @property
    def usual(self) -> UsualItem:
        """The item as it is proposed for an agenda."""
        facts = {name: getattr(self, name) for name in FACTS}
        return UsualItem(self.title, self.minutes_planned, facts)


def recognised(usual: Iterable[UsualItem]) -> dict[str, Mapping[str, Any]]:
    """Return what is known of typed items by the titles that `typed` reads; of two with one title the first counts."""
    known: dict[str, Mapping[str, Any]] = {}
    for item in usual:
        line = f"{item.title} ({item.minutes_planned} min)" if item.minutes_planned else item.title
        known.setdefault(typed(line)[0].title, item.facts)
    return known
