"""What readers get of a release: figures made of what is shown, and nothing of what is not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.domain.participations import EXAMPLE_A, EXAMPLE_A_COUNTS
from tests.domain.releases import a_release
from tracker.domain import released
from tracker.domain.coverage import ReachState
from tracker.domain.groupings import UnitGroupRow
from tracker.domain.released import Released
from tracker.domain.released_figures import HIDDEN, left_open
from tracker.domain.releases import Audience
from tracker.domain.values import State, not_recorded

FIRSTS = [[31, 22, 11, 9, 6], [6, 5, 2, 3, 1], [2, 3, 2, 2, 1]]


def read(**options: Any) -> Released:
    columns = options.pop("columns", EXAMPLE_A_COUNTS)
    return released.read(a_release(options.pop("sizes", EXAMPLE_A), columns, **options).shown)


def test_a_cell_is_a_number_or_says_that_it_is_hidden():
    table = read().table
    assert [figure.value for figure in table.cells[0]] == [31, 12, 9]
    assert [figure.state for figure in table.cells[2]] == [State.OK, State.SUPPRESSED, State.SUPPRESSED]
    assert [figure.state for figure in table.cells[5]] == [State.NOT_APPLICABLE] * 3
    assert table.unit_totals[2].value == 20
    assert [figure.value for figure in table.column_totals] == [79, 31, 32]
    assert table.total.value == 142


def test_an_almost_complete_attendance_is_at_least_a_number_and_a_share():
    figures = read(sizes={"A": 14, "B": 40, "C": 40}, columns=[[13, 20, 20], [8, 20, 20]])
    cell, share = figures.table.cells[0][0], figures.coverage(0, 0)
    assert (cell.value, cell.state) == (12, State.PARTIAL)
    assert (round(share.value or 0, 2), share.state) == (0.86, State.PARTIAL)


def test_what_nobody_recorded_is_not_hidden():
    figures = read(columns=[[31, None, 11, 9, 6], *EXAMPLE_A_COUNTS[1:]])
    assert figures.table.cells[1][0].state is State.NOT_RECORDED
    assert figures.coverage(1, 0).state is State.NOT_RECORDED


def test_coverage_follows_the_count():
    figures = read()
    assert figures.coverage(0, 0).value == 0.5
    assert figures.coverage(2, 1).state is State.SUPPRESSED


def test_the_reach_comes_from_totals_and_first_timers():
    participation = read(firsts=FIRSTS).participation
    assert [point.attendances.value for point in participation.course] == [79, 110, 142]
    assert [point.persons.value for point in participation.course] == [79, 96, 106]
    assert participation.repeat.value == pytest.approx((142 - 106) / 142)
    assert (participation.withheld, participation.is_raw) == (0, False)


def test_a_unit_is_reached_if_anything_that_is_shown_says_so():
    figures = read(columns=[[31, 22, 11, 0, 0], [12, 8, 3, 0, 2], [9, 7, 6, 0, 1]])
    states = [row.state for row in figures.participation.breadth.rows]
    assert states[:4] == [ReachState.REACHED, ReachState.REACHED, ReachState.REACHED, ReachState.NOT_REACHED]
    assert states[4] is ReachState.UNKNOWN
    share = figures.participation.breadth.share
    assert (share.numerator, share.denominator, share.state, share.upper) == (3, 5, State.OK, 0.8)
    assert share.n_missing == 0, "what is hidden is not missing"


def test_totals_that_lack_a_department_are_incomplete_for_readers_too():
    figures = read(columns=[[31, None, 11, 9, 6], *EXAMPLE_A_COUNTS[1:]], firsts=FIRSTS)
    total, house = figures.table.column_totals[0], figures.event(1)
    assert (total.value, total.state, total.n_missing) == (57, State.PARTIAL, 1)
    assert figures.table.column_totals[1].state is State.OK
    assert (figures.table.unit_totals[1].n_missing, figures.table.total.n_missing) == (1, 1)
    assert house is not None
    assert (house.house.state, house.house.n_missing) == (State.PARTIAL, 1)
    last = figures.participation.course[-1]
    assert (last.persons.state, last.persons.n_missing, last.persons.upper) == (State.PARTIAL, 1, None)


@pytest.mark.parametrize("columns", [[[31, None, 11, 9, 6], *EXAMPLE_A_COUNTS[1:]], []])
@pytest.mark.parametrize("audience", Audience)
def test_a_release_from_before_totals_said_what_they_lack_is_read_by_its_cells(columns, audience):
    shown = a_release(EXAMPLE_A, columns, audience=audience).shown
    table = released.read(shown).table
    del shown["missing"]
    before = released.read(shown).table
    assert [total.n_missing for total in before.column_totals] == [
        total.n_missing if audience is Audience.HOUSE else 0 for total in table.column_totals
    ]


@pytest.mark.parametrize("audience", Audience)
def test_a_unit_whose_count_is_missing_is_not_said_to_be_unreached(audience):
    sizes = {"A": 62, "B": 48, "C": 60, "D": 55}
    figures = read(sizes=sizes, columns=[[31, 22, 0, 24], [15, 14, None, 12]], audience=audience)
    assert figures.table.unit_totals[2].value == 0
    assert figures.reached[2] is ReachState.UNKNOWN
    share = figures.participation.breadth.share
    assert (share.value, share.upper, share.state, share.n_missing) == (0.75, 1.0, State.PARTIAL, 1)


def test_where_an_event_is_not_shown_the_reach_is_at_least_what_is():
    shown = a_release(EXAMPLE_A, EXAMPLE_A_COUNTS).shown
    shown["event_totals"][1] = HIDDEN
    first, last = released.read(shown).participation.course
    assert (first.persons.state, first.persons.value) == (State.OK, 79)
    assert (last.persons.state, last.persons.upper, last.persons.n_missing) == (State.PARTIAL, None, 0)


def test_what_is_not_shown_after_the_last_point_leaves_it_open_as_well():
    shown = a_release(EXAMPLE_A, EXAMPLE_A_COUNTS).shown
    shown["event_totals"][1:] = [HIDDEN, HIDDEN]
    (only,) = released.read(shown).participation.course
    assert (only.share.state, only.share.upper) == (State.PARTIAL, None)


def test_where_an_event_waits_the_reach_is_at_least_what_is_shown():
    shown = a_release(EXAMPLE_A, EXAMPLE_A_COUNTS).shown
    shown["waiting"] = [{"id": 9, "title": "Workshop", "held_on": "2021-05-26"}]
    first, last = (released.read(shown).participation.course[at] for at in (0, -1))
    assert (first.share.state, last.share.state, last.share.upper) == (State.OK, State.PARTIAL, None)


def test_what_is_not_known_is_not_left_open():
    assert left_open(not_recorded("4.5"), 2) == not_recorded("4.5")


def test_where_everything_is_hidden_the_breadth_is_too():
    figures = read(sizes={"A": 20, "B": 20, "C": 20}, columns=[[1, 2, 1]])
    assert figures.participation.breadth.share.state is State.SUPPRESSED
    assert figures.participation.withheld == 1
    assert figures.participation.repeat.state is State.NOT_APPLICABLE


def test_without_events_nothing_is_recorded():
    figures = read(columns=[])
    assert figures.participation.breadth.share.state is State.NOT_RECORDED
    assert figures.event(1) is None


def test_one_event_is_read_as_its_coverage():
    figures = read(firsts=FIRSTS)
    coverage = figures.event(2)
    assert coverage is not None
    assert coverage.attendances.value == 31
    assert coverage.house.value == pytest.approx(31 / 179)
    assert coverage.rows[0].coverage.value == pytest.approx(12 / 62)
    assert coverage.rows[2].attendances.state is State.SUPPRESSED
    assert coverage.rows[0].first_timers.state is State.SUPPRESSED
    assert figures.first_timers(1).value == 17


def test_the_public_sees_no_department_at_an_event():
    figures = read(audience=Audience.PUBLIC, firsts=FIRSTS)
    assert not figures.has_cells
    assert figures.table.cells == ()
    coverage = figures.event(1)
    assert coverage is not None
    assert coverage.rows == ()
    assert coverage.house.value == pytest.approx(80 / 179)
    assert [row.state for row in figures.participation.breadth.rows].count(ReachState.REACHED) == 5


def test_a_group_of_small_departments_has_a_number_of_its_own():
    sizes = {"A": 62, "B": 48, "Stab": 4, "Büro": 7}
    groups = [UnitGroupRow("Kleine Einheiten", (3, 4))]
    figures = read(sizes=sizes, columns=[[31, 22, 3, 5], [12, 9, 2, 4]], groups=groups)
    rows = figures.participation.breadth.rows
    assert [(row.department.id, row.department.name) for row in rows] == [(1, "A"), (2, "B"), (-3, "Kleine Einheiten")]


def test_without_a_headcount_there_is_no_share_and_no_course():
    shown = a_release(EXAMPLE_A, EXAMPLE_A_COUNTS).shown
    shown["headcount"] = None
    for event in shown["events"]:
        event["headcount"] = None
        event["headcounts"] = [None] * 6
    figures = released.read(shown)
    assert figures.coverage(0, 0).state is State.NOT_RECORDED
    assert figures.participation.course == ()


def test_events_that_wait_are_named_with_their_day():
    shown = a_release(EXAMPLE_A, EXAMPLE_A_COUNTS).shown
    shown["waiting"] = [{"id": 9, "title": "Workshop", "held_on": "2021-07-01"}]
    figures = released.read(shown)
    assert [(each.id, each.title, each.held_on) for each in figures.waiting] == [(9, "Workshop", date(2021, 7, 1))]
    assert figures.participation.withheld == 1
