"""What is done with the links of agenda items."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.actions.meetings import locked
from tracker.domain.agenda_links import LinkKind, Target
from tracker.domain.meetings import forbid_frozen
from tracker.models import AgendaItem, AgendaLink, Meeting, ThemeItem
from tracker.queries import agenda_links as queries
from tracker.queries.agenda_links import COLUMNS


def add(session: Session, item: AgendaItem, target: Target) -> AgendaLink | ThemeItem:
    """Let an agenda item point to a record; once is enough."""
    _check(session, item)
    key = COLUMNS[target.kind].key
    same = (link for link in queries.records(session, item) if getattr(link, key, None) == target.id)
    if (found := next(same, None)) is not None:
        return found
    model: type[AgendaLink | ThemeItem] = ThemeItem if target.kind is LinkKind.THEME else AgendaLink
    link = model.of(item, **{key: target.id})
    session.add(link)
    flush(session)
    return link


def remove(session: Session, link: AgendaLink | ThemeItem) -> None:
    """Let an agenda item no longer point to a record."""
    _check(session, session.get_one(AgendaItem, link.agenda_item_id))
    session.delete(link)
    flush(session)


def take_over(session: Session, item: AgendaItem, topic: AgendaItem) -> None:
    """Let a topic that carries an item on point to the same records."""
    for link in queries.records(session, item):
        columns = [column for column in type(link).__table__.columns if column.info.get("within")]
        values = {column.key: getattr(link, column.key) for column in columns}
        session.add(type(link).of(topic, **(values | {"agenda_item_id": topic.id})))


def forget(session: Session, item: AgendaItem) -> None:
    """Remove every link of an agenda item that is about to go itself."""
    for link in queries.records(session, item):
        session.delete(link)


def _check(session: Session, item: AgendaItem) -> None:
    if item.meeting_id is not None:
        forbid_frozen(locked(session, session.get_one(Meeting, item.meeting_id)).state)
