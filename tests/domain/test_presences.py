"""Who has an agenda item open at the same time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tracker.domain.presences import Presence, others

NOW = datetime(2021, 9, 14, 14, 0, tzinfo=UTC)


def seen(person_id: int, seconds_ago: int) -> Presence:
    return Presence(person_id, f"Person {person_id}", NOW - timedelta(seconds=seconds_ago))


@pytest.mark.parametrize(
    ("present", "names"),
    [
        ([], []),
        ([seen(1, 0)], []),
        ([seen(3, 45), seen(2, 0), seen(1, 0)], ["Person 2", "Person 3"]),
        ([seen(2, 46)], []),
    ],
)
def test_everybody_else_counts_whose_page_said_so_within_three_quarters_of_a_minute(present, names):
    assert others(present, 1, NOW) == names
