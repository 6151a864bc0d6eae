"""What is done with the seats of a group and who holds them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.domain.administrations import checked_validity
from tracker.domain.errors import RuleViolation
from tracker.domain.groups import checked_deputy, checked_seat
from tracker.models import Group, Membership


def seat(session: Session, group: Group, **values: Any) -> Membership:
    """Give a seat of the group to a person, or set up a vacant one."""
    _check(**values)
    membership = Membership.of(group, **values)
    session.add(membership)
    flush(session)
    return membership


def change(session: Session, membership: Membership, *, seen_version: int, **values: Any) -> None:
    """Change a membership."""
    expect(membership, seen_version)
    _check(**values)
    for name, value in values.items():
        setattr(membership, name, value)
    flush(session)


def end(
    session: Session, membership: Membership, *, seen_version: int, valid_to: date, successor_id: int | None = None
) -> Membership | None:
    """End a membership after its last day; a successor takes over the seat on the next one."""
    expect(membership, seen_version)
    checked_validity(membership.valid_from, valid_to)
    if successor_id is not None and successor_id == membership.person_id:
        raise RuleViolation("own-successor", field="successor_id")
    membership.valid_to = valid_to
    successor = None
    if successor_id is not None:
        successor = Membership(
            administration_id=membership.administration_id,
            working_group_id=membership.working_group_id,
            person_id=successor_id,
            seat=membership.seat,
            department_id=membership.department_id,
            role=membership.role,
            is_voting=membership.is_voting,
            valid_from=valid_to + timedelta(days=1),
        )
        session.add(successor)
    flush(session)
    return successor


def _check(
    *,
    seat: str = "",
    person_id: int | None = None,
    deputy_id: int | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
    **_others: Any,
) -> None:
    checked_seat(seat, person_id)
    checked_deputy(person_id, deputy_id)
    checked_validity(valid_from, valid_to)
