"""Participation: counts per event and department, and the totals kept beside them."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.participation import CountCategory, CountMode, CountScope, CountSource
from tracker.models.base import Audited, Base, Owned, Short, Timestamped, Versioned, within


class Participation(Base, Owned, Timestamped, Versioned, Audited):
    """How many came to an event from a department, unassigned or from outside: never who (rule R1)."""

    __tablename__ = "participation"
    __rules__ = (
        CheckConstraint("(scope = 'department') = (department_id IS NOT NULL)", name="scope"),
        CheckConstraint("count >= 0", name="count"),
        CheckConstraint("first_timers >= 0 AND first_timers <= count", name="first_timers"),
        Index(
            "uq_participation_department",
            "dialogue_event_id",
            "department_id",
            "category",
            "mode",
            unique=True,
            sqlite_where=text("department_id IS NOT NULL"),
            postgresql_where=text("department_id IS NOT NULL"),
        ),
        Index(
            "uq_participation_scope",
            "dialogue_event_id",
            "scope",
            "category",
            "mode",
            unique=True,
            sqlite_where=text("department_id IS NULL"),
            postgresql_where=text("department_id IS NULL"),
        ),
    )

    dialogue_event_id: Mapped[int] = within("dialogue_event")
    scope: Mapped[CountScope] = mapped_column(default=CountScope.DEPARTMENT)
    department_id: Mapped[int | None] = within("department", optional=True)
    category: Mapped[CountCategory] = mapped_column(default=CountCategory.ALL)
    mode: Mapped[CountMode] = mapped_column(default=CountMode.ANY)
    count: Mapped[int]
    first_timers: Mapped[int | None]
    invited: Mapped[int | None]
    source: Mapped[CountSource] = mapped_column(default=CountSource.SIGN_IN_LIST)
    note: Mapped[Short]
    person_minutes: Mapped[int | None]
    """How long those counted were there in all, where an attendance file says so."""


class ReachTotal(Base, Owned):
    """What a department's counts add up to in a process; kept in the same transaction as the counts."""

    __tablename__ = "reach_total"
    __rules__ = (Index("uq_reach_total_department", "process_id", "department_id", unique=True),)

    process_id: Mapped[int] = within("process", index=False)
    department_id: Mapped[int] = within("department")
    attendances: Mapped[int]
    largest: Mapped[int]
    """The largest count at one event."""
    first_timers: Mapped[int]
    without_first_timers: Mapped[int]
    """The attendances at events where first-timers were not recorded."""
    events: Mapped[int]
