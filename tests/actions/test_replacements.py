"""What a decision does to an earlier one, and that it can be taken back."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.actions import decisions
from tracker.domain.decisions import DecisionResult, DecisionStatus, Replacement
from tracker.domain.errors import RuleViolation
from tracker.models import AgendaItem, Decision

TODAY = date(2021, 12, 14)
ACCEPTED, REJECTED = DecisionResult.ACCEPTED, DecisionResult.REJECTED
SUPERSEDES, REVOKES = Replacement.SUPERSEDES, Replacement.REVOKES


@pytest.fixture
def item(session, world):
    return session.get_one(AgendaItem, world.agenda_item_id)


@pytest.fixture
def earlier(session, world):
    found = session.get_one(Decision, world.decision_id)
    found.status = DecisionStatus.IN_PROGRESS
    session.flush()
    return found


def replace(session, item, earlier, *, result=ACCEPTED, replacement=SUPERSEDES):
    return decisions.decide(
        session, item, title="Vier Felder", result=result, supersedes_id=earlier.id, replacement=replacement
    )


def correct(session, decision, **values):
    decisions.correct(session, decision, seen_version=decision.version, **values)


def follow_up(session, decision, status, **values):
    decisions.follow_up(session, decision, seen_version=decision.version, today=TODAY, status=status, **values)


@pytest.mark.parametrize(
    ("replacement", "status"), [(SUPERSEDES, DecisionStatus.SUPERSEDED), (REVOKES, DecisionStatus.REVOKED)]
)
def test_the_earlier_decision_gets_its_status_by_itself(session, item, earlier, replacement, status):
    later = replace(session, item, earlier, replacement=replacement)
    assert (later.supersedes_id, later.replacement, earlier.status) == (earlier.id, replacement, status)


@pytest.mark.parametrize("result", [REJECTED, DecisionResult.POSTPONED])
def test_what_is_not_accepted_has_no_effect_on_the_earlier_one(session, item, earlier, result):
    later = replace(session, item, earlier, result=result)
    assert (later.supersedes_id, earlier.status) == (earlier.id, DecisionStatus.IN_PROGRESS)
    correct(session, later, result=ACCEPTED, supersedes_id=earlier.id, replacement=SUPERSEDES)
    assert earlier.status is DecisionStatus.SUPERSEDED
    correct(session, later, result=result, supersedes_id=earlier.id, replacement=SUPERSEDES)
    assert earlier.status is DecisionStatus.IN_PROGRESS


def test_the_status_of_the_earlier_one_comes_back_with_the_link(session, item, earlier):
    later = replace(session, item, earlier)
    correct(session, later, supersedes_id=earlier.id, replacement=REVOKES)
    assert earlier.status is DecisionStatus.REVOKED
    correct(session, later)
    assert (earlier.status, earlier.is_replaced) == (DecisionStatus.IN_PROGRESS, False)
    assert (later.supersedes_id, later.replacement) == (None, None)


def test_another_earlier_decision_is_replaced_instead(session, item, earlier):
    other = decisions.decide(session, item, title="Drei Felder")
    later = replace(session, item, earlier)
    correct(session, later, supersedes_id=other.id, replacement=SUPERSEDES)
    assert (earlier.status, other.status) == (DecisionStatus.IN_PROGRESS, DecisionStatus.SUPERSEDED)


def test_a_decision_is_replaced_while_following_up_too(session, item, earlier):
    later = decisions.decide(session, item, title="Vier Felder")
    follow_up(session, later, DecisionStatus.OPEN, supersedes_id=earlier.id, replacement=SUPERSEDES)
    assert earlier.status is DecisionStatus.SUPERSEDED
    follow_up(session, later, DecisionStatus.OPEN)
    assert earlier.status is DecisionStatus.IN_PROGRESS


def test_nobody_replaces_what_is_replaced_already(session, item, earlier):
    replace(session, item, earlier)
    with pytest.raises(RuleViolation, match="replaces-not-in-force"):
        replace(session, item, earlier)


def test_the_earlier_decision_cannot_replace_the_later_one(session, item, earlier):
    later = replace(session, item, earlier)
    with pytest.raises(RuleViolation, match="replaces-no-earlier"):
        correct(session, earlier, supersedes_id=later.id, replacement=SUPERSEDES)


def test_what_was_replaced_keeps_its_status_and_takes_remarks(session, item, earlier):
    replace(session, item, earlier)
    follow_up(session, earlier, DecisionStatus.SUPERSEDED, status_reason="Siehe dort.")
    assert (earlier.status, earlier.status_reason) == (DecisionStatus.SUPERSEDED, "Siehe dort.")
    with pytest.raises(RuleViolation, match="decision-replaced"):
        follow_up(session, earlier, DecisionStatus.OPEN)
    with pytest.raises(RuleViolation, match="decision-replaced"):
        correct(session, earlier, result=REJECTED)


def test_nothing_is_superseded_by_hand_but_revoked_with_a_reason(session, earlier):
    with pytest.raises(RuleViolation, match="superseded-by-decision"):
        follow_up(session, earlier, DecisionStatus.SUPERSEDED)
    with pytest.raises(RuleViolation, match="reason-required"):
        follow_up(session, earlier, DecisionStatus.REVOKED)
    follow_up(session, earlier, DecisionStatus.REVOKED, status_reason="Der Kreistag hat anders entschieden.")
    assert earlier.status is DecisionStatus.REVOKED
