"""What is done with the attendance of a meeting."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.actions.meetings import locked
from tracker.domain import meetings as rules
from tracker.domain.meetings import AttendanceMode, AttendanceStatus
from tracker.models import Attendance, Meeting, Membership
from tracker.queries import seats as queries


def record(
    session: Session,
    meeting: Meeting,
    membership: Membership,
    *,
    status: AttendanceStatus | None,
    mode: AttendanceMode | None = None,
    substitute_name: str = "",
) -> None:
    """Record whether a seat was taken; no status takes the entry back."""
    rules.forbid_unless_held(locked(session, meeting).state)
    substitute_name = rules.checked_substitute(status, substitute_name)
    found = queries.attendance(session, meeting, membership)
    if status is None:
        if found is not None:
            session.delete(found)
    else:
        found = found or Attendance.of(meeting, membership_id=membership.id)
        found.status, found.substitute_name = status, substitute_name
        found.mode = (mode or rules.usual_mode(meeting.format)) if status in rules.TAKEN else None
        session.add(found)
    flush(session)


def welcome(
    session: Session,
    meeting: Meeting,
    *,
    guest_name: str,
    guest_organisation: str = "",
    mode: AttendanceMode | None = None,
) -> Attendance:
    """Record a guest."""
    rules.forbid_unless_held(locked(session, meeting).state)
    guest = Attendance.of(
        meeting,
        guest_name=guest_name,
        guest_organisation=guest_organisation,
        status=AttendanceStatus.GUEST,
        mode=mode or rules.usual_mode(meeting.format),
    )
    session.add(guest)
    flush(session)
    return guest


def dismiss(session: Session, attendance: Attendance) -> Meeting:
    """Take back that a guest was there, or what is recorded for a seat."""
    meeting = locked(session, session.get_one(Meeting, attendance.meeting_id))
    rules.forbid_unless_held(meeting.state)
    session.delete(attendance)
    flush(session)
    return meeting
