"""Attendances: what was counted, event by event, brought to one number per department (indicators 4.1, 4.2)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from tracker.domain import values
from tracker.domain.dialogues import DialogueTarget
from tracker.domain.participation import CountCategory, CountMode, CountRow, CountScope, EventRow
from tracker.domain.values import Figure, not_recorded, ratio, total

PARTS_OF_MODE = (CountMode.ON_SITE, CountMode.ONLINE)
PARTS_OF_CATEGORY = (CountCategory.MANAGERS, CountCategory.STAFF)


class Counted(NamedTuple):
    """One number and how many of it came for the first time; either may be unknown."""

    participants: int | None
    first_timers: int | None

    @property
    def newcomers(self) -> int | None:
        """The first-timers; where nobody came they are known to be none."""
        return 0 if self.participants == 0 else self.first_timers


UNKNOWN = Counted(None, None)
_Place = int | CountScope  # a department, or what lies outside of them
_Cells = Mapping[tuple[CountCategory, CountMode], Counted]


@dataclass(frozen=True)
class EventCounts:
    """Everything counted at one event, one number per department."""

    event: EventRow
    departments: Mapping[int, Counted] = field(default_factory=dict)
    not_assigned: Counted | None = None
    external: Counted | None = None

    @property
    def is_recorded(self) -> bool:
        """Whether anybody has counted anything."""
        cells = [*self.departments.values(), self.not_assigned, self.external]
        return any(cell is not None and cell.participants is not None for cell in cells)

    def expects(self, department_id: int) -> bool:
        """Whether a count of the department is missing if there is none."""
        if self.event.target is not DialogueTarget.DEPARTMENTS or department_id in self.departments:
            return True
        return department_id in self.event.departments

    def of(self, department_id: int) -> Counted:
        """Return what was counted for a department."""
        return self.departments.get(department_id, UNKNOWN)

    def expected(self, department_id: int) -> Counted | None:
        """Return what was counted for a department, or should have been."""
        return self.departments.get(department_id) or (UNKNOWN if self.expects(department_id) else None)

    def with_everybody_new(self) -> EventCounts:
        """Return the counts of a first event: all who came were there for the first time."""
        departments = {key: Counted(cell.participants, cell.participants) for key, cell in self.departments.items()}
        outside = self.not_assigned and Counted(self.not_assigned.participants, self.not_assigned.participants)
        return replace(self, departments=departments, not_assigned=outside)

    def placed(self, departments: Collection[int | None]) -> EventCounts:
        """Return the counts with only these departments; what was counted elsewhere in the house is not assigned."""
        elsewhere = [counted for key, counted in self.departments.items() if key not in departments]
        if not elsewhere:
            return self
        elsewhere += [self.not_assigned] if self.not_assigned else []
        outside = Counted(*(_known_sum(parts) for parts in zip(*elsewhere, strict=True)))
        inside = {key: counted for key, counted in self.departments.items() if key in departments}
        return replace(self, departments=inside, not_assigned=outside)


def by_event(events: Sequence[EventRow], rows: Iterable[CountRow]) -> list[EventCounts]:
    """Return the counts of each event, oldest first; an event without counts is there, too."""
    found: dict[int, dict[_Place, list[CountRow]]] = {event.id: {} for event in events}
    for row in rows:
        if row.event_id in found:
            found[row.event_id].setdefault(row.department_id or row.scope, []).append(row)
    return [_counts(event, found[event.id]) for event in sorted(events, key=lambda event: (event.held_on, event.id))]


def whole(rows: Sequence[CountRow]) -> Counted:
    """Return one number for one place: the total if it is recorded, else the sum of its parts if all are known."""
    if len(rows) == 1:
        return Counted(rows[0].count, rows[0].first_timers)
    cells = {(row.category, row.mode): Counted(row.count, row.first_timers) for row in rows}
    return Counted(_whole(cells, 0), _whole(cells, 1))


def attendance(counts: EventCounts, expected: Iterable[int] = ()) -> Figure:
    """Return the attendances of one event (4.1), externals included; `expected` names the departments of the day."""
    parts = [counted.participants for counted in counts.departments.values()]
    parts += [counts.of(key).participants for key in expected if key not in counts.departments and counts.expects(key)]
    parts += [outside.participants for outside in (counts.not_assigned, counts.external) if outside]
    return _sum(parts, counts.event)


def turnout(attended: int | None, invited: int | None) -> Figure:
    """Return the share of the invited who came (4.2); more than all of them is an input error, not a figure."""
    if attended is None or invited is None or attended > invited > 0:
        return not_recorded("4.2", n_missing=1)
    return ratio(attended, invited, indicator="4.2")


def _sum(parts: list[int | None], event: EventRow) -> Figure:
    known, missing = total(parts)
    if len(parts) == missing:
        return not_recorded("4.1", n_missing=max(missing, 1))
    return values.count(known, indicator="4.1", n_missing=missing, as_of=event.held_on)


def _counts(event: EventRow, places: Mapping[_Place, list[CountRow]]) -> EventCounts:
    departments = {place: whole(rows) for place, rows in places.items() if isinstance(place, int)}
    outside = [places.get(scope) for scope in (CountScope.NOT_ASSIGNED, CountScope.EXTERNAL)]
    return EventCounts(event, departments, *(whole(rows) if rows else None for rows in outside))


def _whole(cells: _Cells, part: int) -> int | None:
    of_all = _of_category(cells, CountCategory.ALL, part)
    if of_all is not None:
        return of_all
    recorded = {category for category, _ in cells}
    return _known_sum([_of_category(cells, category, part) for category in PARTS_OF_CATEGORY if category in recorded])


def _of_category(cells: _Cells, category: CountCategory, part: int) -> int | None:
    of_any = cells.get((category, CountMode.ANY), UNKNOWN)[part]
    if of_any is not None:
        return of_any
    return _known_sum([cells[category, mode][part] for mode in PARTS_OF_MODE if (category, mode) in cells])


def _known_sum(parts: Sequence[int | None]) -> int | None:
    known, missing = total(parts)
    return known if parts and not missing else None
