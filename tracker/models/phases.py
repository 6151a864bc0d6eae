"""Phases of a process and the gates between them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.processes import GateResult
from tracker.models.base import Audited, Base, Long, Owned, Short, Timestamped, Versioned, within


class Phase(Base, Owned, Timestamped, Versioned, Audited):
    """A phase of a process; phases may overlap."""

    __tablename__ = "phase"

    process_id: Mapped[int] = within("process")
    name: Mapped[str] = mapped_column(String(200))
    position: Mapped[int]
    planned_start_on: Mapped[date | None]
    planned_end_on: Mapped[date | None]
    actual_start_on: Mapped[date | None]
    actual_end_on: Mapped[date | None]
    summary: Mapped[Long]


class Gate(Base, Owned, Timestamped, Versioned, Audited):
    """The question that is answered before the next phase."""

    __tablename__ = "gate"

    phase_id: Mapped[int] = within("phase")
    question: Mapped[Long]
    result: Mapped[GateResult | None]
    answered_on: Mapped[date | None]
    answered_by: Mapped[Short]
    note: Mapped[Long]
