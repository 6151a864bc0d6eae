"""Anonymous feedback on an event: what a round of answers may show, and when."""

from __future__ import annotations

from enum import StrEnum


class FeedbackReview(StrEnum):
    """What a recorder decided about a comment."""

    WAITING = "waiting"
    SHOWN = "shown"
    WITHHELD = "withheld"
