"""Decisions of a group, how they were taken outside of a meeting, and which milestones they moved."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.decisions import DecisionResult, DecisionStatus, Replacement, label
from tracker.domain.meetings import Confidentiality
from tracker.models.base import Audited, Base, Long, Owned, Short, Timestamped, Versioned, within


class Decision(Base, Owned, Timestamped, Versioned, Audited):
    """What a group decided, numbered per process and year; votes are counts only."""

    __tablename__ = "decision"
    __rules__ = (
        UniqueConstraint("process_id", "year", "number"),
        CheckConstraint("votes_yes >= 0 AND votes_no >= 0 AND votes_abstained >= 0", name="votes"),
        Index("ix_decision_process_decided", "process_id", "decided_on", "id"),
    )

    process_id: Mapped[int] = within("process", index=False)
    meeting_id: Mapped[int | None] = within("meeting", optional=True)
    agenda_item_id: Mapped[int | None] = within("agenda_item", optional=True)
    year: Mapped[int]
    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    text: Mapped[Long]
    decided_on: Mapped[date]
    result: Mapped[DecisionResult] = mapped_column(default=DecisionResult.ACCEPTED)
    votes_yes: Mapped[int | None]
    votes_no: Mapped[int | None]
    votes_abstained: Mapped[int | None]
    status: Mapped[DecisionStatus] = mapped_column(default=DecisionStatus.OPEN)
    status_reason: Mapped[Long]
    implemented_on: Mapped[date | None]
    responsible: Mapped[Short]
    due_on: Mapped[date | None]
    review_on: Mapped[date | None]
    delivered_to: Mapped[Long] = mapped_column(server_default=sql("''"))
    supersedes_id: Mapped[int | None] = within("decision", optional=True)
    replacement: Mapped[Replacement | None]
    """Whether it supersedes or revokes the earlier decision."""
    replaced_status: Mapped[DecisionStatus | None]
    """The status that a replaced decision had before, and has again if the later one lets it go."""

    @property
    def label(self) -> str:
        return label(self.year, self.number)

    @property
    def is_replaced(self) -> bool:
        """Whether another decision superseded or revoked this one."""
        return self.replaced_status is not None


class Circulation(Base, Owned, Timestamped, Versioned, Audited):
    """That a decision was taken by circulation and not in a meeting, and who may read it."""

    __tablename__ = "circulation"
    __rules__ = (UniqueConstraint("decision_id"),)

    decision_id: Mapped[int] = within("decision")
    working_group_id: Mapped[int] = within("working_group")
    sent_on: Mapped[date]
    visibility: Mapped[Confidentiality] = mapped_column(default=Confidentiality.GROUP)


class MovedMilestone(Base, Owned, Timestamped, Versioned, Audited):
    """That a decision moved a milestone."""

    __tablename__ = "moved_milestone"
    __rules__ = (UniqueConstraint("decision_id", "milestone_id"),)

    decision_id: Mapped[int] = within("decision")
    milestone_id: Mapped[int] = within("milestone")
