"""What the check of a release goes by, when it may begin, and what comes of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from typing import Any, cast

from tracker.domain.administrations import DepartmentRow, HeadcountRow
from tracker.domain.attendances import EventCounts
from tracker.domain.disclosure import Rules
from tracker.domain.errors import RuleViolation, Titles
from tracker.domain.groupings import UnitGroupRow
from tracker.domain.participation import EventRow
from tracker.domain.periods import Period
from tracker.domain.releases import Audience

COUNT_OPEN = "release-count-open"


@dataclass(frozen=True)
class Inputs:
    """Everything that a check goes by; `history` are the ledgers of the earlier releases, with their ids."""

    counts: Sequence[EventCounts]
    departments: Sequence[DepartmentRow]
    headcounts: Sequence[HeadcountRow]
    groups: Sequence[UnitGroupRow]
    period: Period
    audience: Audience
    rules: Rules
    history: Mapping[int, Mapping[str, Any]]


@dataclass(frozen=True)
class Prepared:
    """A checked release: what its audience gets, what the ledger keeps, and what recorders are told."""

    shown: dict[str, Any]
    ledger: dict[str, Any]
    report: dict[str, Any]


def prepare(inputs: Inputs, progress: Callable[[int], None]) -> Prepared:
    """Return what an audience may see of a period, checked against everything that was shown before.

    Loads SciPy: call it where figures are checked, not where pages are served.
    """
    protection = import_module("tracker.domain.release_protection")
    return cast(Prepared, protection.protected(inputs, progress))


def open_counts(events: Iterable[EventRow], period: Period) -> list[EventRow]:
    """Return the events of the period whose count is not closed."""
    return [event for event in events if event.held_on in period and not event.is_closed]


def forbid_open_counts(events: Iterable[EventRow], period: Period) -> None:
    """Refuse a period in which a count is still open: what is released stays, and a draft of a count does not."""
    if still_open := open_counts(events, period):
        raise RuleViolation(COUNT_OPEN, titles=Titles(event.title for event in still_open))


def forbid_no_events(events: Iterable[EventRow], period: Period) -> None:
    """Refuse a period in which nothing was held."""
    if not any(event.held_on in period for event in events):
        raise RuleViolation("release-without-events", field="starts_on")


def basis_of(inputs: Inputs) -> str:
    """Return the SHA-256 of everything that a check goes by; of earlier releases their ids suffice."""
    plain = {
        "counts": [asdict(event) for event in inputs.counts],
        "departments": [asdict(row) for row in inputs.departments],
        "headcounts": sorted((row.department_id, row.as_of, row.count) for row in inputs.headcounts),
        "groups": [asdict(row) for row in inputs.groups],
        "period": asdict(inputs.period),
        "audience": inputs.audience,
        "rules": asdict(inputs.rules),
        "history": list(inputs.history),
    }
    return hashlib.sha256(json.dumps(plain, sort_keys=True, default=_plain).encode()).hexdigest()


def _plain(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset) else str(value)
