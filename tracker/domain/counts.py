"""The count of a dialogue event: what it is laid out as, and when it may be changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple, TypeVar

from tracker.domain import dialogues
from tracker.domain.administrations import DepartmentRow
from tracker.domain.dialogues import DialogueState
from tracker.domain.errors import RuleViolation
from tracker.domain.participation import CountCategory, CountScope

AnyLine = TypeVar("AnyLine")


class Unit(NamedTuple):
    """To whom a line of a count belongs."""

    scope: CountScope
    department_id: int | None = None

    @property
    def key(self) -> str:
        """The unit as part of the name of a field."""
        return self.scope.value if self.department_id is None else str(self.department_id)


NOT_ASSIGNED = Unit(CountScope.NOT_ASSIGNED)
EXTERNAL = Unit(CountScope.EXTERNAL)
OUTSIDE = (NOT_ASSIGNED, EXTERNAL)


class Cells(NamedTuple):
    """What a line of a count says; nothing is not zero."""

    participants: int | None = None
    first_timers: int | None = None

    @property
    def is_empty(self) -> bool:
        return self.participants is None and self.first_timers is None


@dataclass(frozen=True)
class CountGroup:
    """The departments below one topmost department; without a title, those that lie below none."""

    title: str
    departments: Sequence[DepartmentRow]

    @property
    def staff(self) -> int | None:
        """The employees of the group, unless the headcount of a department is unknown."""
        known = [row.headcount for row in self.departments if row.headcount is not None]
        return sum(known) if known and len(known) == len(self.departments) else None


@dataclass(frozen=True)
class CountSheet:
    """The count of one event on its day: its lines in groups, and what is recorded in one category.

    `invited` are the departments that the event was for, if it was not for the whole house.
    """

    groups: Sequence[CountGroup]
    category: CountCategory = CountCategory.ALL
    cells: Mapping[Unit, Cells] = field(default_factory=dict)
    invited: Collection[int] | None = None

    @property
    def units(self) -> list[Unit]:
        """Every line in its order; those outside the departments come last."""
        departments = [row for group in self.groups for row in group.departments]
        return [*(Unit(CountScope.DEPARTMENT, row.id) for row in departments), *OUTSIDE]

    @property
    def expected(self) -> list[Unit]:
        """The lines whose count is missing if there is none."""
        departments = [unit for unit in self.units if unit.department_id is not None]
        return [unit for unit in departments if self.invited is None or unit.department_id in self.invited]

    @property
    def as_of(self) -> list[date]:
        """The days of the headcounts beside the lines, oldest first."""
        found = {row.headcount_as_of for group in self.groups for row in group.departments}
        return sorted(day for day in found if day)

    def of(self, unit: Unit) -> Cells:
        """Return what is recorded for a line."""
        return self.cells.get(unit, Cells())


def grouped(departments: Sequence[DepartmentRow], counted: Collection[int] = ()) -> list[CountGroup]:
    """Return the departments in which people are counted, by the topmost one above; those below none come last.

    `departments` are in tree order, parents first. One that has others below it stays in the count if it was `counted`.
    """
    known, groups = {row.id for row in departments}, []
    below: list[DepartmentRow] = []
    alone: list[DepartmentRow] = []
    for row in departments:
        is_top = row.parent_id not in known
        if is_top and not row.is_leaf:
            groups.append(CountGroup(row.name, below := []))
        if row.is_leaf or row.id in counted:
            (alone if is_top and row.is_leaf else below).append(row)
    return [*(group for group in groups if group.departments), *([CountGroup("", alone)] if alone else [])]


def state_when_counted(
    state: DialogueState, *, counted_at: datetime | None, starts_on: date, today: date
) -> DialogueState:
    """Return the state of an event at which people were counted: it was held. Refuse where that cannot be."""
    if counted_at is not None:
        raise RuleViolation("count-closed")
    if starts_on > today:
        raise RuleViolation("dialogue-in-future")
    return dialogues.move(state, DialogueState.HELD, starts_on=starts_on, today=today, reason="", has_counts=False)


def category_of(chosen: str, *, splits_categories: bool) -> CountCategory:
    """Return which category a page of the count shows: staff first, where managers are counted apart."""
    if not splits_categories:
        return CountCategory.ALL
    return CountCategory.MANAGERS if chosen == CountCategory.MANAGERS else CountCategory.STAFF


def with_nobody_else(cells: Mapping[AnyLine, Cells], others: Iterable[AnyLine]) -> dict[AnyLine, Cells]:
    """Return the lines with a zero in the others, because somebody is sure that nobody came from there.

    Nobody is nobody new either, where first-timers are counted.
    """
    is_asked = any(found.first_timers is not None for found in cells.values())
    return {**cells, **dict.fromkeys(others, Cells(0, 0 if is_asked else None))}


def forbid_empty(cells: Iterable[object]) -> None:
    """Refuse to close a count in which nothing was counted."""
    if not any(True for _ in cells):
        raise RuleViolation("count-empty")
