"""Builders of releases: a house, its counts as columns, and a period that covers the first few events."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from tests.domain.participations import a_house, a_table, outside
from tracker.domain.attendances import by_event
from tracker.domain.dialogues import DialogueTarget
from tracker.domain.disclosure import Rules
from tracker.domain.groupings import UnitGroupRow
from tracker.domain.participation import CountScope
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
    others: Sequence[int] = (),
    target: DialogueTarget = DialogueTarget.WHOLE_HOUSE,
    audience: Audience = Audience.HOUSE,
    history: Sequence[Mapping[str, Any]] = (),
    groups: Sequence[UnitGroupRow] = (),
    period: Period | None = None,
    rules: Rules | None = None,
    **options: Any,
) -> Prepared:
    """Return the release of these counts, after the way through the database; `others` were assigned nowhere."""
    departments, headcounts = a_house(sizes)
    events, rows = a_table(columns, firsts)
    rows += [outside(event, CountScope.NOT_ASSIGNED, n, n) for event, n in zip(events, others, strict=False)]
    counts = by_event([replace(event, target=target) for event in events], rows)
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
