"""Builders of releases: a house, its counts as columns, and a period that covers the first few events."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tests.domain.participations import a_house, a_table
from tracker.domain.attendances import by_event
from tracker.domain.disclosure import Rules
from tracker.domain.groupings import UnitGroupRow
from tracker.domain.periods import Period
from tracker.domain.release_checks import Inputs, Prepared
from tracker.domain.release_protection import protected
from tracker.domain.releases import Audience

Columns = Sequence[Sequence[int | None]]
HOUSE_RULES, PUBLIC_RULES = Rules(5), Rules(10, base=5)


def a_period(events: int) -> Period:
    """From the beginning of the year to the day before the next event: they are thirty days apart."""
    return Period(date(2021, 1, 1), date.fromordinal(date(2021, 5, 25).toordinal() + 30 * events - 1))


def a_release(
    sizes: Mapping[str, int],
    columns: Columns,
    *,
    firsts: Columns = (),
    audience: Audience = Audience.HOUSE,
    history: Sequence[Mapping[str, Any]] = (),
    groups: Sequence[UnitGroupRow] = (),
    period: Period | None = None,
    rules: Rules | None = None,
    **options: Any,
) -> Prepared:
    """Return the release of these counts, after the way through the database."""
    departments, headcounts = a_house(sizes)
    counts = by_event(*a_table(columns, firsts))
    inputs = Inputs(
        counts=counts,
        departments=departments,
        headcounts=headcounts,
        groups=groups,
        period=period or a_period(len(columns)),
        audience=audience,
        rules=rules or (HOUSE_RULES if audience is Audience.HOUSE else PUBLIC_RULES),
        history=dict(enumerate(history)),
    )
    found = protected(inputs, lambda _percent: None, **options)
    return Prepared(*(json.loads(json.dumps(part)) for part in (found.shown, found.ledger, found.report)))


def numbers(release: Prepared) -> dict[tuple[str, int], int]:
    """Return the true counts behind a release."""
    return {(unit, event): number for unit, event, number, _limit, _parts in release.ledger["counts"]}
