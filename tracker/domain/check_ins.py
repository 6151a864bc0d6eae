"""Check-in: what may be tallied at the door of an event, and what the taps add up to."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from tracker.domain.counts import EXTERNAL, NOT_ASSIGNED, Cells, CountGroup, Unit
from tracker.domain.dialogues import DialogueState
from tracker.domain.errors import RuleViolation
from tracker.domain.participation import CountCategory, CountScope

OPEN_FOR = timedelta(days=7)
"""How long an address counts after the event or after it was opened, so that none stays open forgotten."""
MOST_OPERATIONS = 100
"""How many operations one batch may hold."""
KEY = re.compile(r"[A-Za-z0-9_-]{16,40}", re.ASCII)
TALLIED_STATES = frozenset({DialogueState.PLANNED, DialogueState.HELD})

HEADCOUNTS_BEFORE_FLOOD = 3
LEAST_CEILING = 60
CEILING_WITHOUT_HEADCOUNT = 600
CEILING_OUTSIDE = 2000


class CheckInState(StrEnum):
    """Whether the tally of an event counts."""

    OPEN = "open"
    CLOSED = "closed"
    SAVED = "saved"


@dataclass(frozen=True)
class CheckInRow:
    """A tally with what it depends on of its event."""

    id: int
    administration_id: int
    dialogue_event_id: int
    nonce: str
    asks_first_time: bool
    opened_at: datetime
    closed_at: datetime | None
    saved_at: datetime | None
    title: str
    starts_at: datetime
    state: DialogueState
    splits_categories: bool
    counted_at: datetime | None


class Operation(NamedTuple):
    """What a device says of one attendance: that it was tapped, or that it was taken back; the key is the device's."""

    key: str
    unit: Unit
    category: CountCategory = CountCategory.ALL
    is_first_time: bool = False
    is_undone: bool = False


def is_lost(operation: Operation, known: Mapping[str, bool]) -> bool:
    """Whether what came too late changes nothing, given what is known of its key and whether it was taken back."""
    return known.get(operation.key) is False if operation.is_undone else operation.key not in known


class Admission(NamedTuple):
    """Which operations of a batch count, and the keys of those that do not."""

    accepted: Sequence[Operation]
    refused: Sequence[str]


class TapSum(NamedTuple):
    """How many taps there are of a unit in a category, and how many of them for the first time."""

    unit: Unit
    category: CountCategory
    taps: int
    first_timers: int


def state_of(row: CheckInRow, now: datetime) -> CheckInState:
    """Return whether a tally counts now; `now` and the moments of the tally are aware."""
    if row.saved_at is not None:
        return CheckInState.SAVED
    begun = max(row.opened_at, row.starts_at.replace(tzinfo=now.tzinfo))
    if row.closed_at is not None or row.counted_at is not None or now > begun + OPEN_FOR:
        return CheckInState.CLOSED
    return CheckInState.OPEN if row.state in TALLIED_STATES else CheckInState.CLOSED


def forbid_tally(state: DialogueState, counted_at: datetime | None) -> None:
    """Refuse a tally where no count can come of it."""
    if counted_at is not None:
        raise RuleViolation("count-closed")
    if state not in TALLIED_STATES:
        raise RuleViolation("tally-not-held", current=state)


def forbid_saving(state: CheckInState) -> None:
    """Refuse to save sums that may still grow, or that were saved."""
    if state is CheckInState.OPEN:
        raise RuleViolation("tally-open")
    if state is CheckInState.SAVED:
        raise RuleViolation("tally-saved")


def forbid_discarding(state: CheckInState) -> None:
    """Refuse to throw away taps that have become numbers."""
    if state is CheckInState.SAVED:
        raise RuleViolation("tally-saved")


def ceilings(groups: Iterable[CountGroup], nonce: str) -> dict[Unit, int]:
    """Return how many taps each unit takes, those taken back included: more than can be honest, less than a flood.

    Up to as many again are let in, a number that follows from the secret `nonce`: whoever fills a department could
    else subtract what was let in of theirs, and would know how many others had tapped there.
    """
    departments = [row for group in groups for row in group.departments]
    found = {Unit(CountScope.DEPARTMENT, row.id): ceiling(row.headcount) for row in departments}
    found |= {NOT_ASSIGNED: CEILING_OUTSIDE, EXTERNAL: CEILING_OUTSIDE}
    return {unit: most + _unforeseeable(f"{nonce}\0{unit.key}", most) for unit, most in found.items()}


def _unforeseeable(secret: str, most: int) -> int:
    """Return a number from 0 to `most`, always the same for a secret."""
    return int.from_bytes(hashlib.sha256(secret.encode()).digest()) % (most + 1)


def ceiling(headcount: int | None) -> int:
    """Return how many taps a department takes."""
    if headcount is None:
        return CEILING_WITHOUT_HEADCOUNT
    return max(LEAST_CEILING, HEADCOUNTS_BEFORE_FLOOD * headcount)


def read(sent: Any, *, splits_categories: bool, asks_first_time: bool) -> list[Operation]:
    """Return the operations of a batch as it arrived, or refuse what no device of ours sends.

    A batch is `{"taps": [{"key": …, "unit": …, "category": …, "first": …, "undone": …}]}`; the last three may be left
    out. What the event does not ask for is not kept.
    """
    taps = sent.get("taps") if isinstance(sent, dict) else None
    if not isinstance(taps, list) or len(taps) > MOST_OPERATIONS:
        raise RuleViolation("tally-not-understood")
    return [_read(tap, splits_categories, asks_first_time) for tap in taps]


def _read(tap: Any, splits_categories: bool, asks_first_time: bool) -> Operation:
    if not isinstance(tap, dict) or not tap.keys() <= {"key", "unit", "category", "first", "undone"}:
        raise RuleViolation("tally-not-understood")
    key, first, undone = tap.get("key"), tap.get("first", False), tap.get("undone", False)
    if (
        not isinstance(key, str)
        or not KEY.fullmatch(key)
        or not isinstance(first, bool)
        or not isinstance(undone, bool)
    ):
        raise RuleViolation("tally-not-understood")
    category = category_for(_category(tap.get("category", CountCategory.ALL)), splits_categories=splits_categories)
    return Operation(key, unit_of(tap.get("unit")), category, first and asks_first_time, undone)


def _category(text: Any) -> CountCategory:
    if text not in tuple(CountCategory):
        raise RuleViolation("tally-not-understood")
    return CountCategory(text)


def unit_of(text: Any) -> Unit:
    """Return the unit that a key names, as `Unit.key` writes it."""
    if isinstance(text, str):
        if text in {CountScope.NOT_ASSIGNED, CountScope.EXTERNAL}:
            return Unit(CountScope(text))
        if text.isascii() and text.isdigit() and len(text) <= 9:
            return Unit(CountScope.DEPARTMENT, int(text))
    raise RuleViolation("tally-not-understood")


def category_for(category: CountCategory, *, splits_categories: bool) -> CountCategory:
    """Return what a tap counts as: everybody, or, where managers are counted apart, staff unless it says otherwise."""
    if not splits_categories:
        return CountCategory.ALL
    return CountCategory.STAFF if category is CountCategory.ALL else category


def merged(operations: Iterable[Operation]) -> list[Operation]:
    """Return one operation per key: the first says what was tapped, any may say that it was taken back.

    So neither the order in which batches arrive nor how often they do changes a sum.
    """
    by_key: dict[str, Operation] = {}
    for operation in operations:
        earlier = by_key.get(operation.key, operation)
        by_key[operation.key] = earlier._replace(is_undone=earlier.is_undone or operation.is_undone)
    return list(by_key.values())


def admitted(
    operations: Iterable[Operation],
    *,
    known: Collection[str],
    taps: Mapping[Unit, int],
    ceilings: Mapping[Unit, int],
) -> Admission:
    """Return which operations count; `known` are the keys that are there already, `taps` how many per unit.

    What is there already may always be repeated or taken back; new taps need a unit of the event and room in it.
    """
    accepted, refused, room = [], [], {unit: most - taps.get(unit, 0) for unit, most in ceilings.items()}
    for operation in merged(operations):
        if operation.key not in known:
            if room.get(operation.unit, 0) <= 0:
                refused.append(operation.key)
                continue
            room[operation.unit] -= 1
        accepted.append(operation)
    return Admission(accepted, refused)


def sums(
    found: Iterable[TapSum], *, splits_categories: bool, asks_first_time: bool
) -> dict[CountCategory, dict[Unit, Cells]]:
    """Return what taps add up to in every category of the event; first-timers are unknown where nobody was asked.

    Guests are never first-timers.
    """
    counted: dict[CountCategory, dict[Unit, Cells]] = {category: {} for category in categories(splits_categories)}
    for unit, category, taps, first_timers in found:
        cells = counted[category_for(category, splits_categories=splits_categories)]
        earlier = cells.get(unit, Cells(0, 0))
        new = (earlier.first_timers or 0) + first_timers if asks_first_time and unit != EXTERNAL else None
        cells[unit] = Cells((earlier.participants or 0) + taps, new)
    return counted


def categories(splits_categories: bool) -> tuple[CountCategory, ...]:
    """Return the categories that an event counts apart."""
    return (CountCategory.STAFF, CountCategory.MANAGERS) if splits_categories else (CountCategory.ALL,)
