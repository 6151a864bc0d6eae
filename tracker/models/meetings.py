"""Meetings of a group, who was there, and what was on the agenda."""

from __future__ import annotations

from datetime import datetime, time

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.meetings import (
    AttendanceMode,
    AttendanceStatus,
    Confidentiality,
    ItemKind,
    ItemState,
    MeetingFormat,
    MeetingState,
)
from tracker.models.base import Audited, Base, Long, Owned, Short, Timestamped, Versioned, WallTime, within


class Meeting(Base, Owned, Timestamped, Versioned, Audited):
    """A meeting of a group, numbered within its year."""

    __tablename__ = "meeting"
    __rules__ = (
        UniqueConstraint("working_group_id", "year", "number"),
        Index("ix_meeting_process_starts", "process_id", "starts_at", "id"),
    )

    process_id: Mapped[int] = within("process", index=False)
    working_group_id: Mapped[int] = within("working_group")
    year: Mapped[int]
    number: Mapped[int]
    title: Mapped[Short]
    starts_at: Mapped[WallTime] = mapped_column(index=True)
    ends_at: Mapped[WallTime | None]
    format: Mapped[MeetingFormat] = mapped_column(default=MeetingFormat.ON_SITE)
    place: Mapped[Short]
    link: Mapped[str] = mapped_column(String(500), default="")
    state: Mapped[MeetingState] = mapped_column(default=MeetingState.DRAFT)
    state_reason: Mapped[Long]
    reopening_reason: Mapped[Long] = mapped_column(server_default=text("''"))
    """Why it was opened again, until it is closed once more."""
    started_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    chair_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    minute_taker_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    confidentiality: Mapped[Confidentiality] = mapped_column(default=Confidentiality.GROUP)


class Attendance(Base, Owned, Timestamped, Versioned, Audited):
    """Whether a seat was taken at a meeting, or who came as a guest."""

    __tablename__ = "attendance"
    __rules__ = (
        UniqueConstraint("meeting_id", "membership_id"),
        CheckConstraint("(membership_id IS NULL) = (status = 'guest')", name="member_or_guest"),
    )

    meeting_id: Mapped[int] = within("meeting")
    membership_id: Mapped[int | None] = within("membership", optional=True)
    guest_name: Mapped[Short]
    guest_organisation: Mapped[Short]
    status: Mapped[AttendanceStatus]
    mode: Mapped[AttendanceMode | None]
    substitute_name: Mapped[Short]
    arrived_at: Mapped[time | None]
    left_at: Mapped[time | None]


class AgendaItem(Base, Owned, Timestamped, Versioned, Audited):
    """A topic on the agenda of a meeting, or in the backlog of its group."""

    __tablename__ = "agenda_item"

    working_group_id: Mapped[int] = within("working_group")
    meeting_id: Mapped[int | None] = within("meeting", optional=True)
    section: Mapped[Short]
    position: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    description: Mapped[Long]
    minutes_planned: Mapped[int | None]
    presenter: Mapped[Short]
    kind: Mapped[ItemKind] = mapped_column(default=ItemKind.INFORMATION)
    visibility: Mapped[Confidentiality] = mapped_column(default=Confidentiality.GROUP)
    state: Mapped[ItemState] = mapped_column(default=ItemState.OPEN)
    state_reason: Mapped[Long]
    carried_from_id: Mapped[int | None] = within("agenda_item", optional=True)
    notes: Mapped[Long] = mapped_column(info={"journal": "redact"})
    begun_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class Information(Base, Owned, Timestamped, Versioned, Audited):
    """An outcome of an agenda item that is neither a decision nor an action item: something to be remembered."""

    __tablename__ = "information"

    agenda_item_id: Mapped[int] = within("agenda_item")
    text: Mapped[Long] = mapped_column(info={"journal": "redact"})
