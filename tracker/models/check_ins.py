"""Check-in: the address at which attendances of an event are tallied, and the taps until they are saved."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.participation import CountCategory, CountScope
from tracker.models.base import Audited, Base, Owned, Timestamped, Versioned, within


class CheckIn(Base, Owned, Timestamped, Versioned, Audited):
    """The tally of one event; its address is made from the nonce and the key of the application."""

    __tablename__ = "check_in"
    __rules__ = (UniqueConstraint("dialogue_event_id", info={"field": None, "code": "tally-begun"}),)

    dialogue_event_id: Mapped[int] = within("dialogue_event", index=False)
    nonce: Mapped[str] = mapped_column(String(64), info={"journal": "redact"})
    token_hash: Mapped[str] = mapped_column(String(64), unique=True, info={"journal": "redact"})
    asks_first_time: Mapped[bool] = mapped_column(default=True)
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    saved_at: Mapped[datetime | None]
    """When the sums became participation and the taps were deleted."""


class Tap(Base, Owned):
    """One attendance that was tapped; who, when and on which device is not known.

    The device chose the key, so that a tap which arrives twice counts once and only its device takes it back.
    """

    __tablename__ = "tap"
    __rules__ = (
        CheckConstraint("(scope = 'department') = (department_id IS NOT NULL)", name="scope"),
        Index("uq_tap_check_in_key", "check_in_id", "key", unique=True),
        Index("ix_tap_check_in_unit", "check_in_id", "department_id", "scope"),
    )

    check_in_id: Mapped[int] = within("check_in", index=False)
    key: Mapped[str] = mapped_column(String(40))
    scope: Mapped[CountScope] = mapped_column(default=CountScope.DEPARTMENT)
    department_id: Mapped[int | None] = within("department", optional=True)
    category: Mapped[CountCategory] = mapped_column(default=CountCategory.ALL)
    is_first_time: Mapped[bool] = mapped_column(default=False)
    is_undone: Mapped[bool] = mapped_column(default=False)
