"""Links of agenda items to milestones, decisions, dialogue events, documents and themes, in both directions."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, and_, literal, null, select, union_all
from sqlalchemy.orm import Session

from tracker.domain.access import Actor
from tracker.domain.agenda_links import LinkKind, LinkRow, Place, Target
from tracker.domain.decisions import label
from tracker.models import (
    AgendaItem,
    AgendaLink,
    Decision,
    DialogueEvent,
    Document,
    Group,
    Meeting,
    Milestone,
    Theme,
    ThemeItem,
)
from tracker.queries.scope import readable_documents, readable_items, readable_outcomes

COLUMNS = {
    LinkKind.MILESTONE: AgendaLink.milestone_id,
    LinkKind.DECISION: AgendaLink.decision_id,
    LinkKind.DIALOGUE_EVENT: AgendaLink.dialogue_event_id,
    LinkKind.DOCUMENT: AgendaLink.document_id,
    LinkKind.THEME: ThemeItem.theme_id,
}
"""What says where a link of each kind leads; a theme has a table of its own."""


def of_meeting(session: Session, meeting: Meeting, actor: Actor) -> list[LinkRow]:
    """Return the links of everything on an agenda, as far as the actor may read what they point to."""
    on_agenda = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting.id)
    return _links(session, on_agenda, actor)


def of_item(session: Session, item: AgendaItem, actor: Actor) -> list[LinkRow]:
    """Return the links of one agenda item, as far as the actor may read what they point to."""
    return _links(session, [item.id], actor)


def records(session: Session, item: AgendaItem) -> list[AgendaLink | ThemeItem]:
    """Return the links of an agenda item as records, of whatever kind."""
    found: list[AgendaLink | ThemeItem] = []
    for model in (AgendaLink, ThemeItem):
        found += session.scalars(select(model).where(model.agenda_item_id == item.id).order_by(model.id))
    return found


def possible(session: Session, process_id: int, actor: Actor) -> list[Target]:
    """Return what an agenda item of the process can point to, kind by kind; the latest decisions and events first."""
    milestones = select(Milestone.id, Milestone.title).where(Milestone.process_id == process_id)
    decisions = select(Decision.id, Decision.year, Decision.number, Decision.title).where(
        Decision.process_id == process_id, readable_outcomes(actor, Decision)
    )
    events = select(DialogueEvent.id, DialogueEvent.title).where(DialogueEvent.process_id == process_id)
    themes = select(Theme.id, Theme.title).where(Theme.process_id == process_id)
    documents = select(Document.id, Document.title).where(
        Document.process_id == process_id, Document.deleted_at.is_(None), readable_documents(actor)
    )
    ordered: dict[LinkKind, Select[*tuple[Any, ...]]] = {
        LinkKind.MILESTONE: milestones.order_by(Milestone.position, Milestone.id),
        LinkKind.DECISION: decisions.order_by(Decision.year.desc(), Decision.number.desc()),
        LinkKind.DIALOGUE_EVENT: events.order_by(DialogueEvent.starts_at.desc(), DialogueEvent.id),
        LinkKind.DOCUMENT: documents.order_by(Document.created_at.desc(), Document.id),
        LinkKind.THEME: themes.order_by(Theme.title, Theme.id),
    }
    return [
        Target(kind, row[0], _titled(*row[1:])) for kind, found in ordered.items() for row in session.execute(found)
    ]


def places(
    session: Session, record: Milestone | Decision | DialogueEvent | Document | Theme, actor: Actor
) -> list[Place]:
    """Return the agenda items that point to a record, as far as the actor may read them, the latest first."""
    column = COLUMNS[LinkKind(record.__tablename__)]
    statement = (
        select(
            AgendaItem.id,
            AgendaItem.title,
            AgendaItem.position,
            Group.name,
            Meeting.number,
            Meeting.starts_at,
        )
        .join(column.class_, column.class_.agenda_item_id == AgendaItem.id)
        .join(Group, Group.id == AgendaItem.working_group_id)
        .outerjoin(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(column == record.id, readable_items(actor))
        .order_by(Meeting.starts_at.desc().nulls_first(), AgendaItem.id.desc())
    )
    return [Place(*row) for row in session.execute(statement)]


def _links(session: Session, item_ids: Collection[int] | Select[int], actor: Actor) -> list[LinkRow]:
    links: Select[*tuple[Any, ...]] = (
        select(
            literal(0).label("place"),
            AgendaLink.id.label("link_id"),
            AgendaLink.agenda_item_id,
            Milestone.id,
            Milestone.title,
            Decision.id,
            Decision.year,
            Decision.number,
            Decision.title,
            DialogueEvent.id,
            DialogueEvent.title,
            Document.id,
            Document.title,
            null(),
            null(),
        )
        .outerjoin(Milestone, Milestone.id == AgendaLink.milestone_id)
        .outerjoin(Decision, and_(Decision.id == AgendaLink.decision_id, readable_outcomes(actor, Decision)))
        .outerjoin(DialogueEvent, DialogueEvent.id == AgendaLink.dialogue_event_id)
        .outerjoin(Document, and_(Document.id == AgendaLink.document_id, readable_documents(actor)))
        .where(AgendaLink.agenda_item_id.in_(item_ids))
    )
    found = session.execute(union_all(links, _themes(item_ids)).order_by("place", "link_id"))
    return [row for _place, *values in found if (row := _row(values)) is not None]


def _themes(item_ids: Collection[int] | Select[int]) -> Select[*tuple[Any, ...]]:
    """Return the links to themes beside the others; whoever may read the item may read them."""
    return (
        select(
            literal(1),
            ThemeItem.id,
            ThemeItem.agenda_item_id,
            *[null() for _column in range(10)],
            Theme.id,
            Theme.title,
        )
        .join(Theme, Theme.id == ThemeItem.theme_id)
        .where(ThemeItem.agenda_item_id.in_(item_ids))
    )


def _row(found: Any) -> LinkRow | None:
    key, item_id, milestone_id, milestone, decision_id, year, number, decision, *rest = found
    event_id, event, document_id, document, theme_id, theme = rest
    if milestone_id is not None:
        return LinkRow(key, item_id, Target(LinkKind.MILESTONE, milestone_id, milestone))
    if decision_id is not None:
        return LinkRow(key, item_id, Target(LinkKind.DECISION, decision_id, _titled(year, number, decision)))
    if event_id is not None:
        return LinkRow(key, item_id, Target(LinkKind.DIALOGUE_EVENT, event_id, event))
    if document_id is not None:
        return LinkRow(key, item_id, Target(LinkKind.DOCUMENT, document_id, document))
    if theme_id is not None:
        return LinkRow(key, item_id, Target(LinkKind.THEME, theme_id, theme))
    return None


def _titled(*parts: Any) -> str:
    """Return a title, with its number in front if it is that of a decision."""
    return parts[0] if len(parts) == 1 else f"{label(parts[0], parts[1])} {parts[2]}"
