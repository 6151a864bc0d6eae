"""What was released, as its audience reads it: every figure is computed from what is shown, and from nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from tracker.domain import reach
from tracker.domain.administrations import DepartmentKind, DepartmentRow, HeadcountRow
from tracker.domain.attendances import Counted, EventCounts
from tracker.domain.coverage import Breadth, CoverageRow, EventCoverage, ReachedDepartment, ReachState
from tracker.domain.participation import EventRow
from tracker.domain.participation_overview import Participation
from tracker.domain.periods import Period
from tracker.domain.release_tables import NOT_RECORDED, Unit
from tracker.domain.released_figures import coverage_of, figure_of, left_open
from tracker.domain.releases import Audience
from tracker.domain.values import Figure, State, not_applicable, not_recorded, ratio

HOUSE = DepartmentRow(0, None, "", "", 0, DepartmentKind.LINE, False, None, None)
"""Stands for all departments together where only the house is shown."""


@dataclass(frozen=True)
class ReleasedEvent:
    """A column: an event, its house, and the employees of each unit on its day."""

    id: int
    title: str
    held_on: date
    headcount: int | None
    headcounts: tuple[int | None, ...]
    has_waiting_correction: bool


@dataclass(frozen=True)
class WaitingEvent:
    """An event whose figures come with a later release, because now they would give somebody away."""

    id: int
    title: str
    held_on: date


@dataclass(frozen=True)
class ReleasedTable:
    """Attendances of units (rows) at events (columns), with their totals; hidden ones are suppressed."""

    units: tuple[Unit, ...]
    columns: tuple[ReleasedEvent, ...]
    cells: tuple[tuple[Figure, ...], ...]
    unit_totals: tuple[Figure, ...]
    column_totals: tuple[Figure, ...]
    total: Figure


def read(shown: Mapping[str, Any]) -> Released:
    """Return what was released."""
    return Released(shown)


class Released:
    """The figures of one release."""

    def __init__(self, shown: Mapping[str, Any]) -> None:
        self._shown = shown
        self.audience = Audience(shown["audience"])
        self.period = Period(date.fromisoformat(shown["starts_on"]), date.fromisoformat(shown["ends_on"]))
        self.threshold: int = shown["threshold"]
        self.base: int = shown["base"]
        self.headcount: int | None = shown["headcount"]
        self.units = tuple(
            Unit(**{**unit, "departments": tuple(unit["departments"]), "members": tuple(unit["members"])})
            for unit in shown["units"]
        )
        self.events = tuple(
            ReleasedEvent(**{**e, "held_on": date.fromisoformat(e["held_on"]), "headcounts": tuple(e["headcounts"])})
            for e in shown["events"]
        )
        self._missing: Mapping[str, Any] = shown.get("missing") or _counted_in(shown)
        self.waiting = tuple(
            WaitingEvent(each["id"], each["title"], date.fromisoformat(each["held_on"])) for each in shown["waiting"]
        )

    @property
    def has_cells(self) -> bool:
        """Whether the audience sees departments at single events."""
        return bool(self._shown["cells"])

    @cached_property
    def table(self) -> ReleasedTable:
        """Units at events; for the public, their totals alone."""
        shown = self._shown
        return ReleasedTable(
            units=self.units,
            columns=self.events,
            cells=tuple(
                tuple(self._attendances(code, e.held_on) for code, e in zip(row, self.events, strict=True))
                for row in shown["cells"]
            ),
            unit_totals=tuple(
                self._attendances(code, self.period.end, n_missing)
                for code, n_missing in zip(shown["unit_totals"], self._missing["units"], strict=True)
            ),
            column_totals=tuple(
                self._attendances(code, event.held_on, n_missing)
                for code, event, n_missing in zip(
                    shown["event_totals"], self.events, self._missing["events"], strict=True
                )
            ),
            total=self._attendances(shown["total"], self.period.end, self._missing["total"]),
        )

    @cached_property
    def participation(self) -> Participation:
        """How far the house was reached, from the totals and first-timers that are shown."""
        course = self._course()
        rows = tuple(
            ReachedDepartment(self._department(at), state, self.table.unit_totals[at])
            for at, state in enumerate(self.reached)
            if state is not None
        )
        return Participation(
            breadth=Breadth(self._breadth([row.state for row in rows]), rows),
            course=course,
            departments=(),
            repeat=reach.repeat(course[-1]) if course else not_applicable("4.6"),
            withheld=len(self.waiting) + sum(not isinstance(code, int) for code in self._shown["event_totals"]),
            is_raw=False,
        )

    @cached_property
    def reached(self) -> tuple[ReachState | None, ...]:
        """Whether each unit was reached, as far as what is shown says so; None for whoever was not assigned."""
        cells = self._shown["cells"] or [[] for _ in self.units]
        rows = zip(self.units, self._shown["unit_totals"], cells, self._missing["units"], strict=True)
        return tuple(
            None if unit.is_not_assigned else _reach_state(total, row, n_missing)
            for unit, total, row, n_missing in rows
        )

    def event(self, event_id: int) -> EventCoverage | None:
        """Return one event as it was released, or None if it was not."""
        at = next((j for j, event in enumerate(self.events) if event.id == event_id), None)
        if at is None:
            return None
        total = self.table.column_totals[at]
        event = self.events[at]
        return EventCoverage(
            event=EventRow(event.id, event.title, event.held_on),
            rows=tuple(self._coverage_row(row, at) for row in range(len(self.units)) if self.has_cells),
            attendances=total,
            not_assigned=not_applicable("4.1"),
            external=not_applicable("4.1"),
            house=coverage_of(total, event.headcount, event.held_on),
        )

    def number(self, row: int) -> int:
        """Return the department that a unit is; one that stands for several has a number below zero."""
        departments = self.units[row].departments
        return departments[0] if len(departments) == 1 else -1 - row

    def coverage(self, row: int, column: int) -> Figure:
        """Return the share of a unit that came to an event (4.3); it follows the count, which it would give away."""
        event = self.events[column]
        return coverage_of(self.table.cells[row][column], event.headcounts[row], event.held_on)

    def first_timers(self, column: int) -> Figure:
        """Return how many came to an event for the first time (4.5)."""
        return figure_of(self._shown["first_timers"][column], "4.5", self.events[column].held_on)

    def _coverage_row(self, row: int, column: int) -> CoverageRow:
        hidden = Figure(None, State.SUPPRESSED, indicator="4.5")
        department = self._department(row, self.events[column].headcounts[row])
        return CoverageRow(department, self.table.cells[row][column], hidden, self.coverage(row, column))

    def _department(self, row: int, headcount: int | None = None) -> DepartmentRow:
        """Return a unit as a department."""
        unit = self.units[row]
        size = unit.headcount if headcount is None else headcount
        return DepartmentRow(
            self.number(row),
            None,
            unit.name,
            "",
            1,
            DepartmentKind.LINE,
            unit.is_migration_related,
            None,
            None,
            headcount=size,
            headcount_as_of=self.period.end,
            group=unit.parent,
        )

    def _attendances(self, code: Any, as_of: date, n_missing: int = 0) -> Figure:
        return figure_of(code, "4.1", as_of, n_missing=n_missing)

    def _breadth(self, states: Sequence[ReachState]) -> Figure:
        """Return the share of units that were reached; of the others, some lack counts, some are not shown."""
        unknown = states.count(ReachState.UNKNOWN)
        if not states or unknown == len(states):
            return Figure(None, State.SUPPRESSED, indicator="4.4") if states else not_recorded("4.4")
        reached = states.count(ReachState.REACHED)
        least = ratio(reached, len(states), indicator="4.4", as_of=self.period.end)
        lacking = zip(self.reached, self._missing["units"], strict=True)
        n_missing = sum(n for state, n in lacking if state is ReachState.UNKNOWN)
        share = replace(left_open(least, n_missing) if n_missing else least, upper=(reached + unknown) / len(states))
        return share if unknown else least

    def _course(self) -> tuple[reach.ReachPoint, ...]:
        """Return the reach after each event whose total is shown, as if the house were one department."""
        shown = zip(self.events, self._shown["event_totals"], self._shown["first_timers"], strict=True)
        counts, sizes = [], []
        for event, total, first in shown:
            if not isinstance(total, int) or event.headcount is None:
                continue
            counted = Counted(total, first if isinstance(first, int) and first <= total else None)
            counts.append(EventCounts(EventRow(event.id, event.title, event.held_on), {HOUSE.id: counted}))
            sizes.append(HeadcountRow(HOUSE.id, event.held_on, event.headcount))
        if self.headcount is not None:
            sizes.append(HeadcountRow(HOUSE.id, self.period.end, self.headcount))
        is_whole = len(counts) == len(self.events) and not self.waiting
        since_start = self._shown["is_from_start"] and is_whole
        points = reach.course(counts, [HOUSE], sizes, on=self.period.end, since_start=since_start)
        until = [*(point.event.held_on for point in points[:-1]), self.period.end]
        return tuple(self._open_above(point, day) for point, day in zip(points, until, strict=False))

    def _open_above(self, point: reach.ReachPoint, day: date) -> reach.ReachPoint:
        """Return what had been reached as "at least", if counts until a day are missing or not shown."""
        totals = zip(self.events, self._shown["event_totals"], self._missing["events"], strict=True)
        until = [(code, n_missing) for event, code, n_missing in totals if event.held_on <= day]
        n_missing = sum(n for _code, n in until)
        is_whole = all(isinstance(code, int) for code, _n in until) and all(e.held_on > day for e in self.waiting)
        if is_whole and not n_missing:
            return point
        return replace(
            point,
            attendances=left_open(point.attendances, n_missing),
            persons=left_open(point.persons, n_missing),
            share=left_open(point.share, n_missing),
        )


def _counted_in(shown: Mapping[str, Any]) -> dict[str, Any]:
    """Return how many counts the totals lack of a release that was made before releases said so; it shows the cells."""
    rows = [[code == NOT_RECORDED for code in row] for row in shown["cells"]]
    units = [sum(row) for row in rows] or [0] * len(shown["units"])
    events = [sum(column) for column in zip(*rows, strict=True)] or [0] * len(shown["events"])
    return {"units": units, "events": events, "total": sum(units)}


def _reach_state(total: Any, cells: Sequence[Any], n_missing: int) -> ReachState:
    numbers = [code[0] if isinstance(code, list) else code for code in [total, *cells]]
    if any(isinstance(number, int) and number > 0 for number in numbers):
        return ReachState.REACHED
    return ReachState.NOT_REACHED if total == 0 and not n_missing else ReachState.UNKNOWN
