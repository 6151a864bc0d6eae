"""Moving a milestone: a date and a reason, from the page that shows it, and at once in the milestone trend."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.e2e
MILESTONE = "Zwischenbericht an den Kreistag"
AS_CHROMIUM_READS_IT = "%m%d%Y"
BUDGET_SECONDS = 10


def test_a_milestone_is_moved_with_a_reason_and_the_trend_shows_it(visit, place):
    facilitator = visit("facilitator", **place)
    page = facilitator.open("/processes/3/milestones")
    with facilitator.measured("move a milestone", budget=BUDGET_SECONDS):
        facilitator.click(facilitator.link("Move", about=MILESTONE))
        new_day = date.fromisoformat(facilitator.field("New expected date").input_value()) + timedelta(days=9)
        facilitator.type(new_day.strftime(AS_CHROMIUM_READS_IT))
        facilitator.key("Tab", "Tab", "ArrowDown", "Enter")
        facilitator.press("Move")
    expect(page.get_by_role("heading", level=1)).to_have_text(facilitator.words("Milestones"))
    facilitator.sees("The new date is recorded.")

    page = facilitator.open("/processes/3/dashboard")
    page.locator("#trend summary").click()
    moved = page.locator("#trend details tr", has_text=MILESTONE).filter(has_text=facilitator.day(new_day))
    expect(moved).to_contain_text(facilitator.words("Resources"))


def test_a_milestone_is_not_moved_without_a_reason(visit, place):
    facilitator = visit("facilitator", **place)
    page = facilitator.open("/milestones/23/move")
    planned = facilitator.field("New expected date").input_value()
    later = date.fromisoformat(planned) + timedelta(days=30)
    facilitator.field("New expected date").fill(later.isoformat())
    facilitator.press("Move")
    expect(page.get_by_role("alert")).to_contain_text(facilitator.words("Reason"))
    expect(facilitator.field("New expected date")).to_have_value(later.isoformat())
    facilitator.open("/milestones/23/move")
    expect(facilitator.field("New expected date")).to_have_value(planned)
