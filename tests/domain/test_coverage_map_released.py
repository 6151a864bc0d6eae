"""The map of a release: every cell, sum and share follows from what is shown; what is hidden stays hidden in sums."""

from __future__ import annotations

from typing import Any

import pytest

from tests.domain.participations import EXAMPLE_A, EXAMPLE_A_COUNTS, a_department
from tests.domain.releases import a_release
from tracker.domain import coverage_map, released
from tracker.domain.coverage_map import CoverageMap, MapRow, Measure, RowKind, Span
from tracker.domain.coverage_map_released import of_released
from tracker.domain.groupings import UnitGroupRow
from tracker.domain.values import State

NAMES = list(EXAMPLE_A)


def shown_of(columns: Any = EXAMPLE_A_COUNTS, sizes: Any = EXAMPLE_A, **options: Any) -> dict[str, Any]:
    return a_release(sizes, columns, **options).shown


def the_map(shown: dict[str, Any] | None = None, **options: Any) -> CoverageMap:
    return of_released(released.read(shown or shown_of()), **{"measure": Measure.COUNTS, **options})


def values(row: MapRow) -> list[float | State | None]:
    return [figure.value if figure.state is State.OK else figure.state for figure in (*row.cells, row.total)]


def row_of(found: CoverageMap, name: str) -> MapRow:
    return next(row for row in found.rows if row.name == name)


def of_kind(found: CoverageMap, kind: RowKind) -> MapRow:
    return next(row for row in found.rows if row.kind is kind)


def test_the_counts_are_those_of_the_release():
    found = the_map()
    assert [column.event_id for column in found.columns] == [1, 2, 3]
    assert values(row_of(found, NAMES[0])) == [31, 12, 9, 52]
    assert values(row_of(found, NAMES[2])) == [11, State.SUPPRESSED, State.SUPPRESSED, 20]
    assert values(of_kind(found, RowKind.HOUSE)) == [79, 31, 32, 142]
    assert [row.kind for row in found.sums] == [RowKind.HOUSE]


def test_coverage_is_of_the_staff_and_follows_the_count():
    found = the_map(measure=Measure.COVERAGE)
    none = State.NOT_APPLICABLE
    assert values(row_of(found, NAMES[0])) == pytest.approx([31 / 62, 12 / 62, 9 / 62, none])
    assert values(row_of(found, NAMES[2])) == [11 / 30, State.SUPPRESSED, State.SUPPRESSED, none]
    assert values(of_kind(found, RowKind.HOUSE)) == pytest.approx([79 / 179, 31 / 179, 32 / 179, none])
    assert {len(found.line(row)) for row in found.rows} == {3}


def test_a_month_is_shown_where_all_its_events_are():
    shown = shown_of([*EXAMPLE_A_COUNTS, [20, 18, 12, 9, 6]])
    shown["events"][1]["held_on"] = "2021-05-31"
    found = the_map(shown, span=Span.MONTHS)
    assert [(column.start.month, column.event_id) for column in found.columns] == [(5, None), (7, None), (8, None)]
    assert values(row_of(found, NAMES[0])) == [43, 9, 20, 72]
    assert values(row_of(found, NAMES[2]))[0] is State.SUPPRESSED
    assert values(of_kind(found, RowKind.HOUSE)) == [110, 32, 65, 207]
    shares = the_map(shown, span=Span.MONTHS, measure=Measure.COVERAGE)
    assert values(row_of(shares, NAMES[0]))[0] == pytest.approx(43 / 124)


def test_months_add_what_is_known_and_say_what_is_missing():
    shown = shown_of([[13, None, 20], [8, None, 20]], {"A": 14, "B": 40, "C": 40})
    for event in shown["events"]:
        event["held_on"] = "2021-05-25"
    shown["cells"] = [[[12], 8], ["n", "n"], [20, "n"], ["x", "x"]]
    found = the_map(shown, span=Span.MONTHS)
    cells = {row.name: (row.cells[0].value, row.cells[0].state) for row in found.rows}
    assert cells["A"] == (20, State.PARTIAL)
    assert cells["B"] == (None, State.NOT_RECORDED)
    assert cells["C"] == (20, State.PARTIAL)


def test_units_stand_below_the_sums_of_those_above_them():
    shown = shown_of()
    for unit in shown["units"][:3]:
        unit["parent"] = "Dezernat 1"
    found = the_map(shown)
    assert [row.name for row in found.tree] == ["Dezernat 1", *NAMES]
    assert values(row_of(found, "Dezernat 1")) == [64, State.SUPPRESSED, State.SUPPRESSED, 109]
    group = row_of(found, "Dezernat 1")
    folded = coverage_map.folded(found, [group.department_id or 0])
    assert [row.name for row in folded.tree] == ["Dezernat 1", *NAMES[3:]]
    below = coverage_map.below(found, group.department_id or 0)
    assert [row.name for row in below.rows] == ["Dezernat 1", *NAMES[:3], ""]


def test_small_units_stand_in_one_row_with_their_names():
    group = UnitGroupRow(name="Kleine Einheiten", departments=(4, 5))
    found = the_map(shown_of(groups=[group]))
    row = row_of(found, "Kleine Einheiten")
    assert (row.members, row.cells[0].value) == ((NAMES[3], NAMES[4]), 15)
    assert row.department_id is not None
    assert row.department_id < 0


def test_a_sum_names_the_departments_that_are_shown_with_other_small_ones():
    group = UnitGroupRow(name="Kleine Einheiten", departments=(4, 5))
    shown = shown_of(groups=[group])
    for unit in shown["units"][:3]:
        unit["parent"] = "Dezernat 1"
    houses = [a_department(10, "Dezernat 1"), a_department(11, "Dezernat 2")]
    small = [a_department(4, NAMES[3], parent=10), a_department(5, NAMES[4], parent=11)]
    found = the_map(shown, departments=[*houses, *small])
    assert row_of(found, "Dezernat 1").elsewhere == (NAMES[3],)
    assert row_of(the_map(shown), "Dezernat 1").elsewhere == ()
    alone = the_map(shown, departments=[a_department(4, NAMES[3])])
    assert row_of(alone, "Dezernat 1").elsewhere == ()


def test_a_unit_that_nobody_came_from_stands_on_top():
    found = the_map(shown_of([[31, 22, 11, 0, 6], [12, 8, 7, 0, 6], [9, 7, 6, 0, 6]]))
    assert [row.name for row in found.not_reached] == [NAMES[3]]
    assert NAMES[3] not in [row.name for row in found.tree]


def test_migration_related_units_are_compared_with_the_others_where_both_are_shown():
    shown = shown_of()
    assert the_map(shown).compared == ()
    shown["units"][0]["is_migration_related"] = True
    found = the_map(shown)
    assert values(of_kind(found, RowKind.RELATED)) == [31, 12, 9, 52]
    assert values(of_kind(found, RowKind.OTHERS)) == [48, State.SUPPRESSED, State.SUPPRESSED, 90]


def test_whoever_was_not_assigned_has_a_row_of_counts_and_none_of_shares():
    shown = shown_of()
    shown["cells"][5], shown["unit_totals"][5] = [7, 0, 8], 15
    assert values(of_kind(the_map(shown), RowKind.NOT_ASSIGNED)) == [7, 0, 8, 15]
    shares = the_map(shown, measure=Measure.COVERAGE)
    assert RowKind.NOT_ASSIGNED not in [row.kind for row in shares.rows]


def test_a_unit_of_unknown_size_has_no_coverage():
    shown = shown_of()
    shown["events"][0]["headcounts"][0] = None
    row = row_of(the_map(shown, measure=Measure.COVERAGE), NAMES[0])
    assert [figure.state for figure in row.cells] == [State.NOT_RECORDED, State.OK, State.OK]


def test_without_events_the_map_has_no_columns():
    assert the_map(shown_of([])).columns == ()
