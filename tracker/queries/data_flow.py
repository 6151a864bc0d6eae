"""Which tables hold something about participation in events, read from the tables themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Column, Enum, String, Table

from tracker.models import Base

EVENT, ACCOUNT, FILE = "dialogue_event", "person", "document"
COUNTED = frozenset({"attendances", "shown"})
"""Columns that hold numbers of events without naming one: kept totals, and what was released."""
SHORTEST_TEXT = 200
"""From how many characters on a column takes whatever people write; keys and checksums are shorter."""
TECHNICAL = frozenset({"id", "administration_id", "created_at", "updated_at", "version"})


@dataclass(frozen=True)
class HeldTable:
    """A table: what it keeps, whether a record of it refers to an account, and where it could still name somebody."""

    record: str
    columns: tuple[str, ...]
    refers_to_account: bool
    texts: tuple[str, ...]
    has_files: bool


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
    texts = tuple(column.name for column in table.columns if column.name in columns and _is_text(column))
    targets = _targets(table)
    return HeldTable(record, columns, ACCOUNT in targets, texts, FILE in targets)


def _is_text(column: Column[Any]) -> bool:
    kind = column.type
    if not isinstance(kind, String) or isinstance(kind, Enum):
        return False
    return kind.length is None or kind.length >= SHORTEST_TEXT


def _targets(table: Table) -> set[str]:
    return {key.column.table.name for key in table.foreign_keys}
