"""How minutes come to be approved: coordination, comments, approval, and what may still change afterwards."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from tracker.domain.errors import RuleViolation
from tracker.domain.meetings import AttendanceStatus, MeetingState, SeatRow
from tracker.domain.minutes import MinutesState

DAYS_TO_COMMENT = 14
APPROVED_STATES = frozenset({MinutesState.APPROVED, MinutesState.APPROVED_WITH_CHANGES})


def comments_until(closed_on: date) -> date:
    """Return until when those present may usually comment."""
    return closed_on + timedelta(days=DAYS_TO_COMMENT)


def checked_until(until: date, *, today: date) -> date:
    """Return until when comments are welcome; not until a day that is over."""
    if until < today:
        raise RuleViolation("day-in-past", field="comments_until")
    return until


def needs_version(previous: str | None, checksum: str, *, reason: str) -> bool:
    """Whether what is closed now differs from the newest version; a change of minutes needs a reason (rule R8)."""
    if previous is None:
        return True
    if previous == checksum:
        return False
    if not reason.strip():
        raise RuleViolation("reason-required", field="reason")
    return True


def check_reopening(meeting: MeetingState, newest: MinutesState | None, *, later_exist: bool, reason: str) -> None:
    """Refuse to reopen a meeting unless its minutes are the group's newest and nobody has approved them."""
    if meeting is not MeetingState.CLOSED:
        raise RuleViolation("meeting-not-closed")
    if later_exist:
        raise RuleViolation("minutes-not-newest")
    if newest in APPROVED_STATES:
        raise RuleViolation("minutes-approved")
    if not reason.strip():
        raise RuleViolation("reason-required", field="reason")


def may_reopen(meeting: MeetingState, newest: MinutesState | None, *, later_exist: bool) -> bool:
    """Whether somebody who gives a reason could reopen the meeting."""
    return meeting is MeetingState.CLOSED and not later_exist and newest not in APPROVED_STATES


def approved(state: MinutesState, verdict: MinutesState, *, changes: str) -> MinutesState:
    """Return the state of minutes that the group approves, as they are or with the changes that it wants."""
    if state is not MinutesState.IN_COORDINATION:
        raise RuleViolation("minutes-not-in-coordination", current=state)
    if verdict is MinutesState.APPROVED_WITH_CHANGES and not changes.strip():
        raise RuleViolation("changes-missing", field="changes")
    if verdict is MinutesState.APPROVED and changes.strip():
        raise RuleViolation("changes-not-approved", field="changes")
    return verdict


def present(seats: Collection[SeatRow]) -> frozenset[int]:
    """Return the persons who were there: the members who came, and the deputies who came for others."""
    members = {seat.person_id for seat in seats if seat.status is AttendanceStatus.PRESENT}
    deputies = {
        seat.deputy_id
        for seat in seats
        if seat.status is AttendanceStatus.SUBSTITUTE and seat.substitute_name == seat.deputy_name
    }
    return frozenset(person for person in members | deputies if person is not None)


def may_comment(state: MinutesState, until: date | None, *, today: date, was_there: bool) -> bool:
    """Whether somebody may comment: minutes in coordination, while there is time, by those who were there."""
    in_time = until is None or today <= until
    return state is MinutesState.IN_COORDINATION and in_time and was_there
