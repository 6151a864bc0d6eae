"""What is done with the template that a house uses for its minutes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from tracker.actions import documents
from tracker.actions.documents import Limits, Upload
from tracker.actions.guards import flush
from tracker.domain import documents as rules
from tracker.domain.documents import DocumentKind
from tracker.domain.meetings import Confidentiality
from tracker.models import Administration, Document
from tracker.queries import documents as queries
from tracker.storage import Storage


def bring(
    session: Session,
    storage: Storage,
    administration: Administration,
    file: Upload,
    *,
    limits: Limits,
    now: datetime,
    person_id: int | None,
    reason: str,
) -> Document:
    """Use a Word document as template from now on; the one before goes for the reason that is given."""
    name = rules.checked_name(file.name)
    rules.checked_template(name, file.file_type)
    withdraw(session, storage, administration, now=now, person_id=person_id, reason=reason)
    stored = documents.put(session, storage, file.content, limit=limits.per_file)
    template = Document.of(
        administration,
        kind=DocumentKind.MINUTES_TEMPLATE,
        title=rules.checked_title("", name),
        file_name=name,
        media_type=file.file_type.value,
        size=stored.size,
        sha256=stored.sha256,
        storage_key=stored.key,
        visibility=Confidentiality.INTERNAL,
        uploaded_by_id=person_id,
    )
    session.add(template)
    flush(session)
    return template


def withdraw(
    session: Session,
    storage: Storage,
    administration: Administration,
    *,
    now: datetime,
    person_id: int | None,
    reason: str,
) -> None:
    """Use the built-in template again, if the house has one of its own."""
    current = queries.minutes_template(session, administration.id)
    if current is not None:
        documents.remove(session, storage, current, reason=reason, now=now, person_id=person_id)
