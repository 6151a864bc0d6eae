"""What is done with the links of agenda items."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.actions.meetings import locked
from tracker.domain.agenda_links import Target
from tracker.domain.meetings import forbid_frozen
from tracker.models import AgendaItem, AgendaLink, Meeting
from tracker.queries.agenda_links import COLUMNS


def add(session: Session, item: AgendaItem, target: Target) -> AgendaLink:
    """Let an agenda item point to a record; once is enough."""
    _check(session, item)
    column = COLUMNS[target.kind]
    same = select(AgendaLink).where(AgendaLink.agenda_item_id == item.id, column == target.id)
    if (found := session.scalars(same).first()) is not None:
        return found
    link = AgendaLink.of(item, **{column.key: target.id})
    session.add(link)
    flush(session)
    return link


def remove(session: Session, link: AgendaLink) -> None:
    """Let an agenda item no longer point to a record."""
    _check(session, session.get_one(AgendaItem, link.agenda_item_id))
    session.delete(link)
    flush(session)


def _check(session: Session, item: AgendaItem) -> None:
    if item.meeting_id is not None:
        forbid_frozen(locked(session, session.get_one(Meeting, item.meeting_id)).state)
