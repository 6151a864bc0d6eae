"""What is done with groups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.domain import series
from tracker.domain.errors import RuleViolation
from tracker.domain.groups import GroupKind
from tracker.models import Group, Process


def found(session: Session, process: Process, *, name: str, kind: GroupKind, **values: Any) -> Group:
    """Found a group of a process."""
    _checked(values)
    group = Group.of(process, name=name, kind=kind, **values)
    session.add(group)
    flush(session)
    return group


def change(session: Session, group: Group, *, seen_version: int, **values: Any) -> None:
    """Change what a group is."""
    expect(group, seen_version)
    _checked(values)
    for name, value in values.items():
        setattr(group, name, value)
    flush(session)


def _checked(values: Mapping[str, Any]) -> None:
    series.checked(values.get("rhythm_weeks"), values.get("week_of_month"), values.get("weekday"))
    founded_on, dissolved_on = values.get("founded_on"), values.get("dissolved_on")
    if founded_on and dissolved_on and dissolved_on < founded_on:
        raise RuleViolation("ends-before-it-begins", field="dissolved_on")
