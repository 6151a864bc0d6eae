"""Anonymous feedback: rounds of an event, and answers of which nobody knows who gave them and when."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.feedback import FeedbackReview
from tracker.models.base import Audited, Base, Long, Owned, Timestamped, Versioned, within


class FeedbackRound(Base, Owned, Timestamped, Versioned, Audited):
    """That an event asks for feedback; what it brought is shown once it is closed."""

    __tablename__ = "feedback_round"
    __rules__ = (UniqueConstraint("dialogue_event_id", info={"field": None, "code": "feedback-open"}),)

    dialogue_event_id: Mapped[int] = within("dialogue_event", index=False)
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    opinion_threshold: Mapped[int] = mapped_column(default=10, server_default=text("10"))
    """From how many answers on they are shown, as it was agreed when they were asked for: two rules would tell more."""


class Feedback(Base, Owned):
    """What one person said, on scales from 1 to 5 and in words; without a time and without a device."""

    __tablename__ = "feedback"
    __rules__ = (
        CheckConstraint("usefulness BETWEEN 1 AND 5", name="usefulness"),
        CheckConstraint("voice BETWEEN 1 AND 5", name="voice"),
        CheckConstraint("clarity BETWEEN 1 AND 5", name="clarity"),
        Index("uq_feedback_round_key", "feedback_round_id", "key", unique=True),
    )

    feedback_round_id: Mapped[int] = within("feedback_round", index=False)
    key: Mapped[str] = mapped_column(String(64))
    """Chosen by the device, so that one device answers once."""
    usefulness: Mapped[int | None]
    voice: Mapped[int | None]
    clarity: Mapped[int | None]
    comment: Mapped[Long]
    review: Mapped[FeedbackReview] = mapped_column(default=FeedbackReview.WAITING)
