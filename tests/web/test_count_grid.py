"""How the count grid shares its groups out between two columns."""

from __future__ import annotations

import pytest

from tracker.forms.count_grid import Grid, GridGroup, GridRow


def a_grid(*sizes: int) -> Grid:
    rows = [[GridRow(f"{at}-{line}", "Amt", 1, {}, {}) for line in range(size)] for at, size in enumerate(sizes)]
    return Grid([GridGroup(f"Gruppe {at}", None, found) for at, found in enumerate(rows)])


def lengths(grid: Grid) -> tuple[list[int], ...]:
    return tuple([len(part.rows) for part in side] for side in grid.sides)


@pytest.mark.parametrize(
    ("sizes", "sides"),
    [
        ([3, 2], ([3], [2])),
        ([5, 7, 9, 6, 2], ([5, 7], [9, 6, 2])),
        ([15, 6], ([15], [6])),
        ([2], ([2], [])),
    ],
)
def test_whole_groups_stand_side_by_side_about_equally_long(sizes, sides):
    assert lengths(a_grid(*sizes)) == sides


@pytest.mark.parametrize(
    ("sizes", "sides"),
    [([60, 2], ([32], [28, 2])), ([3, 40, 3], ([3, 20], [20, 3])), ([60], ([30], [30])), ([2, 60], ([2, 28], [32]))],
)
def test_a_long_group_is_parted_and_nothing_of_it_is_lost(sizes, sides):
    grid = a_grid(*sizes)
    assert lengths(grid) == sides
    left, right = grid.sides
    assert [row for part in (*left, *right) for row in part.rows] == grid.rows
    assert (left[-1].number, right[0].is_continued) == (right[0].number, True)
