"""Which rows an actor may see: the only place where visibility becomes SQL."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, or_, select, true

from tracker.domain.access import Actor, Permission, is_recorder, permitted_administrations
from tracker.domain.meetings import Confidentiality
from tracker.models import ActionItem, Administration, AgendaItem, Decision
from tracker.models.base import Owned


def visible_to(actor: Actor, model: type[Owned | Administration], permission: Permission) -> ColumnElement[bool]:
    """Keep the records of the administrations in which the actor holds the permission."""
    administrations = permitted_administrations(actor, permission)
    return true() if administrations is None else model.administration_id.in_(administrations)


def readable_items(actor: Actor) -> ColumnElement[bool]:
    """Keep the agenda items that the actor may read: for the house, for their group, or as a recorder."""
    recorded = [key for key in actor.roles if is_recorder(actor, key)]
    return or_(
        AgendaItem.visibility == Confidentiality.HOUSE,
        AgendaItem.administration_id.in_(recorded),
        and_(AgendaItem.visibility == Confidentiality.GROUP, AgendaItem.working_group_id.in_(actor.groups)),
    )


def readable_outcomes(actor: Actor, model: type[Decision | ActionItem]) -> ColumnElement[bool]:
    """Keep the decisions or action items that the actor may read: those of readable items, or of none."""
    readable = select(AgendaItem.id).where(AgendaItem.id == model.agenda_item_id, readable_items(actor))
    return or_(model.agenda_item_id.is_(None), readable.exists())
