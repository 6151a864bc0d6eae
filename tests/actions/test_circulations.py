"""What is done with decisions by circulation."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from tracker.actions import circulations, decisions
from tracker.domain.decisions import DecisionResult, DecisionStatus, Replacement
from tracker.domain.errors import RuleViolation, Stale
from tracker.domain.meetings import Confidentiality
from tracker.models import AgendaItem, Decision, JournalEntry, Process
from tracker.queries import circulations as queries

TODAY = date(2021, 11, 3)
FACTS = {
    "sent_on": date(2021, 10, 27),
    "decided_on": date(2021, 11, 2),
    "visibility": Confidentiality.GROUP,
    "result": DecisionResult.ACCEPTED,
}


@pytest.fixture
def facts(world):
    return FACTS | {"working_group_id": world.working_group_id, "today": TODAY}


@pytest.fixture
def decision(session, world, facts):
    process = session.get_one(Process, world.process_id)
    return circulations.record(session, process, title="Der Auftakt ist hybrid", **facts)


def correct(session, decision, facts, recorded_on=TODAY, **changes):
    circulations.correct(session, decision, seen_version=decision.version, recorded_on=recorded_on, **(facts | changes))


def test_a_decision_by_circulation_gets_the_next_number_of_the_process_in_its_year(session, decision, world):
    assert (decision.label, decision.meeting_id, decision.agenda_item_id) == ("2021/04", None, None)
    found = queries.facts(session, decision)
    assert (found.group_id, found.sent_on) == (world.working_group_id, date(2021, 10, 27))
    assert found.visibility is Confidentiality.GROUP


def test_meetings_and_circulation_never_give_a_number_twice(session, world, facts):
    process, item = session.get_one(Process, world.process_id), session.get_one(AgendaItem, world.agenda_item_id)
    given = []
    for turn in range(4):
        given.append(decisions.decide(session, item, title=f"Im Treffen {turn}").label)
        given.append(circulations.record(session, process, title=f"Im Umlauf {turn}", **facts).label)
    assert given == [f"2021/{number:02d}" for number in range(4, 12)]


def test_no_more_votes_are_counted_than_the_group_had_members(session, world, facts):
    process = session.get_one(Process, world.process_id)
    assert circulations.record(session, process, title="Hybrid", votes_yes=2, **facts).votes_yes == 2
    with pytest.raises(RuleViolation, match="more-votes-than-members"):
        circulations.record(session, process, title="Hybrid", votes_yes=2, votes_no=1, **facts)


def test_it_replaces_an_earlier_decision_of_a_meeting(session, world, facts):
    process = session.get_one(Process, world.process_id)
    replaced = {"supersedes_id": world.decision_id, "replacement": Replacement.REVOKES}
    circulations.record(session, process, title="Hybrid", **replaced, **facts)
    assert session.get_one(Decision, world.decision_id).status is DecisionStatus.REVOKED


def test_on_its_day_it_is_corrected_without_a_word(session, decision, facts):
    correct(session, decision, facts, title="Digital", visibility=Confidentiality.HOUSE, votes_yes=1)
    assert (decision.title, decision.votes_yes) == ("Digital", 1)
    assert queries.facts(session, decision).visibility is Confidentiality.HOUSE


def test_afterwards_it_is_corrected_with_a_reason_that_stays_in_the_journal(session, decision, facts):
    with pytest.raises(RuleViolation, match="reason-required"):
        correct(session, decision, facts, recorded_on=date(2021, 11, 2), title="Digital")
    correct(session, decision, facts, recorded_on=date(2021, 11, 2), title="Digital", reason="Zahlendreher")
    statement = select(JournalEntry).where(JournalEntry.action == "correct", JournalEntry.record == "Decision")
    assert session.scalars(statement).one().changes == {"reason": "Zahlendreher"}


def test_an_old_page_does_not_overwrite_who_may_read_it(session, decision, facts):
    seen = decision.version
    correct(session, decision, facts, visibility=Confidentiality.INTERNAL)
    with pytest.raises(Stale):
        circulations.correct(session, decision, seen_version=seen, recorded_on=TODAY, **facts)


def test_its_day_stays_before_the_decision_that_replaced_it(session, world, decision, facts):
    process = session.get_one(Process, world.process_id)
    replaced = {"supersedes_id": decision.id, "replacement": Replacement.SUPERSEDES}
    circulations.record(session, process, title="Digital", **replaced, **facts)
    late = {"decided_on": TODAY, "reason": "Falscher Tag"}
    with pytest.raises(RuleViolation, match="decided-after-its-replacement"):
        correct(session, decision, facts, **late)


def test_a_decision_of_a_meeting_is_corrected_in_the_meeting(session, world, facts):
    with pytest.raises(RuleViolation, match="no-circulation"):
        correct(session, session.get_one(Decision, world.decision_id), facts)


def test_in_a_meeting_a_decision_by_circulation_is_not_corrected(session, decision):
    with pytest.raises(RuleViolation, match="item-on-no-agenda"):
        decisions.correct(session, decision, seen_version=decision.version, title="Anders")
