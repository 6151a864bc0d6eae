"""What is hidden beside small numbers, in tables small enough to follow by hand."""

from __future__ import annotations

import pytest

from tests.attacker import Attacker, small, truth_of
from tests.domain.releases import a_release
from tracker.domain.released_figures import HIDDEN
from tracker.domain.releases import Audience

SIZES = {"A": 40, "B": 40, "C": 40, "D": 40}


def reader_of(*releases):
    attacker = Attacker()
    for release in releases:
        attacker.read(release.shown, truth_of(release.ledger))
    return attacker


@pytest.mark.parametrize(
    "columns",
    [
        [[1, 7, 9, 6], [6, 1, 8, 7], [9, 8, 7, 9]],
        [[1, 7, 9, 6], [1, 6, 8, 7], [9, 8, 7, 9]],
        [[1, 1, 9, 6], [7, 6, 8, 7], [9, 8, 7, 9]],
        [[1, 1, 9, 6], [1, 6, 8, 1], [9, 8, 7, 9]],
        [[1, 8], [1, 7]],
        [[3, 9, 12, 11], [1, 8, 11, 12], [12, 11, 10, 9]],
    ],
    ids=["across", "in one row", "in one column", "all around", "with nobody else to hide behind", "beside three"],
)
def test_two_people_who_came_alone_do_not_give_each_other_away(columns):
    attacker = reader_of(a_release(dict(zip(SIZES, [40] * len(columns[0]), strict=False)), columns))
    secrets = list(small(attacker, 5))
    for insider in secrets:
        for secret in secrets:
            if secret != insider:
                lower, upper = attacker.bounds(secret, known=insider)
                assert upper - lower >= 4


def test_whoever_came_alone_elsewhere_sees_through_no_rectangle():
    attacker = reader_of(a_release({"A": 40, "B": 20, "C": 40}, [[6, 5, 0], [9, 2, 9], [1, 6, 0]]))
    lower, upper = attacker.bounds([("d2", 2, 2)], known=[("d1", 3, 1)])
    assert upper - lower >= 4


def test_an_at_least_is_left_out_where_the_public_was_told_an_at_most():
    sizes, columns = {"A": 10, "B": 10, "C": 13}, [[2, 2, 11]]
    public = a_release(sizes, columns, audience=Audience.PUBLIC)
    house = a_release(sizes, columns, history=[public.ledger])
    assert house.shown["cells"][2] == [HIDDEN]
    lower, upper = reader_of(public, house).bounds([("d3", 1, 11)])
    assert upper - lower >= 2


def test_rectangles_that_an_earlier_total_forbids_are_not_counted_on():
    columns = [[3, 12, 9, 2], [8, 2, 7, 9], [2, 8, 6, 7], [9, 3, 8, 2]]
    first = a_release(SIZES, columns[:2])
    second = a_release(SIZES, columns, history=[first.ledger])
    attacker = reader_of(first, second)
    for secret in small(attacker, 5):
        lower, upper = attacker.bounds(secret)
        assert upper - lower >= 4
