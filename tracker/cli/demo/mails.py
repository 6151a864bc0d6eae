"""The outbox of the demonstration: what was sent about the latest meetings; nothing of it leaves the machine."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.actions import mails as actions
from tracker.domain.mails import MailKind
from tracker.domain.meetings import MeetingState
from tracker.models import Mail, Meeting
from tracker.queries import minutes, processes
from tracker.web.clock import ZONE
from tracker.web.mails import Batch, about_meeting, about_minutes

LATEST = 2
INVITED_BEFORE, MINUTED_AFTER = timedelta(days=14), timedelta(days=2)


def lay(session: Session) -> None:
    """Write the invitations and minutes of the latest meetings of each process into its outbox."""
    with current_app.test_request_context():
        for process_id in processes.all_ids(session):
            statement = select(Meeting).where(
                Meeting.process_id == process_id, Meeting.state.in_((MeetingState.INVITED, MeetingState.CLOSED))
            )
            for meeting in session.scalars(statement.order_by(Meeting.starts_at.desc()).limit(LATEST)).all():
                _lay(session, meeting)


def _lay(session: Session, meeting: Meeting) -> None:
    day = meeting.starts_at.date()
    _queue(
        session,
        meeting,
        about_meeting(meeting, MailKind.INVITATION),
        datetime.combine(day - INVITED_BEFORE, time(9, 12)),
    )
    version = minutes.newest(session, meeting.id)
    if version is not None:
        _queue(session, meeting, about_minutes(meeting, version), datetime.combine(day + MINUTED_AFTER, time(10, 40)))


def _queue(session: Session, meeting: Meeting, batch: Batch, at: datetime) -> None:
    moment = at.replace(tzinfo=ZONE)
    actions.queue(session, meeting, batch.letters, delivers=False, now=moment)
    keys = [letter.key for letter in batch.letters]
    for mail in session.scalars(select(Mail).where(Mail.key.in_(keys))):
        mail.created_at = moment
    session.flush()
