"""The calendar file of a meeting: when and where, and nothing of what is discussed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from icalendar import Calendar

from tests.browser import Browser
from tests.world import World
from tracker.domain.meetings import Confidentiality, MeetingState
from tracker.extensions import db
from tracker.models import AgendaItem, Decision, Meeting


def event_of(browser: Browser, person: str = "reader"):
    """The appointment that a person gets, as a calendar reads it."""
    answer = browser.as_(person).get("meetings.calendar_file").response
    assert answer.mimetype == "text/calendar"
    calendar = Calendar.from_ical(answer.data)
    assert len(calendar.walk("VTIMEZONE")) == 1
    [event] = calendar.walk("VEVENT")
    return event, answer


def change(browser: Browser, world: World, **values) -> None:
    with browser.app.app_context():
        meeting = db.session.get_one(Meeting, world.meeting_id)
        for name, value in values.items():
            setattr(meeting, name, value)
        db.session.commit()


def test_a_calendar_knows_when_and_where_with_the_zone(browser: Browser, world: World):
    change(browser, world, place="Ratssaal")
    event, answer = event_of(browser)
    assert event["SUMMARY"] == "Meeting 3 of the Steuerungsgruppe"
    assert event["LOCATION"] == "Ratssaal"
    assert event.decoded("DTSTART").astimezone(UTC) == datetime(2021, 9, 14, 12, 0, tzinfo=UTC)
    assert event.decoded("DTEND").astimezone(UTC) == datetime(2021, 9, 14, 13, 30, tzinfo=UTC)
    assert event["URL"].endswith(f"/meetings/{world.meeting_id}")
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_a_meeting_that_moves_stays_the_same_appointment(browser: Browser, world: World):
    before, _answer = event_of(browser)
    change(browser, world, starts_at=datetime(2021, 9, 21, 14, 0), ends_at=None)
    after, _answer = event_of(browser)
    assert (before["UID"], before["SEQUENCE"]) < (after["UID"], after["SEQUENCE"])
    assert before["UID"] == after["UID"]
    assert "DTEND" not in after


@pytest.mark.parametrize(
    ("state", "status"),
    [
        (MeetingState.DRAFT, "TENTATIVE"),
        (MeetingState.INVITED, "CONFIRMED"),
        (MeetingState.CANCELLED, "CANCELLED"),
        (MeetingState.NOT_HELD, "CANCELLED"),
    ],
)
def test_what_fell_out_is_cancelled_in_the_calendar_too(browser: Browser, world: World, state, status: str):
    change(browser, world, state=state)
    assert event_of(browser)[0]["STATUS"] == status


def test_the_address_of_the_conference_is_for_the_circle_of_the_papers(browser: Browser, world: World):
    change(browser, world, link="https://konferenz.example/geheim", confidentiality=Confidentiality.GROUP)
    assert "geheim" in event_of(browser, "facilitator")[0]["LOCATION"]
    assert b"geheim" not in event_of(browser, "reader")[1].data


def test_nothing_of_the_agenda_leaves_the_house_in_a_calendar(browser: Browser, world: World):
    data = event_of(browser, "facilitator")[1].data.decode()
    with browser.app.app_context():
        texts = [row.title for model in (AgendaItem, Decision) for row in db.session.query(model)]
    assert texts
    assert not [text for text in texts if text in data]
