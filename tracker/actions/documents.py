"""What is done with documents: the file and its record come together, and the file goes alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from sqlalchemy.orm import Session

from tracker.actions import stored_files
from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.domain import documents as rules
from tracker.domain.documents import Circle, FileType
from tracker.domain.errors import RuleViolation
from tracker.domain.meetings import Confidentiality
from tracker.models import AgendaItem, Decision, Document, Meeting
from tracker.queries import documents as queries
from tracker.storage import FileTooLarge, Storage, Stored


@dataclass(frozen=True)
class Upload:
    """A file as it arrived: its name as the client gave it, its bytes, and the type that they were recognised as."""

    name: str
    content: BinaryIO
    file_type: FileType


@dataclass(frozen=True)
class Limits:
    """How many bytes a file may have, and the files of one meeting together."""

    per_file: int
    per_meeting: int


def upload(
    session: Session,
    storage: Storage,
    owner: Meeting | AgendaItem | Decision,
    file: Upload,
    *,
    limits: Limits,
    person_id: int | None,
    title: str,
    visibility: Confidentiality,
) -> Document:
    """Keep a file that hangs on a meeting, an agenda item or a decision."""
    name = rules.checked_name(file.name)
    file_type = rules.checked_type(name, file.file_type)
    circle = queries.circle_of(session, owner)
    visibility = rules.checked_visibility(visibility, circle.visibility)
    stored = put(session, storage, file.content, limit=limits.per_file)
    _forbid_too_much(session, circle, stored, limits)
    document = Document.of(
        owner,
        process_id=circle.process_id,
        working_group_id=circle.group_id,
        title=rules.checked_title(title, name),
        file_name=name,
        media_type=file_type.value,
        size=stored.size,
        sha256=stored.sha256,
        storage_key=stored.key,
        visibility=visibility,
        uploaded_by_id=person_id,
    )
    session.add(document)
    flush(session)
    return document


def change(session: Session, document: Document, *, seen_version: int, title: str, visibility: Confidentiality) -> None:
    """Change what a document is called and who may read it; the file stays as it is."""
    expect(document, seen_version)
    rules.forbid_deleted(document.deleted_at)
    circle = queries.circle_of(session, queries.owner_of(session, document))
    document.visibility = rules.checked_visibility(visibility, circle.visibility)
    document.title = rules.checked_title(title, document.file_name)
    flush(session)


def remove(
    session: Session, storage: Storage, document: Document, *, reason: str, now: datetime, person_id: int | None
) -> None:
    """Remove the file for good; the record stays and says what it was, who removed it and why."""
    rules.forbid_deleted(document.deleted_at)
    if not reason.strip():
        raise RuleViolation("reason-required", field="reason")
    document.deleted_at, document.deleted_by_id, document.deletion_reason = now, person_id, reason
    flush(session)
    stored_files.discard(session, storage, document.storage_key)


def put(session: Session, storage: Storage, content: BinaryIO, *, limit: int) -> Stored:
    """Put the bytes into the store for as long as the transaction lives, and for good once it succeeds."""
    try:
        stored = storage.put(content, limit=limit)
    except FileTooLarge as error:
        raise RuleViolation("document-too-large", field="file", limit=rules.megabytes(limit)) from error
    except OSError as error:
        raise RuleViolation("document-not-kept", field="file") from error
    stored_files.keep(session, storage, stored.key)
    return stored


def _forbid_too_much(session: Session, circle: Circle, stored: Stored, limits: Limits) -> None:
    if circle.meeting_id is not None:
        rules.forbid_too_much(queries.taken(session, circle.meeting_id), stored.size, limits.per_meeting)
