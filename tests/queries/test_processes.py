"""Which processes one sees, and what their pages ask for."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import select

from tracker.domain.access import Actor, Role
from tracker.domain.decisions import DecisionResult
from tracker.domain.dialogues import DialogueState
from tracker.domain.meetings import MeetingState
from tracker.domain.processes import OpenWork
from tracker.models import ActionItem, Administration, Decision, DialogueEvent, Group, Meeting, Process
from tracker.queries import processes as queries

TODAY = date(2021, 9, 15)


def a_reader(*administration_ids):
    return Actor(1, roles={key: frozenset({Role.READER}) for key in administration_ids})


def titles(session, actor, **arguments):
    return [row.title for row in queries.all_visible(session, actor, **arguments).rows]


def test_one_sees_the_processes_of_ones_own_houses(session, world):
    here, there = world.administration_id, world.other["administration_id"]
    assert titles(session, a_reader(here)) == ["Vielfalt leben"]
    assert titles(session, a_reader(there)) == ["Anders öffnen"]
    assert titles(session, a_reader(here, there)) == ["Vielfalt leben", "Anders öffnen"]
    assert titles(session, a_reader()) == []


@pytest.mark.parametrize(("words", "found"), [("vielfalt", 1), ("Musterland leben", 1), ("%", 0), ("Anderswo", 0)])
def test_words_narrow_the_list_by_title_and_administration(session, world, words, found):
    assert len(titles(session, a_reader(world.administration_id), words=words)) == found


def test_pages_lead_on_without_losing_or_repeating(session, world):
    house, actor = session.get_one(Administration, world.administration_id), a_reader(world.administration_id)
    session.add_all(Process.of(house, title=f"Prozess {n}") for n in range(60))
    session.flush()
    first = queries.all_visible(session, actor)
    second = queries.all_visible(session, actor, cursor=first.next_cursor)
    assert (len(first.rows), len(second.rows), second.next_cursor) == (50, 11, None)
    assert len({row.id for row in [*first.rows, *second.rows]}) == 61


def test_next_dates_are_those_that_will_take_place(session, world):
    process, group = session.get_one(Process, world.process_id), session.get_one(Group, world.working_group_id)
    for day, state in ((16, MeetingState.INVITED), (17, MeetingState.CANCELLED), (14, MeetingState.DRAFT)):
        common = {"process_id": process.id, "year": 2021, "number": day}
        session.add(Meeting.of(group, **common, starts_at=datetime(2021, 9, day, 9), state=state))
    for day, state in ((20, DialogueState.PLANNED), (21, DialogueState.NOT_HELD), (1, DialogueState.PLANNED)):
        session.add(DialogueEvent.of(process, title="Dialog", starts_at=datetime(2021, 9, day, 9), state=state))
    session.flush()
    assert [row.starts_at.day for row in queries.next_meetings(session, process, TODAY)] == [16]
    assert [row.starts_at.day for row in queries.next_dialogues(session, process, TODAY)] == [20]


def test_open_work_is_counted_with_what_is_overdue(session, world):
    process = session.get_one(Process, world.process_id)
    session.add(ActionItem.of(process, title="Ohne Termin", created_on=TODAY))
    session.flush()
    recorder = Actor(1, roles={process.administration_id: frozenset({Role.COORDINATOR})})
    assert queries.open_work(session, process, recorder, TODAY) == OpenWork(3, 0, 4, 0)
    assert queries.open_work(session, process, recorder, date(2021, 10, 9)) == OpenWork(3, 0, 4, 3)


def test_open_work_counts_only_what_one_may_read(session, world):
    process = session.get_one(Process, world.process_id)
    reader = a_reader(process.administration_id)
    assert queries.open_work(session, process, reader, date(2021, 10, 9)) == OpenWork(1, 0, 1, 1)
    member = replace(reader, groups=frozenset({world.working_group_id}))
    assert queries.open_work(session, process, member, date(2021, 10, 9)) == OpenWork(2, 0, 2, 2)


def test_a_rejected_proposal_is_no_open_decision(session, world):
    process, reader = session.get_one(Process, world.process_id), a_reader(world.administration_id)
    session.scalars(select(Decision).where(Decision.number == 1)).one().result = DecisionResult.REJECTED
    session.flush()
    assert queries.open_work(session, process, reader, TODAY).decisions == 0


def test_the_steering_group_comes_first(session, world):
    process = session.get_one(Process, world.process_id)
    session.add(Group.of(process, name="Lenkungskreis", kind="steering"))
    session.flush()
    assert [group.name for group in queries.groups(session, process)] == [
        "Lenkungskreis",
        "Steuerungsgruppe",
        "Leitbildrunde",
    ]
