"""Agendas in SQL and in the domain say the same about who may read what."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.world import PEOPLE
from tracker.domain.agenda_items import OutcomeKind
from tracker.domain.meetings import reads
from tracker.models import AgendaItem, Decision, Information, Meeting
from tracker.queries import agenda_items, seats
from tracker.queries.people import actor_of
from tracker.queries.scope import is_readable

DAY = date(2021, 9, 14)


@pytest.fixture
def meeting(session, world):
    return session.get_one(Meeting, world.meeting_id)


def actor(session, world, name):
    return actor_of(session, world.people[name], name, today=DAY)


@pytest.mark.parametrize("person", PEOPLE)
def test_sql_and_domain_agree_on_who_reads_an_item(session, world, meeting, person):
    somebody = actor(session, world, person)
    items = session.scalars(select(AgendaItem).where(AgendaItem.meeting_id == meeting.id)).all()
    by_rule = {
        item.id
        for item in items
        if reads(somebody, item.visibility, administration_id=item.administration_id, group_id=item.working_group_id)
    }
    assert {row.id for row in agenda_items.of_meeting(session, meeting, somebody)} == by_rule
    assert {item.id for item in items if is_readable(session, item, somebody)} == by_rule


@pytest.mark.parametrize(("person", "count"), [("facilitator", 9), ("leadership", 6), ("reader", 3)])
def test_outcomes_are_those_of_the_items_that_are_read(session, world, meeting, person, count):
    items = agenda_items.of_meeting(session, meeting, actor(session, world, person))
    rows = agenda_items.outcomes(session, meeting, items)
    assert len(rows) == count
    assert {row.item_id for row in rows} == {item.id for item in items}
    assert {row.kind for row in rows} == set(OutcomeKind)


def test_outcomes_of_another_meeting_are_not_mixed_in(session, world, meeting):
    other = Meeting(
        administration_id=meeting.administration_id,
        process_id=meeting.process_id,
        working_group_id=meeting.working_group_id,
        year=2021,
        number=9,
        starts_at=meeting.starts_at,
    )
    session.add(other)
    session.flush()
    assert agenda_items.outcomes(session, other, agenda_items.agenda(session, other)) == []


def test_outcomes_carry_what_they_are(session, world, meeting):
    items = agenda_items.agenda(session, meeting)[:1]
    by_kind = {row.kind: row for row in agenda_items.outcomes(session, meeting, items)}
    decision = session.get_one(Decision, world.decision_id)
    assert by_kind[OutcomeKind.DECISION].number == decision.label
    assert by_kind[OutcomeKind.DECISION].due_on == date(2021, 12, 31)
    assert by_kind[OutcomeKind.INFORMATION].text == session.get_one(Information, world.information_id).text
    assert by_kind[OutcomeKind.ACTION_ITEM].responsible == "Coordinator"
    assert by_kind[OutcomeKind.ACTION_ITEM].due_on == date(2021, 10, 8)


def test_whoever_belongs_to_a_meeting_comes_once_with_their_function(session, world, meeting):
    people = seats.people(session, meeting)
    assert people.group_name == "Steuerungsgruppe"
    assert [seat.label for seat in people.seats] == ["Koordination", "Landrat"]
    assert dict(people.choices) == {
        world.people["coordinator"]: "Koordination (Coordinator)",
        world.people["leadership"]: "Landrat (Leadership)",
        world.people["facilitator"]: "Leitung (Facilitator)",
    }


def test_only_seats_of_the_group_are_found(session, world, meeting):
    assert seats.membership(session, meeting, world.membership_id) is not None
    assert seats.membership(session, meeting, 0) is None
