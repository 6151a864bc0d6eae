from datetime import date

import pytest

from tests.meetings import close
from tracker.actions import action_items
from tracker.domain.action_items import ActionItemState
from tracker.domain.errors import RuleViolation, Stale
from tracker.models import ActionItem, AgendaItem

TODAY = date(2021, 10, 1)
DUE = date(2021, 10, 8)
LATER = date(2021, 10, 20)


@pytest.fixture
def item(session, world):
    return session.get_one(AgendaItem, world.agenda_item_id)


@pytest.fixture
def task(session, world):
    return session.get_one(ActionItem, world.action_item_id)


def test_an_action_item_remembers_who_until_when_and_where_from(session, item, world):
    task = action_items.agree(
        session, item, title="Sammeln", today=TODAY, responsible_id=world.people["leadership"], due_on=DUE
    )
    assert (task.due_on, task.original_due_on, task.created_on) == (DUE, DUE, date(2021, 9, 14))
    assert (task.agenda_item_id, task.meeting_id) == (item.id, item.meeting_id)


def test_two_are_never_responsible_at_once(session, item, task, world):
    both = {"responsible_id": world.people["leadership"], "responsible_email": "wer@extern.example"}
    with pytest.raises(RuleViolation, match="responsible-twice"):
        action_items.agree(session, item, title="Sammeln", today=TODAY, **both)
    with pytest.raises(RuleViolation, match="responsible-twice"):
        action_items.change(session, task, seen_version=task.version, **both)


def test_while_the_meeting_runs_words_and_due_date_are_still_being_agreed(session, task):
    action_items.change(session, task, seen_version=task.version, title="Ordnen", due_on=LATER)
    assert (task.title, task.due_on, task.original_due_on) == ("Ordnen", LATER, LATER)
    action_items.change(session, task, seen_version=task.version, title="Sortieren")
    assert (task.title, task.due_on) == ("Sortieren", LATER)


def test_after_the_meeting_words_and_due_date_stay_but_the_responsible_person_may_change(session, running, task, world):
    close(session, running)
    title = task.title
    action_items.change(
        session,
        task,
        seen_version=task.version,
        title="Anders",
        due_on=LATER,
        responsible_email="wer@extern.example",
        note="Übergeben",
    )
    assert (task.title, task.due_on, task.note) == (title, DUE, "Übergeben")
    assert (task.responsible_id, task.responsible_email) == (None, "wer@extern.example")


def test_an_action_item_of_no_meeting_is_never_settled(session, task):
    task.meeting_id = None
    session.flush()
    assert not action_items.is_settled(session, task)


def test_every_postponement_counts_and_the_first_date_stays(session, task):
    action_items.postpone(session, task, due_on=LATER, today=TODAY, reason="Urlaub")
    action_items.postpone(session, task, due_on=date(2021, 11, 1), today=TODAY, reason="Krankheit")
    assert (task.due_on, task.original_due_on, task.postponements) == (date(2021, 11, 1), DUE, 2)
    assert task.postponement_reason == "Krankheit"


def test_an_earlier_date_is_no_postponement(session, task):
    action_items.postpone(session, task, due_on=date(2021, 10, 5), today=TODAY)
    assert (task.postponements, task.postponement_reason) == (0, "")


def test_the_first_date_of_an_undated_action_item_is_its_original_one(session, task):
    task.due_on = task.original_due_on = None
    session.flush()
    action_items.postpone(session, task, due_on=LATER, today=TODAY)
    assert (task.due_on, task.original_due_on, task.postponements) == (LATER, LATER, 0)


def test_what_is_done_says_when(session, task):
    action_items.complete(session, task, done_on=TODAY, today=TODAY, note="21 Vorschläge")
    assert (task.state, task.done_on, task.note) == (ActionItemState.DONE, TODAY, "21 Vorschläge")
    for forbidden in (
        lambda: action_items.complete(session, task, done_on=TODAY, today=TODAY),
        lambda: action_items.postpone(session, task, due_on=LATER, today=TODAY, reason="Grund"),
        lambda: action_items.drop(session, task, reason="Grund"),
    ):
        with pytest.raises(RuleViolation, match="action-item-finished"):
            forbidden()


def test_what_is_dropped_says_why_and_can_be_opened_again(session, task):
    action_items.drop(session, task, reason="Hat sich erledigt.")
    assert (task.state, task.state_reason) == (ActionItemState.DROPPED, "Hat sich erledigt.")
    action_items.reopen(session, task)
    assert (task.state, task.state_reason, task.done_on) == (ActionItemState.OPEN, "", None)


def test_an_old_page_does_not_overwrite_an_action_item(session, task):
    with pytest.raises(Stale):
        action_items.change(session, task, seen_version=task.version - 1)


def test_what_somebody_works_at_is_in_progress(session, task):
    action_items.change(session, task, seen_version=task.version, state=ActionItemState.IN_PROGRESS)
    assert task.state is ActionItemState.IN_PROGRESS
    with pytest.raises(RuleViolation, match="action-item-finished"):
        action_items.change(session, task, seen_version=task.version, state=ActionItemState.DONE)
