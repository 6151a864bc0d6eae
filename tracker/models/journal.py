"""The journal: one entry per changed record, written by the session itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Index, String, event, insert, inspect
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, mapped_column

from tracker.models.base import Audited, Base, now

UNRECORDED = frozenset({"created_at", "updated_at", "version"})
HIDDEN = "…"


class JournalEntry(Base):
    """Who changed what, when and on which occasion; nothing ever updates or deletes an entry."""

    __tablename__ = "journal_entry"
    __table_args__ = (Index(None, "administration_id", "id"),)

    at: Mapped[datetime] = mapped_column(default=now, index=True)
    person_id: Mapped[int | None] = mapped_column(index=True)
    administration_id: Mapped[int | None]
    occasion: Mapped[str] = mapped_column(String(80), default="")
    action: Mapped[str] = mapped_column(String(20))
    record: Mapped[str] = mapped_column(String(60))
    record_id: Mapped[int | None]
    changes: Mapped[dict[str, Any]]


class UnauditedBulkWrite(RuntimeError):
    """A bulk UPDATE or DELETE would escape the journal and the optimistic lock."""


@event.listens_for(Session, "after_flush")
def record_changes(session: Session, _context: object) -> None:
    """Write an entry for every audited record this flush inserted, updated or deleted."""
    if entries := list(_entries(session)):
        session.connection().execute(insert(JournalEntry), entries)


@event.listens_for(Session, "do_orm_execute")
def refuse_bulk_writes(state: ORMExecuteState) -> None:
    """Refuse bulk writes to audited tables unless the statement says that it is unaudited."""
    if (state.is_update or state.is_delete) and not state.execution_options.get("unaudited"):
        mapper = state.bind_mapper
        if mapper is not None and issubclass(mapper.class_, Audited):
            raise UnauditedBulkWrite(mapper.class_.__name__)


def note(session: Session, action: str, record: str, record_id: int | None = None, **details: object) -> JournalEntry:
    """Add an entry for something that changes no record: an export, a sign-in, a backup."""
    entry = JournalEntry(
        person_id=session.info.get("person_id"),
        administration_id=details.pop("administration_id", None),
        occasion=session.info.get("occasion", ""),
        action=action,
        record=record,
        record_id=record_id,
        changes=details,
    )
    session.add(entry)
    return entry


def _entries(session: Session) -> Iterator[dict[str, Any]]:
    for verb, records in ("create", session.new), ("update", session.dirty), ("delete", session.deleted):
        for record in records:
            if isinstance(record, Audited) and (changes := _changes(record, verb)):
                yield {
                    "person_id": session.info.get("person_id"),
                    "administration_id": _administration(record),
                    "occasion": session.info.get("occasion", ""),
                    "action": verb,
                    "record": type(record).__name__,
                    "record_id": record.id,
                    "changes": changes,
                }


def _administration(record: Audited) -> int | None:
    own = record.id if type(record).__name__ == "Administration" else None
    return getattr(record, "administration_id", own)


def _changes(record: Audited, verb: str) -> dict[str, Any]:
    """Return old and new value per changed column; every column, when the record came or went."""
    state = inspect(record)
    changes: dict[str, Any] = {}
    for attribute in state.mapper.column_attrs:
        history = state.attrs[attribute.key].history
        if attribute.key in UNRECORDED or (verb == "update" and not history.has_changes()):
            continue
        old = next(iter(history.deleted or ()), state.dict.get(attribute.key)) if verb != "create" else None
        new = state.dict.get(attribute.key) if verb != "delete" else None
        redacted = attribute.columns[0].info.get("journal") == "redact"
        changes[attribute.key] = [HIDDEN, HIDDEN] if redacted else [_plain(old), _plain(new)]
    return changes


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, bool | int | float) else str(value)
