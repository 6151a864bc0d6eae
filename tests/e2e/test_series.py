"""A series of three meetings, from the plan to approved minutes."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e import meetings
from tests.e2e.person import Visitor
from tracker.web.clock import wall_time

pytestmark = pytest.mark.e2e
APPROVE_SECONDS, CLOSE_SECONDS = 60, 30
MOST_STEPS = 120
DEFERRED, UNDECIDED = "Sprache auf Formularen", "Leitbild"


def found_group(facilitator: Visitor, name: str) -> str:
    """Found a group in which the coordination sits, and return its address."""
    facilitator.open(f"{meetings.PROCESS}/groups/new")
    facilitator.field("Name").fill(name)
    facilitator.press("Found the group")
    expect(facilitator.page.get_by_role("heading", level=1)).to_have_text(name)
    facilitator.press("Add a seat")
    facilitator.field("Function").fill("Koordination")
    coordination = facilitator.page.locator("#person_id option", has_text="Koordination im Haus").first
    facilitator.field("Person").select_option(coordination.get_attribute("value"))
    facilitator.press("Add the seat")
    expect(facilitator.page.locator("#members")).to_contain_text("Koordination")
    return facilitator.page.url


def plan(facilitator: Visitor, group: str, *, hours_ago: int, agenda: str = "") -> list[str]:
    """Plan a meeting as it is proposed but for its hour and, if given, its agenda; return what stands on it."""
    facilitator.open(group)
    beginning = wall_time() - timedelta(hours=hours_ago)
    facilitator.press("Plan a meeting")
    facilitator.field("Beginning").fill(f"{beginning:%Y-%m-%dT%H:%M}")
    facilitator.field("End").fill("")
    if agenda:
        facilitator.field("Agenda").fill(agenda)
    facilitator.press("Plan the meeting")
    facilitator.sees("The meeting is planned.")
    return [text.partition(". ")[2] for text in facilitator.page.locator("#agenda li b").all_inner_texts()]


def begin(facilitator: Visitor) -> None:
    """Begin the meeting and record that everybody is there."""
    facilitator.press("Begin the meeting")
    meetings.attend(facilitator)


def close(facilitator: Visitor) -> None:
    """Close the meeting, and stay on its record."""
    with facilitator.measured("close a meeting", budget=CLOSE_SECONDS):
        facilitator.press("Close the meeting")
        expect(facilitator.field("Comments are welcome until")).to_be_visible()
        facilitator.press("Close the meeting")
    facilitator.sees("The meeting is closed. Its minutes are in coordination.")


def approve(facilitator: Visitor, changes: str = "") -> None:
    """Approve the minutes that the current item is about."""
    with facilitator.measured("approve the minutes", budget=APPROVE_SECONDS):
        facilitator.press("Record the approval")
        if changes:
            facilitator.page.get_by_label(facilitator.words("approved with changes")).check()
            facilitator.click(facilitator.field("Changes"))
            facilitator.type(changes)
        facilitator.press("Record the approval")
    facilitator.sees("The approval is recorded.")


def test_three_meetings_of_a_series_lead_from_the_plan_to_approved_minutes(visit, place):
    facilitator = visit("facilitator", **place)
    group = found_group(facilitator, f"Arbeitsgruppe {place['locale']} {place['width']}")

    plan(facilitator, group, hours_ago=6, agenda=f"Begrüßung (5 min)\n{UNDECIDED} (20 min)\n{DEFERRED} (10 min)")
    begin(facilitator)
    meetings.decide(facilitator, "Das Leitbild wird geschrieben.")
    meetings.go_on(facilitator, to=UNDECIDED)
    meetings.go_on(facilitator, to=DEFERRED)
    facilitator.press("Defer")
    facilitator.field("Reason").fill("Die Zeit war um.")
    facilitator.press("Defer the item")
    close(facilitator)
    first = facilitator.page.url

    approval, carried, *rest = plan(facilitator, group, hours_ago=4)
    assert carried == DEFERRED
    assert rest
    begin(facilitator)
    expect(facilitator.page.locator("#item-title")).to_have_text(approval)
    approve(facilitator)
    for _item in (carried, *rest):
        facilitator.click(facilitator.page.locator("[data-step=next]"))
    close(facilitator)
    second = facilitator.page.url
    facilitator.open(first)
    expect(facilitator.page.locator("#minutes")).to_contain_text(facilitator.words("approved"))

    plan(facilitator, group, hours_ago=2)
    begin(facilitator)
    approve(facilitator, changes="TOP 2: Es waren drei Formulare.")
    facilitator.open(second)
    expect(facilitator.page.locator("#minutes")).to_contain_text(facilitator.words("approved with changes"))
    facilitator.click(facilitator.page.locator("#minutes a").first)
    expect(facilitator.page.locator("#amendments")).to_contain_text("Es waren drei Formulare.")
    expect(facilitator.page.locator("#versions li")).to_have_count(2)
    assert facilitator.findings() == []
    assert not facilitator.scrolls_sideways()


def test_whoever_was_there_comments_on_the_minutes_and_is_answered(visit):
    facilitator, coordinator = visit("facilitator"), visit("coordinator")
    group = found_group(facilitator, "Arbeitsgruppe Abstimmung")
    plan(facilitator, group, hours_ago=3, agenda="Leitbild")
    begin(facilitator)
    facilitator.press("Item %(number)s is dealt with", number=1)
    close(facilitator)
    coordinator.open(facilitator.page.url)
    coordinator.click(coordinator.page.locator("#minutes a").first)
    coordinator.sees("You were there. Is everything right?")
    coordinator.press("Comment on the minutes")
    coordinator.field("Your comment").fill("Es fehlt, wer eingeladen hat.")
    coordinator.press("Send the comment")
    coordinator.sees("Not answered yet.")

    facilitator.open(coordinator.page.url.partition("#")[0])
    facilitator.click(facilitator.page.locator("#comments a"))
    facilitator.field("Answer").fill("Das war die Koordination.")
    facilitator.press("Save the answer")
    facilitator.sees("The answer is saved.")
    coordinator.page.reload()
    expect(coordinator.page.locator("#comments")).to_contain_text("Das war die Koordination.")
    assert coordinator.findings() == []


def test_minutes_are_corrected_by_reopening_them_while_they_are_the_newest(visit):
    facilitator = visit("facilitator")
    group = found_group(facilitator, "Arbeitsgruppe Berichtigung")
    plan(facilitator, group, hours_ago=3, agenda="Leitbild")
    begin(facilitator)
    facilitator.press("Item %(number)s is dealt with", number=1)
    close(facilitator)
    facilitator.click(facilitator.page.locator("#minutes a").first)
    facilitator.press("Reopen the meeting")
    facilitator.field("Reason").fill("Eine Zahl fehlte.")
    facilitator.press("Reopen the meeting")
    meetings.note(facilitator, "Es waren drei.")
    close(facilitator)
    expect(facilitator.page.locator("#minutes li")).to_have_count(2)
    expect(facilitator.page.locator("#minutes")).to_contain_text("Eine Zahl fehlte.")


def go_to(visitor: Visitor, what: Locator) -> None:
    """Move the focus to something by the tabulator alone."""
    expect(what).to_be_visible()
    for _step in range(MOST_STEPS):
        if what.evaluate("node => node === document.activeElement"):
            return
        visitor.key("Tab")
    raise AssertionError(f"{what} cannot be reached by the keyboard")


def enter(visitor: Visitor, what: Locator) -> None:
    """Go to something by the keyboard and press it."""
    go_to(visitor, what)
    visitor.key("Enter")


def type_moment(visitor: Visitor, moment: datetime) -> None:
    """Type a moment into the field that has the focus, in the order in which the browser of the house asks for it."""
    field = visitor.page.locator(":focus")
    for day, clock in (("%d%m%Y", "%H%M"), ("%m%d%Y", "%I%M%p")):
        visitor.type(f"{moment:{day}}")
        visitor.key("ArrowRight")
        visitor.type(f"{moment:{clock}}")
        if field.input_value() == f"{moment:%Y-%m-%dT%H:%M}":
            return
        visitor.key(*["ArrowLeft"] * 6)


def test_a_meeting_is_planned_held_and_closed_without_a_mouse(visit):
    facilitator = visit("facilitator")
    page = facilitator.page
    group = found_group(facilitator, "Arbeitsgruppe Tastatur")
    content = page.locator("#content")
    facilitator.open(group)
    enter(facilitator, content.get_by_role("link", name=facilitator.words("Plan a meeting")))
    go_to(facilitator, facilitator.field("Beginning"))
    beginning = wall_time() - timedelta(hours=2)
    type_moment(facilitator, beginning)
    expect(facilitator.field("Beginning")).to_have_value(f"{beginning:%Y-%m-%dT%H:%M}")
    go_to(facilitator, facilitator.field("Agenda"))
    facilitator.key("Control+a")
    facilitator.type("Leitbild (20 min)")
    enter(facilitator, content.get_by_role("button", name=facilitator.words("Plan the meeting")))
    facilitator.sees("The meeting is planned.")
    enter(facilitator, content.get_by_role("button", name=facilitator.words("Begin the meeting")))
    enter(facilitator, page.locator("#attendance button[aria-pressed=false].wm-chip__main").first)
    expect(page.locator("#attendance button[aria-pressed=false].wm-chip__main")).to_have_count(0)
    facilitator.key("Alt+n")
    facilitator.type("Alle sind dafür.")
    meetings.expect_saved(facilitator)
    meetings.decide(facilitator, "Das Leitbild gilt.")
    enter(facilitator, page.locator("button[data-step=next]"))
    enter(facilitator, content.get_by_role("link", name=facilitator.words("Close the meeting")))
    enter(facilitator, content.get_by_role("button", name=facilitator.words("Close the meeting")))
    facilitator.sees("The meeting is closed. Its minutes are in coordination.")
    enter(facilitator, page.locator("#minutes a").first)
    expect(page.locator("#decisions")).to_contain_text("Das Leitbild gilt.")
