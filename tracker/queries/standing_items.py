"""Standing items of a group."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.domain.standing_items import StandingRow
from tracker.models import StandingItem


def of_group(session: Session, group_id: int) -> list[StandingRow]:
    """Return what stands on every agenda of a group, in order."""
    statement = (
        select(
            StandingItem.id,
            StandingItem.position,
            StandingItem.section,
            StandingItem.title,
            StandingItem.description,
            StandingItem.minutes_planned,
            StandingItem.presenter,
            StandingItem.kind,
            StandingItem.visibility,
        )
        .where(StandingItem.working_group_id == group_id)
        .order_by(StandingItem.position, StandingItem.id)
    )
    return [StandingRow(*row) for row in session.execute(statement)]
