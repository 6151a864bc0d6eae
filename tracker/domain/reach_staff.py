"""Of how many staff a reach is a share: those at the end of its period, beside the fewest and the most of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.domain.administrations import DepartmentRow, HeadcountRow, days_of_change, headcounts_on, leaves_on
from tracker.domain.values import Figure, State, count, not_recorded, ratio, total

MOVED = 0.05
_INDICATOR = "4.5"


@dataclass(frozen=True)
class Staff:
    """The staff at the end of a period, and the fewest and the most of it."""

    at_end: Figure
    fewest: Figure
    most: Figure

    @property
    def has_moved(self) -> bool:
        """Whether the range is to be told beside a share (indicators.md, conventions)."""
        end, fewest, most = (figure.value or 0 for figure in (self.at_end, self.fewest, self.most))
        return max(most - end, end - fewest) > MOVED * end


class Headcounts:
    """The headcounts from the first event of a period to its end, on each day on which they may have changed."""

    def __init__(
        self, first: date, end: date, rows: Iterable[HeadcountRow], departments: Sequence[DepartmentRow]
    ) -> None:
        rows = list(rows)
        changes = {row.as_of for row in rows}.union(days_of_change(departments))
        self._departments, self._end = departments, end
        self._on = {
            day: {key: row.count for key, row in headcounts_on(day, rows).items()}
            for day in {first, end}.union(day for day in changes if first < day < end)
        }

    def of_house(self) -> Staff:
        """Return the staff of the departments in which people are counted."""
        return self._staff(
            {
                day: total(sizes.get(row.id) for row in leaves_on(day, self._departments))
                for day, sizes in self._on.items()
            }
        )

    def of_department(self, department: DepartmentRow) -> Staff:
        """Return the staff of one department."""
        return self._staff({day: total([sizes.get(department.id)]) for day, sizes in self._on.items()})

    def most(self) -> Mapping[int, int]:
        """Return the most staff of each department."""
        found: dict[int, int] = {}
        for sizes in self._on.values():
            for key, size in sizes.items():
                found[key] = max(size, found.get(key, 0))
        return found

    def _staff(self, sizes: Mapping[date, tuple[int, int]]) -> Staff:
        at_end, missing = sizes[self._end]
        if missing:
            return Staff(*[not_recorded(_INDICATOR, n_missing=missing)] * 3)
        known = [size for size, unknown in sizes.values() if not unknown]
        return Staff(*(count(size, indicator=_INDICATOR, as_of=self._end) for size in (at_end, min(known), max(known))))


def share(persons: Figure, staff: Staff) -> Figure:
    """Return which share of the staff some people are (4.5), never more than all.

    Where more came than there are at the end, some have left: then it is their share of the most that there were.
    """
    if persons.value is None or staff.at_end.value is None:
        return not_recorded(_INDICATOR, n_missing=persons.n_missing or staff.at_end.n_missing)
    is_above = persons.value > staff.at_end.value
    whole = (staff.most if is_above else staff.at_end).value or 0
    reached = min(persons.value, whole)
    least = ratio(reached, whole, indicator=_INDICATOR, n_missing=persons.n_missing, as_of=persons.as_of)
    if is_above and least.value is not None:
        return replace(least, state=State.PARTIAL)
    return (
        least if least.value is None or persons.upper is None else replace(least, upper=min(1, persons.upper / whole))
    )
