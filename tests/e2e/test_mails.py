"""From the invitation that is read before it goes to the calendar that follows by itself."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.calendars import read
from tests.e2e.meetings import PROCESS
from tests.e2e.person import PASSWORD

pytestmark = pytest.mark.e2e
INVITE_SECONDS = 10


def test_a_meeting_is_announced_and_its_change_told(visit, place):
    facilitator = visit("facilitator", **place)
    elsewhere = "Kreistagssaal, Eingang {locale}{width}".format(**place)
    page = facilitator.open(f"{PROCESS}/meetings/new")
    facilitator.press("Plan the meeting")
    with facilitator.measured("read the invitation and send it", budget=INVITE_SECONDS):
        facilitator.press("Invite")
        expect(page.locator(".wm-letter")).to_be_visible()
        assert facilitator.findings() == []
        assert not facilitator.scrolls_sideways()
        facilitator.press("Send the invitation")
    expect(page.locator(".wm-flash .wm-note--ok")).to_be_visible()
    facilitator.press("Edit the meeting")
    facilitator.field("Place").fill(elsewhere)
    facilitator.press("Save")
    expect(page.locator(".wm-letter")).to_contain_text(elsewhere)
    assert facilitator.findings() == []
    facilitator.press("Send the mail")
    facilitator.open(f"{PROCESS}/outbox")
    assert page.locator("tbody tr").count() >= 4
    facilitator.click(page.locator("tbody a").first)
    expect(page.locator(".wm-letter")).to_contain_text(elsewhere)


def test_a_cancellation_can_be_told_or_not(visit):
    facilitator = visit("facilitator")
    page = facilitator.open(f"{PROCESS}/meetings/new")
    facilitator.press("Plan the meeting")
    facilitator.press("Invite")
    facilitator.press("Mark as invited without a mail")
    facilitator.press("Cancel the meeting")
    facilitator.field("Reason").fill("Hochwasser")
    facilitator.press("Cancel the meeting")
    expect(page.locator(".wm-letter")).to_contain_text("Hochwasser")
    assert facilitator.findings() == []
    facilitator.press("Without a mail")
    expect(page.locator("h1")).to_be_visible()


def test_a_calendar_is_subscribed_to_with_the_password_and_an_address_shown_once(visit, place):
    facilitator = visit("facilitator", **place)
    page = facilitator.open("/account/calendar")
    facilitator.field("Current password").fill(PASSWORD)
    facilitator.press("Make the address")
    assert facilitator.findings() == []
    assert not facilitator.scrolls_sideways()
    address = urlsplit(page.locator("#address").input_value()).path
    answer = page.request.get(address)
    assert (answer.status, answer.headers["cache-control"]) == (200, "no-store")
    assert len(read(answer.body()).all("VEVENT")) > 1
    page.reload()
    assert page.locator("#address").count() == 0
