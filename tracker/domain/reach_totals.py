"""What the counts of a department add up to in a process, kept beside them (performance.md, "Totals kept")."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.attendances import Counted, EventCounts
from tracker.domain.participation import TotalRow


def totals(process_id: int, counts: Sequence[EventCounts]) -> list[TotalRow]:
    """Return one row per department that was counted; `counts` are all of the process, as `by_event` gives them.

    Everybody at the first event is a first-timer, as for the reach (4.5).
    """
    cells: dict[int, list[Counted]] = {}
    for event in [event.with_everybody_new() for event in counts[:1]] + list(counts[1:]):
        for key, counted in event.departments.items():
            if counted.participants is not None:
                cells.setdefault(key, []).append(counted)
    return [_total(process_id, key, cells[key]) for key in sorted(cells)]


def _total(process_id: int, department_id: int, cells: Sequence[Counted]) -> TotalRow:
    numbers = [(cell.participants or 0, cell.newcomers) for cell in cells]
    return TotalRow(
        process_id,
        department_id,
        attendances=sum(number for number, _ in numbers),
        largest=max(number for number, _ in numbers),
        first_timers=sum(newcomers or 0 for _, newcomers in numbers),
        without_first_timers=sum(number for number, newcomers in numbers if newcomers is None),
        events=len(numbers),
    )
