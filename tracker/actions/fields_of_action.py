"""What is done with fields of action and cross-cutting themes."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.domain.agenda_items import moved
from tracker.domain.errors import RuleViolation
from tracker.domain.themes import FieldKind
from tracker.models import FieldOfAction, Process
from tracker.queries import fields_of_action as queries


def add(session: Session, process: Process, *, kind: FieldKind, name: str) -> FieldOfAction:
    """Add a field behind the others of its kind."""
    position = len(queries.of_kind(session, process.id, kind)) + 1
    field = FieldOfAction.of(process, kind=kind, name=name, position=position)
    session.add(field)
    flush(session)
    return field


def change(session: Session, field: FieldOfAction, *, seen_version: int, name: str) -> None:
    """Call a field by another name; its themes stay where they are."""
    expect(field, seen_version)
    field.name = name
    flush(session)


def move(session: Session, field: FieldOfAction, *, step: int) -> None:
    """Move a field a step up (-1) or down (1) among those of its kind."""
    fields = {other.id: other for other in queries.of_kind(session, field.process_id, field.kind)}
    _number([fields[key] for key in moved(list(fields), field.id, step)])
    flush(session)


def remove(session: Session, field: FieldOfAction) -> None:
    """Remove a field to which no theme belongs."""
    if queries.is_used(session, field):
        raise RuleViolation("field-in-use")
    others = [other for other in queries.of_kind(session, field.process_id, field.kind) if other is not field]
    session.delete(field)
    _number(others)
    flush(session)


def _number(fields: list[FieldOfAction]) -> None:
    for position, field in enumerate(fields, start=1):
        field.position = position
