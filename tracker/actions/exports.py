"""Exports change nothing, but they are written down: who took what away, for which readers, never the contents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from sqlalchemy.orm import Session

from tracker.domain.access import Actor, sees_raw_figures
from tracker.models.journal import note


class SomeProcess(Protocol):
    """What the journal must know of a process."""

    @property
    def id(self) -> int: ...

    @property
    def administration_id(self) -> int: ...


def take_away(
    session: Session,
    actor: Actor,
    process: SomeProcess,
    *,
    tables: Sequence[str],
    file_format: str,
    filters: Mapping[str, str | int | date | None],
) -> None:
    """Write an export of a process to the journal, in the transaction that makes the file (rule R10)."""
    chosen = {name: value.isoformat() if isinstance(value, date) else value for name, value in filters.items()}
    note(
        session,
        "export",
        "Process",
        process.id,
        administration_id=process.administration_id,
        tables=", ".join(tables),
        format=str(file_format),
        audience="departments" if sees_raw_figures(actor, process.administration_id) else "house",
        **{name: value for name, value in chosen.items() if value not in {None, ""}},
    )
