"""Which rows an actor may see: the only place where visibility becomes SQL."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, bindparam, literal, or_, select, true
from sqlalchemy.orm import Session

from tracker.domain.access import Actor, Permission, is_recorder, permitted_administrations
from tracker.domain.documents import DocumentKind
from tracker.domain.meetings import Confidentiality
from tracker.models import (
    ActionItem,
    Administration,
    AgendaItem,
    AgendaLink,
    Circulation,
    Decision,
    Document,
    Information,
    Meeting,
    ThemeItem,
)
from tracker.models.base import Base, Owned

ANY_READER = {
    "reader_id": bindparam("reader_id", type_=Integer),
    "reader_records": bindparam("reader_records", expanding=True),
    "reader_groups": bindparam("reader_groups", expanding=True),
}
"""Stands for `reader(actor)` in statements that are built once."""


def reader(actor: Actor) -> dict[str, Any]:
    """Return what a condition needs to know about the actor."""
    return {
        "reader_id": actor.person_id,
        "reader_records": [key for key in actor.roles if is_recorder(actor, key)],
        "reader_groups": list(actor.groups),
    }


def visible_to(actor: Actor, model: type[Owned | Administration], permission: Permission) -> ColumnElement[bool]:
    """Keep the records of the administrations in which the actor holds the permission."""
    administrations = permitted_administrations(actor, permission)
    return true() if administrations is None else model.administration_id.in_(administrations)


def readable_items(actor: Actor) -> ColumnElement[bool]:
    """Keep the agenda items that the actor may read."""
    return items_for(reader(actor))


def readable_outcomes(actor: Actor, model: type[Decision | ActionItem]) -> ColumnElement[bool]:
    """Keep the decisions or action items that the actor may read."""
    return outcomes_for(reader(actor), model)


def readable_documents(actor: Actor) -> ColumnElement[bool]:
    """Keep the documents that the actor may read, and their traces where the actor records."""
    return documents_for(reader(actor))


def is_readable(session: Session, record: Base, actor: Actor) -> bool:
    """Whether the actor, who may see records of its kind, may read this one: some are for a circle only."""
    if isinstance(record, AgendaItem):
        condition = readable_items(actor) & (AgendaItem.id == record.id)
    elif isinstance(record, Information | AgendaLink | ThemeItem):
        condition = readable_items(actor) & (AgendaItem.id == record.agenda_item_id)
    elif isinstance(record, Decision | ActionItem):
        model = type(record)
        condition = readable_outcomes(actor, model) & (model.id == record.id)
    elif isinstance(record, Document):
        condition = readable_documents(actor) & (Document.id == record.id)
    else:
        return True
    return session.scalar(select(literal(1)).where(condition)) is not None


def items_for(reader: dict[str, Any]) -> ColumnElement[bool]:
    """Keep the agenda items for the house, for the reader's groups, and all of them where the reader records."""
    return _in_circle(reader, AgendaItem.administration_id, AgendaItem.visibility, AgendaItem.working_group_id)


def outcomes_for(reader: dict[str, Any], model: type[Decision | ActionItem]) -> ColumnElement[bool]:
    """Keep outcomes of readable agenda items; what the reader is to do they may read anyway.

    A decision by circulation has a circle of its own. A decision without either is for those who record.
    """
    of_item = select(AgendaItem.id).where(AgendaItem.id == model.agenda_item_id, items_for(reader)).correlate(model)
    if model is ActionItem:
        is_own = ActionItem.responsible_id == reader["reader_id"]
        return or_(of_item.exists(), ActionItem.agenda_item_id.is_(None), is_own)
    of_circulation = select(Circulation.id).where(
        Circulation.decision_id == model.id,
        _in_circle(reader, Circulation.administration_id, Circulation.visibility, Circulation.working_group_id),
    )
    is_recorded = model.administration_id.in_(reader["reader_records"])
    return or_(of_item.exists(), of_circulation.correlate(model).exists(), is_recorded)


def documents_for(reader: dict[str, Any]) -> ColumnElement[bool]:
    """Keep attachments for the reader's circle, if that circle may read what they hang on as well."""
    of_item = select(AgendaItem.id).where(AgendaItem.id == Document.agenda_item_id, items_for(reader))
    of_decision = select(Decision.id).where(Decision.id == Document.decision_id, outcomes_for(reader, Decision))
    of_meeting = select(Meeting.id).where(
        Meeting.id == Document.meeting_id,
        _in_circle(reader, Meeting.administration_id, Meeting.confidentiality, Meeting.working_group_id),
    )
    return and_(
        Document.kind == DocumentKind.ATTACHMENT,
        _in_circle(reader, Document.administration_id, Document.visibility, Document.working_group_id),
        or_(*(found.correlate(Document).exists() for found in (of_item, of_decision, of_meeting))),
        or_(Document.deleted_at.is_(None), Document.administration_id.in_(reader["reader_records"])),
    )


def _in_circle(reader: dict[str, Any], house: Any, visibility: Any, group: Any) -> ColumnElement[bool]:
    return or_(
        visibility == Confidentiality.HOUSE,
        house.in_(reader["reader_records"]),
        and_(visibility == Confidentiality.GROUP, group.in_(reader["reader_groups"])),
    )
