"""Steering and working groups, and who holds which seat when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.administrations import holds_on
from tracker.domain.errors import RuleViolation


class GroupKind(StrEnum):
    """What a group is for."""

    STEERING = "steering"
    WORKING = "working"


class MemberRole(StrEnum):
    """What a member does in a group."""

    CHAIR = "chair"
    MEMBER = "member"
    MINUTE_TAKER = "minute_taker"
    PERMANENT_GUEST = "permanent_guest"


@dataclass(frozen=True)
class MemberRow:
    """A membership as meeting pages read it; `seat` is the function that the member stands for."""

    membership_id: int
    person_id: int | None
    name: str
    seat: str
    role: MemberRole
    is_voting: bool
    valid_from: date | None
    valid_to: date | None
    deputy_name: str = ""
    department_name: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether the membership holds on the day."""
        return holds_on(self.valid_from, self.valid_to, day)


def checked_seat(seat: str, person_id: int | None) -> None:
    """Refuse a membership that nobody could recognise: a vacant seat says for which function it stands."""
    if person_id is None and not seat.strip():
        raise RuleViolation("seat-without-name", field="seat")


def checked_deputy(person_id: int | None, deputy_id: int | None) -> None:
    """Refuse a person who would stand in for themselves."""
    if deputy_id is not None and deputy_id == person_id:
        raise RuleViolation("own-deputy", field="deputy_id")


def quorum(voting_members: int) -> int:
    """Return how many voting members must be there: more than half (ThürKO §36 uses the same majority)."""
    return voting_members // 2 + 1
