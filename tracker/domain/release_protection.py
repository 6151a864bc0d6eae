"""From counts to what an audience may see: corrections that wait, the pattern, the ledger and the report.

Loaded only where figures are checked, because the audit needs SciPy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from tracker.domain import ledger, release_tables, suppression
from tracker.domain.release_carried import carried, held_back
from tracker.domain.release_checks import Inputs, Prepared
from tracker.domain.release_newcomers import Newcomers
from tracker.domain.release_sheet import Sheet, Terms
from tracker.domain.release_tables import Column, Grid
from tracker.domain.suppression_table import Pattern, Unprotected

COUNTS_SHARE = 0.9
"""How much of the work the counts are; the rest are the first-timers."""


@dataclass(frozen=True)
class _Found:
    """What a check found: the tables, what is hidden of them, the events that wait, and those whose correction does.

    `held_back` are the numbers that wait with them, by event.
    """

    sheet: Sheet
    pattern: Pattern
    newcomers: Newcomers
    first_pattern: Pattern
    waiting: list[Column]
    carried: list[int]
    held_back: dict[int, list[int]]


def protected(inputs: Inputs, progress: Callable[[int], None], *, has_secondary: bool = True) -> Prepared:
    """Return what an audience may see of a period, what is known of it from then on, and why something is hidden."""
    past = [ledger.from_json(stored) for stored in inputs.history.values()]
    terms = Terms(inputs.audience, inputs.rules, past, has_secondary)
    counted = release_tables.laid_out(
        inputs.counts, inputs.departments, inputs.headcounts, inputs.groups, inputs.period
    )
    grid, held = carried(counted, terms)
    sheet, pattern, waiting = _covered(grid, terms, progress)
    newcomers = Newcomers(sheet.grid, pattern, terms)
    later = held_back(counted, grid, {column.event_id for column in waiting})
    found = _Found(sheet, pattern, newcomers, newcomers.protect(), waiting, held, later)
    entry = sheet.entry(pattern)
    newcomers.write(entry, found.first_pattern)
    progress(100)
    return Prepared(shown=_shown(inputs, found), ledger=entry.to_json(), report=_report(found))


def _covered(grid: Grid, terms: Terms, progress: Callable[[int], None]) -> tuple[Sheet, Pattern, list[Column]]:
    """Return the table with what is hidden of it, and the events that must wait because hiding is not enough."""
    waiting: list[Column] = []
    while True:
        sheet = Sheet(replace(grid, columns=tuple(c for c in grid.columns if c not in waiting)), terms)
        try:
            pattern = suppression.protect(
                sheet.table,
                terms.rules,
                sheet.views(),
                has_secondary=terms.has_secondary,
                progress=lambda share: progress(int(100 * COUNTS_SHARE * share)),
            )
        except Unprotected as error:
            waiting.append(sheet.grid.columns[error.column])
        else:
            return sheet, pattern, waiting


def _shown(inputs: Inputs, found: _Found) -> dict[str, Any]:
    sheet, pattern = found.sheet, found.pattern
    grid = sheet.grid
    height, width = len(grid.units), len(grid.columns)
    return {
        "audience": inputs.audience.value,
        "starts_on": inputs.period.start.isoformat(),
        "ends_on": inputs.period.end.isoformat(),
        "threshold": inputs.rules.threshold,
        "base": inputs.rules.base,
        "headcount": grid.headcount,
        "is_from_start": grid.is_from_start,
        "units": [
            {
                "key": unit.key,
                "name": unit.name,
                "parent": unit.parent,
                "departments": list(unit.departments),
                "members": list(unit.members),
                "is_migration_related": unit.is_migration_related,
                "headcount": unit.headcount,
            }
            for unit in grid.units
        ],
        "events": [
            {
                "id": column.event_id,
                "title": column.title,
                "held_on": column.held_on,
                "headcount": column.headcount,
                "headcounts": [cell.headcount for cell in column.cells],
                "has_waiting_correction": column.event_id in found.carried,
            }
            for column in grid.columns
        ],
        "waiting": [{"id": c.event_id, "title": c.title, "held_on": c.held_on} for c in found.waiting],
        "cells": [[sheet.code((i, j), pattern) for j in range(width)] for i in range(height)]
        if sheet.table.shows_cells
        else [],
        "unit_totals": [sheet.code((i, width), pattern) for i in range(height)],
        "event_totals": [sheet.code((height, j), pattern) for j in range(width)],
        "total": sheet.code((height, width), pattern),
        "missing": {
            "units": [sheet.missing((i, width)) for i in range(height)],
            "events": [sheet.missing((height, j)) for j in range(width)],
            "total": sheet.missing((height, width)),
        },
        "first_timers": found.newcomers.codes(grid, found.first_pattern),
    }


def _report(found: _Found) -> dict[str, Any]:
    sheet, pattern = found.sheet, found.pattern
    reasons = {
        p: reason for p, reason in pattern.reasons.items() if sheet.table.shows_cells or sheet.table.is_margin(p)
    }
    return {
        "reasons": [[row, column, reason.value] for (row, column), reason in sorted(reasons.items())],
        "first_timers": len(found.first_pattern.reasons),
        "numbers": dict(Counter(reason.value for reason in reasons.values())),
        "carried": list(found.carried),
        "held_back": [[event, numbers] for event, numbers in found.held_back.items()],
        "waiting": [column.event_id for column in found.waiting],
        "exposed": pattern.exposed + found.first_pattern.exposed,
    }
