"""The seats of a group over its whole time, and what was recorded of them."""

from __future__ import annotations

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from tracker.domain.composition import Seat, Taken
from tracker.domain.groups import MemberRole
from tracker.domain.meetings import HELD_STATES
from tracker.models import Attendance, Group, Meeting, Membership, Person
from tracker.queries.meetings import day_of_meeting, is_seat_on


def seats(session: Session, group: Group) -> list[Seat]:
    """Return the seats of a group, former ones included, in its order; permanent guests hold none."""
    statement = (
        select(
            Membership.id,
            func.coalesce(func.nullif(Membership.seat, ""), Person.display_name, ""),
            Membership.role,
            Membership.person_id,
            Membership.department_id,
            Membership.statutory_body,
            Membership.valid_from,
            Membership.valid_to,
        )
        .outerjoin(Person, Person.id == Membership.person_id)
        .where(Membership.working_group_id == group.id, Membership.role != MemberRole.PERMANENT_GUEST)
        .order_by(Membership.id)
    )
    return [Seat(*row) for row in session.execute(statement)]


def taken(session: Session, group: Group) -> list[Taken]:
    """Return for each meeting that was held each seat of its day, with what was recorded of it."""
    statement = (
        select(Membership.id, Attendance.status)
        .join(Meeting, Meeting.working_group_id == Membership.working_group_id)
        .outerjoin(Attendance, and_(Attendance.meeting_id == Meeting.id, Attendance.membership_id == Membership.id))
        .where(Membership.working_group_id == group.id, Meeting.state.in_(HELD_STATES), is_seat_on(day_of_meeting()))
        .order_by(Meeting.starts_at, Meeting.id, Membership.id)
    )
    return [Taken(*row) for row in session.execute(statement)]
