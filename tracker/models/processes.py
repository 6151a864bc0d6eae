"""Processes and their teams."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.processes import ProcessState
from tracker.models.base import Audited, Base, Long, Owned, Short, Timestamped, Versioned, within


class Process(Base, Owned, Timestamped, Versioned, Audited):
    """One organisational-change process of an administration."""

    __tablename__ = "process"
    __rules__ = (UniqueConstraint("administration_id", "title", info={"field": "title", "code": "title-taken"}),)

    title: Mapped[str] = mapped_column(String(200))
    goals: Mapped[Long]
    mandate_text: Mapped[Long]
    mandate_on: Mapped[date | None]
    mandate_by: Mapped[Short]
    process_template_id: Mapped[int | None] = mapped_column(ForeignKey("process_template.id"))
    state: Mapped[ProcessState] = mapped_column(default=ProcessState.IN_PREPARATION)
    state_reason: Mapped[Long]
    planned_start_on: Mapped[date | None]
    planned_end_on: Mapped[date | None]
    actual_start_on: Mapped[date | None]
    actual_end_on: Mapped[date | None]
    funding: Mapped[Long]
    comparison_consent: Mapped[bool] = mapped_column(default=False)
    provenance: Mapped[Long]
    """Where the data of this process come from, shown on its pages."""


class TeamMember(Base, Owned, Timestamped, Versioned, Audited):
    """A person of the project team with a task, for a time."""

    __tablename__ = "team_member"

    process_id: Mapped[int] = within("process")
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    partner_organisation_id: Mapped[int | None] = mapped_column(ForeignKey("partner_organisation.id"))
    task: Mapped[Short]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
