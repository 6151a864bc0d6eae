"""What was done in an administration, entry by entry, with values as they are meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Enum, select
from sqlalchemy.orm import Session

from tracker.domain.access import Actor
from tracker.domain.journal import (
    CHANGING,
    KEPT_SILENT,
    Change,
    Entry,
    JournalAction,
    Value,
    shown,
    shown_kinds,
)
from tracker.models import JournalEntry, Person
from tracker.queries.journal_names import MAPPERS, Names, names, target_of
from tracker.queries.paging import Page, page

UNSHOWN = frozenset({"id", "administration_id"})
TITLES = ("title", "name", "seat", "guest_name")
DETAILS = ("reason", "number")


def entries(
    session: Session,
    actor: Actor,
    administration_id: int,
    *,
    kind: str = "",
    record_id: int | None = None,
    cursor: str | None = None,
) -> Page[Entry]:
    """Return a page of what the actor may read of an administration's journal, the latest first.

    `kind` keeps the entries about one kind of record, `record_id` those about one record of it.
    """
    kinds = shown_kinds(actor, administration_id)
    statement = (
        select(JournalEntry.id, JournalEntry, Person.display_name)
        .outerjoin(Person, Person.id == JournalEntry.person_id)
        .where(JournalEntry.administration_id == administration_id)
        .where(JournalEntry.record.in_(kinds & {kind} if kind else kinds))
    )
    if record_id is not None:
        statement = statement.where(JournalEntry.record_id == record_id)
    found = page(session, statement, by=[JournalEntry.id], descending=True, cursor=cursor)
    written = [(entry, by) for _key, entry, by in found.rows]
    known = names(session, _named(entry for entry, _by in written))
    return replace(found, rows=[shown(_entry(entry, by, known), actor, administration_id) for entry, by in written])


def _named(found: Iterable[JournalEntry]) -> Iterator[tuple[str, int]]:
    """Return every record that the entries are about or point to."""
    for entry in found:
        if entry.record_id is not None:
            yield entry.record, entry.record_id
        for column, values in _pairs(entry):
            if target := target_of(entry.record, column):
                yield from ((target, value) for value in values if isinstance(value, int))


def _entry(entry: JournalEntry, by: str | None, known: Names) -> Entry:
    name = known.get((entry.record, entry.record_id or 0))
    action = JournalAction(entry.action) if entry.action in set(JournalAction) else JournalAction.OTHER
    return Entry(
        id=entry.id,
        at=entry.at,
        by=by or "",
        action=action,
        kind=entry.record,
        record_id=entry.record_id,
        name=_former_name(entry) if name is None else name,
        changes=[_change(entry.record, column, old, new, known) for column, (old, new) in _pairs(entry)],
        is_gone=name is None,
    )


def _pairs(entry: JournalEntry) -> list[tuple[str, tuple[Any, Any]]]:
    """Return old and new value per column; of what changes no record, its reason or number if there is one."""
    if entry.action not in CHANGING:
        return [(detail, (None, entry.changes[detail])) for detail in DETAILS if detail in entry.changes]
    return [(column, (old, new)) for column, (old, new) in entry.changes.items() if column not in UNSHOWN]


def _former_name(entry: JournalEntry) -> str:
    """Return what a record was called that is gone, as far as the entry says so."""
    values = dict(_pairs(entry))
    return next((str(new or old) for old, new in (values[c] for c in TITLES if c in values) if new or old), "")


def _change(kind: str, column: str, old: Any, new: Any, known: Names) -> Change:
    return Change(column, _value(kind, column, old, known), _value(kind, column, new, known))


def _value(kind: str, column: str, stored: Any, known: Names) -> Value:
    """Return a value of an entry as the column means it."""
    if stored is None:
        return None
    if stored == KEPT_SILENT:
        return KEPT_SILENT
    if target := target_of(kind, column):
        return known.get((target, stored), KEPT_SILENT)
    mapper = MAPPERS.get(kind)
    if mapper is None or column not in mapper.columns:
        return str(stored)
    return _meant(mapper.columns[column].type, stored)


def _meant(column_type: Any, stored: Any) -> Value:
    if isinstance(column_type, JSON):
        return KEPT_SILENT
    if isinstance(column_type, Enum):
        members = (member for member in column_type.enum_class or () if isinstance(member, StrEnum))
        return next((member for member in members if member.value == stored), str(stored))
    kind = column_type.python_type
    if kind in {date, datetime, time}:
        moment: Value = kind.fromisoformat(stored)
        return moment
    plain: Value = stored
    return plain
