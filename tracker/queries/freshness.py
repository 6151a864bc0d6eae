"""Whether anything has changed."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.models import JournalEntry


def last_change(session: Session) -> int:
    """Return the number of the latest entry of the journal: while it stays, nothing recorded has changed."""
    return session.scalar(select(func.max(JournalEntry.id))) or 0
