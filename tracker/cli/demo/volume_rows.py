"""The rows of one large administration, table by table, parents first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from random import Random
from typing import Any

from tracker.models import Base

FIRST_DAY = date(2017, 1, 9)
MOMENT = datetime(2017, 1, 9, 8, 0, tzinfo=UTC)
STAMPS = {"created_at": MOMENT, "updated_at": MOMENT, "version": 1}


class Rows:
    """Collects the rows and numbers them; `random` draws what is made up, `people` are the accounts by address."""

    def __init__(self, random: Random, ids: dict[type[Base], Iterator[int]], people: dict[str | None, int]) -> None:
        self.random, self.ids, self.people = random, ids, people
        self.by_table: dict[type[Base], list[dict[str, Any]]] = {}
        self.house = 0

    def add(self, model: type[Base], **values: Any) -> int:
        """Add a row; return its id."""
        key = next(self.ids[model])
        row = {"id": key, **STAMPS, **values}
        if "version" not in model.__table__.columns:
            row = {name: value for name, value in row.items() if name not in STAMPS}
        self.by_table.setdefault(model, []).append(row)
        return key

    def own(self, model: type[Base], **values: Any) -> int:
        """Add a row that belongs to the administration; return its id."""
        return self.add(model, administration_id=self.house, **values)
