"""What pages say about who has them open."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tracker.domain.presences import STILL_THERE
from tracker.models import AgendaItem, Presence


def notice(session: Session, item: AgendaItem, person_id: int, *, now: datetime) -> None:
    """Note that somebody has an agenda item open, and forget where they had others open before."""
    left = delete(Presence).where(Presence.person_id == person_id, Presence.seen_at < now - STILL_THERE)
    session.execute(left, execution_options={"unaudited": True})
    here = select(Presence).where(Presence.agenda_item_id == item.id, Presence.person_id == person_id)
    if (found := session.scalars(here).first()) is not None:
        found.seen_at = now
        session.flush()
        return
    with suppress(IntegrityError), session.begin_nested():  # two windows of one person said so at once
        session.add(Presence(agenda_item_id=item.id, person_id=person_id, seen_at=now))
        session.flush()
