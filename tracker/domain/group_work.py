"""What became of the work of one group: the figures of the process (4.15–4.18) over what its meetings led to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain import implementation
from tracker.domain.action_items import ActionItemRow
from tracker.domain.decisions import DecisionRow
from tracker.domain.implementation import Carried, Closure, Overdue
from tracker.domain.periods import Period
from tracker.domain.values import Figure


@dataclass(frozen=True)
class GroupWork:
    """The figures of a group's action items and decisions on a day."""

    on: date
    closure: Closure
    cycle_time: Figure
    overdue: Overdue
    carried: tuple[Carried, ...]


def group_work(items: Sequence[ActionItemRow], taken: Sequence[DecisionRow], on: date) -> GroupWork | None:
    """Return the figures over the whole time of a group; nothing before its first action item or decision."""
    if not items and not taken:
        return None
    start = min(on, *(row.created_on for row in items), *(row.decided_on for row in taken))
    return GroupWork(
        on=on,
        closure=implementation.closure(items, Period(start, on)),
        cycle_time=implementation.cycle_time(items, on),
        overdue=implementation.overdue(implementation.open_work(items, taken, on)),
        carried=tuple(implementation.carried_out(taken, on, within=days) for days in implementation.AGES_OF_DECISIONS),
    )
