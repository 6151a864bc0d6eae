"""Dialogue events with the workforce."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.dialogues import DialogueKind, DialogueState, DialogueTarget
from tracker.domain.meetings import MeetingFormat
from tracker.domain.participation import CountSource
from tracker.models.base import Audited, Base, Long, Owned, Short, Timestamped, Versioned, WallTime, within


class DialogueEvent(Base, Owned, Timestamped, Versioned, Audited):
    """An event to which staff are invited; what was not held stays, with its reason."""

    __tablename__ = "dialogue_event"
    __rules__ = (
        CheckConstraint("invited >= 0", name="invited"),
        CheckConstraint("stated_total >= 0", name="stated_total"),
        Index("ix_dialogue_event_process_starts", "process_id", "starts_at", "id"),
    )

    process_id: Mapped[int] = within("process", index=False)
    kind: Mapped[DialogueKind] = mapped_column(default=DialogueKind.DIALOGUE)
    title: Mapped[str] = mapped_column(String(200))
    goal: Mapped[Long]
    method: Mapped[Short]
    starts_at: Mapped[WallTime] = mapped_column(index=True)
    ends_at: Mapped[WallTime | None]
    format: Mapped[MeetingFormat] = mapped_column(default=MeetingFormat.ON_SITE)
    place: Mapped[Short]
    target: Mapped[DialogueTarget] = mapped_column(default=DialogueTarget.WHOLE_HOUSE)
    invited: Mapped[int | None]
    moderation: Mapped[Short]
    leadership_present: Mapped[Short]
    """Which functions of the top leadership came, such as "Landrat"."""
    state: Mapped[DialogueState] = mapped_column(default=DialogueState.PLANNED)
    state_reason: Mapped[Long]
    summary: Mapped[Long]
    follow_up_of_id: Mapped[int | None] = within("dialogue_event", optional=True)
    splits_categories: Mapped[bool] = mapped_column(default=False)
    """Whether managers and staff are counted apart."""
    stated_total: Mapped[int | None]
    """How many came in all, as stated independently of the parts."""
    count_source: Mapped[CountSource | None]
    count_note: Mapped[Short]
    counted_at: Mapped[datetime | None]
    """When the count was closed."""


class DialogueInvitation(Base, Owned, Audited):
    """A department that a dialogue event addresses, where it does not address the whole house."""

    __tablename__ = "dialogue_invitation"

    dialogue_event_id: Mapped[int] = within("dialogue_event")
    department_id: Mapped[int] = within("department")
