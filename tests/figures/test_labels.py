from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tracker.figures.labels import apart

ALMOST = 1e-9
shares = st.lists(st.floats(0, 1), max_size=12).map(sorted)


def test_labels_that_are_apart_stay_where_they_are():
    assert apart([0.25, 0.5, 0.75], 0.125, 0, 1) == [0.25, 0.5, 0.75]


def test_labels_of_one_day_part_evenly_around_it():
    assert apart([0.5, 0.5, 0.5], 0.125, 0, 1) == [0.375, 0.5, 0.625]


def test_labels_at_the_edge_move_into_the_room():
    assert apart([0, 0], 0.25, 0.125, 0.875) == [0.125, 0.375]
    assert apart([1, 1], 0.25, 0.125, 0.875) == [0.625, 0.875]


def test_labels_without_room_share_what_there_is():
    assert apart([0.5] * 5, 0.5, 0, 1) == [0, 0.25, 0.5, 0.75, 1]


def test_nothing_is_placed_nowhere():
    assert apart([], 0.1, 0, 1) == []


@given(shares)
def test_labels_keep_their_distance_their_order_and_to_the_room(wanted):
    places = apart(wanted, 1 / 7, 1 / 14, 13 / 14)
    gap = min(1 / 7, (12 / 14) / max(len(wanted) - 1, 1))
    assert all(later - earlier >= gap - ALMOST for earlier, later in pairwise(places))
    assert all(1 / 14 - ALMOST <= place <= 13 / 14 + ALMOST for place in places)


@given(shares)
def test_placing_what_is_placed_moves_nothing(wanted):
    once = apart(wanted, 1 / 14, 0, 1)
    again = apart(once, 1 / 14, 0, 1)
    assert all(abs(one - other) < ALMOST for one, other in zip(once, again, strict=True))
