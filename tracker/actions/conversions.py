"""Outcomes of agenda items are turned into others while the meeting is held."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from tracker.actions import action_items, decisions, information
from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.actions.outcomes import held_meeting
from tracker.domain.agenda_items import OutcomeKind
from tracker.domain.conversions import checked_target
from tracker.domain.errors import RuleViolation
from tracker.models import ActionItem, AgendaItem, Decision, Information


def convert(
    session: Session,
    outcome: Information | ActionItem,
    to: OutcomeKind,
    *,
    seen_version: int,
    today: date,
    **values: Any,
) -> Information | ActionItem | Decision:
    """Put another outcome with these values in the place of this one, which only the journal keeps."""
    expect(outcome, seen_version)
    if outcome.agenda_item_id is None:
        raise RuleViolation("item-on-no-agenda")
    item = session.get_one(AgendaItem, outcome.agenda_item_id)
    held_meeting(session, item)
    if isinstance(outcome, ActionItem):
        checked_target(OutcomeKind.ACTION_ITEM, to, outcome.state)
    else:
        checked_target(OutcomeKind.INFORMATION, to)
    session.delete(outcome)
    flush(session)
    if to is OutcomeKind.DECISION:
        return decisions.decide(session, item, **values)
    if to is OutcomeKind.ACTION_ITEM:
        return action_items.agree(session, item, today=today, **values)
    return information.record(session, item, **values)
