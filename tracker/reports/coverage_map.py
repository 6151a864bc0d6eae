"""The map of participation as a table: the same rows, cells and states as on the page (rule R6)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from tracker.domain.coverage import ReachState
from tracker.domain.coverage_map import CoverageMap, MapColumn, MapRow, Measure, RowKind
from tracker.reports.table import Column, Kind, Row, Table
from tracker.reports.words import Words

INDICATORS = {Measure.COVERAGE: ("4.3", Kind.SHARE), Measure.COUNTS: ("4.1", Kind.INTEGER)}


def coverage_map(
    found: CoverageMap, words: Words, heading: Callable[[MapColumn], str], day: Callable[[date], str]
) -> Table:
    """Return the map, with its totals if it has any; `heading` names a column, `day` writes a date amid words."""
    t = words.t
    number, kind = INDICATORS[found.measure]
    columns = (
        words.category("row", t("Row"), RowKind),
        Column("department", t("Department")),
        Column("group", t("Belongs to")),
        words.category("state", t("State"), ReachState),
        Column("until", t("Until"), Kind.DATE),
        Column("predecessors", t("Before")),
        Column("elsewhere", t("Without, because small")),
        *(words.indicator(number, _name(column), heading(column), kind) for column in found.columns),
        *([words.indicator(number, "total", t("All columns"), kind)] if found.has_totals else []),
    )
    names = {row.department_id: row.name for row in found.rows if row.department_id}
    return Table(
        "coverage_map",
        t("Map of participation"),
        columns,
        [_cells(found, row, names, words, day) for row in found.rows],
    )


def _name(column: MapColumn) -> str:
    return f"month_{column.start:%Y_%m}" if column.event_id is None else f"event_{column.event_id}"


def _cells(found: CoverageMap, row: MapRow, names: Mapping[int, str], words: Words, day: Callable[[date], str]) -> Row:
    before = "; ".join(
        words.t("%(department)s until %(day)s") % {"department": each.name, "day": day(each.until)}
        for each in row.predecessors
    )
    group = names.get(row.above[-1], "") if row.above else ""
    state = row.state.value if row.state else None
    name = row.name or words.labels(RowKind)[row.kind.value]
    return (row.kind.value, name, group, state, row.until, before, ", ".join(row.elsewhere), *found.line(row))
