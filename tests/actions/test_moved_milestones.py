"""Which milestones a decision moved."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.actions import moved_milestones
from tracker.domain.access import Actor
from tracker.domain.errors import RuleViolation
from tracker.models import Decision, Milestone, Process
from tracker.queries import moved_milestones as queries


@pytest.fixture
def decision(session, world):
    return session.get_one(Decision, world.decision_id)


def test_exactly_the_chosen_milestones_are_tied_to_a_decision(session, world, decision):
    other = Milestone.of(session.get_one(Process, world.process_id), title="Leitbild", baseline_on=date(2022, 3, 31))
    session.add(other)
    session.flush()
    moved_milestones.choose(session, decision, milestone_ids=[world.milestone_id])
    kept = queries.links(session, decision)[0].id
    moved_milestones.choose(session, decision, milestone_ids=[world.milestone_id, other.id])
    assert [link.milestone_id for link in queries.links(session, decision)] == [world.milestone_id, other.id]
    assert queries.links(session, decision)[0].id == kept
    moved_milestones.choose(session, decision, milestone_ids=[other.id])
    assert queries.of_decision(session, decision) == [(other.id, "Leitbild")]


def test_a_milestone_of_another_process_is_not_tied_to_a_decision(session, world, decision):
    with pytest.raises(RuleViolation, match="milestone-of-another-process"):
        moved_milestones.choose(session, decision, milestone_ids=[world.milestone_id + 999])


def test_a_milestone_names_only_decisions_that_one_may_read(session, world, decision, actor):
    internal = session.get_one(Decision, world.decision_id + 2)
    for each in (decision, internal):
        moved_milestones.choose(session, each, milestone_ids=[world.milestone_id])
    milestone = session.get_one(Milestone, world.milestone_id)
    assert [number for _id, number, _title in queries.of_milestone(session, milestone, actor)] == ["2021/01", "2021/03"]
    assert [number for _id, number, _title in queries.of_milestone(session, milestone, Actor(9))] == ["2021/01"]
