"""Photos of the cards from an event, for those who read its notes."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import DialogueEvent, Document, EventPhoto


@dataclass(frozen=True)
class PhotoRow:
    """A photo, and what can be seen on it in words."""

    id: int
    title: str
    size: int


def of_event(session: Session, event: DialogueEvent) -> list[PhotoRow]:
    """Return the photos from an event that were not removed."""
    statement = (
        select(EventPhoto.id, Document.title, Document.size)
        .join(Document, Document.id == EventPhoto.document_id)
        .where(EventPhoto.dialogue_event_id == event.id, Document.deleted_at.is_(None))
        .order_by(EventPhoto.id)
    )
    return [PhotoRow(*row) for row in session.execute(statement)]


def document_of(session: Session, photo: EventPhoto) -> Document:
    """Return what is known of the file of a photo."""
    return session.get_one(Document, photo.document_id)
