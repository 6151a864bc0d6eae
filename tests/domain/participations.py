"""Builders of participation rows, named so that a test reads as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from tracker.domain.administrations import DepartmentKind, DepartmentRow, HeadcountRow
from tracker.domain.dialogues import DialogueTarget
from tracker.domain.participation import CountRow, CountScope, EventRow

FIRST_DAY = date(2021, 5, 25)
EXAMPLE_A = {"Jugendamt": 62, "Sozialamt": 48, "Ordnungsamt": 30, "Bauamt": 25, "Kämmerei": 14}
EXAMPLE_A_COUNTS = [[31, 22, 11, 9, 6], [12, 8, 3, 6, 2], [9, 7, 6, 5, 5]]


def a_department(
    key: int, name: str = "", *, parent: int | None = None, since: date | None = None, until: date | None = None
) -> DepartmentRow:
    return DepartmentRow(key, parent, name or f"D{key}", f"{key:02}", 1, DepartmentKind.LINE, False, since, until)


def a_house(sizes: Mapping[str, int] = EXAMPLE_A) -> tuple[list[DepartmentRow], list[HeadcountRow]]:
    departments = [a_department(key, name) for key, name in enumerate(sizes, 1)]
    return departments, [HeadcountRow(key, date(2021, 1, 1), size) for key, size in enumerate(sizes.values(), 1)]


def an_event(key: int = 1, *, target: DialogueTarget = DialogueTarget.WHOLE_HOUSE, **fields: int | None) -> EventRow:
    return EventRow(key, f"E{key}", FIRST_DAY + timedelta(days=30 * (key - 1)), target, **fields)


def a_count(event: EventRow, department: int, number: int | None, first: int | None = None) -> CountRow:
    return CountRow(event.id, CountScope.DEPARTMENT, department, number, first)


def outside(event: EventRow, scope: CountScope, number: int | None, first: int | None = None) -> CountRow:
    return CountRow(event.id, scope, None, number, first)


def a_table(
    columns: Sequence[Sequence[int | None]], firsts: Sequence[Sequence[int | None]] = ()
) -> tuple[list[EventRow], list[CountRow]]:
    """Return an event per column and a count per cell; departments are numbered from 1."""
    events = [an_event(key) for key in range(1, len(columns) + 1)]
    rows = [
        a_count(event, key, number, firsts[column][key - 1] if column < len(firsts) else None)
        for column, event in enumerate(events)
        for key, number in enumerate(columns[column], 1)
    ]
    return events, rows
