"""What is done with administrations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.domain import administrations as rules
from tracker.domain.administrations import LevelLabel
from tracker.models import Administration


def add(
    session: Session, *, name: str, levels: Iterable[LevelLabel] = (), small_cell_threshold: int = 5, **values: Any
) -> Administration:
    """Add an administration."""
    administration = Administration(
        name=name,
        level_labels=rules.checked_levels(levels),
        small_cell_threshold=rules.checked_threshold(small_cell_threshold),
        **values,
    )
    session.add(administration)
    flush(session)
    return administration


def change(
    session: Session,
    administration: Administration,
    *,
    seen_version: int,
    levels: Iterable[LevelLabel],
    small_cell_threshold: int,
    **values: Any,
) -> None:
    """Change what is known of an administration."""
    expect(administration, seen_version)
    administration.level_labels = rules.checked_levels(levels)
    administration.small_cell_threshold = rules.checked_threshold(small_cell_threshold)
    for name, value in values.items():
        setattr(administration, name, value)
    flush(session)
