"""The map of participation as the page writes it: each cell with its step of colour, its number, and words for the ear.

A map has thousands of cells, so that they are written here and not by a macro each (performance.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any, NamedTuple
from urllib.parse import urlencode

from flask import url_for
from flask_babel import gettext as _

from tracker.domain.administrations import LevelLabel
from tracker.domain.coverage_map import CoverageMap, MapColumn, MapRow, Measure, RowKind
from tracker.domain.coverage_map_events import House
from tracker.domain.display import ShareForm, share_form
from tracker.domain.values import Figure, State
from tracker.web.labels import label
from tracker.web.levels import level_label
from tracker.web.locale import date_short, month, number, percent
from tracker.web.shares import AT_LEAST, share_text
from tracker.web.states import SIGNS, why

STEPS = 5
LOOKS: Mapping[State, str] = {
    State.NOT_RECORDED: "is-missing",
    State.SUPPRESSED: "is-hidden",
    State.NOT_APPLICABLE: "is-none",
    State.NOT_RELEASED: "is-hidden",
}


class Written(NamedTuple):
    """A cell: its look, what is seen, and what is heard instead where that would not be understood."""

    look: str
    text: str
    words: str = ""


@dataclass(frozen=True)
class Head:
    """The head of a column: an event with its address, or a month."""

    day: str
    title: str = ""
    url: str = ""


@dataclass(frozen=True)
class Line:
    """A row as the page writes it; `fold_url` folds or unfolds a group."""

    row: MapRow
    name: str
    url: str
    cells: Sequence[Written]
    fold_url: str = ""
    is_folded: bool = False


@dataclass(frozen=True)
class Step:
    """A step of the colour scale with its range."""

    look: str
    text: str


def heading(column: MapColumn) -> str:
    """Return how a column is called where it has one line."""
    return month(column.start) if column.event_id is None else f"{date_short(column.start)} {column.title}"


def heads(found: CoverageMap) -> list[Head]:
    """Return the heads of the columns."""
    return [
        Head(month(column.start))
        if column.event_id is None
        else Head(date_short(column.start), column.title, url_for("dialogues.show", dialogue_event_id=column.event_id))
        for column in found.columns
    ]


def lines(
    found: CoverageMap, rows: Sequence[MapRow], path: str, chosen: Mapping[str, Any], closed: Sequence[int]
) -> Iterator[Line]:
    """Yield some rows of the map; `chosen` is what stands in the address, `closed` the groups that are folded."""
    write = _Writer(found)
    for row in rows:
        key = row.department_id
        address = f"{path}?{urlencode({**chosen, 'department': key})}" if key else ""
        is_coloured = write.is_share or row.kind is RowKind.DEPARTMENT
        cells = [write(figure, is_coloured=is_coloured) for figure in row.cells]
        cells += [write(row.total, is_coloured=False)] if found.has_totals else []
        if row.kind is RowKind.GROUP:
            others = [each for each in closed if each != key] if key in closed else [*closed, key]
            fold = f"{path}?{urlencode({**chosen, 'folded': others}, doseq=True)}#map"
            yield Line(row, row.name, address, cells, fold, key in closed)
        else:
            yield Line(row, row.name or label(row.kind), address, cells)


def scale(found: CoverageMap) -> list[Step]:
    """Return what the steps of colour mean."""
    most = _most(found)
    if found.measure is Measure.COVERAGE:
        ends = [percent(step / STEPS) for step in range(STEPS + 1)]
    else:
        ends = [number(ceil(most * step / STEPS)) for step in range(STEPS + 1)]
    steps = [Step("is-0", number(0) if found.measure is Measure.COUNTS else percent(0))]
    return steps + [Step(f"is-{step}", _("up to %(end)s", end=ends[step])) for step in range(1, STEPS + 1)]


def depths(house: House, levels: Sequence[LevelLabel]) -> list[tuple[int, str]]:
    """Return how deep the rows may go, with what the administration calls its levels."""
    deepest = max((len(house.above(row)) for row in house.departments), default=0)
    return [(depth, _("down to: %(level)s", level=level_label(levels, depth + 1, 2))) for depth in range(deepest)]


class _Writer:
    """Writes the cells of one map; equal figures come again and again, so that each is written once.

    Sums of counts have no colour: the scale is that of departments, and would end far below them.
    """

    def __init__(self, found: CoverageMap) -> None:
        self.is_share = found.measure is Measure.COVERAGE
        self.most = _most(found)
        self.known: dict[tuple[State, float | None, float | None, int, bool], Written] = {}

    def __call__(self, figure: Figure, *, is_coloured: bool) -> Written:
        key = figure.state, figure.value, figure.denominator, figure.n_missing, is_coloured
        if key not in self.known:
            self.known[key] = self._written(figure, is_coloured)
        return self.known[key]

    def _written(self, figure: Figure, is_coloured: bool) -> Written:
        if figure.value is None:
            return Written(LOOKS[figure.state], SIGNS[figure.state], why(figure))
        look = f"is-{step(figure.value / self.most)}" if is_coloured else "is-sum"
        if figure.is_at_least:
            text, words = self._number(replace(figure, state=State.OK))
            return Written(look, AT_LEAST + text, _("at least %(number)s", number=words or text))
        text, words = self._number(figure)
        if figure.state is State.PARTIAL:
            return Written(look, text + SIGNS[State.PARTIAL], f"{words or text}, {why(figure)}")
        return Written(look, text, words)

    def _number(self, figure: Figure) -> tuple[str, str]:
        """Return the number as it is seen and, if a sign in it has no sound, as it is heard."""
        if not self.is_share:
            return number(figure.value), ""
        form = share_form(figure)
        if form is ShareForm.OUT_OF:
            return f"{number(figure.numerator)}/{number(figure.denominator)}", share_text(figure)
        return percent(figure.value), ""


def step(share: float) -> int:
    """Return the step of colour of a share of the most; only nothing at all is zero."""
    return min(STEPS, ceil(share * STEPS))


def _most(found: CoverageMap) -> float:
    """Return what the darkest colour stands for: all of the staff, or the largest count of a department."""
    if found.measure is Measure.COVERAGE:
        return 1
    rows = [row for row in (*found.not_reached, *found.tree) if row.kind is RowKind.DEPARTMENT]
    return max((figure.value or 0 for row in rows for figure in row.cells), default=0) or 1
