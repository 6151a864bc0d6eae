"""Agenda items of meetings, the backlog of a group, and what items led to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import (
    Select,
    bindparam,
    func,
    literal,
    null,
    or_,
    select,
    type_coerce,
    union,
    union_all,
)
from sqlalchemy.orm import Session, aliased

from tracker.domain import decisions
from tracker.domain.access import Actor, is_recorder
from tracker.domain.agenda_items import ItemRow, OutcomeKind, OutcomeRow
from tracker.domain.carry_over import CarriedTopic, in_order
from tracker.domain.meetings import Confidentiality, ItemState
from tracker.models import ActionItem, AgendaItem, Decision, Document, Group, Information, Meeting, Person, StandingItem
from tracker.queries.scope import readable_items

MEETING_ID = bindparam("meeting_id", type_=Meeting.id.type)

ITEMS: Select[*tuple[Any, ...]] = (
    select(
        AgendaItem.id,
        AgendaItem.position,
        AgendaItem.title,
        AgendaItem.description,
        AgendaItem.minutes_planned,
        AgendaItem.presenter,
        AgendaItem.kind,
        AgendaItem.visibility,
        AgendaItem.state,
        AgendaItem.state_reason,
        AgendaItem.notes,
        AgendaItem.begun_at,
        AgendaItem.ended_at,
        AgendaItem.version,
        AgendaItem.section,
    )
    .where(AgendaItem.meeting_id == MEETING_ID)
    .order_by(AgendaItem.position, AgendaItem.id)
)


def _decided() -> Select[*tuple[Any, ...]]:
    return select(
        literal(OutcomeKind.DECISION.value).label("kind"),
        Decision.created_at.label("at"),
        Decision.id.label("id"),
        Decision.agenda_item_id,
        Decision.title,
        Decision.text,
        Decision.year,
        Decision.number,
        Decision.result,
        Decision.votes_yes,
        Decision.votes_no,
        Decision.votes_abstained,
        Decision.responsible,
        Decision.due_on,
        Decision.review_on,
        type_coerce(null(), ActionItem.state.type),
    ).where(Decision.meeting_id == MEETING_ID)


def _noted() -> Select[*tuple[Any, ...]]:
    return (
        select(
            literal(OutcomeKind.INFORMATION.value),
            Information.created_at,
            Information.id,
            Information.agenda_item_id,
            literal(""),
            Information.text,
            *[null() for _column in range(6)],
            literal(""),
            *[null() for _column in range(3)],
        )
        .join(AgendaItem, AgendaItem.id == Information.agenda_item_id)
        .where(AgendaItem.meeting_id == MEETING_ID)
    )


def _agreed() -> Select[*tuple[Any, ...]]:
    return (
        select(
            literal(OutcomeKind.ACTION_ITEM.value),
            ActionItem.created_at,
            ActionItem.id,
            ActionItem.agenda_item_id,
            ActionItem.title,
            ActionItem.note,
            *[null() for _column in range(6)],
            func.coalesce(Person.display_name, ActionItem.responsible_email),
            ActionItem.due_on,
            null(),
            ActionItem.state,
        )
        .outerjoin(Person, Person.id == ActionItem.responsible_id)
        .where(ActionItem.meeting_id == MEETING_ID)
    )


OUTCOMES = union_all(_decided(), _noted(), _agreed()).order_by("at", "kind", "id")
"""What the items of a meeting led to, in the order in which it was entered.

Decisions come first, because the first part of a union says of which type its columns are.
"""


def of_meeting(session: Session, meeting: Meeting, actor: Actor) -> list[ItemRow]:
    """Return the agenda as far as the actor may read it, in order; positions stay as they are."""
    if is_recorder(actor, meeting.administration_id):
        return agenda(session, meeting)
    return [ItemRow(*row) for row in session.execute(ITEMS.where(readable_items(actor)), {"meeting_id": meeting.id})]


def agenda(session: Session, meeting: Meeting) -> list[ItemRow]:
    """Return the whole agenda, for whoever records it."""
    return [ItemRow(*row) for row in session.execute(ITEMS, {"meeting_id": meeting.id})]


def circles(session: Session, item_ids: Collection[int]) -> dict[int, Confidentiality]:
    """Return who may read these items today, by id; items that are gone are left out."""
    statement = select(AgendaItem.id, AgendaItem.visibility).where(AgendaItem.id.in_(item_ids))
    return {row.id: row.visibility for row in session.execute(statement)}


def outcomes(session: Session, meeting: Meeting, items: Sequence[ItemRow]) -> list[OutcomeRow]:
    """Return what the given items of the meeting led to; whoever may not read an item learns nothing of it here."""
    known = {item.id for item in items} | {None}
    rows = session.execute(OUTCOMES, {"meeting_id": meeting.id})
    return [_outcome(row) for row in rows if row[3] in known]


def backlog(session: Session, group_id: int, actor: Actor) -> list[ItemRow]:
    """Return the open topics of a group that stand on no agenda, as far as the actor may read them."""
    statement = select(*ITEMS.selected_columns).where(
        AgendaItem.working_group_id == group_id,
        AgendaItem.meeting_id.is_(None),
        AgendaItem.state == ItemState.OPEN,
        readable_items(actor),
    )
    return [ItemRow(*row) for row in session.execute(statement.order_by(AgendaItem.id))]


def carried(session: Session, group_ids: Collection[int]) -> list[CarriedTopic]:
    """Return the topics in the backlogs of groups, with the meeting that deferred each; for those who record."""
    before = aliased(AgendaItem)
    statement = (
        select(
            AgendaItem.id,
            AgendaItem.working_group_id,
            AgendaItem.title,
            AgendaItem.minutes_planned,
            AgendaItem.created_at,
            Meeting.starts_at,
            func.coalesce(before.state_reason, ""),
        )
        .outerjoin(before, before.id == AgendaItem.carried_from_id)
        .outerjoin(Meeting, Meeting.id == before.meeting_id)
        .where(
            AgendaItem.working_group_id.in_(group_ids),
            AgendaItem.meeting_id.is_(None),
            AgendaItem.state == ItemState.OPEN,
        )
    )
    return in_order(
        CarriedTopic(key, group_id, title, minutes, since.date(), deferred and deferred.date(), reason)
        for key, group_id, title, minutes, since, deferred, reason in session.execute(statement)
    )


def waiting(session: Session, meeting: Meeting, item_id: int) -> AgendaItem | None:
    """Return the topic if it waits in the backlog of the meeting's group (security.md AZ-8)."""
    statement = select(AgendaItem).where(
        AgendaItem.id == item_id,
        AgendaItem.working_group_id == meeting.working_group_id,
        AgendaItem.meeting_id.is_(None),
        AgendaItem.state == ItemState.OPEN,
    )
    return session.scalars(statement).one_or_none()


def carried_on(session: Session, item: AgendaItem) -> AgendaItem | None:
    """Return the topic that carries a deferred item on; a copy may have been made of it before."""
    topics = select(AgendaItem).where(AgendaItem.carried_from_id == item.id).order_by(AgendaItem.id.desc())
    return session.scalars(topics.limit(1)).first()


def is_decided(session: Session, item: AgendaItem) -> bool:
    """Whether the group took a decision on the item."""
    return session.scalar(select(literal(1)).where(Decision.agenda_item_id == item.id)) is not None


def is_bare(session: Session, item: AgendaItem) -> bool:
    """Whether nothing was recorded of the item and nothing came of it."""
    parts = [
        select(part.id).where(column == item.id).exists()
        for part, column in (
            (Information, Information.agenda_item_id),
            (Decision, Decision.agenda_item_id),
            (ActionItem, ActionItem.agenda_item_id),
            (Document, Document.agenda_item_id),
            (AgendaItem, AgendaItem.carried_from_id),
        )
    ]
    return not item.notes and session.scalar(select(literal(1)).where(or_(*parts))) is None


def meeting_of(session: Session, item: AgendaItem) -> Meeting | None:
    """Return the meeting on whose agenda the item stands."""
    return None if item.meeting_id is None else session.get_one(Meeting, item.meeting_id)


def sections(session: Session, group_id: int) -> list[str]:
    """Return the sections that agendas of a group have or had, in the order of the alphabet."""
    used = union(
        select(AgendaItem.section).where(AgendaItem.working_group_id == group_id, AgendaItem.section != ""),
        select(StandingItem.section).where(StandingItem.working_group_id == group_id, StandingItem.section != ""),
    )
    return sorted(session.scalars(used))


def process_id_of(session: Session, item: AgendaItem) -> int:
    """Return the process that the group of the item belongs to."""
    return session.execute(select(Group.process_id).where(Group.id == item.working_group_id)).scalar_one()


def _outcome(row: Sequence[Any]) -> OutcomeRow:
    kind, _at, key, item_id, title, text, year, number, *rest = row
    label = "" if number is None else decisions.label(year, number)
    return OutcomeRow(OutcomeKind(kind), key, item_id, title, text, label, *rest)
