"""Text modules of a group."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.domain.text_modules import Phrase
from tracker.models import TextModule


def of_group(session: Session, group_id: int) -> list[Phrase]:
    """Return the phrases of a group in the order of the alphabet."""
    statement = (
        select(TextModule.id, TextModule.title, TextModule.text)
        .where(TextModule.working_group_id == group_id)
        .order_by(TextModule.title, TextModule.id)
    )
    return [Phrase(*row) for row in session.execute(statement)]
