"""The page for the house: whether it is public, and what it tells in plain words."""

from __future__ import annotations

from datetime import date

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.house_pages import HouseEntryKind
from tracker.models.base import Audited, Base, Long, Owned, Short, Timestamped, Versioned, within


class HousePage(Base, Owned, Timestamped, Versioned, Audited):
    """The page of a process for everybody in the house; its public address exists only while it is switched on."""

    __tablename__ = "house_page"
    __rules__ = (UniqueConstraint("process_id", info={"field": None, "code": "house-page-begun"}),)

    process_id: Mapped[int] = within("process", index=False)
    introduction: Mapped[Long]
    introduction_en: Mapped[Long]
    contact: Mapped[Short]
    """A function and how to reach it, never a name."""
    nonce: Mapped[str | None] = mapped_column(String(64), info={"journal": "redact"})
    token_hash: Mapped[str | None] = mapped_column(String(64), unique=True, info={"journal": "redact"})


class HouseEntry(Base, Owned, Timestamped, Versioned, Audited):
    """A sentence on the page for the house, in plain words and in both languages."""

    __tablename__ = "house_entry"

    process_id: Mapped[int] = within("process")
    kind: Mapped[HouseEntryKind] = mapped_column(default=HouseEntryKind.DECIDED)
    decision_id: Mapped[int | None] = within("decision", optional=True)
    held_on: Mapped[date]
    text: Mapped[Long]
    text_en: Mapped[Long]
    is_shown: Mapped[bool] = mapped_column(default=False)
