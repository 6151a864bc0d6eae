"""Constraints of the database become rule violations, shown at their field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Constraint, Index, Table, UniqueConstraint
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tracker.domain.errors import RuleViolation
from tracker.models import Base


def flush(session: Session) -> None:
    """Send the changes to the database; a broken constraint that has words becomes a `RuleViolation`."""
    try:
        with session.begin_nested():
            session.flush()
    except IntegrityError as error:
        if (info := _broken(error)) is None:
            raise
        raise RuleViolation(info["code"], field=info["field"]) from error


def _broken(error: IntegrityError) -> dict[str, Any] | None:
    """Return the words of the broken constraint, declared beside it."""
    name = getattr(getattr(error.orig, "diag", None), "constraint_name", None)
    text = str(error.orig)
    for table in Base.metadata.tables.values():
        for constraint, info in _worded(table):
            columns = ", ".join(f"{table.name}.{column.name}" for column in constraint.columns)
            if name == constraint.name or text == f"UNIQUE constraint failed: {columns}":
                return info
    return None


def _worded(table: Table) -> Iterator[tuple[Any, dict[str, Any]]]:
    constraints: list[Constraint | Index] = [*table.constraints, *table.indexes]
    for constraint in constraints:
        if "code" in constraint.info:
            yield constraint, dict(constraint.info)
        elif isinstance(constraint, UniqueConstraint) and len(constraint.columns) == 1:
            column = next(iter(constraint.columns))
            if "code" in column.info:
                yield constraint, dict(column.info)
