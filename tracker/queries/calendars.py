"""Whose calendar a secret address is, and which meetings stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from tracker.domain.access import Actor, Permission, is_recorder
from tracker.domain.calendars import CalendarRow
from tracker.domain.people import Locale
from tracker.models import CalendarFeed, Group, Meeting, Person
from tracker.queries.people import actor_of
from tracker.queries.scope import visible_to

MOST_MEETINGS = 1000


@dataclass(frozen=True)
class Subscriber:
    """Who a calendar belongs to, as they are now."""

    actor: Actor
    locale: Locale


def feed(session: Session, person_id: int) -> CalendarFeed | None:
    """Return the address of a person's calendar, if there is one."""
    return session.scalars(select(CalendarFeed).where(CalendarFeed.person_id == person_id)).one_or_none()


def subscriber(session: Session, token_hash: str, today: date) -> Subscriber | None:
    """Return whose calendar this is, with the roles and groups in force today; nobody without a living account."""
    found = session.execute(
        select(Person.id, Person.display_name, Person.locale)
        .join(CalendarFeed, CalendarFeed.person_id == Person.id)
        .where(CalendarFeed.token_hash == token_hash, Person.is_active, Person.has_login)
    ).one_or_none()
    if found is None:
        return None
    person_id, name, locale = found
    return Subscriber(actor_of(session, person_id, name, today=today), locale)


def meetings(session: Session, actor: Actor, first: date, last: date) -> list[CalendarRow]:
    """Return the meetings of the actor's groups, and all where the actor records, oldest first; both days included."""
    records = [key for key in actor.roles if is_recorder(actor, key)]
    statement: Select[*tuple[Any, ...]] = (
        select(
            Meeting.id,
            Meeting.administration_id,
            Meeting.working_group_id,
            Group.name,
            Meeting.number,
            Meeting.title,
            Meeting.starts_at,
            Meeting.ends_at,
            Meeting.place,
            Meeting.link,
            Meeting.state,
            Meeting.confidentiality,
            Meeting.version,
            Meeting.updated_at,
        )
        .join(Group, Group.id == Meeting.working_group_id)
        .where(
            visible_to(actor, Meeting, Permission.MEETING_VIEW),
            or_(Meeting.working_group_id.in_(actor.groups), Meeting.administration_id.in_(records)),
            Meeting.starts_at >= datetime.combine(first, time.min),
            Meeting.starts_at < datetime.combine(last + timedelta(days=1), time.min),
        )
        .order_by(Meeting.starts_at, Meeting.id)
        .limit(MOST_MEETINGS)
    )
    return [CalendarRow(*row) for row in session.execute(statement)]
