"""The rows of an export, table by table, streamed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.domain.access import Actor, Permission
from tracker.domain.exports import Export, ExportedProcess, ExportTable
from tracker.models import Administration, Process
from tracker.queries.export_tables import STATEMENTS
from tracker.queries.scope import visible_to

AT_ONCE = 1000
EXPORTED = select(Process.id, Process.administration_id, Administration.name, Process.title).join(
    Administration, Administration.id == Process.administration_id
)


def of_process(session: Session, process: Process) -> ExportedProcess:
    """Return one process whose data are taken away."""
    return ExportedProcess(*session.execute(EXPORTED.where(Process.id == process.id)).one())


def processes(session: Session, actor: Actor) -> list[ExportedProcess]:
    """Return the processes whose data the actor may take away, by administration."""
    statement = EXPORTED.where(visible_to(actor, Process, Permission.PROCESS_EXPORT))
    found = session.execute(statement.order_by(Administration.name, Process.id))
    return [ExportedProcess(*row) for row in found]


def provenance(session: Session, export: Export) -> list[str]:
    """Return where the data come from, as the administrations and the processes say it."""
    houses = select(Administration.provenance).where(Administration.id.in_(export.administration_ids))
    own = select(Process.provenance).where(Process.id.in_(export.process_ids))
    return [*session.scalars(houses.order_by(Administration.name)), *session.scalars(own.order_by(Process.id))]


def rows(session: Session, table: ExportTable, export: Export) -> Iterator[Any]:
    """Yield the rows of a table, a few at a time, whatever its length."""
    yield from session.execute(STATEMENTS[table](export), execution_options={"yield_per": AT_ONCE})


def length(session: Session, table: ExportTable, export: Export) -> int:
    """Return how many rows a table has."""
    return session.scalar(select(func.count()).select_from(STATEMENTS[table](export).subquery())) or 0
