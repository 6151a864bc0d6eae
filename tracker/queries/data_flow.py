"""Which tables hold something about participation in events, read from the tables themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from sqlalchemy import Table

from tracker.models import Base

EVENT = "dialogue_event"
COUNTED = frozenset({"attendances", "shown"})
"""Columns that hold numbers of events without naming one: kept totals, and what was released."""
TECHNICAL = frozenset({"id", "administration_id", "created_at", "updated_at", "version"})


@dataclass(frozen=True)
class HeldTable:
    """A table: what it keeps, and whether a record of it names a person."""

    record: str
    columns: tuple[str, ...]
    names_persons: bool


def holding_participation() -> list[HeldTable]:
    """Return the tables that hold or lead to counts of events, and what each keeps, by name.

    These are the tables that refer to an event, those that refer to one of these, and sums without an event.
    """
    records = {cast(Table, mapper.local_table): mapper.class_.__name__ for mapper in Base.registry.mappers}
    near = {table for table in records if EVENT in _targets(table) or COUNTED & set(table.columns.keys())}
    around = {table.name for table in near} - {EVENT}
    held = near | {table for table in records if around & _targets(table)}
    return sorted((_held(table, records[table]) for table in held), key=lambda each: each.record)


def _held(table: Table, record: str) -> HeldTable:
    columns = tuple(column.name for column in table.columns if column.name not in TECHNICAL)
    return HeldTable(record, columns, "person" in _targets(table))


def _targets(table: Table) -> set[str]:
    return {key.column.table.name for key in table.foreign_keys}
