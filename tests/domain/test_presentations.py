"""What a meeting shows on the projector."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.agendas import TWO, item
from tracker.domain.meetings import Confidentiality, ItemState, MeetingState
from tracker.domain.presentations import stage

RUNNING = MeetingState.IN_PROGRESS
AGENDA = [
    item(1, state=ItemState.DEALT_WITH, begun_at=TWO, ended_at=TWO + timedelta(minutes=5)),
    item(2, visibility=Confidentiality.INTERNAL),
    item(3, begun_at=TWO + timedelta(minutes=5)),
    item(4),
]


def ids(row) -> int | None:
    return None if row is None else row.id


@pytest.mark.parametrize(
    ("state", "chosen", "expected"),
    [
        (RUNNING, None, (3, 4, 1, False)),
        (RUNNING, 1, (1, 3, None, True)),
        (RUNNING, 4, (4, 3, 3, True)),
        (RUNNING, 2, (3, 4, 1, False)),
        (MeetingState.INVITED, None, (None, 3, None, False)),
        (MeetingState.CLOSED, None, (None, 3, None, False)),
    ],
)
def test_the_item_under_discussion_is_shown_unless_another_one_is_chosen(state, chosen, expected):
    found = stage(AGENDA, state, chosen)
    assert (ids(found.item), ids(found.next), ids(found.previous), found.is_chosen) == expected


def test_items_are_numbered_anew_so_that_no_gap_tells_of_an_internal_one():
    assert [(row.id, row.position) for row in stage(AGENDA, RUNNING).items] == [(1, 1), (3, 2), (4, 3)]


def test_while_an_internal_item_is_discussed_the_agenda_is_shown():
    at_internal = [replace(AGENDA[1], begun_at=TWO) if row.id == 2 else replace(row, begun_at=None) for row in AGENDA]
    found = stage(at_internal, RUNNING)
    assert (found.item, ids(found.next)) == (None, 3)


def test_when_everything_is_dealt_with_the_agenda_is_shown():
    assert stage([replace(row, state=ItemState.DEALT_WITH) for row in AGENDA], RUNNING).item is None


@given(
    st.lists(st.tuples(st.sampled_from(Confidentiality), st.sampled_from(ItemState), st.booleans())),
    st.sampled_from(MeetingState),
    st.none() | st.integers(0, 9),
)
def test_nothing_internal_is_ever_shown(rows, state, chosen):
    items = [
        item(number, visibility=visibility, state=item_state, begun_at=TWO if is_begun else None)
        for number, (visibility, item_state, is_begun) in enumerate(rows, start=1)
    ]
    found = stage(items, state, chosen)
    for row in (*found.items, found.item, found.next, found.previous):
        assert row is None or row.visibility is not Confidentiality.INTERNAL
    assert [row.position for row in found.items] == list(range(1, len(found.items) + 1))
