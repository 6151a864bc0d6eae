"""`python -m benchmarks.releases`: how long the check of a release takes while the ledger grows.

40 departments and 100 events, released 24 times from the beginning: each release reads all earlier ones; every fourth
is for the public. The goal is a minute on two cores.
"""

from __future__ import annotations

import json
import random
import time
from datetime import date, timedelta

from tracker.domain.administrations import DepartmentKind, DepartmentRow, HeadcountRow
from tracker.domain.attendances import EventCounts, by_event
from tracker.domain.disclosure import Rules
from tracker.domain.participation import CountRow, CountScope, EventRow
from tracker.domain.periods import Period
from tracker.domain.release_checks import Inputs, Prepared, prepare
from tracker.domain.releases import Audience

DEPARTMENTS, EVENTS, RELEASES, EVENTS_MORE = 40, 100, 24, 5
SIZES = (10, 12, 15, 20, 25, 30, 40, 60)
COVERAGE, SPREAD, NOT_RECORDED = 0.25, 0.15, 0.03
FIRST_DAY = date(2020, 1, 1)
RULES = {Audience.HOUSE: Rules(5), Audience.PUBLIC: Rules(10, base=5)}


def main() -> None:
    """Make one release after the other, and print what each took."""
    draw = random.Random(1)
    sizes = [draw.choice(SIZES) for _department in range(DEPARTMENTS)]
    departments = [
        DepartmentRow(key, None, f"D{key}", "", 1, DepartmentKind.LINE, False, None, None)
        for key in range(1, DEPARTMENTS + 1)
    ]
    headcounts = [HeadcountRow(key, FIRST_DAY, size) for key, size in enumerate(sizes, 1)]
    counts = _counts(draw, sizes)
    ledgers: dict[int, dict[str, object]] = {}
    for number in range(RELEASES):
        events = min(EVENTS, (number + 1) * EVENTS_MORE)
        audience = Audience.PUBLIC if number % 4 == 3 else Audience.HOUSE
        inputs = Inputs(
            counts=counts,
            departments=departments,
            headcounts=headcounts,
            groups=[],
            period=Period(FIRST_DAY, counts[events - 1].event.held_on),
            audience=audience,
            rules=RULES[audience],
            history=ledgers,
        )
        began = time.process_time()
        found = prepare(inputs, lambda _percent: None)
        _print(number, events, audience, found, time.process_time() - began)
        ledgers[number] = json.loads(json.dumps(found.ledger))


def _counts(draw: random.Random, sizes: list[int]) -> list[EventCounts]:
    days = (FIRST_DAY + timedelta(days=7 * week) for week in range(EVENTS))
    events = [EventRow(key, f"E{key}", day) for key, day in enumerate(days, 1)]
    rows = [
        CountRow(event.id, CountScope.DEPARTMENT, department, min(size, max(0, round(draw.gauss(mean, spread)))), None)
        for event in events
        for department, size in enumerate(sizes, 1)
        for mean, spread in [(size * COVERAGE, size * SPREAD)]
        if draw.random() > NOT_RECORDED
    ]
    return by_event(events, rows)


def _print(number: int, events: int, audience: Audience, found: Prepared, seconds: float) -> None:
    hidden = sum(found.report["numbers"].values())
    print(f"{number + 1:3} {audience.value:7} {events:4} events {hidden:5} hidden {seconds:7.1f} s", flush=True)


if __name__ == "__main__":
    main()
