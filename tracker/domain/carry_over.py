"""Topics that a group carries over to its next meeting, and where on the agenda they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from tracker.domain.errors import RuleViolation
from tracker.domain.meetings import FROZEN_STATES, ItemState, MeetingState

Entry = TypeVar("Entry")


class Way(StrEnum):
    """How an item comes to another meeting: with everything that was recorded of it, or as the bare topic."""

    MOVE = "move"
    COPY = "copy"


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


def obstacle(way: Way, state: ItemState, *, is_decided: bool) -> RuleViolation | None:
    """Return which rule keeps an item from coming to another meeting like this.

    What has ended belongs to the record of its meeting, and so does a decision with its number, its day and its votes:
    neither moves. What was deferred goes on as another item already.
    """
    if state is ItemState.DEFERRED or (way is Way.MOVE and state is not ItemState.OPEN):
        return RuleViolation("item-not-open", current=state)
    if way is Way.MOVE and is_decided:
        return RuleViolation("item-is-decided", field="way")
    return None


def ways(state: ItemState, meeting_state: MeetingState, *, is_decided: bool) -> list[Way]:
    """Return how an item can come to another meeting; from a meeting that is over nothing is taken away."""
    possible = [way for way in Way if obstacle(way, state, is_decided=is_decided) is None]
    return [way for way in possible if way is Way.COPY or meeting_state not in FROZEN_STATES]
