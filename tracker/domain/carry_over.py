"""Topics that a group carries over to its next meeting, and where on the agenda they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

Entry = TypeVar("Entry")


@dataclass(frozen=True)
class CarriedTopic:
    """A topic that waits in the backlog; if a meeting deferred it, with the day of that meeting and its reason."""

    id: int
    group_id: int
    title: str
    minutes_planned: int | None
    waits_since: date
    deferred_on: date | None
    reason: str


def in_order(topics: Iterable[CarriedTopic]) -> list[CarriedTopic]:
    """Return what was deferred before what only waits, the longest-waiting first."""
    return sorted(topics, key=lambda each: (each.deferred_on is None, each.deferred_on or each.waits_since, each.id))


def chosen(topics: Iterable[CarriedTopic], wanted: Collection[int], group_id: int) -> list[CarriedTopic]:
    """Return the wanted topics of the group in their order; those of other groups stay where they are."""
    return in_order(topic for topic in topics if topic.id in wanted and topic.group_id == group_id)


def with_carried(agenda: Sequence[Entry], carried: Sequence[Entry], *, opening: int) -> list[Entry]:
    """Return the agenda with the carried topics after its opening items, such as the approval of the last minutes."""
    return [*agenda[:opening], *carried, *agenda[opening:]]
