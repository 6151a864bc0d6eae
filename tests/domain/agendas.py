"""Rows of agendas and seats for tests, where only what matters is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from tracker.domain.agenda_items import ItemRow, OutcomeKind, OutcomeRow
from tracker.domain.groups import MemberRole
from tracker.domain.meetings import Confidentiality, ItemKind, ItemState, SeatRow

TWO = datetime(2021, 9, 14, 14, 0, tzinfo=UTC)


def item(position: int, minutes: int | None = None, **values: object) -> ItemRow:
    """An open item whose id is its position."""
    row = ItemRow(
        id=position,
        position=position,
        title=f"TOP {position}",
        description="",
        minutes_planned=minutes,
        presenter="",
        kind=ItemKind.DISCUSSION,
        visibility=Confidentiality.GROUP,
        state=ItemState.OPEN,
        state_reason="",
        notes="",
        begun_at=None,
        ended_at=None,
        version=1,
    )
    return replace(row, **values)


def seat(key: int, **values: object) -> SeatRow:
    """A voting member's seat that nobody has recorded."""
    row = SeatRow(
        membership_id=key,
        attendance_id=None,
        person_id=key,
        name=f"Person {key}",
        seat="Personalrat",
        role=MemberRole.MEMBER,
        is_voting=True,
        deputy_id=None,
        deputy_name="",
        status=None,
        mode=None,
        substitute_name="",
    )
    return replace(row, **values)


def task(key: int, **values: object) -> OutcomeRow:
    """An action item of the first item."""
    return replace(OutcomeRow(OutcomeKind.ACTION_ITEM, key, 1, f"Aufgabe {key}", ""), **values)
