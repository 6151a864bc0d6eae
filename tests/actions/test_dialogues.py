"""Dialogue events from the plan to what became of them."""

from datetime import date, datetime

import pytest
from sqlalchemy import update

from tracker.actions import dialogues as actions
from tracker.domain.dialogues import DialogueState, DialogueTarget
from tracker.domain.errors import RuleViolation, Stale
from tracker.models import DialogueEvent, Process, ReachTotal
from tracker.queries import dialogues as queries
from tracker.queries import participation

TODAY = date(2021, 9, 20)
STARTS = datetime(2021, 9, 14, 9, 0)


@pytest.fixture
def event(session, world):
    return plan(session, world)


@pytest.fixture
def counted(session, world):
    """The kick-off of the world, at which people were counted."""
    return session.get_one(DialogueEvent, world.dialogue_event_id)


def plan(session, world, **values):
    given = {"starts_at": STARTS, "ends_at": None, "target": DialogueTarget.WHOLE_HOUSE, "department_ids": ()}
    return actions.plan(session, session.get_one(Process, world.process_id), title="Workshop", **(given | values))


def change(session, event, **values):
    names = ("starts_at", "ends_at", "target", "splits_categories", "follow_up_of_id")
    same = {name: getattr(event, name) for name in names} | {"department_ids": (), "today": TODAY}
    actions.change(session, event, **(same | {"seen_version": event.version} | values))


def move(session, event, state, *, reason="", **values):
    given = {"seen_version": event.version, "starts_at": None, "ends_at": None, "today": TODAY}
    actions.move(session, event, state=state, state_reason=reason, **(given | values))


def invited(session, event):
    return [row.department_id for row in queries.invitations(session, event)]


def test_an_event_for_some_departments_invites_them_and_no_others(session, world):
    youth, works, finance = (world.departments[name] for name in ("Jugendamt", "Bauamt", "Kämmerei"))
    event = plan(session, world, target=DialogueTarget.DEPARTMENTS, department_ids=[works, youth])
    assert sorted(invited(session, event)) == sorted([youth, works])
    change(session, event, target=DialogueTarget.DEPARTMENTS, department_ids=[works, finance])
    assert sorted(invited(session, event)) == sorted([works, finance])
    change(session, event, target=DialogueTarget.WHOLE_HOUSE, department_ids=[works])
    assert invited(session, event) == []


def test_an_event_belongs_to_the_day_on_which_it_begins(session, world, event):
    process = session.get_one(Process, world.process_id)
    assert next(row.on for row in queries.rows(session, process) if row.id == event.id) == STARTS.date()


def test_facts_of_an_event_change(session, event):
    change(session, event, title="Werkstatt", place="Kantine", ends_at=datetime(2021, 9, 14, 12, 0))
    assert (event.title, event.place, event.ends_at) == ("Werkstatt", "Kantine", datetime(2021, 9, 14, 12, 0))


def test_an_old_page_does_not_overwrite_an_event(session, event):
    with pytest.raises(Stale):
        change(session, event, seen_version=event.version - 1, title="Anders")


def test_an_event_that_was_counted_is_not_split_afterwards(session, counted, event):
    with pytest.raises(RuleViolation, match="counts-are-there"):
        change(session, counted, splits_categories=True)
    change(session, event, splits_categories=True)
    assert event.splits_categories


def test_totals_are_counted_again_when_an_event_moves_to_another_day(session, world, counted):
    before = participation.reach_totals(session, [world.process_id])
    session.execute(update(ReachTotal).values(attendances=1))
    counted.counted_at = None
    change(session, counted, starts_at=datetime(2021, 5, 26, 9, 0), ends_at=None)
    assert counted.starts_at.date() == date(2021, 5, 26)
    assert participation.reach_totals(session, [world.process_id]) == before


def test_a_postponed_event_keeps_its_reason_and_is_planned_again_at_another_time(session, event):
    move(session, event, DialogueState.POSTPONED, reason="Der Saal war gesperrt.")
    move(session, event, DialogueState.PLANNED, starts_at=datetime(2021, 10, 5, 9, 0))
    assert (event.state, event.state_reason) == (DialogueState.PLANNED, "Der Saal war gesperrt.")
    assert event.starts_at == datetime(2021, 10, 5, 9, 0)


def test_an_event_planned_again_may_keep_its_time(session, event):
    move(session, event, DialogueState.NOT_HELD, reason="Zu wenige Anmeldungen")
    move(session, event, DialogueState.PLANNED)
    assert event.starts_at == STARTS


def test_an_event_with_counts_was_held(session, counted):
    with pytest.raises(RuleViolation, match="dialogue-has-counts"):
        move(session, counted, DialogueState.PLANNED)
