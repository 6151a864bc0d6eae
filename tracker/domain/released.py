"""What was released, as its audience reads it: every figure is computed from what is shown, and from nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib import import_module
from typing import Any, cast

from tracker.domain import reach
from tracker.domain.administrations import DepartmentKind, DepartmentRow, HeadcountRow
from tracker.domain.attendances import Counted, EventCounts
from tracker.domain.coverage import Breadth, CoverageRow, EventCoverage, ReachedDepartment, ReachState
from tracker.domain.participation import EventRow
from tracker.domain.participation_overview import Participation
from tracker.domain.periods import Period
from tracker.domain.release_checks import Inputs
from tracker.domain.release_tables import NOT_APPLICABLE, NOT_ASSIGNED, NOT_RECORDED
from tracker.domain.releases import Audience
from tracker.domain.values import Figure, State, bounded_share, count, not_applicable, not_recorded, ratio

HOUSE = DepartmentRow(0, None, "", "", 0, DepartmentKind.LINE, False, None, None)
"""Stands for all departments together where only the house is shown."""
HIDDEN = "h"
"""How a hidden number is stored, whatever the reason: one sign for all of them."""


@dataclass(frozen=True)
class Prepared:
    """A checked release: what its audience gets, what the ledger keeps, and what recorders are told."""

    shown: dict[str, Any]
    ledger: dict[str, Any]
    report: dict[str, Any]


@dataclass(frozen=True)
class ReleasedUnit:
    """A row: a department, or several small ones under one name with their `members`."""

    key: str
    name: str
    parent: str
    departments: tuple[int, ...]
    members: tuple[str, ...]
    is_migration_related: bool
    headcount: int | None

    @property
    def is_not_assigned(self) -> bool:
        return self.key == NOT_ASSIGNED


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
    """Attendances of units (rows) at events or in months (columns), with their totals; hidden ones are suppressed."""

    units: tuple[ReleasedUnit, ...]
    columns: tuple[Any, ...]
    cells: tuple[tuple[Figure, ...], ...]
    unit_totals: tuple[Figure, ...]
    column_totals: tuple[Figure, ...]
    total: Figure


def prepare(inputs: Inputs, progress: Callable[[int], None]) -> Prepared:
    """Return what an audience may see of a period, checked against everything that was shown before.

    Loads SciPy: call it where figures are checked, not where pages are served.
    """
    protection = import_module("tracker.domain.release_protection")
    return cast(Prepared, protection.protected(inputs, progress))


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
            ReleasedUnit(**{**unit, "departments": tuple(unit["departments"]), "members": tuple(unit["members"])})
            for unit in shown["units"]
        )
        self.events = tuple(
            ReleasedEvent(**{**e, "held_on": date.fromisoformat(e["held_on"]), "headcounts": tuple(e["headcounts"])})
            for e in shown["events"]
        )
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
            unit_totals=tuple(self._attendances(code, self.period.end) for code in shown["unit_totals"]),
            column_totals=tuple(
                self._attendances(code, e.held_on) for code, e in zip(shown["event_totals"], self.events, strict=True)
            ),
            total=self._attendances(shown["total"], self.period.end),
        )

    @cached_property
    def months(self) -> ReleasedTable:
        """Units in months, by their first days: a month is shown where all its events are, so it gives nothing away."""
        firsts = sorted({event.held_on.replace(day=1) for event in self.events})
        inside = {
            first: [j for j, e in enumerate(self.events) if e.held_on.replace(day=1) == first] for first in firsts
        }
        table = self.table
        return ReleasedTable(
            units=self.units,
            columns=tuple(firsts),
            cells=tuple(tuple(_sum([row[j] for j in inside[first]]) for first in firsts) for row in table.cells),
            unit_totals=table.unit_totals,
            column_totals=tuple(_sum([table.column_totals[j] for j in inside[first]]) for first in firsts),
            total=table.total,
        )

    @cached_property
    def participation(self) -> Participation:
        """How far the house was reached, from the totals and first-timers that are shown."""
        course = self._course()
        rows = tuple(
            ReachedDepartment(self._department(at), state, self.table.unit_totals[at])
            for at, state in enumerate(self._reached())
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
            house=_coverage(total, event.headcount, event.held_on),
        )

    def coverage(self, row: int, column: int) -> Figure:
        """Return the share of a unit that came to an event (4.3); it follows the count, which it would give away."""
        event = self.events[column]
        return _coverage(self.table.cells[row][column], event.headcounts[row], event.held_on)

    def first_timers(self, column: int) -> Figure:
        """Return how many came to an event for the first time (4.5)."""
        return _figure(self._shown["first_timers"][column], "4.5", self.events[column].held_on)

    def _coverage_row(self, row: int, column: int) -> CoverageRow:
        hidden = Figure(None, State.SUPPRESSED, indicator="4.5")
        department = self._department(row, self.events[column].headcounts[row])
        return CoverageRow(department, self.table.cells[row][column], hidden, self.coverage(row, column))

    def _department(self, row: int, headcount: int | None = None) -> DepartmentRow:
        """Return a unit as a department; one that stands for several has a number below zero."""
        unit = self.units[row]
        key = unit.departments[0] if len(unit.departments) == 1 else -1 - row
        size = unit.headcount if headcount is None else headcount
        return DepartmentRow(
            key,
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

    def _attendances(self, code: Any, as_of: date) -> Figure:
        return _figure(code, "4.1", as_of)

    def _reached(self) -> list[ReachState | None]:
        """Return whether each unit was reached, as far as what is shown says so; None for whoever was not assigned."""
        cells = self._shown["cells"] or [[] for _ in self.units]
        totals = self._shown["unit_totals"]
        return [
            None if unit.is_not_assigned else _reach_state(total, row)
            for unit, total, row in zip(self.units, totals, cells, strict=True)
        ]

    def _breadth(self, states: Sequence[ReachState]) -> Figure:
        unknown = states.count(ReachState.UNKNOWN)
        if not states or unknown == len(states):
            return Figure(None, State.SUPPRESSED, indicator="4.4") if states else not_recorded("4.4")
        reached = states.count(ReachState.REACHED)
        return bounded_share(
            reached, len(states), unknown=unknown, indicator="4.4", n_missing=unknown, as_of=self.period.end
        )

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
        return tuple(reach.course(counts, [HOUSE], sizes, on=self.period.end, since_start=since_start))


def _figure(code: Any, indicator: str, as_of: date) -> Figure:
    """Return a stored number as a figure; "at least" is partial, because its upper end is left open."""
    if isinstance(code, int):
        return count(code, indicator=indicator, as_of=as_of)
    if isinstance(code, list):
        return Figure(code[0], State.PARTIAL, code[0], None, as_of=as_of, indicator=indicator)
    if code == NOT_RECORDED:
        return not_recorded(indicator, n_missing=1)
    if code == NOT_APPLICABLE:
        return not_applicable(indicator)
    return Figure(None, State.SUPPRESSED, as_of=as_of, indicator=indicator)


def _coverage(attendances: Figure, headcount: int | None, as_of: date) -> Figure:
    if not attendances.is_known:
        return Figure(None, attendances.state, as_of=attendances.as_of, indicator="4.3")
    if headcount is None:
        return not_recorded("4.3", n_missing=1)
    share = ratio(attendances.value or 0, headcount, indicator="4.3", as_of=as_of)
    if attendances.state is State.PARTIAL and share.is_known:
        return Figure(share.value, State.PARTIAL, share.numerator, share.denominator, as_of=as_of, indicator="4.3")
    return share


def _reach_state(total: Any, cells: Sequence[Any]) -> ReachState:
    numbers = [code[0] if isinstance(code, list) else code for code in [total, *cells]]
    if any(isinstance(number, int) and number > 0 for number in numbers):
        return ReachState.REACHED
    return ReachState.NOT_REACHED if total == 0 else ReachState.UNKNOWN


def _sum(figures: Sequence[Figure]) -> Figure:
    """Return the sum of figures that are all known; else what keeps it from being known."""
    there = [figure for figure in figures if figure.state is not State.NOT_APPLICABLE]
    if not there:
        return not_applicable("4.1")
    if any(figure.state is State.SUPPRESSED for figure in there):
        return Figure(None, State.SUPPRESSED, indicator="4.1")
    known = [figure for figure in there if figure.is_known]
    if not known:
        return not_recorded("4.1", n_missing=len(there))
    total = int(sum(figure.value or 0 for figure in known))
    missing = len(there) - len(known)
    figure = count(total, indicator="4.1", n_missing=missing, as_of=known[-1].as_of)
    if any(each.state is State.PARTIAL for each in known):
        return Figure(total, State.PARTIAL, total, None, missing, known[-1].as_of, "4.1")
    return figure
