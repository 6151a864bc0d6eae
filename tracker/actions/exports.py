"""Exports change nothing, but they are written down: who took what away, for which readers, never the contents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from tracker.domain.access import Actor, sees_raw_figures
from tracker.models import Process
from tracker.models.journal import note


def take_away(
    session: Session,
    actor: Actor,
    process: Process,
    *,
    tables: Sequence[str],
    file_format: str,
    filters: Mapping[str, str],
) -> None:
    """Write an export of a process to the journal, in the transaction that makes the file (rule R10)."""
    note(
        session,
        "export",
        "Process",
        process.id,
        administration_id=process.administration_id,
        tables=", ".join(tables),
        format=file_format,
        audience="departments" if sees_raw_figures(actor, process.administration_id) else "house",
        **filters,
    )
