"""What is done with information: outcomes that are neither decisions nor action items."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.actions.outcomes import held_meeting
from tracker.models import AgendaItem, Information


def record(session: Session, item: AgendaItem, *, text: str) -> Information:
    """Record something to be remembered as an outcome of an agenda item."""
    held_meeting(session, item)
    information = Information.of(item, text=text)
    session.add(information)
    flush(session)
    return information


def correct(session: Session, information: Information, *, seen_version: int, text: str) -> None:
    """Correct an information while the meeting is held."""
    expect(information, seen_version)
    held_meeting(session, session.get_one(AgendaItem, information.agenda_item_id))
    information.text = text
    flush(session)


def remove(session: Session, information: Information) -> AgendaItem:
    """Take an information back while the meeting is held."""
    item = session.get_one(AgendaItem, information.agenda_item_id)
    held_meeting(session, item)
    session.delete(information)
    flush(session)
    return item
