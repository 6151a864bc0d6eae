"""Long lists page by page, by the key of the last row rather than by counting (performance.md)."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from json import dumps, loads
from typing import Any, Generic, TypeAlias, TypeVar

from sqlalchemy import ColumnElement, Select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session

from tracker.domain.errors import NotFound
from tracker.domain.numbers import whole_number

PAGE_SIZE = 50
Row = TypeVar("Row")
Column: TypeAlias = ColumnElement[Any] | InstrumentedAttribute[Any]


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows of a list; `next_cursor` leads to the ones after them, if there are any."""

    rows: Sequence[Row]
    next_cursor: str | None = None


def page(
    session: Session,
    statement: Select[*tuple[Any, ...]],
    *,
    by: Sequence[Column],
    descending: bool = False,
    cursor: str | None = None,
    size: int = PAGE_SIZE,
) -> Page[Any]:
    """Return one page of a statement ordered by the columns `by`, the last of which is unique.

    The columns must be the first ones that the statement selects. Raises `NotFound` for a cursor that is not ours.
    """
    if cursor is not None:
        key = tuple_(*by)
        after = tuple_(*_decoded(cursor, by))
        statement = statement.where(key < after if descending else key > after)
    order = [column.desc() if descending else column.asc() for column in by]
    rows = session.execute(statement.order_by(*order).limit(size + 1)).all()
    if len(rows) <= size:
        return Page(rows)
    return Page(rows[:size], _encoded(rows[size - 1][: len(by)]))


def _encoded(key: Sequence[Any]) -> str:
    plain = [value.isoformat() if isinstance(value, date) else value for value in key]
    return urlsafe_b64encode(dumps(plain).encode()).decode().rstrip("=")


def _decoded(cursor: str, by: Sequence[Column]) -> list[Any]:
    try:
        values = loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if len(values) != len(by):
            raise NotFound
        return [_typed(value, column.type.python_type) for value, column in zip(values, by, strict=True)]
    except (ValueError, TypeError) as error:
        raise NotFound from error


def _typed(value: Any, kind: type) -> Any:
    if issubclass(kind, datetime):
        return datetime.fromisoformat(value)
    if issubclass(kind, date):
        return date.fromisoformat(value)
    if not isinstance(value, kind):
        raise NotFound
    return whole_number(value) if isinstance(value, int) else value
