"""Departments of an administration and their dated headcounts."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.administrations import DepartmentKind, HeadcountSource
from tracker.models.base import Audited, Base, Owned, Timestamped, Versioned, within


class Department(Base, Owned, Timestamped, Versioned, Audited):
    """A part of the house, on a level of the tree and for a time."""

    __tablename__ = "department"

    parent_id: Mapped[int | None] = within("department", optional=True)
    name: Mapped[str] = mapped_column(String(200))
    short_code: Mapped[str] = mapped_column(String(20), default="")
    level: Mapped[int] = mapped_column(default=1)
    kind: Mapped[DepartmentKind] = mapped_column(default=DepartmentKind.LINE)
    is_migration_related: Mapped[bool] = mapped_column(default=False)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    successor_id: Mapped[int | None] = within("department", optional=True)


class Headcount(Base, Owned, Timestamped, Versioned, Audited):
    """How many people worked in a department on a key date (persons, not full-time equivalents)."""

    __tablename__ = "headcount"
    __rules__ = (
        UniqueConstraint("department_id", "as_of", info={"field": "as_of", "code": "headcount-date-taken"}),
        CheckConstraint("count >= 0", name="count"),
    )

    department_id: Mapped[int] = within("department")
    as_of: Mapped[date]
    count: Mapped[int]
    source: Mapped[HeadcountSource] = mapped_column(default=HeadcountSource.PERSONNEL_OFFICE)
