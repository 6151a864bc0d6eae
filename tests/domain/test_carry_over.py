"""Topics that are carried over to the next meeting."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.carry_over import CarriedTopic, Way, chosen, in_order, obstacle, ways, with_carried
from tracker.domain.meetings import FROZEN_STATES, ItemState, MeetingState


def a_topic(key: int, since: date = date(2022, 1, 1), deferred: date | None = None, group: int = 1) -> CarriedTopic:
    return CarriedTopic(key, group, f"T{key}", None, since, deferred, "")


def test_what_was_deferred_comes_before_what_only_waits_and_the_oldest_comes_first():
    topics = [
        a_topic(1, date(2021, 1, 1)),
        a_topic(2, date(2022, 5, 1), date(2022, 5, 1)),
        a_topic(3, date(2020, 1, 1)),
        a_topic(4, date(2022, 3, 1), date(2022, 3, 1)),
    ]
    assert [topic.id for topic in in_order(topics)] == [4, 2, 3, 1]


def test_topics_of_another_group_stay_where_they_are():
    assert [topic.id for topic in chosen([a_topic(1), a_topic(2, group=2), a_topic(3)], {1, 2}, 1)] == [1]


def test_carried_topics_stand_after_the_approval_of_the_last_minutes():
    assert with_carried(["Genehmigung", "Termine"], ["Leitbild"], opening=1) == ["Genehmigung", "Leitbild", "Termine"]


def test_without_an_approval_they_stand_first():
    assert with_carried(["Termine"], ["Leitbild"], opening=0) == ["Leitbild", "Termine"]


@given(st.lists(st.integers()), st.lists(st.integers()), st.integers(0, 3))
def test_nothing_that_was_to_be_discussed_vanishes(agenda: list[int], carried: list[int], opening: int):
    assert sorted(with_carried(agenda, carried, opening=opening)) == sorted(agenda + carried)


@pytest.mark.parametrize(
    ("state", "is_decided", "possible"),
    [
        (ItemState.OPEN, False, [Way.MOVE, Way.COPY]),
        (ItemState.OPEN, True, [Way.COPY]),
        (ItemState.DEALT_WITH, False, [Way.COPY]),
        (ItemState.DEALT_WITH, True, [Way.COPY]),
        (ItemState.WITHDRAWN, False, [Way.COPY]),
        (ItemState.WITHDRAWN, True, [Way.COPY]),
        (ItemState.DEFERRED, False, []),
        (ItemState.DEFERRED, True, []),
    ],
)
def test_only_what_is_open_and_undecided_moves_on(state: ItemState, is_decided: bool, possible: list[Way]):
    assert ways(state, MeetingState.IN_PROGRESS, is_decided=is_decided) == possible
    assert all((obstacle(way, state, is_decided=is_decided) is None) == (way in possible) for way in Way)


@pytest.mark.parametrize("meeting_state", sorted(FROZEN_STATES))
def test_from_a_meeting_that_is_over_topics_are_only_copied(meeting_state: MeetingState):
    assert ways(ItemState.OPEN, meeting_state, is_decided=False) == [Way.COPY]
