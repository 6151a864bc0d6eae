from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.participations import EXAMPLE_A, EXAMPLE_A_COUNTS, a_department, a_house, a_table
from tracker.domain import balance, coverage
from tracker.domain.attendances import by_event
from tracker.domain.balance import Place
from tracker.domain.values import State

SIZES = tuple(EXAMPLE_A.values())


def of(counts, sizes=SIZES, **options):
    places = [Place(a_department(key), *pair) for key, pair in enumerate(zip(counts, sizes, strict=True), 1)]
    return balance.of_places(places, **options)


def of_table(columns):
    tables = [coverage.of_event(each, *a_house()) for each in by_event(*a_table(columns))]
    return balance.of_events(tables)


def chance_by_counting(total, sizes, unevenness):
    """How often chance is as uneven, by the number of ways to draw each result."""
    house = sum(sizes)
    ways = {(0, 0): 1}
    for size in sizes:
        further = {}
        for (drawn, so_far), number in ways.items():
            for count in range(min(size, total - drawn) + 1):
                key = drawn + count, so_far + abs(count * house - total * size)
                further[key] = further.get(key, 0) + number * comb(size, count)
        ways = further
    return sum(n for (drawn, found), n in ways.items() if drawn == total and found >= unevenness) / comb(house, total)


def test_the_worked_example_of_the_kick_off_is_as_even_as_chance():
    found = of(EXAMPLE_A_COUNTS[0])
    assert [round(row.quotient.value, 2) for row in found.rows] == [1.13, 1.04, 0.83, 0.82, 0.97]
    assert (round(found.dissimilarity.value, 3), round(found.gini.value, 3)) == (0.056, 0.069)
    assert found.expected.value == pytest.approx(0.065, abs=0.001)
    assert round(found.chance.value, 2) == pytest.approx(0.61, abs=0.01)
    assert found.is_even


def test_the_worked_example_of_one_office_that_fills_the_room_is_not():
    found = of((55, 10, 5, 5, 4))
    assert [round(each.value, 2) for each in (found.dissimilarity, found.gini, found.divergence)] == [0.35, 0.37, 0.26]
    assert (found.chance.value, found.is_even) == (0, False)


def test_the_expectation_is_exact_and_the_probability_is_near_to_the_exact_one():
    found = of(EXAMPLE_A_COUNTS[0])
    total, house = 79, 179
    exact = sum(
        comb(size, count) * comb(house - size, total - count) * abs(count * house - total * size)
        for size in SIZES
        for count in range(size + 1)
    )
    unevenness = found.dissimilarity.numerator
    assert found.expected.numerator == pytest.approx(exact / comb(house, total))
    assert found.chance.value == pytest.approx(chance_by_counting(total, SIZES, unevenness), abs=0.01)


def test_the_same_counts_give_the_same_probability_again():
    first = of(EXAMPLE_A_COUNTS[0]).chance
    balance._drawn.cache_clear()
    assert of(EXAMPLE_A_COUNTS[0]).chance == first


def test_chance_brings_most_departments_into_their_band():
    found = of(EXAMPLE_A_COUNTS[0])
    assert all(row.band[0] <= row.quotient.value <= row.band[1] for row in found.rows)
    crowd = of((55, 10, 5, 5, 4)).rows[0]
    assert crowd.quotient.value > crowd.band[1]


def test_too_few_attendances_have_no_balance():
    found = of((5, 4, 3, 1, 1))
    assert (found.is_too_few, found.dissimilarity.state) == (True, State.NOT_APPLICABLE)
    assert of((5, 4, 3, 2, 1)).is_too_few is False


def test_a_single_department_has_no_balance():
    found = of((31,), (62,))
    assert (found.is_too_few, found.gini.state, found.is_even) == (False, State.NOT_APPLICABLE, False)


def test_without_any_department_there_is_none_either():
    assert of((), (), n_missing=3).dissimilarity.state is State.NOT_RECORDED
    assert not of((), ()).is_too_few


def test_a_department_without_staff_is_left_out():
    assert len(of((31, 22, 0), (62, 48, 0)).rows) == 2


def test_a_department_from_which_nobody_came_has_a_quotient_of_zero():
    found = of((31, 22, 11, 9, 0))
    assert (found.rows[-1].quotient.value, found.divergence.value > 0) == (0, True)


def test_chance_says_nothing_about_several_events():
    found = of_table(EXAMPLE_A_COUNTS)
    assert (found.expected.state, found.chance.state) == (State.NOT_APPLICABLE, State.NOT_APPLICABLE)
    assert (found.rows[0].place.attendances, found.rows[0].place.staff, found.rows[0].band) == (52, 186, None)


def test_a_missing_count_makes_the_balance_partial():
    found = of_table([[31, 22, 11, 9, None]])
    assert (found.dissimilarity.n_missing, len(found.rows)) == (1, 4)
    measures = [found.dissimilarity, found.expected, found.chance, found.gini, found.divergence]
    assert {figure.state for figure in (*measures, *(row.quotient for row in found.rows))} == {State.PARTIAL}


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 60)), min_size=2, max_size=7))
def test_every_measure_lies_between_zero_and_one(pairs):
    found = of([min(pair) for pair in pairs], [size for _, size in pairs], with_chance=False)
    if found.dissimilarity.value is not None:
        assert 0 <= found.dissimilarity.value <= found.gini.value + 1e-9
        assert found.gini.value <= 1
        assert found.divergence.value >= 0


@given(st.integers(1, 40), st.lists(st.integers(1, 30), min_size=2, max_size=6))
def test_proportional_attendance_is_perfectly_even(times, sizes):
    found = of([3 * size for size in sizes], [3 * times * size for size in sizes], with_chance=False)
    assert (found.dissimilarity.value, round(found.gini.value, 9)) == (0, 0)


@given(st.integers(1, 60), st.integers(1, 60), st.data())
def test_the_weights_are_those_of_the_distribution(size, others, data):
    house = size + others
    number = data.draw(st.integers(0, house))
    first, weights = balance._hypergeometric(house, size, number)
    for at, weight in enumerate(weights):
        exact = comb(size, first + at) * comb(others, number - first - at) / comb(house, number)
        assert weight / sum(weights) == pytest.approx(exact, abs=1e-9)
