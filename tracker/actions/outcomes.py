"""What all outcomes of agenda items have in common: they are entered while the meeting is held."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.actions.meetings import locked
from tracker.domain.errors import RuleViolation
from tracker.domain.meetings import forbid_unless_held
from tracker.models import AgendaItem, Meeting


def held_meeting(session: Session, item: AgendaItem) -> Meeting:
    """Return the meeting that is being held with this item on its agenda, locked; or say why there is none."""
    if item.meeting_id is None:
        raise RuleViolation("item-on-no-agenda")
    meeting = locked(session, session.get_one(Meeting, item.meeting_id))
    forbid_unless_held(meeting.state)
    return meeting
