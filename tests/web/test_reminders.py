"""Reminders: who is reminded of what on which day, each once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.statements import statements
from tests.world import World
from tracker.actions import mails as actions
from tracker.domain.mails import MailKind
from tracker.domain.meetings import Confidentiality, MeetingState
from tracker.domain.processes import ProcessState
from tracker.extensions import db
from tracker.models import ActionItem, Mail, MailChoice, Meeting, Process
from tracker.web import reminders

TODAY = date(2021, 9, 13)
NOW = datetime(2021, 9, 13, 6, 0, tzinfo=UTC)
DUE = date(2021, 10, 8)
"""When the action items of the world are due."""


@pytest.fixture(autouse=True)
def invited(app: Flask, world: World) -> Iterator[None]:
    """The meeting of the world is tomorrow, and its members are invited."""
    with app.test_request_context():
        meeting(world).state = MeetingState.INVITED
        db.session.get_one(Mail, world.mail_id).created_at = datetime(2021, 8, 1, tzinfo=UTC)
        db.session.flush()
        yield


def meeting(world: World) -> Meeting:
    return db.session.get_one(Meeting, world.meeting_id)


def letters(pairs):
    return [letter for _about, found in pairs for letter in found]


def of_meetings(today: date = TODAY):
    return letters(reminders.of_meetings(today, NOW))


@pytest.mark.parametrize(("days", "reminded"), [(0, 0), (1, 2), (2, 2), (3, 0)])
def test_members_are_reminded_of_a_meeting_two_days_before(world: World, days: int, reminded: int):
    assert len(of_meetings(date(2021, 9, 14) - timedelta(days=days))) == reminded


@pytest.mark.parametrize("state", [state for state in MeetingState if state is not MeetingState.INVITED])
def test_nobody_is_reminded_of_what_is_no_invited_meeting(world: World, state: MeetingState):
    meeting(world).state = state
    db.session.flush()
    assert of_meetings() == []


def test_a_reminder_names_ones_own_tasks_and_nothing_internal(world: World):
    mine, other = of_meetings()
    assert mine.text.index("Aufgabe zu Haushalt") < mine.text.index("2. Haushalt")
    assert "Aufgabe" not in other.text
    assert not [word for letter in (mine, other) for word in ("Personalie", "Notizen") if word in letter.text]


def test_whoever_was_invited_just_now_needs_no_reminder(world: World):
    mail = db.session.get_one(Mail, world.mail_id)
    mail.created_at = NOW - timedelta(hours=1)
    db.session.flush()
    assert of_meetings() == []
    mail.created_at = NOW - timedelta(days=3)
    db.session.flush()
    assert len(of_meetings()) == 2


def test_a_meeting_that_moved_is_reminded_of_again_and_one_that_did_not_is_not(world: World):
    keys = {letter.key for letter in of_meetings()}
    assert {letter.key for letter in of_meetings(date(2021, 9, 12))} == keys
    meeting(world).starts_at += timedelta(days=1)
    db.session.flush()
    assert keys.isdisjoint(letter.key for letter in of_meetings())


@pytest.mark.parametrize(
    ("days", "subject"), [(4, None), (3, "Due soon"), (1, "Due soon"), (0, None), (-1, "Overdue"), (-8, None)]
)
def test_whoever_is_responsible_is_reminded_before_and_after_the_due_date(world: World, days: int, subject):
    found = letters(reminders.of_tasks(DUE - timedelta(days=days)))
    assert len(found) == (3 if subject else 0)
    assert all(letter.subject.startswith(subject) for letter in found)
    assert {letter.recipient.person_id for letter in found} <= {world.people["coordinator"]}


def test_a_task_from_an_internal_item_is_not_named(world: World):
    texts = [letter.text for letter in letters(reminders.of_tasks(DUE - timedelta(days=1)))]
    assert sum("an action item from an internal topic" in text for text in texts) == 1
    assert not [text for text in texts if "Personalie" in text]


def test_an_external_is_reminded_in_german_without_links(world: World):
    task = db.session.scalars(select(ActionItem)).first()
    task.responsible_id, task.responsible_email = None, "amt@traeger.de"
    db.session.flush()
    [letter] = [each for each in letters(reminders.of_tasks(DUE)) if each.recipient.person_id is None] or [None]
    assert letter is None, "not on the day itself"
    [letter] = [
        each for each in letters(reminders.of_tasks(DUE + timedelta(days=1))) if each.recipient.person_id is None
    ]
    assert letter.subject == "Überfällig: eine Ihrer Aufgaben"
    assert "://" not in letter.text


def test_what_cannot_be_an_address_gets_nothing(world: World):
    for task in db.session.scalars(select(ActionItem)):
        task.responsible_id, task.responsible_email = None, "Herr Meier"
    db.session.flush()
    assert letters(reminders.of_tasks(DUE - timedelta(days=1))) == []


def test_nobody_is_reminded_of_what_is_over(world: World):
    db.session.get_one(Process, world.process_id).state = ProcessState.COMPLETED
    db.session.flush()
    assert letters(reminders.of_tasks(DUE - timedelta(days=1))) == []
    assert [letter for letter in letters(reminders.of_weeks(DUE)) if "Aufgabe" in letter.text] == []


def test_the_overview_of_a_week_holds_ones_own_tasks_and_meetings(world: World):
    found = {letter.recipient.name: letter for letter in letters(reminders.of_weeks(TODAY))}
    assert set(found) == {"Coordinator", "Leadership"}
    mine, other = found["Coordinator"].text, found["Leadership"].text
    assert "Open:\n\n- Aufgabe zu Handlungsfelder, due on 08/10/2021" in mine
    assert "Aufgabe" not in other
    assert "- 14/09/2021, 14:00: Meeting 3 of the Steuerungsgruppe" in other
    assert "Personalie" not in mine


def test_what_is_overdue_comes_first(world: World):
    [text] = [
        letter.text
        for letter in letters(reminders.of_weeks(DUE + timedelta(days=3)))
        if letter.recipient.name == "Coordinator"
    ]
    assert text.index("Overdue:") < text.index("- Aufgabe zu Handlungsfelder")
    assert "Open:" not in text


def test_the_title_of_an_internal_meeting_stands_in_no_overview(world: World):
    meeting(world).confidentiality, meeting(world).title = Confidentiality.INTERNAL, "Geheimsache"
    db.session.flush()
    assert not [letter for letter in letters(reminders.of_weeks(TODAY)) if "Geheimsache" in letter.text]


def test_whoever_does_not_want_them_gets_none(world: World):
    for kind in (MailKind.MEETING_REMINDER, MailKind.TASK_REMINDER, MailKind.DIGEST):
        db.session.add(MailChoice(person_id=world.people["coordinator"], kind=kind, is_wanted=False))
    db.session.flush()
    found = [*of_meetings(), *letters(reminders.of_tasks(DUE - timedelta(days=1))), *letters(reminders.of_weeks(TODAY))]
    assert {letter.recipient.name for letter in found} == {"Leadership"}


def test_every_reminder_is_written_once(world: World):
    for _hour in range(2):
        for about, found in [*reminders.of_meetings(TODAY, NOW), *reminders.of_weeks(TODAY)]:
            actions.queue(db.session, about, found, delivers=False, now=NOW)
    kinds = db.session.scalars(select(Mail.kind).where(Mail.id != world.mail_id).order_by(Mail.id)).all()
    assert kinds == [MailKind.MEETING_REMINDER] * 2 + [MailKind.DIGEST] * 2


def test_the_overviews_ask_as_much_for_many_tasks_as_for_one(world: World):
    with statements() as for_three:
        letters(reminders.of_weeks(TODAY))
    for number in range(40):
        common = {"administration_id": world.administration_id, "process_id": world.process_id}
        responsible = {"responsible_id": world.people["reader"], "created_on": TODAY, "due_on": DUE}
        db.session.add(ActionItem(title=f"Aufgabe {number}", **common, **responsible))
    db.session.flush()
    with statements() as for_many:
        assert len(letters(reminders.of_weeks(TODAY))) == 3
    assert len(for_many) == len(for_three)
