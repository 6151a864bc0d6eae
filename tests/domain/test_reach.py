from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.participations import EXAMPLE_A_COUNTS, a_count, a_department, a_house, a_table, an_event, outside
from tracker.domain.administrations import HeadcountRow
from tracker.domain.attendances import by_event
from tracker.domain.dialogues import DialogueTarget
from tracker.domain.participation import CountScope
from tracker.domain.periods import Period
from tracker.domain.reach import by_department, course, mean, repeat
from tracker.domain.values import State

DAY = date(2021, 12, 31)
YEAR = Period(date(2021, 1, 1), DAY)


def reach(columns, firsts=(), *, house=None, more=(), **options):
    departments, headcounts = house or a_house()
    events, rows = a_table(columns, firsts)
    return course(by_event(events, [*rows, *more]), departments, headcounts, on=DAY, **options)


def bounds(figure):
    return figure.value, figure.value if figure.upper is None else figure.upper


def test_counts_alone_bound_the_reach_of_example_a():
    last = reach(EXAMPLE_A_COUNTS)[-1]
    assert bounds(last.persons) == (79, 142)
    assert [round(100 * bound) for bound in bounds(last.share)] == [44, 79]


def test_bounding_each_department_is_tighter_than_bounding_the_house():
    last = reach([[10, 1], [2, 9]], house=a_house({"A": 30, "B": 30}))[-1]
    assert last.persons.value == 19


def test_first_timers_make_the_reach_exact():
    last = reach([[10, 5], [8, 5]], [[10, 5], [3, 0]], house=a_house({"A": 30, "B": 30}))[-1]
    assert (last.persons.value, last.persons.upper, last.persons.state) == (18, None, State.OK)


def test_everybody_at_the_first_event_is_there_for_the_first_time():
    last = reach([[10, 5], [8, 5]], [[None, None], [3, 0]], house=a_house({"A": 30, "B": 30}))[-1]
    assert bounds(last.persons) == (18, 18)


def test_first_timers_of_some_events_narrow_the_interval():
    narrow = reach([[10], [8], [6]], [[10], [3], [None]], house=a_house({"A": 30}))[-1]
    assert bounds(narrow.persons) == (13, 19)


def test_in_a_later_period_first_timers_bound_from_below_only():
    last = reach([[10], [8]], [[4], [8]], house=a_house({"A": 30}), since_start=False)[-1]
    assert bounds(last.persons) == (12, 18)


def test_nobody_is_reached_more_often_than_there_are_people():
    assert bounds(reach([[20], [25]], house=a_house({"A": 30}))[-1].persons) == (25, 30)


def test_a_missing_count_opens_the_interval_up_to_the_headcount():
    last = reach([[10, 5], [8, None]], house=a_house({"A": 30, "B": 40}))[-1]
    assert (bounds(last.persons), last.persons.state, last.persons.n_missing) == ((15, 58), State.PARTIAL, 1)


def test_without_headcount_a_missing_count_leaves_only_at_least():
    departments, _ = a_house({"A": 30})
    last = reach([[10], [None]], house=(departments, []))[-1]
    assert (last.persons.value, last.persons.upper, last.persons.state) == (10, None, State.PARTIAL)
    assert (last.share.state, last.share.n_missing) == (State.NOT_RECORDED, 1)


def test_a_headcount_below_what_was_counted_does_not_lower_the_bounds():
    assert bounds(reach([[20]], house=a_house({"A": 12}))[-1].persons) == (20, 20)


def test_a_headcount_that_others_have_left_does_not_make_an_interval_exact():
    departments, headcounts = a_house({"A": 60})
    fallen = [*headcounts, HeadcountRow(1, date(2021, 12, 1), 30)]
    assert bounds(reach([[20], [25]], house=(departments, fallen))[-1].persons) == (25, 45)
    assert bounds(reach([[20], [25]], house=a_house({"A": 12}))[-1].persons) == (25, 45)


def test_events_without_counts_say_so():
    last = reach([[None]], house=a_house({"A": 12}))[-1]
    assert {last.persons.state, last.attendances.state, last.share.state} == {State.NOT_RECORDED}


def test_people_without_a_department_widen_the_interval_of_the_house():
    more = [outside(an_event(2), CountScope.NOT_ASSIGNED, 12)]
    assert bounds(reach([[10], [8]], house=a_house({"A": 40}), more=more)[-1].persons) == (20, 30)


def test_people_without_a_department_who_are_new_are_other_people():
    more = [outside(an_event(2), CountScope.NOT_ASSIGNED, 12, 9)]
    assert bounds(reach([[10], [8]], [[10], [2]], house=a_house({"A": 40}), more=more)[-1].persons) == (21, 21)


def test_an_unknown_number_without_a_department_opens_the_interval_up_to_the_house():
    more = [outside(an_event(1), CountScope.NOT_ASSIGNED, None)]
    assert bounds(reach([[10]], house=a_house({"A": 40}), more=more)[-1].persons) == (10, 40)


def test_externals_are_nobody_of_the_house():
    more = [outside(an_event(1), CountScope.EXTERNAL, 12)]
    assert reach([[10]], house=a_house({"A": 40}), more=more)[-1].attendances.value == 10


def test_a_department_that_was_not_invited_is_not_missing():
    departments, headcounts = a_house({"A": 30, "B": 30})
    event = an_event(target=DialogueTarget.DEPARTMENTS)
    last = course(by_event([event], [a_count(event, 1, 4)]), departments, headcounts, on=DAY)[-1]
    assert (bounds(last.persons), last.persons.state) == ((4, 4), State.OK)


def test_a_merger_does_not_count_people_twice():
    departments = [a_department(1, until=date(2021, 6, 1)), a_department(2, since=date(2021, 6, 2))]
    headcounts = [HeadcountRow(1, date(2021, 1, 1), 30), HeadcountRow(2, date(2021, 6, 2), 50)]
    events, rows = a_table([[20, None], [None, 25]])
    counts = by_event(events, [row for row in rows if row.count is not None])
    assert bounds(course(counts, departments, headcounts, on=DAY)[-1].persons) == (25, 45)


def test_new_people_after_a_merger_are_more_people():
    departments = [a_department(1, until=date(2021, 6, 1)), a_department(2, since=date(2021, 6, 2))]
    headcounts = [HeadcountRow(1, date(2021, 1, 1), 30), HeadcountRow(2, date(2021, 6, 2), 50)]
    first, second = an_event(1), an_event(2)
    counts = by_event([first, second], [a_count(first, 1, 20), a_count(second, 2, 25, 8)])
    assert bounds(course(counts, departments, headcounts, on=DAY)[-1].persons) == (28, 28)


def test_the_reach_of_a_department_has_its_own_bounds():
    departments, headcounts = a_house()
    rows = by_department(by_event(*a_table(EXAMPLE_A_COUNTS)), departments, headcounts, YEAR)
    assert (bounds(rows[0].persons), rows[0].attendances.value) == ((31, 52), 52)
    assert bounds(rows[0].share) == (0.5, pytest.approx(52 / 62))


def test_a_department_without_headcount_has_persons_and_no_share():
    departments, _ = a_house({"A": 30})
    (row,) = by_department(by_event(*a_table([[4]])), departments, [], YEAR)
    assert (row.persons.value, row.share.state) == (4, State.NOT_RECORDED)


def test_a_department_without_counts_says_so():
    departments, headcounts = a_house({"A": 30})
    (row,) = by_department(by_event(*a_table([[None]])), departments, headcounts, YEAR)
    assert {row.attendances.state, row.persons.state, row.share.state} == {State.NOT_RECORDED}


REFORM = [a_department(1, until=date(2021, 6, 1)), a_department(2, since=date(2021, 6, 2))]
REFORMED = [HeadcountRow(1, date(2021, 1, 1), 40), HeadcountRow(2, date(2021, 6, 2), 40)]


def test_after_a_reorganisation_first_timers_of_the_house_do_not_bound_a_department_from_above():
    first, second, third = an_event(1), an_event(2), an_event(3)
    counts = by_event(
        [first, second, third], [a_count(first, 1, 30), a_count(second, 2, 15, 1), a_count(third, 2, 15, 1)]
    )
    old, new = by_department(counts, REFORM, REFORMED, YEAR)
    assert (bounds(old.persons), bounds(new.persons)) == ((30, 30), (15, 30))


@pytest.mark.parametrize(("number", "most"), [(10, 17), (3, 10), (None, 17), (0, 7)])
def test_whoever_came_without_a_department_before_may_be_new_to_a_department(number, most):
    first, second = an_event(1), an_event(2)
    rows = [a_count(first, 1, 5), outside(first, CountScope.NOT_ASSIGNED, number), a_count(second, 1, 12, 2)]
    (row,) = by_department(by_event([first, second], rows), *a_house({"A": 30}), YEAR)
    assert bounds(row.persons) == (12, max(12, most))


def test_a_department_that_was_not_invited_again_keeps_its_bounds():
    first, second = an_event(1), an_event(2, target=DialogueTarget.DEPARTMENTS)
    counts = by_event([first, second], [a_count(first, 1, 5), a_count(first, 2, 4), a_count(second, 2, 4, 0)])
    assert bounds(by_department(counts, *a_house({"A": 30, "B": 30}), YEAR)[0].persons) == (5, 5)


def test_without_events_nobody_has_been_reached():
    assert course([], *a_house(), on=DAY) == []


def test_each_of_those_without_a_department_is_new_to_it_once():
    events, rows = a_table([[5], [12], [12]], [[5], [2], [2]])
    more = outside(events[0], CountScope.NOT_ASSIGNED, 11)
    (row,) = by_department(by_event(events, [*rows, more]), *a_house({"A": 40}), YEAR)
    assert bounds(row.persons) == (12, 20)


def test_a_department_founded_later_misses_no_earlier_event():
    later = a_department(1, since=date(2021, 6, 2))
    (row,) = by_department(by_event(*a_table([[], [4]])), [later], [], YEAR)
    assert (row.persons.value, row.persons.state) == (4, State.OK)


def test_repeat_participation_of_example_a_is_an_interval():
    figure = repeat(reach(EXAMPLE_A_COUNTS)[-1])
    assert [round(100 * bound) for bound in bounds(figure)] == [0, 44]


def test_repeat_participation_is_exact_with_first_timers():
    last = reach([[10], [8]], [[10], [3]], house=a_house({"A": 30}))[-1]
    assert (repeat(last).value, repeat(last).upper) == (pytest.approx(5 / 18), None)


def test_nobody_repeats_at_the_only_event():
    assert repeat(reach([[10]], house=a_house({"A": 30}))[-1]).value == 0


def test_repeat_participation_of_nobody_is_not_applicable():
    assert repeat(reach([[0]], house=a_house({"A": 30}))[-1]).state is State.NOT_APPLICABLE


def test_before_the_first_event_reach_does_not_apply_to_a_department():
    departments, headcounts = a_house()
    row = by_department([], departments, headcounts, YEAR)[0]
    assert {row.attendances.state, row.persons.state, row.share.state} == {State.NOT_APPLICABLE}


def test_repeat_participation_without_counts_is_not_recorded():
    assert repeat(reach([[None]], house=a_house({"A": 30}))[-1]).state is State.NOT_RECORDED


def test_repeat_participation_with_missing_counts_speaks_of_the_recorded_ones():
    figure = repeat(reach([[10], [8], [None]], house=a_house({"A": 30}))[-1])
    assert (bounds(figure), figure.state) == ((0, pytest.approx(8 / 18)), State.PARTIAL)


@pytest.mark.parametrize(
    ("columns", "firsts", "least", "most"),
    [
        ([[10], [8]], [[10], [3]], 18 / 13, 18 / 13),
        ([[10], [8]], [], 1, 1.8),
        ([[10], [8], [None]], [[10], [3]], 1, 18 / 13),
    ],
    ids=["exact", "between two bounds", "while a count is missing"],
)
def test_how_often_each_came_lies_between_the_bounds_of_repeated_participation(columns, firsts, least, most):
    found = mean(reach(columns, firsts, house=a_house({"A": 30}))[-1])
    assert bounds(found) == (pytest.approx(least), pytest.approx(most))


def test_nobody_came_how_often_is_not_applicable():
    assert mean(reach([[0]], house=a_house({"A": 30}))[-1]).state is State.NOT_APPLICABLE


PEOPLE = st.lists(
    st.tuples(st.integers(1, 3), st.lists(st.booleans(), min_size=4, max_size=4)), min_size=1, max_size=25
)
KNOWN = st.lists(st.booleans(), min_size=4, max_size=4)


PLACES = st.lists(
    st.tuples(
        st.integers(1, 2),
        st.integers(3, 4),
        st.lists(st.sampled_from(("away", "here", "lost")), min_size=4, max_size=4),
    ),
    min_size=1,
    max_size=20,
)


@given(PLACES, KNOWN)
def test_whatever_was_reorganised_the_truth_of_a_department_lies_between_its_bounds(people, first_timers_known):
    until, since = date(2021, 7, 10), date(2021, 7, 11)
    departments = [a_department(key, until=until) for key in (1, 2)] + [
        a_department(key, since=since) for key in (3, 4)
    ]
    sizes = [HeadcountRow(key, date(2021, 1, 1), sum(key in each[:2] for each in people)) for key in (1, 2, 3, 4)]
    events, rows, came = [an_event(key) for key in range(1, 5)], [], {key: set() for key in (1, 2, 3, 4)}
    for at, event in enumerate(events):
        there = [(who, each[at // 2], each[2]) for who, each in enumerate(people) if each[2][at] != "away"]
        lost = [who for who, _d, stays in there if stays[at] == "lost"]
        rows.append(outside(event, CountScope.NOT_ASSIGNED, len(lost)))
        for key in (1, 2) if at < 2 else (3, 4):
            here = [(who, stays) for who, d, stays in there if d == key and stays[at] == "here"]
            new = sum(set(stays[:at]) <= {"away"} for _who, stays in here)
            rows.append(a_count(event, key, len(here), new if first_timers_known[at] else None))
            came[key].update(who for who, _stays in here)
    for row in by_department(by_event(events, rows), departments, sizes, YEAR):
        least, most = bounds(row.persons)
        assert least <= len(came[row.department.id]) <= most


@given(PEOPLE, KNOWN, KNOWN)
def test_whoever_comes_the_truth_lies_between_the_bounds(people, first_timers_known, counted):
    departments = [a_department(key) for key in (1, 2, 3)]
    sizes = [HeadcountRow(key, date(2021, 1, 1), sum(d == key for d, _ in people)) for key in (1, 2, 3)]
    columns, firsts = [], []
    for event in range(4):
        there = [(d, not any(came[:event])) for d, came in people if came[event]]
        columns.append([sum(d == key for d, _ in there) if counted[event] or key != 2 else None for key in (1, 2, 3)])
        new = [sum(d == key and is_new for d, is_new in there) for key in (1, 2, 3)]
        firsts.append(new if first_timers_known[event] else [None] * 3)
    point = course(by_event(*a_table(columns, firsts)), departments, sizes, on=DAY)[-1]
    truth = sum(any(came) for _, came in people)
    least, most = bounds(point.persons)
    assert (least or 0) <= truth
    assert point.persons.state is not State.OK or truth <= most
    assert not (all(first_timers_known) and all(counted)) or least == most == truth
