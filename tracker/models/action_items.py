"""Action items and how often they were postponed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.action_items import ActionItemState, Priority
from tracker.models.base import Audited, Base, Long, Owned, Short, Timestamped, Versioned, within


class ActionItem(Base, Owned, Timestamped, Versioned, Audited):
    """Who does what until when; the original due date is kept."""

    __tablename__ = "action_item"
    __rules__ = (Index("ix_action_item_process_due", "process_id", "due_on", "id"),)

    process_id: Mapped[int] = within("process", index=False)
    meeting_id: Mapped[int | None] = within("meeting", optional=True)
    agenda_item_id: Mapped[int | None] = within("agenda_item", optional=True)
    title: Mapped[str] = mapped_column(String(200))
    responsible_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    responsible_email: Mapped[str] = mapped_column(String(254), default="")
    created_on: Mapped[date]
    due_on: Mapped[date | None]
    original_due_on: Mapped[date | None]
    postponements: Mapped[int] = mapped_column(default=0)
    postponement_reason: Mapped[Short]
    priority: Mapped[Priority] = mapped_column(default=Priority.NORMAL)
    state: Mapped[ActionItemState] = mapped_column(default=ActionItemState.OPEN)
    state_reason: Mapped[Long]
    done_on: Mapped[date | None]
    note: Mapped[Long]
