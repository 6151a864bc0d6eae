"""A group's rhythm: agreed on its page, kept by the dates that are proposed."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from sqlalchemy import select

from tests.browser import Browser
from tracker.domain.processes import ProcessState
from tracker.extensions import db
from tracker.models import Administration, Meeting, Process
from tracker.web import group_dates


@pytest.fixture
def facilitator(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Browser:
    """The facilitator in Thuringia on 15 September 2021; the latest meeting was the day before."""
    monkeypatch.setattr(group_dates, "today", lambda: date(2021, 9, 15))
    latest_at(browser, datetime(2021, 9, 14, 14, 0))
    return browser.as_("facilitator")


def latest_at(browser: Browser, moment: datetime) -> None:
    """Let all meetings so far have been at this moment, in Thuringia."""
    with browser.app.app_context():
        for house in db.session.scalars(select(Administration)):
            house.state = "TH"
        for meeting in db.session.scalars(select(Meeting)):
            meeting.starts_at, meeting.ends_at = moment, None
        db.session.commit()


def test_the_page_of_a_group_shows_its_next_dates_and_leads_on_to_planning(facilitator: Browser):
    facilitator.submit("groups.edit", {"rhythm_weeks": "4"})
    page = facilitator.get("groups.show")
    assert page.texts("#dates li > div:first-child") == [
        "Tuesday, 12 October 2021, 14:00",
        "Tuesday, 9 November 2021, 14:00",
        "Tuesday, 7 December 2021, 14:00",
    ]
    plan = facilitator.open(page.soup.select("#dates a")[1]["href"])
    assert plan.fields()["starts_at"] == "2021-11-09T14:00"


def test_on_a_holiday_the_next_working_day_is_proposed_and_the_page_says_why(facilitator: Browser):
    facilitator.submit("groups.edit", {"rhythm_weeks": "1"})
    latest_at(facilitator, datetime(2021, 9, 13, 9, 0))
    page = facilitator.get("groups.show")
    assert page.texts("#dates li > div:first-child")[0] == (
        "Tuesday, 21 September 2021, 09:00 The rhythm would lead to 20 September 2021: Weltkindertag."
    )
    plan = facilitator.get("meetings.schedule")
    assert plan.fields()["starts_at"] == "2021-09-21T09:00"
    assert "The rhythm would lead to 20 September 2021: Weltkindertag." in plan.text


def test_a_group_may_meet_on_a_weekday_of_each_month(facilitator: Browser):
    facilitator.submit("groups.edit", {"rhythm_weeks": "", "week_of_month": "third", "weekday": "wednesday"})
    page = facilitator.get("groups.show")
    assert "each month on the third Wednesday" in page.text
    assert page.texts("#dates li > div:first-child")[0] == "Wednesday, 20 October 2021, 14:00"
    assert "each month on the third Wednesday" in facilitator.get("groups.index").text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"rhythm_weeks": "", "week_of_month": "first"}, "For a day of each month please choose both"),
        ({"week_of_month": "first", "weekday": "monday"}, "Please enter either the weeks or a day of each month"),
    ],
)
def test_a_rhythm_that_is_none_is_refused_where_it_was_typed(
    facilitator: Browser, fields: dict[str, str], sentence: str
):
    page = facilitator.submit("groups.edit", fields, status=422)
    assert any(sentence in text for text in page.texts(".kern-error, [id$=-error]"))


def test_readers_see_the_dates_without_a_way_to_plan_them(facilitator: Browser):
    page = facilitator.as_("reader").get("groups.show")
    assert len(page.texts("#dates li")) == 3
    assert not page.soup.select("#dates a")


def test_a_group_that_ended_with_its_process_has_no_next_dates(facilitator: Browser):
    with facilitator.app.app_context():
        for process in db.session.scalars(select(Process)):
            process.state = ProcessState.COMPLETED
        db.session.commit()
    assert not facilitator.get("groups.show").soup.select("#dates")
    facilitator.submit("groups.edit", {"continues_after_process": "y"})
    assert facilitator.get("groups.show").soup.select("#dates")


def test_a_dissolved_group_has_no_next_dates(facilitator: Browser):
    facilitator.submit("groups.edit", {"dissolved_on": "2021-09-15"})
    assert not facilitator.get("groups.show").soup.select("#dates")
