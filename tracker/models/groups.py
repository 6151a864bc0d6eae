"""Steering and working groups with their dated memberships."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.composition import StatutoryBody
from tracker.domain.groups import GroupKind, MemberRole
from tracker.domain.series import Series, Weekday, WeekOfMonth
from tracker.models.base import Audited, Base, Long, Owned, Short, Timestamped, Versioned, within


class Group(Base, Owned, Timestamped, Versioned, Audited):
    """A group that steers or works in a process and may outlive it."""

    __tablename__ = "working_group"
    __rules__ = (UniqueConstraint("process_id", "name", info={"field": "name", "code": "group-name-taken"}),)

    process_id: Mapped[int] = within("process")
    kind: Mapped[GroupKind] = mapped_column(default=GroupKind.STEERING)
    name: Mapped[str] = mapped_column(String(200))
    mandate: Mapped[Long]
    rhythm_weeks: Mapped[int | None]
    """How many weeks lie between two meetings, as agreed; else `weekday` of each month may be agreed."""
    week_of_month: Mapped[WeekOfMonth | None]
    weekday: Mapped[Weekday | None]
    founded_on: Mapped[date | None]
    dissolved_on: Mapped[date | None]
    continues_after_process: Mapped[bool] = mapped_column(default=False)

    @property
    def series(self) -> Series:
        """The rhythm that was agreed on."""
        return Series(self.rhythm_weeks, self.week_of_month, self.weekday)


class Membership(Base, Owned, Timestamped, Versioned, Audited):
    """A seat of a group and who holds it, for a time; a seat may be vacant."""

    __tablename__ = "membership"

    working_group_id: Mapped[int] = within("working_group")
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    seat: Mapped[Short]
    """The function that the member stands for, such as "Personalrat"."""
    department_id: Mapped[int | None] = within("department", optional=True)
    statutory_body: Mapped[StatutoryBody | None]
    role: Mapped[MemberRole] = mapped_column(default=MemberRole.MEMBER)
    deputy_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    is_voting: Mapped[bool] = mapped_column(default=True)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
