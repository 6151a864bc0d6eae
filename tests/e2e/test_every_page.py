"""Every page that a role can reach is clean: axe, policy, no sideways scrolling, and it works without a script."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Error

from tests.e2e import meetings
from tests.e2e.person import Visitor

pytestmark = pytest.mark.e2e
STARTS = (
    "/",
    "/processes/3",
    "/processes/1/dashboard?event=1",
    "/meetings/5",
    "/meetings/33",
    "/dialogues/3",
    "/dialogues/14/count",
    "/milestones/21",
    "/search?q=Vielfalt",
    "/nowhere",
)
"""Where a walk begins: the start page, records in states that are rare, and a page that is not there."""

VISITS = [
    ("facilitator", "de", 1280, "light"),
    ("facilitator", "de", 360, "dark"),
    ("leadership", "de", 360, "light"),
    ("reader", "en", 1280, "dark"),
    ("evaluator", "en", 360, "dark"),
    ("admin", "en", 1280, "light"),
]
"""Coordinators may do what facilitators may, so their pages are the same."""

SKIPPED = ("/static/", "/sign-out")
FEWEST_PAGES, MOST_PAGES = 20, 150
NARROWEST = 320
PAUSE_AFTER_RESIZING = 100


@pytest.mark.parametrize(("role", "locale", "width", "theme"), VISITS)
def test_every_page_of_a_role_is_clean(visit, role: str, locale: str, width: int, theme: str):
    visitor = visit(role, locale=locale, width=width, theme=theme)
    problems = {path: found for path in walk(visitor) if (found := visitor.findings() + sideways(visitor))}
    assert problems == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_door_is_clean(visit, place, theme: str):
    visitor = visit(**place, theme=theme)
    visitor.open("/sign-in")
    assert visitor.findings() + sideways(visitor) == []


def test_a_meeting_that_is_held_is_clean_whatever_is_unfolded(visit, place):
    facilitator = visit("facilitator", **place)
    page = facilitator.page
    meetings.begin(facilitator, "Begrüßung", "Leitbild")
    facilitator.key("Alt+i", "Alt+b", "Alt+a")
    page.locator(".wm-chip__more summary").last.click()
    assert facilitator.findings() + sideways(facilitator) == []
    page.keyboard.press("Escape")
    page.locator("#item-title").click()
    page.keyboard.press("?")
    assert facilitator.findings() == []


def test_menus_are_clean(visit, place):
    facilitator = visit("facilitator", **place)
    page = facilitator.open("/processes/3")
    for opener in ("[popovertarget=person]", "[popovertarget=navigation]:visible", "[data-opens=switcher]"):
        for button in page.locator(opener).all():
            button.click()
            assert facilitator.findings() == [], opener
            page.keyboard.press("Escape")


@pytest.mark.parametrize("path", ["/processes/3/dialogues/new", "/milestones/21/move", "/processes/3/meetings/new"])
def test_a_rejected_form_is_clean_and_says_what_is_wrong(visit, place, path: str):
    facilitator = visit("facilitator", **place)
    page = facilitator.open(path)
    page.locator("#content input:visible").evaluate_all("fields => fields.forEach(field => field.value = '')")
    page.locator("#content .kern-btn--primary").click()
    assert page.locator(".wm-errors a").count() >= 1
    assert facilitator.findings() + sideways(facilitator) == []


def test_every_page_is_served_without_a_script(visit):
    visitor = visit("facilitator", locale="en", width=360, java_script_enabled=False)
    for path in walk(visitor):
        assert visitor.page.locator("h1").count() == 1, path
        assert visitor.page.locator("main").inner_text().strip(), path


def walk(visitor: Visitor) -> Iterator[str]:
    """Follow the links of the application, one page of each kind, and yield where the visitor stands."""
    queue, seen, visited = deque(STARTS), set(map(kind, STARTS)), 0
    while queue:
        path = queue.popleft()
        try:
            visitor.open(path)
        except Error as error:
            if "Download is starting" not in str(error):
                raise
            continue
        visited += 1
        for target in targets(visitor):
            if kind(target) not in seen:
                seen.add(kind(target))
                queue.append(target)
        yield path
    assert FEWEST_PAGES < visited < MOST_PAGES


def targets(visitor: Visitor) -> list[str]:
    """Return where the links of the page lead within the application."""
    links = (link.get_attribute("href") or "" for link in visitor.page.locator("a[href]:not([download])").all())
    paths = (urlsplit(link) for link in links)
    return [parts.path for parts in paths if not parts.netloc and parts.path and not parts.path.startswith(SKIPPED)]


def kind(path: str) -> str:
    """Return what pages of the same kind have in common."""
    return "/".join("7" if part.isdigit() else part for part in path.partition("?")[0].split("/"))


def sideways(visitor: Visitor) -> list[str]:
    """Return at which width something is wider than the window."""
    size = visitor.page.viewport_size
    widths = {size["width"], min(size["width"], NARROWEST)}
    found = []
    for width in widths:
        visitor.page.set_viewport_size(size | {"width": width})
        visitor.page.wait_for_timeout(PAUSE_AFTER_RESIZING)
        found += [f"scrolls sideways at {width} px"] if visitor.scrolls_sideways() else []
    visitor.page.set_viewport_size(size)
    return found
