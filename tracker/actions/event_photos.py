"""What is done with photos of the cards from an event."""

from __future__ import annotations

import io
from datetime import date, datetime

from sqlalchemy.orm import Session

from tracker.actions import documents
from tracker.actions.documents import Upload
from tracker.actions.guards import flush
from tracker.domain import documents as rules
from tracker.domain.documents import DocumentKind
from tracker.domain.errors import RuleViolation
from tracker.domain.meetings import Confidentiality
from tracker.domain.theme_notes import forbid_noting
from tracker.imports.pictures import without_metadata
from tracker.models import DialogueEvent, Document, EventPhoto
from tracker.queries import event_photos as queries
from tracker.storage import Storage


def add(
    session: Session,
    storage: Storage,
    event: DialogueEvent,
    file: Upload,
    *,
    limit: int,
    person_id: int | None,
    title: str,
    today: date,
) -> EventPhoto:
    """Keep a photo without its metadata and without the name of its file; the title says what can be seen."""
    forbid_noting(event.state, event.starts_at.date(), today)
    content, file_type = file.content.read(limit + 1), file.file_type
    if len(content) > limit:
        raise RuleViolation("photo-too-large", field="file", limit=rules.megabytes(limit))
    picture = without_metadata(content, file_type)
    stored = documents.put(session, storage, io.BytesIO(picture), limit=limit)
    document = Document(
        administration_id=event.administration_id,
        process_id=event.process_id,
        kind=DocumentKind.PHOTO,
        title=title,
        file_name=f"photo.{file_type.name.lower()}",
        media_type=file_type.value,
        size=stored.size,
        sha256=stored.sha256,
        storage_key=stored.key,
        visibility=Confidentiality.INTERNAL,
        uploaded_by_id=person_id,
    )
    session.add(document)
    flush(session)
    photo = EventPhoto.of(event, document_id=document.id)
    session.add(photo)
    flush(session)
    return photo


def remove(
    session: Session, storage: Storage, photo: EventPhoto, *, reason: str, now: datetime, person_id: int | None
) -> None:
    """Remove the file of a photo for good; that it was there, and why it went, stays on record."""
    document = queries.document_of(session, photo)
    documents.remove(session, storage, document, reason=reason, now=now, person_id=person_id)
