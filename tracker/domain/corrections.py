"""Corrections of counts that were released: one that would say something about few people waits for the next release.

Whoever holds the old and the new figures side by side learns the difference; so differences follow the rule of counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

Counts: TypeAlias = Mapping[tuple[str, int], int]
"""Counts by unit and event."""


def waiting(before: Counts, now: Counts, threshold: int) -> frozenset[int]:
    """Return the events that are shown as before, because their correction would be a small number.

    A correction is small in a single count, in the total of its event, in the total of a unit or in that of all. The
    last event of those that make a total small waits first.
    """
    events = {event for _unit, event in before}
    keys = [key for key in {*before, *now} if key[1] in events]
    changes = {key: step for key in keys if (step := now.get(key, 0) - before.get(key, 0))}
    held = {event for event in events if _is_small_in_event(changes, event, threshold)}
    while (event := _last_in_small_total(changes, held, threshold)) is not None:
        held.add(event)
    return frozenset(held)


def _is_small_in_event(changes: Counts, event: int, threshold: int) -> bool:
    steps = [step for (_unit, at), step in changes.items() if at == event]
    return any(_is_small(step, threshold) for step in [*steps, sum(steps)])


def _last_in_small_total(changes: Counts, held: Iterable[int], threshold: int) -> int | None:
    open_changes = {key: step for key, step in changes.items() if key[1] not in set(held)}
    for unit in [*sorted({unit for unit, _event in open_changes}), None]:
        found = {event: step for (of, event), step in open_changes.items() if unit in {of, None}}
        total = sum(step for (of, _event), step in open_changes.items() if unit in {of, None})
        if _is_small(total, threshold):
            return max(found)
    return None


def _is_small(step: int, threshold: int) -> bool:
    return 0 < abs(step) < threshold
