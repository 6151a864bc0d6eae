"""Themes: what staff said, what they are about, and what became of it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.themes import DiversityDimension, FieldKind, ThemeStatus
from tracker.models.base import Audited, Base, Long, Owned, Timestamped, Versioned, within


class FieldOfAction(Base, Owned, Timestamped, Versioned, Audited):
    """A field of action of a process, or a theme that cuts across all of them."""

    __tablename__ = "field_of_action"
    __rules__ = (UniqueConstraint("process_id", "kind", "name", info={"field": "name", "code": "field-name-taken"}),)

    process_id: Mapped[int] = within("process", index=False)
    kind: Mapped[FieldKind] = mapped_column(default=FieldKind.FIELD_OF_ACTION)
    name: Mapped[str] = mapped_column(String(200))
    position: Mapped[int]


class Theme(Base, Owned, Timestamped, Versioned, Audited):
    """What several notes are about, and the answer that staff got."""

    __tablename__ = "theme"

    process_id: Mapped[int] = within("process")
    title: Mapped[str] = mapped_column(String(200))
    description: Mapped[Long]
    field_of_action_id: Mapped[int | None] = within("field_of_action", optional=True)
    raised_on: Mapped[date]
    """The day from which an open answer ages."""
    status: Mapped[ThemeStatus] = mapped_column(default=ThemeStatus.NEW)
    status_reason: Mapped[Long]
    answer: Mapped[Long]
    answered_on: Mapped[date | None]


class ThemeTag(Base, Owned, Timestamped, Versioned, Audited):
    """What else a theme is about: a cross-cutting theme, or a dimension of diversity."""

    __tablename__ = "theme_tag"
    __rules__ = (
        CheckConstraint("(field_of_action_id IS NULL) != (dimension IS NULL)", name="one_tag"),
        UniqueConstraint("theme_id", "field_of_action_id"),
        UniqueConstraint("theme_id", "dimension"),
    )

    theme_id: Mapped[int] = within("theme", index=False)
    field_of_action_id: Mapped[int | None] = within("field_of_action", optional=True)
    dimension: Mapped[DiversityDimension | None]


class ThemeNote(Base, Owned, Timestamped, Versioned, Audited):
    """One line from a card of an event: what was said, and never by whom."""

    __tablename__ = "theme_note"

    dialogue_event_id: Mapped[int] = within("dialogue_event")
    theme_id: Mapped[int | None] = within("theme", optional=True)
    text: Mapped[Long] = mapped_column(info={"journal": "redact"})
    position: Mapped[int]


class ThemeItem(Base, Owned, Timestamped, Versioned, Audited):
    """That a theme stands on an agenda."""

    __tablename__ = "theme_item"
    __rules__ = (UniqueConstraint("theme_id", "agenda_item_id"),)

    theme_id: Mapped[int] = within("theme", index=False)
    agenda_item_id: Mapped[int] = within("agenda_item")


class EventPhoto(Base, Owned, Timestamped, Versioned, Audited):
    """A photo of a flip chart or a wall of cards from an event."""

    __tablename__ = "event_photo"
    __rules__ = (UniqueConstraint("document_id"),)

    dialogue_event_id: Mapped[int] = within("dialogue_event")
    document_id: Mapped[int] = within("document", index=False)
