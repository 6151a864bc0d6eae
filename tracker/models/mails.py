"""Mails on their way, and which of them a person wants."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.mails import MailError, MailKind, MailState
from tracker.models.base import Audited, Base, Long, Owned, Short, Timestamped, Versioned, within


class Mail(Base, Owned, Timestamped, Versioned, Audited):
    """A mail to one address; its key keeps the same mail from being written twice."""

    __tablename__ = "mail"
    __rules__ = (
        UniqueConstraint("key"),
        Index("ix_mail_process_created", "process_id", "created_at", "id"),
        Index("ix_mail_state_due_at", "state", "due_at"),
    )

    process_id: Mapped[int] = within("process", index=False)
    meeting_id: Mapped[int | None] = within("meeting", optional=True)
    key: Mapped[str] = mapped_column(String(200))
    kind: Mapped[MailKind]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    recipient: Mapped[str] = mapped_column(String(254))
    function: Mapped[Short]
    address: Mapped[str] = mapped_column(String(254), info={"journal": "redact"})
    subject: Mapped[str] = mapped_column(String(200), info={"journal": "redact"})
    text: Mapped[Long] = mapped_column(info={"journal": "redact"})
    state: Mapped[MailState] = mapped_column(default=MailState.WAITING)
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime]
    """When it is to go out, or to be tried again."""
    claimed_at: Mapped[datetime | None]
    """When a worker took it: whoever finds a claim does not send it a second time."""
    sent_at: Mapped[datetime | None]
    error: Mapped[MailError | None]


class MailChoice(Base, Timestamped, Versioned, Audited):
    """Whether a person wants mails of a kind; without a choice they get them."""

    __tablename__ = "mail_choice"
    __table_args__ = (UniqueConstraint("person_id", "kind"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[MailKind]
    is_wanted: Mapped[bool] = mapped_column(default=True)
