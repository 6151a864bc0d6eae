"""Mails of a process, who could get one, and which are due."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from tracker.domain.action_items import UNFINISHED
from tracker.domain.mails import MailKind, MailState, Member
from tracker.domain.meetings import MeetingState
from tracker.domain.processes import ENDED
from tracker.models import (
    ActionItem,
    Administration,
    AgendaItem,
    Mail,
    MailChoice,
    Meeting,
    Membership,
    Person,
    Process,
)
from tracker.queries.paging import Page, page
from tracker.queries.people import in_force

MOST_AT_ONCE = 200
TASKS: Select[*tuple[Any, ...]] = (
    select(
        ActionItem.id,
        ActionItem.administration_id,
        ActionItem.process_id,
        ActionItem.meeting_id,
        ActionItem.title,
        ActionItem.due_on,
        ActionItem.responsible_id,
        ActionItem.responsible_email,
        AgendaItem.visibility,
    )
    .outerjoin(AgendaItem, AgendaItem.id == ActionItem.agenda_item_id)
    .where(
        ActionItem.state.in_(sorted(UNFINISHED)),
        or_(ActionItem.responsible_id.is_not(None), ActionItem.responsible_email != ""),
    )
    .order_by(ActionItem.due_on, ActionItem.id)
)


def members(session: Session, group_id: int, day: date, today: date) -> list[Member]:
    """Return who has a seat in the group on the day, the deputy where a seat is vacant, in the order of the seats."""
    reads_papers = in_force(Membership.valid_from, Membership.valid_to, today)
    statement = (
        select(
            Person.id,
            Person.display_name,
            func.coalesce(func.nullif(Membership.seat, ""), Person.function_title),
            func.coalesce(Person.email, ""),
            Person.locale,
            Person.is_active,
            Person.has_login,
            reads_papers,
        )
        .join(Membership, Person.id == func.coalesce(Membership.person_id, Membership.deputy_id))
        .where(
            Membership.working_group_id == group_id,
            in_force(Membership.valid_from, Membership.valid_to, day),
        )
        .order_by(Membership.id)
    )
    return [Member(*row) for row in session.execute(statement)]


def persons(session: Session, person_ids: Collection[int]) -> dict[int, Member]:
    """Return persons as members of nothing, by id."""
    statement = select(
        Person.id,
        Person.display_name,
        Person.function_title,
        func.coalesce(Person.email, ""),
        Person.locale,
        Person.is_active,
        Person.has_login,
    ).where(Person.id.in_(person_ids))
    return {row[0]: Member(*row, reads_papers=False) for row in session.execute(statement)}


def unwanted(session: Session, kind: MailKind, person_ids: Collection[int]) -> set[int]:
    """Return who of them chose to get no mails of this kind."""
    statement = select(MailChoice.person_id).where(
        MailChoice.kind == kind, ~MailChoice.is_wanted, MailChoice.person_id.in_(person_ids)
    )
    return set(session.scalars(statement))


def choices(session: Session, person_id: int) -> dict[MailKind, MailChoice]:
    """Return what a person chose, by kind of mail."""
    statement = select(MailChoice).where(MailChoice.person_id == person_id)
    return {choice.kind: choice for choice in session.scalars(statement)}


def processes(session: Session, process_ids: Collection[int]) -> dict[int, tuple[Process, str]]:
    """Return processes with the names of their administrations, by id."""
    statement = (
        select(Process, Administration.name)
        .join(Administration, Administration.id == Process.administration_id)
        .where(Process.id.in_(process_ids))
    )
    return {process.id: (process, name) for process, name in session.execute(statement)}


def tasks_of_meeting(session: Session, meeting: Meeting) -> list[Any]:
    """Return the unfinished action items of a meeting: `id, title, due_on, responsible_id, …_email, visibility`."""
    return list(session.execute(TASKS.where(ActionItem.meeting_id == meeting.id)))


def tasks_due(session: Session, first: date, last: date) -> list[Any]:
    """Return the unfinished action items of running processes that are due between two days, those included."""
    return list(session.execute(_going_on(TASKS).where(ActionItem.due_on.between(first, last))))


def tasks_of_persons(session: Session) -> list[Any]:
    """Return the unfinished action items of running processes for which a person is responsible."""
    return list(session.execute(_going_on(TASKS).where(ActionItem.responsible_id.is_not(None))))


def meetings_between(session: Session, first: datetime, last: datetime) -> list[Meeting]:
    """Return the invited meetings that begin between two moments, the earliest first."""
    statement = (
        select(Meeting)
        .where(Meeting.state == MeetingState.INVITED, Meeting.starts_at >= first, Meeting.starts_at < last)
        .order_by(Meeting.starts_at, Meeting.id)
    )
    return list(session.scalars(statement))


def told_since(session: Session, meeting_ids: Collection[int], since: datetime) -> set[int]:
    """Return of which meetings people were told after the moment: they need no reminder."""
    statement = select(Mail.meeting_id).where(
        Mail.meeting_id.in_(meeting_ids),
        Mail.kind.in_((MailKind.INVITATION, MailKind.CHANGE)),
        Mail.created_at > since,
    )
    return {key for key in session.scalars(statement) if key is not None}


def existing(session: Session, keys: Collection[str]) -> set[str]:
    """Return the keys of which there is a mail already."""
    return set(session.scalars(select(Mail.key).where(Mail.key.in_(keys))))


def due(session: Session, now: datetime, *, limit: int = MOST_AT_ONCE) -> list[int]:
    """Return the mails whose time has come, the oldest first."""
    statement = (
        select(Mail.id)
        .where(Mail.state == MailState.WAITING, Mail.due_at <= now)
        .order_by(Mail.due_at, Mail.id)
        .limit(limit)
    )
    return list(session.scalars(statement))


def in_hand(session: Session) -> list[int]:
    """Return the mails that workers have taken."""
    return list(session.scalars(select(Mail.id).where(Mail.state == MailState.SENDING).order_by(Mail.id)))


def of_process(
    session: Session,
    process: Process,
    *,
    state: MailState | None = None,
    meeting_id: int | None = None,
    cursor: str | None = None,
) -> Page[Any]:
    """Return the mails of a process, the latest first: `created_at, id, kind, recipient, function, subject, …`."""
    statement = select(
        Mail.created_at,
        Mail.id,
        Mail.kind,
        Mail.recipient,
        Mail.function,
        Mail.subject,
        Mail.state,
        Mail.sent_at,
        Mail.error,
    ).where(Mail.process_id == process.id)
    if state is not None:
        statement = statement.where(Mail.state == state)
    if meeting_id is not None:
        statement = statement.where(Mail.meeting_id == meeting_id)
    return page(session, statement, by=(Mail.created_at, Mail.id), descending=True, cursor=cursor)


def _going_on(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Keep the processes that go on: of what is over nobody is reminded."""
    return statement.join(Process, Process.id == ActionItem.process_id).where(Process.state.not_in(sorted(ENDED)))
