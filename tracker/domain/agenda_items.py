"""Agenda items: their order, their clock, their outcomes, and what a typed agenda means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar

from tracker.domain.action_items import UNFINISHED, ActionItemState
from tracker.domain.decisions import DecisionResult
from tracker.domain.errors import RuleViolation
from tracker.domain.meetings import (
    Confidentiality,
    ItemKind,
    ItemState,
    Missing,
    MissingCode,
    SeatRow,
    missing_attendance,
)
from tracker.domain.text import line

LONGEST_TITLE = 200
MOST_MINUTES = 600
MOST_TYPED = 60
_MINUTES = re.compile(
    r"\s*[(,;–-]?\s*(\d{1,3})\s*(?:min|minuten|minutes|['’])\.?\s*\)?$|\s*\((\d{1,3})\)$", re.IGNORECASE
)
_NUMBER = re.compile(r"^(?:top\s*)?(\d{1,2})[.):]\s+", re.IGNORECASE)


class OutcomeKind(StrEnum):
    """What an agenda item led to."""

    INFORMATION = "information"
    DECISION = "decision"
    ACTION_ITEM = "action_item"


class OnAgenda(Protocol):
    """Whatever stands on an agenda: the record, or a row of a page."""

    @property
    def id(self) -> int: ...

    @property
    def position(self) -> int: ...

    @property
    def state(self) -> ItemState: ...


class InSection(Protocol):
    """Whatever may stand in a section of an agenda."""

    @property
    def section(self) -> str: ...


Item = TypeVar("Item", bound=OnAgenda)


@dataclass(frozen=True)
class ItemRow:
    """An agenda item as the meeting page reads it; `position` is its number on the agenda."""

    id: int
    position: int
    title: str
    description: str
    minutes_planned: int | None
    presenter: str
    kind: ItemKind
    visibility: Confidentiality
    state: ItemState
    state_reason: str
    notes: str
    begun_at: datetime | None
    ended_at: datetime | None
    version: int
    section: str = ""

    @property
    def is_open(self) -> bool:
        return self.state is ItemState.OPEN


@dataclass(frozen=True)
class OutcomeRow:
    """What an agenda item led to, as the meeting page reads it; what does not apply to its kind is empty."""

    kind: OutcomeKind
    id: int
    item_id: int | None
    title: str
    text: str
    number: str = ""
    result: DecisionResult | None = None
    votes_yes: int | None = None
    votes_no: int | None = None
    votes_abstained: int | None = None
    responsible: str = ""
    due_on: date | None = None
    review_on: date | None = None
    state: ActionItemState | None = None

    @property
    def has_votes(self) -> bool:
        return not (self.votes_yes is None and self.votes_no is None and self.votes_abstained is None)


@dataclass(frozen=True)
class TypedItem:
    """An agenda item as one line of a typed agenda means it."""

    title: str
    minutes_planned: int | None = None


@dataclass(frozen=True)
class Slot:
    """When an agenda item begins and how many minutes it takes, by the clock or by the plan."""

    begins_at: datetime
    minutes: int | None
    is_past: bool = False


def typed(text: str) -> list[TypedItem]:
    """Return one item per line; minutes at the end are read ("Budget (20 min)"), a running number in front is not."""
    lines = [stripped for raw in text.splitlines() if (stripped := line(raw))]
    if len(lines) > MOST_TYPED:
        raise RuleViolation("agenda-too-long", field="agenda", most=MOST_TYPED)
    numbers = [_NUMBER.match(text) for text in lines]
    if all(found and int(found.group(1)) == place for place, found in enumerate(numbers, start=1)):
        lines = [_NUMBER.sub("", text) for text in lines]
    return [_typed_line(text) for text in lines]


def clock(items: Sequence[ItemRow], *, starts_at: datetime, now: datetime | None = None) -> tuple[list[Slot], datetime]:
    """Return the slot of each item and when the meeting will end.

    Without `now` everything runs as planned from `starts_at`. With it, items that have begun stand where they began,
    the current one takes at least as long as it already has, and the others follow. What is deferred or withdrawn
    takes no time unless it was begun.
    """
    slots: list[Slot] = []
    at = starts_at
    for item in items:
        slot = _slot(item, at, now)
        slots.append(slot)
        at = slot.begins_at + timedelta(minutes=slot.minutes or 0)
    return slots, at


def planned_minutes(items: Sequence[ItemRow]) -> int:
    """Return the sum of the minutes planned for everything that still stands on the agenda."""
    return sum(item.minutes_planned or 0 for item in items if _takes_time(item))


def overrun(items: Sequence[ItemRow], starts_at: datetime, ends_at: datetime | None) -> int:
    """Return by how many minutes the agenda is longer than the meeting; 0 if it fits or the end is open."""
    if ends_at is None:
        return 0
    available = int((ends_at - starts_at).total_seconds()) // 60
    return max(planned_minutes(items) - available, 0)


def current(items: Sequence[ItemRow], chosen_id: int | None = None) -> ItemRow | None:
    """Return the chosen item, else the one under way, else the first open one, else the last."""
    chosen = [item for item in items if item.id == chosen_id]
    under_way = [item for item in items if item.is_open and item.begun_at and not item.ended_at]
    still_open = [item for item in items if item.is_open]
    return next(iter([*chosen, *reversed(under_way), *still_open, *items[-1:]]), None)


def following(items: Sequence[Item], item: OnAgenda) -> Item | None:
    """Return the next open item after this one, or the first open one before it."""
    others = [other for other in items if other.state is ItemState.OPEN and other.id != item.id]
    return next((other for other in others if other.position > item.position), next(iter(others), None))


def moved(order: Sequence[int], item_id: int, step: int) -> list[int]:
    """Return the ids with one of them a step further up (-1) or down (1); at the ends nothing changes."""
    result = list(order)
    at = result.index(item_id)
    to = min(max(at + step, 0), len(result) - 1)
    result.insert(to, result.pop(at))
    return result


def headings(items: Sequence[InSection]) -> list[str | None]:
    """Return the section that begins with each item; "" where a section ends without another one, else None."""
    before = ["", *(item.section for item in items)]
    return [item.section if item.section != last else None for item, last in zip(items, before, strict=False)]


def forbid_concluded(state: ItemState) -> None:
    """Refuse to end or to put away what has ended already."""
    if state is not ItemState.OPEN:
        raise RuleViolation("item-not-open", current=state)


def concluded(state: ItemState, target: ItemState, *, reason: str = "") -> ItemState:
    """Return how an item ends; leaving it aside needs a reason."""
    forbid_concluded(state)
    if target in {ItemState.DEFERRED, ItemState.WITHDRAWN} and not reason.strip():
        raise RuleViolation("reason-required", field="reason")
    return target


def missing(items: Sequence[ItemRow], seats: Sequence[SeatRow], outcomes: Sequence[OutcomeRow]) -> list[Missing]:
    """Return what keeps a meeting from being closed: seats, then items, then action items, each in its order."""
    tasks = [row for row in outcomes if row.kind is OutcomeKind.ACTION_ITEM and row.state in UNFINISHED]
    return [
        *missing_attendance(seats),
        *(Missing(MissingCode.OUTCOME, item.id, item.title) for item in items if item.is_open),
        *(Missing(MissingCode.RESPONSIBLE, task.id, task.title) for task in tasks if not task.responsible),
        *(Missing(MissingCode.DUE, task.id, task.title) for task in tasks if task.due_on is None),
    ]


def _typed_line(text: str) -> TypedItem:
    found = _MINUTES.search(text)
    minutes = int(found.group(1) or found.group(2)) if found else None
    title = (text[: found.start()] if found else text).strip()
    if not title:
        title, minutes = text, None
    if len(title) > LONGEST_TITLE:
        raise RuleViolation("agenda-line-too-long", field="agenda", limit=LONGEST_TITLE)
    return TypedItem(title, minutes if minutes and minutes <= MOST_MINUTES else None)


def _takes_time(item: ItemRow) -> bool:
    return item.state in {ItemState.OPEN, ItemState.DEALT_WITH}


def _slot(item: ItemRow, at: datetime, now: datetime | None) -> Slot:
    planned = item.minutes_planned if _takes_time(item) else None
    if now is None or item.begun_at is None:
        return Slot(at, planned)
    if item.ended_at is not None:
        return Slot(item.begun_at, _minutes(item.ended_at - item.begun_at), is_past=True)
    spent = _minutes(now - item.begun_at)
    return Slot(item.begun_at, max(planned or 0, spent))


def _minutes(span: timedelta) -> int:
    return max(round(span.total_seconds() / 60), 0)
