"""Every page that a role can reach is clean: axe, policy, no sideways scrolling, and it works without a script."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Error
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map

from tests.e2e import meetings
from tests.e2e.person import Visitor
from tracker.app import create_app
from tracker.config import Settings

pytestmark = pytest.mark.e2e
STARTS = (
    "/",
    "/processes/3",
    "/processes/1/dashboard?event=1",
    "/meetings/5",
    "/meetings/33",
    "/meetings/33/change-mail",
    "/agenda-items/84/approve-minutes",
    "/decisions/13/circulation",
    "/dialogues/3",
    "/dialogues/14/check-in/review",
    "/dialogues/14/count",
    "/milestones/21",
    "/themes/6",
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

SEEN_ELSEWHERE = {
    "conversions.of_action_item": "a meeting that is held, below",
    "conversions.of_information": "a meeting that is held, below",
    "check_ins.poster": "an open tally, in test_tally",
    "check_ins.renew": "an open tally, in test_tally",
    "feedback.answer": "an open round, in test_feedback",
    "feedback.thanks": "somebody who has answered, in test_feedback",
    "house_pages.public_page": "a page that is switched on, in test_house_page",
    "information.edit": "a meeting that is held, below",
    "mails.cancellation": "a meeting that is cancelled, in test_mails",
    "protection.statement": "a paper, in the tests of pages",
    "kept_input.show": "what was sent after a sign-in had ended, below",
    "releases.note": "a draft that was checked, in test_releases",
    "sign_in.redeem": "an invited person, below",
    "tallies.show": "an open tally, in test_tally",
    "themes.dissolve": "a theme that nobody was told about, in test_themes",
}
"""Pages that exist for a moment only."""

SKIPPED = ("/static/", "/sign-out")
FEWEST_PAGES, MOST_PAGES = 20, 250
NARROWEST = 320
PAUSE_AFTER_RESIZING = 100
FIRST = re.compile(r"<int:\w+>")


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Map:
    """All addresses of the application."""
    return create_app(Settings(data_dir=tmp_path_factory.mktemp("addresses"), secret_key="only for tests " * 3)).url_map


@pytest.fixture(scope="module")
def opened() -> dict[str, set[str]]:
    """The paths that each role has opened in the walks of this module."""
    return {}


@pytest.mark.parametrize(("role", "locale", "width", "theme"), VISITS)
def test_every_page_of_a_role_is_clean(visit, addresses, opened, role: str, locale: str, width: int, theme: str):
    visitor = visit(role, locale=locale, width=width, theme=theme)
    problems = {}
    for path in walk(visitor, unlinked(addresses)):
        opened.setdefault(role, set()).add(path)
        problems[path] = visitor.findings() + sideways(visitor)
    assert {path: found for path, found in problems.items() if found} == {}


def test_no_page_was_forgotten(visit, addresses, opened):
    """Together, facilitator and administrator have opened all there is."""
    for role in {"facilitator", "admin"} - opened.keys():
        opened[role] = set(walk(visit(role), unlinked(addresses)))
    seen = {endpoint_of(addresses, path) for paths in opened.values() for path in paths}
    assert pages(addresses) - seen == SEEN_ELSEWHERE.keys()


def test_an_invited_person_finds_a_clean_way_in(visit, place):
    admin = visit("admin", **place)
    page = admin.open("/people/new")
    admin.field("Name").fill("Koordination Bildung")
    admin.field("E-mail address").fill(f"bildung.{place['locale']}.{place['width']}@demo.example")
    page.locator("#content .kern-btn--primary").click()
    admin.press("Invite")
    assert admin.findings() + sideways(admin) == []
    address = urlsplit(page.locator("#address").input_value()).path
    guest = visit(**place)
    guest.open(address)
    assert guest.findings() + sideways(guest) == []
    for field in guest.page.locator("input[type=password]").all():
        field.fill("Landratsamt im Herbst 22")
    guest.page.locator("#content .kern-btn--primary").click()
    assert guest.page.url.endswith("/sign-in")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_door_is_clean(visit, place, theme: str):
    visitor = visit(**place, theme=theme)
    visitor.open("/sign-in")
    assert visitor.findings() + sideways(visitor) == []


def test_what_was_sent_after_a_sign_in_had_ended_is_shown_on_a_clean_page(visit, server, place):
    leadership = visit("leadership", **place)
    page = leadership.open("/processes/1/dashboard")
    server.let_sign_ins_end()
    page.locator("form[action$='/dashboard/export'] button").first.click()
    leadership.sign_in("leadership")
    assert "/kept-input/" in page.url
    assert leadership.findings() + sideways(leadership) == []


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
    page.keyboard.press("Escape")
    page.locator("#information-text").fill("Das Leitbild liegt allen vor.")
    facilitator.press("Record the information")
    page.locator("a[href*='/information/']").click()
    assert facilitator.findings() + sideways(facilitator) == []
    facilitator.press("Turn it into an action item")
    assert facilitator.findings() + sideways(facilitator) == []
    facilitator.press("Record the action item")
    page.locator("#outcomes a[href*='/action-items/']").click()
    facilitator.press("Turn it into a decision")
    assert facilitator.findings() + sideways(facilitator) == []


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
    for path in walk(visitor, ()):
        assert visitor.page.locator("h1").count() == 1, path
        assert visitor.page.locator("main").inner_text().strip(), path


def walk(visitor: Visitor, unlinked: Iterable[str]) -> Iterator[str]:
    """Follow the links of the application, one page of each kind, and yield where the visitor stands.

    Afterwards open what no link leads to, because a dialog does without a page of its own.
    """
    queue, seen, visited = deque(STARTS), set(map(kind, STARTS)), 0
    rest = iter(unlinked)
    while queue or (path := next(rest, None)):
        if queue:
            path = queue.popleft()
        elif kind(path) in seen or not is_page(visitor, path):
            continue
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
        yield urlsplit(visitor.page.url).path
    assert FEWEST_PAGES < visited < MOST_PAGES


def pages(addresses: Map) -> set[str]:
    """Return the endpoints that show a page: no file, and nothing that only leads to the newest minutes."""
    others = ("static", "health.", ".template", ".download", "_file", "calendars.feed", "minutes.latest", ".sums")
    found = {rule.endpoint for rule in addresses.iter_rules() if "GET" in (rule.methods or ())}
    return {endpoint for endpoint in found if not any(part in endpoint for part in others)}


def unlinked(addresses: Map) -> list[str]:
    """Return an address for every page that needs no more than the number of a record: the first there is."""
    rules = (rule for rule in addresses.iter_rules() if rule.endpoint in pages(addresses))
    return sorted(FIRST.sub("1", rule.rule) for rule in rules if not rule.arguments or FIRST.search(rule.rule))


def is_page(visitor: Visitor, path: str) -> bool:
    """Whether the visitor gets a page there, and is not sent to another one."""
    answer = visitor.page.request.get(path)
    is_there = urlsplit(answer.url).path == path
    return answer.ok and is_there and answer.headers["content-type"].startswith("text/html")


def endpoint_of(addresses: Map, path: str) -> str:
    """Return which view shows the path; nothing for a page that is not there."""
    try:
        return str(addresses.bind("localhost").match(path.partition("?")[0])[0])
    except HTTPException:
        return ""


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
