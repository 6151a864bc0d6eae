"""The review of a tally: what was tapped beside what is recorded, and about whom nothing is known."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from tracker.domain.check_ins import categories
from tracker.domain.counts import Cells, Unit
from tracker.domain.participation import CountCategory


class Line(NamedTuple):
    """Who is counted apart from others: a unit, in one category."""

    category: CountCategory
    unit: Unit


@dataclass(frozen=True)
class ReviewLine:
    """What was tallied and what is recorded already for a unit in a category; nothing is not zero."""

    unit: Unit
    category: CountCategory
    tallied: Cells
    recorded: Cells

    @property
    def is_in_conflict(self) -> bool:
        """Whether somebody has to decide, because two sources say something different."""
        return any(_differ(*pair) for pair in zip(self.tallied, self.recorded, strict=True))

    @property
    def proposed(self) -> Cells:
        """What would be recorded if nobody changes it: what either source knows, nothing where they differ."""
        return Cells(*(_agreed(*pair) for pair in zip(self.tallied, self.recorded, strict=True)))


def _differ(tallied: int | None, recorded: int | None) -> bool:
    return None not in (tallied, recorded) and tallied != recorded


def _agreed(tallied: int | None, recorded: int | None) -> int | None:
    if _differ(tallied, recorded):
        return None
    return recorded if tallied is None else tallied


def review(
    units: Iterable[Unit],
    tallied: Mapping[CountCategory, Mapping[Unit, Cells]],
    recorded: Mapping[CountCategory, Mapping[Unit, Cells]],
) -> list[ReviewLine]:
    """Return the lines about which something was tallied or recorded, in the order of the units."""
    order = list(units)
    return [
        ReviewLine(unit, category, cells.get(unit, Cells()), recorded.get(category, {}).get(unit, Cells()))
        for category, cells in tallied.items()
        for unit in order
        if unit in cells or unit in recorded.get(category, {})
    ]


def silent(units: Iterable[Unit], lines: Collection[ReviewLine], *, splits_categories: bool) -> list[Line]:
    """Return the lines of departments about which nothing was tallied and nothing is recorded."""
    known = {Line(line.category, line.unit) for line in lines}
    wanted = [Line(category, unit) for unit in units for category in categories(splits_categories)]
    return [line for line in wanted if line not in known]
