"""Milestones and the append-only record of how their dates moved."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.milestones import Importance, MilestoneState, RevisionKind, ShiftReason
from tracker.models.base import Audited, Base, Long, Owned, Short, Timestamped, Versioned, within


class Milestone(Base, Owned, Timestamped, Versioned, Audited):
    """Something that will be reached on a day, with a criterion that tells when it is."""

    __tablename__ = "milestone"

    process_id: Mapped[int] = within("process")
    phase_id: Mapped[int | None] = within("phase", optional=True)
    title: Mapped[str] = mapped_column(String(200))
    criterion: Mapped[Long]
    position: Mapped[int] = mapped_column(default=0)
    importance: Mapped[Importance] = mapped_column(default=Importance.NORMAL)
    state: Mapped[MilestoneState] = mapped_column(default=MilestoneState.OPEN)
    baseline_on: Mapped[date | None]
    forecast_on: Mapped[date | None] = mapped_column(index=True)
    actual_on: Mapped[date | None]
    reported_on: Mapped[date | None]
    """When the forecast was last stated, be it unchanged."""
    responsible: Mapped[Short]
    evidence: Mapped[Long]
    is_blocked: Mapped[bool] = mapped_column(default=False)


class MilestoneRevision(Base, Owned, Audited):
    """What was reported about a milestone on a day; the database refuses to change or delete it."""

    __tablename__ = "milestone_revision"

    milestone_id: Mapped[int] = within("milestone")
    reported_on: Mapped[date]
    kind: Mapped[RevisionKind]
    old_on: Mapped[date | None]
    new_on: Mapped[date | None]
    reason: Mapped[ShiftReason | None]
    text: Mapped[Long]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
