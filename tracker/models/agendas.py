"""What agendas of a group are made from, and what their items point to."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.meetings import Confidentiality, ItemKind
from tracker.models.base import Audited, Base, Long, Owned, Short, Timestamped, Versioned, now, within


class StandingItem(Base, Owned, Timestamped, Versioned, Audited):
    """An item that stands on every agenda of a group."""

    __tablename__ = "standing_item"

    working_group_id: Mapped[int] = within("working_group")
    position: Mapped[int]
    section: Mapped[Short]
    title: Mapped[str] = mapped_column(String(200))
    description: Mapped[Long]
    minutes_planned: Mapped[int | None]
    presenter: Mapped[Short]
    kind: Mapped[ItemKind] = mapped_column(default=ItemKind.INFORMATION)
    visibility: Mapped[Confidentiality] = mapped_column(default=Confidentiality.GROUP)


class TextModule(Base, Owned, Timestamped, Versioned, Audited):
    """A phrase that the minutes of a group use again and again."""

    __tablename__ = "text_module"

    working_group_id: Mapped[int] = within("working_group")
    title: Mapped[str] = mapped_column(String(200))
    text: Mapped[Long]


class AgendaLink(Base, Owned, Timestamped, Versioned, Audited):
    """What an agenda item is about elsewhere in the process: exactly one record."""

    __tablename__ = "agenda_link"
    __rules__ = (
        CheckConstraint(
            "CASE WHEN milestone_id IS NULL THEN 0 ELSE 1 END + CASE WHEN decision_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN dialogue_event_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN document_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN minutes_of_id IS NULL THEN 0 ELSE 1 END = 1",
            name="one_target",
        ),
    )

    agenda_item_id: Mapped[int] = within("agenda_item")
    milestone_id: Mapped[int | None] = within("milestone", optional=True)
    decision_id: Mapped[int | None] = within("decision", optional=True)
    dialogue_event_id: Mapped[int | None] = within("dialogue_event", optional=True)
    document_id: Mapped[int | None] = within("document", optional=True)
    minutes_of_id: Mapped[int | None] = within("meeting", optional=True)
    """The meeting whose minutes the item approves."""


class Presence(Base):
    """Who has an agenda item open for writing, and when their page last said so."""

    __tablename__ = "presence"
    __table_args__ = (UniqueConstraint("agenda_item_id", "person_id"),)

    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    seen_at: Mapped[datetime] = mapped_column(default=now)
