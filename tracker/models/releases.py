"""Releases of figures, what was shown in them, and which small departments they show as one."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.releases import Audience, ReleaseState
from tracker.models.base import Audited, Base, Long, Owned, Timestamped, Versioned, within

IS_DRAFT = text("state IN ('waiting', 'checking', 'ready')")
"""One process has one draft at a time, so that two checks never look past each other."""


class UnitGroup(Base, Owned, Timestamped, Versioned, Audited):
    """Small departments that the releases of a year show under one name; the first release freezes them."""

    __tablename__ = "unit_group"
    __rules__ = (UniqueConstraint("administration_id", "year", "name"),)

    year: Mapped[int]
    name: Mapped[str] = mapped_column(String(200))


class UnitGroupMember(Base, Owned, Timestamped, Versioned, Audited):
    """A department in a group of small departments."""

    __tablename__ = "unit_group_member"
    __rules__ = (UniqueConstraint("unit_group_id", "department_id"),)

    unit_group_id: Mapped[int] = within("unit_group", index=False)
    department_id: Mapped[int] = within("department")


class Release(Base, Owned, Timestamped, Versioned, Audited):
    """The figures of a period for an audience; once released, nothing of it changes."""

    __tablename__ = "release"
    __rules__ = (
        UniqueConstraint("process_id", "number"),
        CheckConstraint("starts_on <= ends_on", name="period"),
        CheckConstraint("progress BETWEEN 0 AND 100", name="progress"),
        Index("ix_release_process_audience", "process_id", "audience", "state"),
        Index(
            "uq_release_draft",
            "process_id",
            unique=True,
            sqlite_where=IS_DRAFT,
            postgresql_where=IS_DRAFT,
            info={"code": "release-draft-exists", "field": None},
        ),
    )

    process_id: Mapped[int] = within("process", index=False)
    number: Mapped[int | None]
    """Running number in the process, given when it is released."""
    audience: Mapped[Audience] = mapped_column(default=Audience.HOUSE)
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    note: Mapped[Long]
    state: Mapped[ReleaseState] = mapped_column(default=ReleaseState.WAITING)
    progress: Mapped[int] = mapped_column(default=0)
    checksum: Mapped[str] = mapped_column(String(64), default="")
    basis: Mapped[str] = mapped_column(String(64), default="")
    """SHA-256 of everything that the check went by; when it differs, the draft is outdated."""
    failure: Mapped[str] = mapped_column(String(60), default="")
    """Code of the sentence that says why the check failed."""
    prepared_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    released_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    released_at: Mapped[datetime | None]


class ReleaseContent(Base, Owned):
    """What a release shows and what is known of it: its facts for the ledger, and the counts they are sums of.

    `shown` is all that the audience ever gets. `ledger` and `report` are for the check and for recorders.
    """

    __tablename__ = "release_content"
    __rules__ = (UniqueConstraint("release_id"),)

    release_id: Mapped[int] = within("release", index=False)
    shown: Mapped[dict[str, Any]]
    ledger: Mapped[dict[str, Any]]
    report: Mapped[dict[str, Any]]
