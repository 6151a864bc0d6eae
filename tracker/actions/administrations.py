"""What is done with administrations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.domain import administrations as rules
from tracker.domain.administrations import LevelLabel
from tracker.domain.releases import Thresholds, checked_thresholds
from tracker.models import Administration


def add(session: Session, *, name: str, levels: Iterable[LevelLabel] = (), **values: Any) -> Administration:
    """Add an administration."""
    administration = Administration(name=name, level_labels=rules.checked_levels(levels), **values)
    session.add(administration)
    flush(session)
    return administration


def change(
    session: Session,
    administration: Administration,
    *,
    seen_version: int,
    levels: Iterable[LevelLabel],
    **values: Any,
) -> None:
    """Change what is known of an administration."""
    expect(administration, seen_version)
    administration.level_labels = rules.checked_levels(levels)
    for name, value in values.items():
        setattr(administration, name, value)
    flush(session)


def protect(
    session: Session,
    administration: Administration,
    *,
    seen_version: int,
    small_cell_threshold: int,
    public_threshold: int,
    opinion_threshold: int,
    unit_minimum: int,
) -> None:
    """Change what protects small groups; what is released stays as it is."""
    expect(administration, seen_version)
    wanted = Thresholds(small_cell_threshold, public_threshold, opinion_threshold, unit_minimum)
    checked = checked_thresholds(wanted)
    administration.small_cell_threshold, administration.public_threshold = checked.small_cell, checked.public
    administration.opinion_threshold, administration.unit_minimum = checked.opinion, checked.unit_minimum
    flush(session)
