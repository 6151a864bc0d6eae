"""What is done with the attendance of a meeting."""

from __future__ import annotations

from datetime import time

from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.actions.locking import expect
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
        if status not in rules.TAKEN:
            found.arrived_at = found.left_at = None
        session.add(found)
    flush(session)


def time_presence(
    session: Session,
    attendance: Attendance,
    *,
    seen_version: int,
    arrived_at: time | None = None,
    left_at: time | None = None,
) -> None:
    """Record that somebody came later or left earlier; without times they were there from beginning to end."""
    rules.forbid_unless_held(locked(session, session.get_one(Meeting, attendance.meeting_id)).state)
    expect(attendance, seen_version)
    rules.checked_presence(attendance.status, arrived_at, left_at)
    attendance.arrived_at, attendance.left_at = arrived_at, left_at
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
