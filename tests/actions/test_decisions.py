from datetime import date

import pytest

from tests.meetings import close
from tracker.actions import decisions
from tracker.domain.decisions import DecisionResult, DecisionStatus
from tracker.domain.errors import RuleViolation, Stale
from tracker.models import AgendaItem, Decision

TODAY = date(2021, 12, 14)


@pytest.fixture
def item(session, world):
    return session.get_one(AgendaItem, world.agenda_item_id)


@pytest.fixture
def decision(session, world):
    return session.get_one(Decision, world.decision_id)


def test_a_decision_gets_the_next_number_of_the_process_in_the_year_of_the_meeting(session, item):
    first, second = (decisions.decide(session, item, title=title) for title in ("Drei Felder", "Kein Logo"))
    assert (first.label, second.label) == ("2021/04", "2021/05")
    assert (first.decided_on, first.meeting_id, first.agenda_item_id) == (date(2021, 9, 14), item.meeting_id, item.id)


def test_votes_are_counts_of_those_who_may_vote_and_were_there(session, item):
    decision = decisions.decide(session, item, title="Drei Felder", votes_yes=1, votes_no=0)
    assert (decision.votes_yes, decision.votes_no, decision.votes_abstained) == (1, 0, None)
    with pytest.raises(RuleViolation, match="more-votes-than-voters"):
        decisions.decide(session, item, title="Drei Felder", votes_yes=2)


def test_while_the_meeting_runs_a_decision_is_corrected(session, decision):
    decisions.correct(
        session,
        decision,
        seen_version=decision.version,
        title="Vier Felder",
        result=DecisionResult.REJECTED,
        votes_no=1,
    )
    assert (decision.title, decision.result, decision.votes_no) == ("Vier Felder", DecisionResult.REJECTED, 1)


def test_after_the_meeting_its_words_stay(session, running, decision, item, world):
    close(session, running)
    with pytest.raises(RuleViolation, match="meeting-is-over"):
        decisions.correct(session, decision, seen_version=decision.version, title="Anders")
    with pytest.raises(RuleViolation, match="meeting-is-over"):
        decisions.decide(session, item, title="Nachtrag")


def test_a_topic_of_the_backlog_leads_to_no_decision(session, item, running):
    topic = AgendaItem(
        administration_id=item.administration_id, working_group_id=item.working_group_id, position=0, title="Thema"
    )
    session.add(topic)
    session.flush()
    with pytest.raises(RuleViolation, match="item-on-no-agenda"):
        decisions.decide(session, topic, title="Zu früh")


def test_a_decision_without_an_item_is_not_corrected_in_a_meeting(session, decision):
    decision.agenda_item_id = None
    session.flush()
    with pytest.raises(RuleViolation, match="item-on-no-agenda"):
        decisions.correct(session, decision, seen_version=decision.version, title="Anders")


def test_implementation_is_recorded_after_the_meeting_too(session, running, decision, world):
    close(session, running)
    decisions.follow_up(
        session,
        decision,
        seen_version=decision.version,
        today=TODAY,
        status=DecisionStatus.IMPLEMENTED,
        responsible="Fachdienst Personal",
        due_on=date(2021, 12, 31),
    )
    assert (decision.status, decision.implemented_on) == (DecisionStatus.IMPLEMENTED, TODAY)
    assert (decision.responsible, decision.due_on) == ("Fachdienst Personal", date(2021, 12, 31))


def test_a_decision_that_is_not_carried_out_says_why(session, decision):
    with pytest.raises(RuleViolation, match="reason-required"):
        decisions.follow_up(
            session, decision, seen_version=decision.version, today=TODAY, status=DecisionStatus.NOT_IMPLEMENTED
        )


def test_an_old_page_does_not_overwrite_a_decision(session, decision):
    with pytest.raises(Stale):
        decisions.follow_up(
            session, decision, seen_version=decision.version - 1, today=TODAY, status=DecisionStatus.OPEN
        )
    with pytest.raises(Stale):
        decisions.correct(session, decision, seen_version=decision.version - 1, title="Anders")


def test_an_overdue_decision_that_stays_unfinished_says_why(session, decision):
    late = {"status": DecisionStatus.PARTLY, "due_on": date(2022, 3, 1), "today": date(2022, 1, 10)}
    with pytest.raises(RuleViolation, match="reason-required"):
        decisions.follow_up(session, decision, seen_version=decision.version, **late)
    decisions.follow_up(session, decision, seen_version=decision.version, status_reason="Haushaltssperre", **late)
    assert (decision.status, decision.due_on) == (DecisionStatus.PARTLY, date(2022, 3, 1))


def test_an_overdue_decision_is_carried_out_in_one_step(session, decision):
    decision.status_reason = "Noch nicht umgesetzt, weil das Geld fehlt."
    decisions.implement(session, decision, seen_version=decision.version, implemented_on=TODAY, today=TODAY)
    assert (decision.status, decision.implemented_on, decision.status_reason) == (
        DecisionStatus.IMPLEMENTED,
        TODAY,
        "",
    )
    with pytest.raises(RuleViolation, match="decision-finished"):
        decisions.implement(session, decision, seen_version=decision.version, implemented_on=TODAY, today=TODAY)


def test_the_day_of_an_overdue_decision_is_moved_with_the_reason(session, decision):
    later = {"due_on": date(2022, 3, 1), "today": date(2022, 1, 10)}
    decisions.postpone(session, decision, seen_version=decision.version, status_reason="Haushaltssperre", **later)
    assert (decision.due_on, decision.status_reason) == (date(2022, 3, 1), "Haushaltssperre")
    decision.result = DecisionResult.REJECTED
    with pytest.raises(RuleViolation, match="decision-finished"):
        decisions.postpone(session, decision, seen_version=decision.version, status_reason="Nochmals", **later)
