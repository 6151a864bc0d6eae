"""Minutes of meetings in frozen versions, and what those present say of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.minutes import MinutesState
from tracker.models.base import Audited, Base, Long, Owned, Timestamped, Versioned, within


class MinutesVersion(Base, Owned, Timestamped, Versioned, Audited):
    """What the record of a meeting said when it was closed; the content never changes."""

    __tablename__ = "minutes_version"
    __rules__ = (UniqueConstraint("meeting_id", "number"),)

    process_id: Mapped[int] = within("process")
    meeting_id: Mapped[int] = within("meeting")
    number: Mapped[int]
    state: Mapped[MinutesState] = mapped_column(default=MinutesState.IN_COORDINATION)
    content: Mapped[dict[str, Any]] = mapped_column(info={"journal": "redact"})
    checksum: Mapped[str] = mapped_column(String(64))
    change_reason: Mapped[Long]
    comments_until: Mapped[date | None]
    approved_in_id: Mapped[int | None] = within("meeting", optional=True)
    """The meeting that approved it."""
    approved_on: Mapped[date | None]
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class MinutesComment(Base, Owned, Timestamped, Versioned, Audited):
    """What somebody who was there says of minutes in coordination, and the answer."""

    __tablename__ = "minutes_comment"

    minutes_version_id: Mapped[int] = within("minutes_version")
    agenda_item_id: Mapped[int | None] = within("agenda_item", optional=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    text: Mapped[Long] = mapped_column(info={"journal": "redact"})
    answer: Mapped[Long] = mapped_column(info={"journal": "redact"})
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    answered_at: Mapped[datetime | None]
