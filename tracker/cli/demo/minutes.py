"""The minutes of the meetings of the demonstration."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.orm import Session

from tracker.actions import minutes
from tracker.domain.meetings import MeetingState
from tracker.domain.minutes import MinutesState
from tracker.domain.minutes_approval import comments_until
from tracker.models import Meeting, MinutesComment, MinutesVersion


def lay(session: Session, meetings: Sequence[Meeting]) -> None:
    """Freeze the minutes of closed meetings: each approves those of the one before, the last are in coordination."""
    before: MinutesVersion | None = None
    for meeting in meetings:
        if meeting.state is not MeetingState.CLOSED or meeting.closed_at is None:
            continue
        if before is not None:
            before.state, before.approved_in_id = MinutesState.APPROVED, meeting.id
            before.approved_on = meeting.starts_at.date()
        before = minutes.freeze(session, meeting, until=comments_until(meeting.starts_at.date()))
        if before is not None:
            before.created_at = meeting.closed_at
    if before is not None:
        _comment(session, before)
    ahead = [meeting for meeting in meetings if meeting.state in {MeetingState.DRAFT, MeetingState.INVITED}]
    if ahead:
        minutes.put_up(session, ahead[0], _titled)


def _comment(session: Session, version: MinutesVersion) -> None:
    """Let the chair comment on minutes in coordination, and the minute taker answer."""
    meeting = session.get_one(Meeting, version.meeting_id)
    if meeting.chair_id is None:
        return
    session.add(
        MinutesComment.of(
            version,
            person_id=meeting.chair_id,
            text="Bitte ergänzen: Das nächste Treffen findet im Ratssaal statt.",
            created_at=version.created_at + timedelta(days=1),
            answer="Ist notiert und steht in der Einladung.",
            answered_by_id=meeting.minute_taker_id,
            answered_at=version.created_at + timedelta(days=2),
        )
    )


def _titled(held: Meeting) -> str:
    return f"Genehmigung der Niederschrift vom {held.starts_at:%d.%m.%Y}"
