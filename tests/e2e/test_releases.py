"""Figures are released, corrected with the next release, and read by the leadership as they were released."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

pytestmark = pytest.mark.e2e
KICK_OFF, LAST = "/dialogues/1", "2022-09-30"
WORDS = {
    "de": {
        "prepare": "Freigabe vorbereiten",
        "check": "Zahlen prüfen",
        "ready": "Bereit zur Freigabe",
        "release": "Freigeben",
        "released": "Die Zahlen sind freigegeben.",
        "readers": "So sehen es die Lesenden",
        "why": "zu wenige",
        "title": "Freigabe 4",
    },
    "en": {
        "prepare": "Prepare a release",
        "check": "Check the figures",
        "ready": "Ready to release",
        "release": "Release the figures",
        "released": "The figures are released.",
        "readers": "As the readers see it",
        "why": "too few",
        "title": "Release 4",
    },
}


def test_a_correction_is_released_and_the_leader_sees_it_then_and_not_before(visit, own_server, place):
    say = WORDS[place["locale"]]
    facilitator = visit("facilitator", at=own_server, **place)
    leader = visit("leadership", at=own_server, **place)
    before = house_of(leader)
    correct(facilitator, by=7)
    assert house_of(leader) == before

    page = facilitator.open("/processes/1/releases")
    page.get_by_role("link", name=say["prepare"]).click()
    page.locator("#ends_on").fill(LAST)
    page.get_by_role("button", name=say["check"]).click()
    expect(page.locator(".wm-badge")).to_have_text(re.compile(say["ready"]))
    draft = page.url
    expect(page.locator("main")).to_contain_text(say["why"])
    expect(page.locator("#changes")).to_contain_text("Auftakt mit dem Landrat")
    page.locator("#note a").click()
    assert facilitator.findings() == []
    page.locator("#note").fill("Frau Beispiel kam nach.")
    page.locator("#content .kern-btn--primary").click()
    expect(page.locator("#note .wm-hint")).to_contain_text("Frau Beispiel")
    page.get_by_role("link", name=say["readers"]).click()
    expect(page.locator("main")).not_to_contain_text(say["why"])
    assert leader.page.request.get(draft).url.endswith("/releases")

    page.get_by_role("button", name=say["release"], exact=True).click()
    expect(page.locator(".wm-flash")).to_contain_text(say["released"])
    expect(page.get_by_role("heading", level=1)).to_have_text(say["title"])
    assert house_of(leader) == before + 7
    leader.open("/releases/2")
    expect(leader.page.locator("#figures")).to_contain_text(str(before))


def test_a_check_goes_on_while_one_reads_something_else(visit, own_server):
    facilitator = visit("facilitator", at=own_server)
    page = facilitator.open("/processes/1/releases/new")
    page.locator("#ends_on").fill(LAST)
    page.get_by_role("button", name=WORDS["de"]["check"]).click()
    facilitator.open("/processes/1/meetings")
    page = facilitator.open("/processes/1/releases")
    page.locator("#draft a").click()
    expect(page.get_by_role("button", name=WORDS["de"]["release"], exact=True)).to_be_visible()


def house_of(visitor) -> int:
    """How many people of the house came to the kick-off, as the visitor is told."""
    page = visitor.open(KICK_OFF)
    return int(page.locator("#counts dd").first.inner_text().split()[0])


def correct(visitor, *, by: int) -> None:
    """Open the count of the kick-off again, add people to its largest department, and close it."""
    page = visitor.open(f"{KICK_OFF}/count/reopen")
    page.locator("#reason").fill("Eine Liste lag noch im Fach.")
    page.locator("main form button.kern-btn--primary").click()
    page = visitor.open(f"{KICK_OFF}/count")
    rows = page.locator("tr[data-counted]").all()
    largest = max(rows, key=lambda row: int(cell(row, "participants").input_value() or 0))
    number = int(cell(largest, "participants").input_value()) + by
    for column in ("participants", "first_timers"):
        cell(largest, column).fill(str(number))
    page.locator("button[name=close]").click()
    expect(page.locator(".wm-flash")).not_to_be_empty()


def cell(row: Locator, column: str) -> Locator:
    """The field of a line of the count."""
    return row.locator(f"input[data-column={column}]")
