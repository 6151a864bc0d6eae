"""Documents of meetings, agenda items and decisions."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from tracker.domain.access import Actor
from tracker.domain.documents import Circle, DocumentKind, DocumentRow
from tracker.domain.meetings import Confidentiality
from tracker.models import AgendaItem, Circulation, Decision, Document, Group, Meeting, Person
from tracker.queries.scope import readable_documents

ROWS: Select[*tuple[Any, ...]] = (
    select(
        Document.id,
        Document.title,
        Document.file_name,
        Document.media_type,
        Document.size,
        Document.visibility,
        func.coalesce(AgendaItem.title, Decision.title, ""),
        Document.deleted_at,
        Document.deletion_reason,
    )
    .outerjoin(AgendaItem, AgendaItem.id == Document.agenda_item_id)
    .outerjoin(Decision, Decision.id == Document.decision_id)
    .order_by(Document.id)
)


def of_meeting(session: Session, meeting: Meeting, actor: Actor) -> list[DocumentRow]:
    """Return the documents of a meeting, its agenda items and its decisions, as far as the actor may read them."""
    return _rows(session, actor, belongs_to_meeting(meeting.id))


def of_item(session: Session, item: AgendaItem, actor: Actor) -> list[DocumentRow]:
    """Return the documents of an agenda item."""
    return _rows(session, actor, Document.agenda_item_id == item.id)


def of_decision(session: Session, decision: Decision, actor: Actor) -> list[DocumentRow]:
    """Return the documents of a decision."""
    return _rows(session, actor, Document.decision_id == decision.id)


def minutes_template(session: Session, administration_id: int) -> Document | None:
    """Return the template that a house brought for its minutes, if it did."""
    statement = select(Document).where(
        Document.administration_id == administration_id,
        Document.kind == DocumentKind.MINUTES_TEMPLATE,
        Document.deleted_at.is_(None),
    )
    return session.scalars(statement.order_by(Document.id.desc()).limit(1)).one_or_none()


def belongs_to_meeting(meeting_id: int) -> ColumnElement[bool]:
    """Keep the documents of a meeting, of its agenda items and of its decisions."""
    return or_(
        Document.meeting_id == meeting_id,
        Document.agenda_item_id.in_(select(AgendaItem.id).where(AgendaItem.meeting_id == meeting_id)),
        Document.decision_id.in_(select(Decision.id).where(Decision.meeting_id == meeting_id)),
    )


def taken(session: Session, meeting_id: int) -> int:
    """Return how many bytes the documents of a meeting have together."""
    kept = belongs_to_meeting(meeting_id) & Document.deleted_at.is_(None)
    return session.scalar(select(func.coalesce(func.sum(Document.size), 0)).where(kept)) or 0


def circle_of(session: Session, owner: Meeting | AgendaItem | Decision) -> Circle:
    """Return who may read what a document hangs on, and where it belongs."""
    if isinstance(owner, Meeting):
        return Circle(owner.confidentiality, owner.process_id, owner.working_group_id, owner.id)
    if isinstance(owner, AgendaItem):
        process_id = session.scalars(select(Group.process_id).where(Group.id == owner.working_group_id)).one()
        return Circle(owner.visibility, process_id, owner.working_group_id, owner.meeting_id)
    return _circle_of_decision(session, owner)


def owner_of(session: Session, document: Document) -> Meeting | AgendaItem | Decision:
    """Return what a document hangs on."""
    if document.meeting_id is not None:
        return session.get_one(Meeting, document.meeting_id)
    if document.agenda_item_id is not None:
        return session.get_one(AgendaItem, document.agenda_item_id)
    return session.get_one(Decision, document.decision_id)


def people_of(session: Session, document: Document) -> dict[int | None, str]:
    """Return the names of who brought a document and who removed it, by their ids."""
    keys = (document.uploaded_by_id, document.deleted_by_id)
    found = session.execute(select(Person.id, Person.display_name).where(Person.id.in_(keys)))
    return {row.id: row.display_name for row in found}


def kept(session: Session) -> list[tuple[int, str, str, int]]:
    """Return the documents whose file must be there: `id, title, storage_key, size`; for the check of an operator."""
    statement = select(Document.id, Document.title, Document.storage_key, Document.size)
    return [
        (key, title, storage_key, size)
        for key, title, storage_key, size in session.execute(
            statement.where(Document.deleted_at.is_(None)).order_by(Document.id)
        )
    ]


def _rows(session: Session, actor: Actor, condition: ColumnElement[bool]) -> list[DocumentRow]:
    found = session.execute(ROWS.where(condition, readable_documents(actor)))
    return [DocumentRow(*row) for row in found]


def _circle_of_decision(session: Session, decision: Decision) -> Circle:
    statement = (
        select(
            func.coalesce(AgendaItem.visibility, Circulation.visibility),
            func.coalesce(Meeting.working_group_id, Circulation.working_group_id),
        )
        .select_from(Decision)
        .outerjoin(AgendaItem, AgendaItem.id == Decision.agenda_item_id)
        .outerjoin(Meeting, Meeting.id == Decision.meeting_id)
        .outerjoin(Circulation, Circulation.decision_id == Decision.id)
        .where(Decision.id == decision.id)
    )
    visibility, group_id = session.execute(statement).one()
    found = Confidentiality(visibility or Confidentiality.HOUSE)
    return Circle(found, decision.process_id, group_id, decision.meeting_id)
