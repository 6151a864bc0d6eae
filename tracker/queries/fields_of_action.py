"""Fields of action and cross-cutting themes of a process."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import exists, func, literal, select
from sqlalchemy.orm import Session

from tracker.domain.themes import FieldKind
from tracker.models import FieldOfAction, Theme, ThemeTag


def of_process(session: Session, process_id: int) -> Sequence[FieldOfAction]:
    """Return the fields of action of a process and then its cross-cutting themes, each kind in its order."""
    is_cross_cutting = FieldOfAction.kind == FieldKind.CROSS_CUTTING
    statement = select(FieldOfAction).where(FieldOfAction.process_id == process_id)
    return session.scalars(statement.order_by(is_cross_cutting, FieldOfAction.position, FieldOfAction.id)).all()


def of_kind(session: Session, process_id: int, kind: FieldKind) -> list[FieldOfAction]:
    """Return the fields of one kind, in their order."""
    return [field for field in of_process(session, process_id) if field.kind is kind]


def choices(session: Session, process_id: int, kind: FieldKind) -> list[tuple[int, str]]:
    """Return the fields of one kind for a choice."""
    return [(field.id, field.name) for field in of_kind(session, process_id, kind)]


def themes_of(session: Session, process_id: int) -> dict[int, int]:
    """Return how many themes belong to each field or are tagged with it; fields without one are left out."""
    own = select(Theme.field_of_action_id, Theme.id).where(
        Theme.process_id == process_id, Theme.field_of_action_id.is_not(None)
    )
    tagged = (
        select(ThemeTag.field_of_action_id, ThemeTag.theme_id)
        .join(Theme, Theme.id == ThemeTag.theme_id)
        .where(Theme.process_id == process_id, ThemeTag.field_of_action_id.is_not(None))
    )
    pairs = own.union_all(tagged).subquery()
    key = pairs.c[0]
    return {row[0]: row[1] for row in session.execute(select(key, func.count()).group_by(key))}


def is_used(session: Session, field: FieldOfAction) -> bool:
    """Whether a theme belongs to the field or is tagged with it."""
    own = exists().where(Theme.field_of_action_id == field.id)
    tagged = exists().where(ThemeTag.field_of_action_id == field.id)
    return session.scalar(select(literal(1)).where(own | tagged)) is not None
