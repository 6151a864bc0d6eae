"""Documents: what is known of a file; the file itself lies outside of the database."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.documents import DocumentKind
from tracker.domain.meetings import Confidentiality
from tracker.models.base import Audited, Base, Long, Owned, Timestamped, Versioned, within


class Document(Base, Owned, Timestamped, Versioned, Audited):
    """A file of a meeting, an agenda item or a decision, or the administration's own template of the minutes.

    When it is deleted the file goes and this record stays as its trace.
    """

    __tablename__ = "document"
    __rules__ = (
        CheckConstraint(
            "kind != 'attachment' OR CASE WHEN meeting_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN agenda_item_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN decision_id IS NULL THEN 0 ELSE 1 END = 1",
            name="one_owner",
        ),
        CheckConstraint("size >= 0", name="size"),
    )

    process_id: Mapped[int | None] = within("process", optional=True)
    working_group_id: Mapped[int | None] = within("working_group", optional=True)
    meeting_id: Mapped[int | None] = within("meeting", optional=True)
    agenda_item_id: Mapped[int | None] = within("agenda_item", optional=True)
    decision_id: Mapped[int | None] = within("decision", optional=True)
    kind: Mapped[DocumentKind] = mapped_column(default=DocumentKind.ATTACHMENT)
    title: Mapped[str] = mapped_column(String(200))
    file_name: Mapped[str] = mapped_column(String(200))
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    storage_key: Mapped[str] = mapped_column(String(64), unique=True, info={"journal": "redact"})
    visibility: Mapped[Confidentiality] = mapped_column(default=Confidentiality.GROUP)
    uploaded_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    deleted_at: Mapped[datetime | None]
    deleted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    deletion_reason: Mapped[Long]
