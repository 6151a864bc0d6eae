"""Administrations, and what they call their levels."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.domain.access import Actor, Permission
from tracker.domain.administrations import AdministrationRow, LevelLabel, levels_of
from tracker.domain.processes import ProcessRow
from tracker.models import Administration, Process
from tracker.queries.navigation import PROCESS_ROWS
from tracker.queries.scope import visible_to


def levels(session: Session, administration_id: int) -> tuple[LevelLabel, ...]:
    """Return what the administration calls the levels of its departments, topmost first."""
    found = session.scalar(select(Administration.level_labels).where(Administration.id == administration_id))
    return levels_of(found or ())


def all_visible(session: Session, actor: Actor) -> list[AdministrationRow]:
    """Return the administrations that the actor may see, active ones first."""
    statement = (
        select(
            Administration.id,
            Administration.name,
            Administration.short_name,
            Administration.kind,
            Administration.state,
            Administration.is_active,
        )
        .where(visible_to(actor, Administration, Permission.ADMINISTRATION_VIEW))
        .order_by(Administration.is_active.desc(), Administration.name)
    )
    return [AdministrationRow(*row) for row in session.execute(statement)]


def processes(session: Session, administration: Administration) -> list[ProcessRow]:
    """Return the processes of the administration, the latest first."""
    statement = PROCESS_ROWS.where(Process.administration_id == administration.id).order_by(Process.id.desc())
    return [ProcessRow(*row) for row in session.execute(statement)]


def choices(session: Session) -> Sequence[tuple[int, str]]:
    """Return every active administration for a choice; for administrators only."""
    statement = (
        select(Administration.id, Administration.name).where(Administration.is_active).order_by(Administration.name)
    )
    return [(key, name) for key, name in session.execute(statement)]
