"""What an administration remembers about attendance files: columns and words, never people."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.attendance_rules import Belonging
from tracker.models.base import Audited, Base, Owned, Timestamped, Versioned, within


class AttendanceLayout(Base, Owned, Timestamped, Versioned, Audited):
    """Which columns of a file say what; the header that it is recognised by is kept as a checksum."""

    __tablename__ = "attendance_layout"
    __rules__ = (UniqueConstraint("administration_id", "header_hash"),)

    name: Mapped[str] = mapped_column(String(200))
    header_hash: Mapped[str] = mapped_column(String(64))
    columns: Mapped[dict[str, Any]]


class AttendanceRule(Base, Owned, Timestamped, Versioned, Audited):
    """What a text stands for, such as "JA" for the Jugendamt."""

    __tablename__ = "attendance_rule"
    __rules__ = (
        UniqueConstraint("administration_id", "text"),
        CheckConstraint("(belonging = 'department') = (department_id IS NOT NULL)", name="belonging"),
    )

    text: Mapped[str] = mapped_column(String(200))
    belonging: Mapped[Belonging] = mapped_column(default=Belonging.DEPARTMENT)
    department_id: Mapped[int | None] = within("department", optional=True)
