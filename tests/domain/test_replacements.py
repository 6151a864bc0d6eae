"""Decisions that supersede or revoke earlier ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.decisions import DecisionResult, DecisionStatus, Replacement
from tracker.domain.errors import RuleViolation
from tracker.domain.replacements import Member, chosen, forbid_by_hand, forbid_replacing, forbid_unaccepting, replaces

ACCEPTED, REJECTED = DecisionResult.ACCEPTED, DecisionResult.REJECTED
OPEN, DONE = DecisionStatus.OPEN, DecisionStatus.IMPLEMENTED
SUPERSEDED, REVOKED = DecisionStatus.SUPERSEDED, DecisionStatus.REVOKED
LATER = Member(1, date(2021, 9, 14), 2021, 5, ACCEPTED, OPEN)


@pytest.mark.parametrize(
    ("changes", "is_new", "code"),
    [
        # an earlier day, or an earlier number of the same day
        ({"decided_on": date(2021, 7, 6), "number": 3}, True, None),
        ({"number": 4}, True, None),
        # recorded later, decided earlier: the day counts
        ({"decided_on": date(2021, 7, 6), "number": 9}, True, None),
        # carried out or not: both can be replaced
        ({"number": 4, "status": DONE}, True, None),
        # itself, a later one, one of another process
        ({}, True, "replaces-no-earlier"),
        ({"number": 6}, True, "replaces-no-earlier"),
        ({"decided_on": date(2021, 10, 1), "number": 4}, True, "replaces-no-earlier"),
        ({"number": 4, "process_id": 2}, True, "replaces-no-earlier"),
        # what was never accepted has no force to lose
        ({"number": 4, "result": REJECTED}, True, "replaces-unaccepted"),
        # what lost its force already loses it no second time, but stays with the decision that took it
        ({"number": 4, "status": SUPERSEDED}, True, "replaces-not-in-force"),
        ({"number": 4, "status": REVOKED}, True, "replaces-not-in-force"),
        ({"number": 4, "status": REVOKED}, False, None),
    ],
)
def test_a_decision_replaces_accepted_earlier_ones_that_are_in_force(changes, is_new, code):
    earlier = replace(LATER, **changes)
    if code is None:
        forbid_replacing(LATER, earlier, is_new=is_new)
    else:
        with pytest.raises(RuleViolation, match=code):
            forbid_replacing(LATER, earlier, is_new=is_new)


MEMBERS = st.builds(
    Member,
    process_id=st.just(1),
    decided_on=st.dates(date(2021, 1, 1), date(2021, 1, 4)),
    year=st.just(2021),
    number=st.integers(1, 4),
    result=st.just(ACCEPTED),
    status=st.just(OPEN),
)


@given(st.lists(MEMBERS, min_size=2, max_size=5))
def test_no_chain_of_replacements_leads_back_to_its_beginning(chain):
    with pytest.raises(RuleViolation, match="replaces-no-earlier"):
        _link(chain, [*chain[1:], chain[0]])


def _link(later, earlier):
    for pair in zip(later, earlier, strict=True):
        forbid_replacing(*pair, is_new=True)


def test_only_an_accepted_decision_takes_effect():
    assert replaces(ACCEPTED, 7) == 7
    assert replaces(ACCEPTED, None) is None
    assert replaces(REJECTED, 7) is None
    assert replaces(DecisionResult.POSTPONED, 7) is None


def test_whoever_names_an_earlier_decision_says_what_becomes_of_it():
    assert chosen(7, Replacement.REVOKES) is Replacement.REVOKES
    assert chosen(None, Replacement.REVOKES) is None
    with pytest.raises(RuleViolation, match="replacement-missing"):
        chosen(7, None)


def test_what_another_decision_replaced_stays_accepted():
    forbid_unaccepting(REJECTED, is_replaced=False)
    forbid_unaccepting(ACCEPTED, is_replaced=True)
    with pytest.raises(RuleViolation, match="decision-replaced"):
        forbid_unaccepting(REJECTED, is_replaced=True)


@pytest.mark.parametrize(
    ("current", "target", "is_replaced", "code"),
    [
        (OPEN, DONE, False, None),
        (OPEN, REVOKED, False, None),
        (REVOKED, OPEN, False, None),
        (SUPERSEDED, SUPERSEDED, False, None),
        (SUPERSEDED, OPEN, False, None),
        (OPEN, SUPERSEDED, False, "superseded-by-decision"),
        (SUPERSEDED, SUPERSEDED, True, None),
        (SUPERSEDED, OPEN, True, "decision-replaced"),
        (REVOKED, SUPERSEDED, True, "decision-replaced"),
    ],
)
def test_a_status_that_a_decision_gives_is_neither_chosen_nor_taken_back_by_hand(current, target, is_replaced, code):
    if code is None:
        forbid_by_hand(current, target, is_replaced=is_replaced)
    else:
        with pytest.raises(RuleViolation, match=code):
            forbid_by_hand(current, target, is_replaced=is_replaced)
