"""Who has an agenda item open."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.domain.presences import Presence
from tracker.models import Person
from tracker.models import Presence as Stored


def of_item(session: Session, item_id: int) -> list[Presence]:
    """Return everybody whose page said that the item is open there, however long ago."""
    statement = (
        select(Stored.person_id, Person.display_name, Stored.seen_at)
        .join(Person, Person.id == Stored.person_id)
        .where(Stored.agenda_item_id == item_id)
    )
    return [Presence(*row) for row in session.execute(statement)]
