from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.participations import (
    EXAMPLE_A_COUNTS,
    a_count,
    a_department,
    a_house,
    a_table,
    an_event,
    outside,
)
from tracker.domain import coverage, coverage_map, coverage_map_events
from tracker.domain.administrations import HeadcountRow
from tracker.domain.attendances import by_event
from tracker.domain.coverage import ReachState
from tracker.domain.coverage_map import Measure, RowKind, Span
from tracker.domain.coverage_map_events import House
from tracker.domain.dialogues import DialogueTarget
from tracker.domain.participation import CountScope
from tracker.domain.periods import Period
from tracker.domain.values import State, not_applicable, suppressed

YEARS = Period(date(2021, 1, 1), date(2024, 12, 31))
REFORM = date(2021, 7, 1)
EVE = date(2021, 6, 30)


def the_map(events, rows, house=None, *, successors=(), period=YEARS, **options):
    departments, headcounts = house or a_house()
    departments = [replace(row, successor_id=dict(successors).get(row.id)) for row in departments]
    counts = by_event(events, rows)
    tables = [coverage.of_event(each, departments, headcounts) for each in counts]
    breadth = coverage.breadth(counts, departments, headcounts, period)
    options = {"measure": Measure.COUNTS, **options}
    return coverage_map_events.of_events(tables, House(departments), breadth, period, **options)


def example(columns=EXAMPLE_A_COUNTS, **options):
    return the_map(*a_table(columns), **options)


def values(row):
    return [figure.value if figure.is_known else figure.state for figure in (*row.cells, row.total)]


def shares(row):
    """The cells of a map of coverage, which has no total."""
    assert row.total == not_applicable("4.3")
    return values(row)[:-1]


def row_of(found, name):
    return next(row for row in found.rows if row.name == name)


def of_kind(found, kind):
    return next(row for row in found.rows if row.kind is kind)


def a_tree():
    """A division with two offices, one of them related, and an office of its own."""
    division, youth, social = (
        a_department(1, "Dezernat"),
        a_department(2, "Jugend", parent=1),
        a_department(3, parent=1),
    )
    alone = a_department(4, "Recht")
    related = [youth, replace(social, is_migration_related=True)]
    sizes = [HeadcountRow(key, date(2021, 1, 1), size) for key, size in ((2, 50), (3, 30), (4, 20))]
    return [division, *related, alone], sizes


def of_tree(counts, **options):
    event = an_event()
    return the_map([event], [a_count(event, key, number) for key, number in counts.items()], a_tree(), **options)


def test_counts_are_those_of_the_worked_example():
    found = example()
    assert values(row_of(found, "Jugendamt")) == [31, 12, 9, 52]
    assert values(of_kind(found, RowKind.HOUSE)) == [79, 31, 32, 142]


def test_coverage_of_a_row_is_its_sum_over_its_sum():
    found = example(measure=Measure.COVERAGE)
    assert shares(row_of(found, "Jugendamt")) == [31 / 62, 12 / 62, 9 / 62]
    assert shares(of_kind(found, RowKind.HOUSE)) == [79 / 179, 31 / 179, 32 / 179]


def test_attendances_over_all_columns_have_a_sum_and_no_share_of_the_staff():
    assert (example().has_totals, example(measure=Measure.COVERAGE).has_totals) == (True, False)
    found = example(measure=Measure.COVERAGE)
    assert {len(found.line(row)) for row in found.rows} == {len(found.columns)}
    assert {len(example().line(row)) for row in example().rows} == {len(found.columns) + 1}


@pytest.mark.parametrize("measure", Measure)
def test_a_cell_is_the_figure_of_the_page_of_the_event(measure):
    departments, headcounts = a_house()
    events, rows = a_table([[31, None, 70, 0, 6]])
    page = coverage.of_event(by_event(events, rows)[0], departments, headcounts)
    found = the_map(events, rows, measure=measure)
    for row in page.rows:
        shown = row.coverage if measure is Measure.COVERAGE else row.attendances
        assert row_of(found, row.department.name).cells[0] == shown
    house = of_kind(found, RowKind.HOUSE).cells[0]
    assert house.value == (page.house if measure is Measure.COVERAGE else page.attendances).value


def test_what_is_not_recorded_is_no_zero_and_leaves_sums_incomplete():
    found = example([[31, None, 11, 9, 6], [12, None, 3, 6, 2]])
    assert values(row_of(found, "Sozialamt")) == [State.NOT_RECORDED] * 3
    house = of_kind(found, RowKind.HOUSE)
    assert (house.total.state, house.total.n_missing, house.total.value) == (State.PARTIAL, 2, 80)


def test_a_month_without_any_count_is_not_recorded():
    events, rows = a_table([[None] * 5, [None] * 5])
    events[1] = replace(events[1], held_on=events[0].held_on)
    found = the_map(events, rows, measure=Measure.COVERAGE, span=Span.MONTHS)
    assert len(found.columns) == 1
    assert {figure.state for figure in found.figures} == {State.NOT_RECORDED}


def test_what_nobody_came_from_stands_on_top_and_only_there():
    found = example([[31, 22, 11, 9, 0]])
    assert [row.name for row in found.not_reached] == ["Kämmerei"]
    assert "Kämmerei" not in [row.name for row in found.tree]
    assert found.rows[0] is found.not_reached[0]


def test_what_may_have_been_reached_is_not_called_unreached():
    found = example([[31, 22, 11, 9, None]])
    assert found.not_reached == ()
    assert row_of(found, "Kämmerei").state is ReachState.UNKNOWN


def test_a_department_that_was_not_invited_has_no_number_and_is_in_no_sum():
    event = an_event(target=DialogueTarget.DEPARTMENTS, departments=frozenset({1}))
    found = the_map([event], [a_count(event, 1, 31)], measure=Measure.COVERAGE)
    assert shares(row_of(found, "Sozialamt")) == [State.NOT_APPLICABLE]
    assert shares(row_of(found, "Jugendamt")) == [0.5]


def test_a_group_is_the_sum_of_its_departments():
    found = of_tree({2: 25, 3: 3, 4: 1}, measure=Measure.COVERAGE)
    group = of_kind(found, RowKind.GROUP)
    assert (group.name, shares(group)) == ("Dezernat", [28 / 80])
    assert [(row.name, row.depth) for row in found.tree] == [("Dezernat", 0), ("Jugend", 1), ("D3", 1), ("Recht", 0)]


def test_a_group_that_was_not_invited_has_no_share():
    event = an_event(target=DialogueTarget.DEPARTMENTS, departments=frozenset({4}))
    for measure in Measure:
        found = the_map([event], [a_count(event, 4, 1)], a_tree(), measure=measure)
        assert values(of_kind(found, RowKind.GROUP)) == [State.NOT_APPLICABLE] * 2


def test_related_departments_stand_beside_the_others():
    found = of_tree({2: 25, 3: 3, 4: 5}, measure=Measure.COVERAGE)
    assert [(row.kind, shares(row)) for row in found.compared] == [
        (RowKind.RELATED, [0.1]),
        (RowKind.OTHERS, [30 / 70]),
    ]
    assert example().compared == ()


def test_what_was_counted_outside_the_departments_has_a_row_of_its_own():
    events, rows = a_table(EXAMPLE_A_COUNTS[:1])
    rows += [outside(events[0], CountScope.NOT_ASSIGNED, 4), outside(events[0], CountScope.EXTERNAL, 5)]
    found = the_map(events, rows)
    assert [row.total.value for row in found.sums] == [4, 5, 88]


def test_a_folded_group_keeps_its_sum():
    found = of_tree({2: 25, 3: 3, 4: 5})
    assert [row.name for row in coverage_map.folded(found, {1}).tree] == ["Dezernat", "Recht"]
    assert [row.name for row in coverage_map.down_to(found, 0).tree] == ["Dezernat", "Recht"]


def test_one_department_stands_beside_the_house_at_the_events_that_concern_it():
    first, second = an_event(1), an_event(2, target=DialogueTarget.DEPARTMENTS, departments=frozenset({4}))
    rows = [a_count(first, 2, 25), a_count(first, 3, 3), a_count(first, 4, 5), a_count(second, 4, 2)]
    found = the_map([first, second], rows, a_tree())
    youth = coverage_map.below(found, 2)
    assert [column.event_id for column in youth.columns] == [1]
    assert [(row.name, len(row.cells)) for row in youth.rows] == [("Jugend", 1), ("", 1)]
    division = coverage_map.below(found, 1)
    assert [row.name for row in division.tree] == ["Dezernat", "Jugend", "D3"]


def test_a_department_that_was_never_reached_can_be_looked_at_alone():
    found = coverage_map.below(of_tree({2: 25, 3: 3, 4: 0}), 4)
    assert [row.name for row in found.not_reached] == ["Recht"]


def test_an_unreached_department_of_a_group_keeps_the_columns_of_the_group():
    assert len(coverage_map.below(of_tree({2: 0, 3: 0, 4: 1}), 99).columns) == 0


def test_months_add_up_the_events_in_them():
    events, rows = a_table(EXAMPLE_A_COUNTS)
    events[1] = replace(events[1], held_on=date(2021, 5, 31))
    found = the_map(events, rows, span=Span.MONTHS)
    assert [(column.start, column.event_id) for column in found.columns] == [
        (date(2021, 5, 1), None),
        (date(2021, 7, 1), None),
    ]
    assert values(row_of(found, "Jugendamt")) == [43, 9, 52]
    covered = the_map(events, rows, span=Span.MONTHS, measure=Measure.COVERAGE)
    assert shares(of_kind(covered, RowKind.HOUSE)) == [110 / 358, 32 / 179]
    assert shares(row_of(covered, "Jugendamt")) == [43 / 124, 9 / 62]


def reformed(*, successors):
    """Sozialamt and Jugendamt become one on the first of July, between the second and the third event."""
    departments = [
        a_department(1, "Jugendamt", until=EVE),
        a_department(2, "Sozialamt", until=EVE),
        a_department(3, "Amt für Soziales", since=REFORM),
    ]
    sizes = [HeadcountRow(key, date(2021, 1, 1), size) for key, size in ((1, 60), (2, 40), (3, 90))]
    events = [an_event(key) for key in (1, 2, 3)]
    counts = {1: {1: 30, 2: 20}, 2: {1: 6, 2: 4}, 3: {3: 9}}
    rows = [a_count(event, key, number) for event in events for key, number in counts[event.id].items()]
    return the_map(events, rows, (departments, sizes), successors=successors, measure=Measure.COVERAGE)


def test_departments_that_ended_stand_in_the_row_of_their_successor():
    found = reformed(successors={1: 3, 2: 3})
    assert [(row.name, shares(row)) for row in found.tree] == [("Amt für Soziales", [0.5, 0.1, 0.1])]
    assert [(each.name, each.until) for each in found.tree[0].predecessors] == [("Jugendamt", EVE), ("Sozialamt", EVE)]


def test_a_department_that_ended_without_successor_keeps_its_row_and_its_end():
    found = reformed(successors={1: 3})
    assert shares(row_of(found, "Sozialamt")) == [0.5, 0.1, State.NOT_APPLICABLE]
    assert (row_of(found, "Sozialamt").until, row_of(found, "Amt für Soziales").until) == (EVE, None)
    assert shares(row_of(found, "Amt für Soziales")) == [0.5, 0.1, 0.1]


def test_a_row_is_reached_if_anybody_of_its_predecessors_came():
    departments = [a_department(1, "alt", until=EVE), a_department(2, "neu", since=REFORM)]
    events = [an_event(1), an_event(3)]
    sizes = [HeadcountRow(key, date(2021, 1, 1), 20) for key in (1, 2)]
    rows = [a_count(events[0], 1, 5), a_count(events[1], 2, 0)]
    found = the_map(events, rows, (departments, sizes), successors={1: 2})
    assert (row_of(found, "neu").state, found.not_reached) == (ReachState.REACHED, ())


def test_a_department_of_which_nobody_could_come_is_not_one_that_was_not_reached():
    departments, headcounts = a_house({"Jugendamt": 62})
    later = a_department(2, "neu", since=date(2021, 8, 1))
    found = the_map(*a_table([[31]]), ([*departments, later], headcounts))
    assert (row_of(found, "neu").state, found.not_reached) == (ReachState.NOT_APPLICABLE, ())
    assert row_of(found, "neu") in found.tree


def test_without_events_there_are_no_columns():
    found = example([])
    assert (found.columns, {figure.state for figure in found.figures}) == ((), {State.NOT_APPLICABLE})


def test_the_coverage_of_a_house_without_events_has_no_figures():
    found = example([], measure=Measure.COVERAGE)
    assert (found.figures, {row.total.state for row in found.rows}) == ([], {State.NOT_APPLICABLE})


def test_a_released_map_may_hide_cells():
    found = example()
    hidden = replace(found.tree[0], cells=tuple(map(suppressed, found.tree[0].cells)))
    released = replace(found, tree=(hidden, *found.tree[1:]))
    assert [figure.state for figure in released.tree[0].cells] == [State.SUPPRESSED] * 3


@given(st.lists(st.lists(st.one_of(st.none(), st.integers(0, 14)), min_size=5, max_size=5), max_size=5))
def test_departments_add_up_to_the_house_and_columns_to_the_total(columns):
    found = example(columns)
    rows, house = [*found.not_reached, *found.tree], of_kind(found, RowKind.HOUSE)
    for at in range(len(columns)):
        assert sum(row.cells[at].value or 0 for row in rows) == (house.cells[at].value or 0)
    assert sum(row.total.value or 0 for row in rows) == (house.total.value or 0)
