"""What becomes of a topic at another meeting: it is deferred, it moves on, or it is put there once more."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from tracker.actions import agenda_links
from tracker.actions.agendas import conclude, number, take_along
from tracker.actions.guards import flush
from tracker.actions.meetings import locked, meeting_of, of_agenda
from tracker.domain.carry_over import Way, obstacle, with_carried
from tracker.domain.errors import RuleViolation
from tracker.domain.meetings import ItemKind, ItemState, forbid_frozen, forbid_unless_held
from tracker.models import AgendaItem, Meeting
from tracker.queries import agenda_items as queries

CARRIED = ("section", "title", "description", "minutes_planned", "presenter", "kind", "visibility")


def defer(session: Session, item: AgendaItem, *, reason: str, now: datetime, to: Meeting | None = None) -> AgendaItem:
    """Defer an item: the record keeps it with the reason; the topic goes to a later meeting or into the backlog."""
    forbid_unless_held(meeting_of(session, item).state)
    conclude(item, ItemState.DEFERRED, reason=reason, now=now)
    return _once_more(session, item, to)


def move_on(session: Session, item: AgendaItem, *, to: Meeting | None = None) -> None:
    """Take an item off its agenda to a later meeting or into the backlog; its notes and what it led to go along."""
    meeting = meeting_of(session, item)
    forbid_frozen(meeting.state)
    _check(session, item, Way.MOVE)
    item.meeting_id, item.position, item.begun_at, item.ended_at = None, 0, None, None
    flush(session)
    number(of_agenda(session, meeting))
    _put(session, item, to)
    take_along(session, [item])
    flush(session)


def copy(session: Session, item: AgendaItem, *, to: Meeting | None = None) -> AgendaItem:
    """Put the topic of an item on the agenda of a later meeting or into the backlog; what it led to stays here."""
    meeting_of(session, item)
    _check(session, item, Way.COPY)
    return _once_more(session, item, to)


def _once_more(session: Session, item: AgendaItem, to: Meeting | None) -> AgendaItem:
    """Return a new item about the same topic with the same links, without notes and outcomes."""
    topic = AgendaItem(
        administration_id=item.administration_id,
        working_group_id=item.working_group_id,
        carried_from_id=item.id,
        position=0,
        **{name: getattr(item, name) for name in CARRIED},
    )
    session.add(topic)
    _put(session, topic, to)
    flush(session)
    agenda_links.take_over(session, item, topic)
    flush(session)
    return topic


def _put(session: Session, topic: AgendaItem, to: Meeting | None) -> None:
    """Put a topic on the agenda of a meeting of its group, after the approval of minutes, or leave it waiting."""
    if to is None:
        return
    if to.working_group_id != topic.working_group_id:
        raise RuleViolation("meeting-of-another-group")
    forbid_frozen(locked(session, to).state)
    agenda = of_agenda(session, to)
    opening = sum(other.kind is ItemKind.APPROVAL for other in agenda[:1])
    topic.meeting_id = to.id
    number(with_carried(agenda, [topic], opening=opening))


def _check(session: Session, item: AgendaItem, way: Way) -> None:
    if violation := obstacle(way, item.state, is_decided=queries.is_decided(session, item)):
        raise violation
