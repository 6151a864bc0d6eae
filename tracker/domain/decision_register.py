"""The register of decisions: what it is narrowed to, and the monthly list of what is still open."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from tracker.domain import text
from tracker.domain.decisions import DecisionResult, DecisionStatus
from tracker.domain.errors import NotFound

FIRST_YEAR, LAST_YEAR = 1900, 2200
MONTH = re.compile(r"(\d{4})-(\d{2})")
LABEL = re.compile(r"(\d{4})/(\d{1,6})")


@dataclass(frozen=True)
class RegisterFilter:
    """What the register is narrowed to; `words` are looked for in title and text, or are the number of a decision."""

    words: Sequence[str] = ()
    status: DecisionStatus | None = None
    group_id: int | None = None
    year: int | None = None
    result: DecisionResult | None = None
    responsible: Sequence[str] = ()
    is_overdue: bool = False


@dataclass(frozen=True)
class OpenDecision:
    """A decision that waits to be carried out."""

    id: int
    number: str
    title: str
    status: DecisionStatus
    reason: str
    responsible: str
    due_on: date | None
    review_on: date | None
    group_name: str


@dataclass(frozen=True)
class OpenLine:
    """A decision in the list of a month."""

    decision: OpenDecision
    is_overdue: bool
    is_checked_this_month: bool


@dataclass
class Share:
    """What one responsible person or function has to carry out; nobody's comes without a name."""

    responsible: str
    lines: list[OpenLine] = field(default_factory=list)

    @property
    def overdue(self) -> int:
        """How many of them are overdue."""
        return sum(line.is_overdue for line in self.lines)


def quoted(words: Sequence[str]) -> tuple[int, int] | None:
    """Return year and number if a decision is asked for by its number."""
    found = LABEL.fullmatch(words[0]) if len(words) == 1 else None
    return None if found is None else (int(found[1]), int(found[2]))


def month_of(written: str) -> date:
    """Return the first day of a month that is written as 2021-11."""
    found = MONTH.fullmatch(written)
    if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR or not 1 <= int(found[2]) <= 12:
        raise NotFound
    return date(int(found[1]), int(found[2]), 1)


def last_day(month: date) -> date:
    """Return the last day of the month."""
    return month.replace(day=monthrange(month.year, month.month)[1])


def neighbours(month: date) -> tuple[date, date]:
    """Return the first days of the month before and the month after."""
    return (month - timedelta(days=1)).replace(day=1), last_day(month) + timedelta(days=1)


def as_of(month: date, today: date) -> date:
    """Return the day on which the list of a month stands: its last one, or today as long as that lies ahead."""
    return min(last_day(month), today)


def shares(rows: Iterable[OpenDecision], month: date, today: date) -> list[Share]:
    """Return the open decisions by whoever is responsible: names in order, nobody last, and overdue ones first."""
    day = as_of(month, today)
    found: dict[str, Share] = {}
    for row in sorted(rows, key=lambda row: (row.due_on or date.max, row.number)):
        share = found.setdefault(text.key(row.responsible), Share(text.line(row.responsible)))
        is_checked = row.review_on is not None and (row.review_on.year, row.review_on.month) == (
            month.year,
            month.month,
        )
        share.lines.append(OpenLine(row, row.due_on is not None and row.due_on < day, is_checked))
    return [found[key] for key in sorted(found, key=lambda key: (not key, key))]
