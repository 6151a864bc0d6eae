"""Where a decision or an action item comes from: a meeting of a group and an item of its agenda."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from tracker.domain.access import Actor
from tracker.domain.meetings import MeetingState
from tracker.models import AgendaItem, Group, Meeting
from tracker.queries.scope import readable_items


@dataclass(frozen=True)
class Origin:
    """The meeting, and the agenda item if there is one that the reader may read."""

    meeting_id: int
    group_id: int
    group_name: str
    number: int
    starts_at: datetime
    state: MeetingState
    item_id: int | None
    position: int | None
    item_title: str | None


def origin_of(session: Session, actor: Actor, meeting_id: int | None, item_id: int | None) -> Origin | None:
    """Return the origin of a record that knows its meeting and its agenda item, as far as the actor may read it."""
    statement = (
        select(
            Meeting.id,
            Group.id,
            Group.name,
            Meeting.number,
            Meeting.starts_at,
            Meeting.state,
            AgendaItem.id,
            AgendaItem.position,
            AgendaItem.title,
        )
        .join(Group, Group.id == Meeting.working_group_id)
        .outerjoin(AgendaItem, and_(AgendaItem.id == item_id, readable_items(actor)))
        .where(Meeting.id == meeting_id)
    )
    found = session.execute(statement).one_or_none()
    return None if found is None else Origin(*found)
