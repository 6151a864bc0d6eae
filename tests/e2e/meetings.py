"""What a facilitator does around a meeting."""

from __future__ import annotations

from datetime import timedelta

from playwright.sync_api import expect

from tests.e2e.person import Visitor
from tracker.web.clock import wall_time

PROCESS = "/processes/3"
LONGER_THAN_THE_PAUSE_BETWEEN_TWO_TRIES = 25_000


def plan(visitor: Visitor, *topics: str) -> str:
    """Plan a meeting of the group that began two hours ago, or as today did, and return its address."""
    visitor.open(f"{PROCESS}/meetings/new")
    beginning = max(wall_time() - timedelta(hours=2), wall_time().replace(hour=0, minute=0))
    visitor.field("Beginning").fill(f"{beginning:%Y-%m-%dT%H:%M}")
    visitor.field("End").fill(f"{min(beginning + timedelta(hours=1), beginning.replace(hour=23, minute=59)):%H:%M}")
    visitor.field("Agenda").fill("\n".join(topics))
    visitor.press("Plan the meeting")
    visitor.sees("The meeting is planned.")
    return visitor.page.url.removeprefix(visitor.url).removesuffix("/plan")


def begin(visitor: Visitor, *topics: str) -> str:
    """Plan a meeting and begin it, and return its address."""
    meeting = plan(visitor, *topics)
    visitor.press("Begin the meeting")
    expect(visitor.page.locator("#item-title")).to_be_visible()
    return meeting


def note(visitor: Visitor, text: str) -> None:
    """Write notes on the current item and go on when the page says that they are saved."""
    visitor.page.locator("#notes").fill(text)
    expect_saved(visitor)


def expect_saved(visitor: Visitor) -> None:
    """Wait until the page says that the notes are saved."""
    before = visitor.words("Saved at {time}").partition("{")[0]
    state = visitor.page.locator("[data-save-state]")
    expect(state).to_contain_text(before, timeout=LONGER_THAN_THE_PAUSE_BETWEEN_TWO_TRIES)


def attend(visitor: Visitor) -> None:
    """Record everybody as present, with one click each."""
    expect(visitor.page.locator("#attendance")).to_be_visible()
    visitor.page.wait_for_load_state()
    waiting = visitor.page.locator("#attendance button[aria-pressed=false].wm-chip__main")
    for left in range(waiting.count(), 0, -1):
        visitor.click(waiting.first)
        expect(waiting).to_have_count(left - 1)


def decide(visitor: Visitor, sentence: str) -> None:
    """Record a decision by keys alone."""
    visitor.key("Alt+b")
    expect(visitor.page.locator("#decision-title")).to_be_focused()
    visitor.type(sentence)
    visitor.key("Enter")
    expect(visitor.page.locator("#outcomes")).to_contain_text(sentence)


def assign(visitor: Visitor, task: str) -> None:
    """Record an action item by keys alone; who does it until when is still open."""
    visitor.key("Alt+a")
    expect(visitor.page.locator("#task-title")).to_be_focused()
    visitor.type(task)
    visitor.key("Enter")
    expect(visitor.page.locator("#outcomes")).to_contain_text(task)


def go_on(visitor: Visitor, to: str) -> None:
    """Go to the next item by its key."""
    visitor.key("Alt+ArrowDown")
    expect(visitor.page.locator("#item-title")).to_have_text(to)
