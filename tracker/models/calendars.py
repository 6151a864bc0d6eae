"""The secret address of a person's calendar."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.models.base import Audited, Base, Timestamped, Versioned


class CalendarFeed(Base, Timestamped, Versioned, Audited):
    """The secret address under which a person's calendar program finds their meetings; only its hash is kept."""

    __tablename__ = "calendar_feed"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True, info={"journal": "redact"})
