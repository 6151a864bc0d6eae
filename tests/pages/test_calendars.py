"""The calendar of a person under a secret address: what it shows to whom, and for how long."""

from __future__ import annotations

import logging
import re
from datetime import date, datetime, timedelta

import pytest
import structlog

from tests.browser import Browser
from tests.calendars import Component, read
from tests.statements import statements
from tests.world import World
from tracker.actions import people
from tracker.domain.access import Role
from tracker.domain.meetings import Confidentiality, MeetingState
from tracker.extensions import db
from tracker.models import (
    ActionItem,
    AgendaItem,
    CalendarFeed,
    Decision,
    Information,
    Meeting,
    Membership,
    Person,
    RoleAssignment,
)
from tracker.web.clock import today
from tracker.web.identity import hashed

PASSWORD = "vier rote Wanderwege im Nebel"


@pytest.fixture(autouse=True)
def soon(browser: Browser, world: World) -> None:
    """The meeting of the world is next week, and everybody has a calendar."""
    with browser.app.app_context():
        change = {"starts_at": datetime.combine(today() + timedelta(days=7), datetime.min.time()).replace(hour=14)}
        change["ends_at"] = change["starts_at"] + timedelta(hours=2)
        _change(world, place="Ratssaal; Haus 2, links", link="https://konferenz.example/geheim", **change)
        for name, key in world.people.items():
            db.session.add(CalendarFeed(person_id=key, token_hash=hashed(f"calendar-of-{name}")))
        db.session.commit()


def _change(world: World, **values) -> None:
    meeting = db.session.get_one(Meeting, world.meeting_id)
    for name, value in values.items():
        setattr(meeting, name, value)
    db.session.commit()


def answer(browser: Browser, person: str):
    return browser.client.get(f"/calendar/calendar-of-{person}.ics")


def events(browser: Browser, person: str) -> list[Component]:
    found = answer(browser, person)
    assert (found.status_code, found.mimetype) == (200, "text/calendar")
    return read(found.data).all("VEVENT")


def test_a_member_sees_when_and_where_the_meetings_of_the_group_are(browser: Browser):
    [event] = events(browser, "coordinator")
    assert event.value("SUMMARY") == "Meeting 3 of the Steuerungsgruppe"
    assert event.value("LOCATION").startswith("Ratssaal; Haus 2, links · https://konferenz")
    assert event.parameters("DTSTART")["TZID"] == "Europe/Berlin"
    assert event.value("DTSTART").endswith("T140000")


def test_nobody_needs_to_be_signed_in_and_nothing_is_kept_on_the_way(browser: Browser):
    found = answer(browser, "coordinator")
    assert found.headers["Cache-Control"] == "no-store"
    assert found.headers["Referrer-Policy"] == "same-origin"
    assert "Set-Cookie" not in found.headers


def test_whoever_belongs_to_no_group_and_records_nowhere_has_an_empty_calendar(browser: Browser):
    assert [person for person in ("reader", "evaluator", "admin") if events(browser, person)] == []
    assert len(events(browser, "facilitator")) == 1, "whoever records sees every meeting of the house"


def test_the_other_house_is_in_nobodys_calendar(browser: Browser, world: World):
    with browser.app.app_context():
        other = db.session.get_one(Meeting, world.other["meeting_id"])
        other.starts_at = datetime.combine(today(), datetime.min.time())
        db.session.commit()
    assert "Andere" not in answer(browser, "facilitator").text
    assert [event.value("SUMMARY") for event in events(browser, "stranger")] == ["Meeting 1: Andere Steuerungsgruppe"]


def test_of_an_internal_meeting_a_member_learns_that_the_time_is_taken(browser: Browser, world: World):
    with browser.app.app_context():
        _change(world, confidentiality=Confidentiality.INTERNAL, title="Personalie")
    [event] = events(browser, "leadership")
    assert event.value("SUMMARY") == "busy"
    assert {"LOCATION", "URL", "DESCRIPTION"}.isdisjoint(event.properties)
    text = answer(browser, "leadership").text
    assert not [word for word in ("Personalie", "Ratssaal", "konferenz", "Steuerungsgruppe") if word in text]
    [known] = events(browser, "facilitator")
    assert known.value("SUMMARY").endswith("Personalie")


def test_the_single_file_of_an_internal_meeting_says_no_more(browser: Browser, world: World):
    with browser.app.app_context():
        _change(world, confidentiality=Confidentiality.INTERNAL, title="Personalie")
    data = browser.as_("reader").get("meetings.calendar_file").response.data
    [event] = read(data).all("VEVENT")
    assert (event.value("SUMMARY"), "LOCATION" in event.properties) == ("busy", False)


@pytest.mark.parametrize("person", ["facilitator", "coordinator", "leadership"])
def test_no_agenda_no_notes_and_no_outcome_stand_in_a_calendar(browser: Browser, person: str):
    text = answer(browser, person).text.replace("\r\n ", "")
    with browser.app.app_context():
        texts = [row.title for model in (AgendaItem, Decision, ActionItem) for row in db.session.query(model)]
        texts += [row.text for row in db.session.query(Information)]
        texts += [row.notes for row in db.session.query(AgendaItem)]
    assert len(texts) > 12
    assert not [found for found in texts if found and found in text]


def test_what_fell_out_is_cancelled_in_every_calendar(browser: Browser, world: World):
    with browser.app.app_context():
        _change(world, state=MeetingState.CANCELLED)
    assert [event.value("STATUS") for event in events(browser, "coordinator")] == ["CANCELLED"]


@pytest.mark.parametrize(("days", "shown"), [(-93, 0), (-91, 1), (365, 1), (367, 0)])
def test_a_calendar_shows_the_last_three_and_the_coming_twelve_months(browser, world, days: int, shown: int):
    with browser.app.app_context():
        _change(world, starts_at=datetime.combine(today() + timedelta(days=days), datetime.min.time()), ends_at=None)
    assert len(events(browser, "coordinator")) == shown


def test_a_calendar_follows_the_rights_of_today(browser: Browser, world: World):
    assert events(browser, "leadership")
    with browser.app.app_context():
        for seat in db.session.query(Membership).where(Membership.person_id == world.people["leadership"]):
            seat.valid_to = today() - timedelta(days=1)
        db.session.commit()
    assert not events(browser, "leadership"), "the seat has ended"
    with browser.app.app_context():
        for role in db.session.query(RoleAssignment).where(RoleAssignment.role == Role.COORDINATOR):
            role.valid_to = date(2021, 1, 1)
        db.session.commit()
    assert not events(browser, "coordinator"), "without a role in the house the page shows nothing either"


def test_a_dead_account_and_an_unknown_address_look_the_same(browser: Browser, world: World):
    with browser.app.app_context():
        db.session.get_one(Person, world.people["leadership"]).is_active = False
        db.session.commit()
    dead, unknown = answer(browser, "leadership"), answer(browser, "nobody")
    assert dead.status_code == unknown.status_code == 404
    bare = [re.sub(r'value="(?!/)[^"]*"', "", found.text) for found in (dead, unknown)]
    assert bare[0].replace("calendar-of-leadership", "") == bare[1].replace("calendar-of-nobody", "")


def test_addresses_cannot_be_guessed_for_long_and_not_fetched_without_end(browser: Browser):
    statuses = [answer(browser, f"nobody-{attempt}").status_code for attempt in range(12)]
    assert statuses == [404] * 10 + [429] * 2


def test_a_calendar_program_gone_wild_is_told_to_wait(browser: Browser):
    statuses = [answer(browser, "reader").status_code for _attempt in range(62)]
    assert statuses == [200] * 60 + [429] * 2
    assert answer(browser, "coordinator").status_code == 200


def test_the_address_is_in_no_log(browser: Browser, monkeypatch, caplog):
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr("tracker.blueprints.calendars.calendar.build", lambda *_a, **_k: 1 / 0)
    with structlog.testing.capture_logs() as logs:
        browser.app.config["PROPAGATE_EXCEPTIONS"] = False
        try:
            assert answer(browser, "coordinator").status_code == 500
            assert answer(browser, "nobody").status_code == 404
        finally:
            browser.app.config["PROPAGATE_EXCEPTIONS"] = None
    assert logs
    assert "calendar-of" not in str([{**log, "exc_info": ""} for log in logs]) + caplog.text


def test_a_year_full_of_meetings_asks_no_more_than_one(browser: Browser, world: World):
    answer(browser, "coordinator")
    with statements() as for_one:
        answer(browser, "coordinator")
    with browser.app.app_context():
        for number in range(10, 50):
            db.session.add(
                Meeting(
                    administration_id=world.administration_id,
                    process_id=world.process_id,
                    working_group_id=world.working_group_id,
                    year=2020,
                    number=number,
                    starts_at=datetime.combine(today() + timedelta(days=number), datetime.min.time()),
                )
            )
        db.session.commit()
    with statements() as for_many:
        assert len(events(browser, "coordinator")) == 41
    assert len(for_many) == len(for_one)


def _with_password(browser: Browser, world: World) -> Browser:
    with browser.app.app_context():
        people.set_password(db.session, db.session.get_one(Person, world.people["reader"]), password=PASSWORD)
        db.session.query(CalendarFeed).where(CalendarFeed.person_id == world.people["reader"]).one()
        db.session.commit()
    return browser.as_("reader")


def test_the_address_is_made_with_the_password_shown_once_and_replaces_the_old_one(browser: Browser, world: World):
    reader = _with_password(browser, world)
    reader.submit("calendars.make", {"current_password": "geraten"}, status=422)
    reader.submit("calendars.make", {"current_password": PASSWORD})
    [address] = reader.get("calendars.address").texts("#address")
    assert len(address.rpartition("/")[2].removesuffix(".ics")) >= 43, "256 bits"
    path = address.removeprefix("http://localhost")
    assert browser.client.get(path).status_code == 200
    assert answer(browser, "reader").status_code == 404, "the old one is void"
    assert not reader.get("calendars.address").texts("#address"), "it is shown once"
    assert "Make it void" in reader.get("account.index").text
    reader.submit("calendars.revoke", {"current_password": PASSWORD})
    assert browser.client.get(path).status_code == 404
    assert "Subscribe to your calendar" in reader.get("account.index").text


def test_all_pages_that_ask_for_the_password_count_the_same_failures(browser: Browser, world: World):
    reader = _with_password(browser, world)
    for attempt in range(10):
        page = ("calendars.make", "calendars.revoke", "account.password")[attempt % 3]
        reader.post(page, {"current_password": "geraten"}, status=422)
    reader.post("calendars.make", {"current_password": PASSWORD}, status=429)
    reader.post("account.password", {"current_password": PASSWORD}, status=429)
