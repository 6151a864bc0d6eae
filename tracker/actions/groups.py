"""What is done with groups."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.domain.errors import RuleViolation
from tracker.domain.groups import GroupKind
from tracker.models import Group, Process


def found(session: Session, process: Process, *, name: str, kind: GroupKind, **values: Any) -> Group:
    """Found a group of a process."""
    _checked_life(values.get("founded_on"), values.get("dissolved_on"))
    group = Group.of(process, name=name, kind=kind, **values)
    session.add(group)
    flush(session)
    return group


def change(session: Session, group: Group, *, seen_version: int, **values: Any) -> None:
    """Change what a group is."""
    expect(group, seen_version)
    _checked_life(values.get("founded_on"), values.get("dissolved_on"))
    for name, value in values.items():
        setattr(group, name, value)
    flush(session)


def _checked_life(founded_on: date | None, dissolved_on: date | None) -> None:
    if founded_on and dissolved_on and dissolved_on < founded_on:
        raise RuleViolation("ends-before-it-begins", field="dissolved_on")
