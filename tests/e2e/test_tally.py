"""The tally at the door: whatever happens on the way, every tap counts once."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.e2e.person import Visitor
from tracker.web.clock import today

pytestmark = pytest.mark.e2e
PROCESS = "/processes/3"
SECONDS_PER_PERSON = 1
CLEAR = 16
PEOPLE = 24
Visit = Callable[..., Visitor]


class Tally:
    """An open tally: the page of those who record, and the address at the door."""

    def __init__(self, facilitator: Visitor, title: str, **options: bool) -> None:
        self.facilitator, page = facilitator, facilitator.open(f"{PROCESS}/dialogues/new")
        facilitator.field("Title").fill(title)
        facilitator.field("Beginning").fill(f"{today() - timedelta(days=1)}T09:00")
        if options.get("splits"):
            facilitator.field("Count managers and staff apart").check()
        facilitator.press("Plan an event")
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        self.event = page.url
        page.goto(f"{self.event}/check-in")
        facilitator.press("Open the tally")
        self.url = urlsplit(page.locator("a[rel=noreferrer]").get_attribute("href") or "").path

    def shows(self, number: int) -> None:
        """Wait until the page of those who record says how many were tapped, without being loaded anew."""
        expect(self.facilitator.page.locator("[data-taps]")).to_have_text(str(number))

    def close(self) -> None:
        self.facilitator.page.goto(f"{self.event}/check-in")
        self.facilitator.press("Close the tally")

    def save(self) -> None:
        self.close()
        self.facilitator.press("Review and save")
        self.facilitator.press("Save as participation")
        self.facilitator.page.wait_for_url(re.compile("#counts$"))

    def row(self, name: str) -> list[str]:
        """Return what the page of the event says of a department: participants and first-timers."""
        row = self.facilitator.page.locator("#counts tbody tr").filter(has_text=re.compile(f"^\\s*{name}")).first
        return [cell.strip() for cell in row.locator("td").all_inner_texts()[1:3]]


def phone(visit: Visit, tally: Tally, **more: object) -> Visitor:
    """Open the address on a device of somebody."""
    visitor = visit(**{"width": 360, **more})
    visitor.open(tally.url)
    return visitor


def tap(visitor: Visitor, *names: str) -> None:
    for name in names:
        visitor.tap(visitor.page.locator(f".wm-tally__b[data-name='{name}']"))


def all_sent(visitor: Visitor) -> None:
    expect(visitor.page.locator("[data-line]")).to_contain_text(visitor.words("Connected"))


def band(visitor: Visitor) -> Locator:
    """Return what the page says above everything else when something is not as it should be."""
    return visitor.page.locator("[data-band-text]")


def counted(visitor: Visitor, number: int) -> None:
    expect(visitor.page.locator("[data-sum]")).to_have_text(str(number))


def test_three_phones_tally_at_once_and_one_has_no_connection_for_a_while(visit: Visit) -> None:
    tally = Tally(visit("facilitator"), "Dialog an drei Türen")
    one, two, tablet = (
        phone(visit, tally),
        phone(visit, tally, locale="en", theme="dark"),
        phone(visit, tally, width=1024),
    )
    tap(two, "Personal")
    all_sent(two)
    two.page.context.set_offline(True)
    for _ in range(10):
        tap(one, "Personal", "Finanzen")
        tap(two, "Personal")
        tap(tablet, "Jugendhilfe")
    expect(band(two)).to_contain_text("No connection")
    expect(two.page.locator("[data-band-shape]")).to_have_attribute("href", "#i-off")
    two.page.get_by_role("switch").check()
    tap(two, "Gesundheit", "Gesundheit")
    two.tap(two.page.locator("[data-undo]"))
    counted(two, 12)
    tally.shows(31)
    two.page.context.set_offline(False)
    tally.shows(42)
    for visitor in (one, two, tablet):
        all_sent(visitor)
    tally.save()
    found = {name: tally.row(name) for name in ("Personal", "Finanzen", "Jugendhilfe", "Gesundheit")}
    assert found == {
        "Personal": ["21", "0"],
        "Finanzen": ["10", "0"],
        "Jugendhilfe": ["10", "0"],
        "Gesundheit": ["1", "1"],
    }


def test_taps_that_were_not_sent_survive_a_reload(visit: Visit) -> None:
    tally = Tally(visit("facilitator"), "Dialog mit Neustart")
    visitor = phone(visit, tally)
    visitor.page.route("**/taps", lambda route: route.abort())
    tap(visitor, "Personal", "Personal", "Finanzen")
    visitor.page.reload()
    counted(visitor, 3)
    expect(band(visitor)).to_contain_text("3 sind auf diesem Gerät gesichert")
    visitor.page.unroute("**/taps")
    all_sent(visitor)
    tally.shows(3)


def test_an_old_phone_that_cannot_stop_waiting_by_itself_sends_its_taps_too(visit: Visit) -> None:
    tally = Tally(visit("facilitator"), "Dialog mit altem Telefon")
    visitor = visit(width=360)
    visitor.page.add_init_script("delete AbortSignal.timeout")
    visitor.open(tally.url)
    tap(visitor, "Personal")
    all_sent(visitor)
    tally.shows(1)


def test_a_tap_whose_confirmation_is_lost_counts_once(visit: Visit) -> None:
    tally = Tally(visit("facilitator"), "Dialog mit Funkloch")
    visitor = phone(visit, tally)
    lost: list[int] = []

    def lose(route: Route) -> None:
        """Let the taps arrive, and lose the answer to the first three batches."""
        answer = route.fetch()
        lost.append(answer.status)
        if len(lost) > 3:
            route.fulfill(response=answer)
        else:
            route.abort()

    visitor.page.route("**/taps", lose)
    tap(visitor, "Personal", "Finanzen", "Personal")
    visitor.tap(visitor.page.locator("[data-undo]"))
    all_sent(visitor)
    assert set(lost) == {200}
    tally.shows(2)


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_loses_nothing(visit: Visit, status: int) -> None:
    tally = Tally(visit("facilitator"), f"Dialog im Andrang {status}")
    visitor = phone(visit, tally)
    refused: list[Route] = []

    def refuse(route: Route) -> None:
        refused.append(route)
        if len(refused) > 2:
            route.continue_()
        else:
            route.fulfill(status=status, headers={"Retry-After": "1"})

    visitor.page.route("**/taps", refuse)
    tap(visitor, "Personal", "Finanzen")
    all_sent(visitor)
    tally.shows(2)


STRANGE = {
    "a page": {"content_type": "text/html", "body": "<html>Bitte anmelden</html>"},
    "nothing": {"content_type": "application/json", "body": "{}"},
    "half an answer": {"content_type": "application/json", "body": '{"refu'},
}


@pytest.mark.parametrize("status", [200, 404, 410, 422])
@pytest.mark.parametrize("answer", STRANGE)
def test_who_answers_in_place_of_the_server_loses_nothing(visit: Visit, answer: str, status: int) -> None:
    """A network that first wants a sign-in answers itself, whatever was asked."""
    tally = Tally(visit("facilitator"), f"Dialog im Gastnetz {answer} {status}")
    visitor = phone(visit, tally)
    asked: list[Route] = []

    def answer_once(route: Route) -> None:
        asked.append(route)
        if len(asked) > 1:
            route.continue_()
        else:
            route.fulfill(status=status, **STRANGE[answer])

    visitor.page.route("**/taps", answer_once)
    tap(visitor, "Personal", "Finanzen")
    all_sent(visitor)
    tally.shows(2)


def test_enter_taps_nobody(visit: Visit) -> None:
    tally = Tally(visit("facilitator"), "Dialog mit Eingabetaste", splits=True)
    for visitor in (phone(visit, tally), phone(visit, tally, java_script_enabled=False)):
        page = visitor.page
        if page.locator("#find").is_visible():
            page.locator("#find").fill("jugend")
            page.locator("#find").press("Enter")
            page.locator("#find").fill("")
        page.get_by_role("switch").focus()
        page.keyboard.press("Enter")
        page.get_by_label("Führungskräfte").focus()
        page.keyboard.press("Enter")
        tap(visitor, "Finanzen")
    tally.shows(2)
    rows = tally.facilitator.page.locator("#sums tbody tr").all_inner_texts()
    assert [row.split()[0] for row in rows] == ["Finanzen"]


def test_guests_are_never_new_on_the_phone_either(visit: Visit) -> None:
    tally = Tally(visit("facilitator"), "Dialog mit Gästen")
    visitor = phone(visit, tally)
    visitor.page.get_by_role("switch").check()
    tap(visitor, "Personal", "Extern")
    expect(visitor.page.locator("[data-new]")).to_have_text("1")
    tally.shows(2)


def lose(route: Route) -> None:
    """Let the server hear, and lose its answer."""
    route.fetch()
    route.abort()


def test_a_closed_tally_does_not_name_what_was_counted_before(visit: Visit) -> None:
    tally = Tally(visit("facilitator"), "Dialog mit verlorener Antwort")
    visitor = phone(visit, tally)

    visitor.page.route("**/taps", lose)
    tap(visitor, "Personal")
    tally.shows(1)
    tally.close()
    visitor.page.context.set_offline(True)
    visitor.page.unroute("**/taps")
    tap(visitor, "Finanzen")
    visitor.page.context.set_offline(False)
    expect(band(visitor)).to_contain_text("Nicht übertragen: Finanzen 1")
    expect(band(visitor)).not_to_contain_text("Personal")


def test_the_page_of_a_closed_tally_asks_once_more_what_was_counted_and_goes_on_by_itself(visit: Visit) -> None:
    tally = Tally(visit("facilitator"), "Dialog mit Pause")
    visitor = phone(visit, tally)

    visitor.page.route("**/taps", lose)
    tap(visitor, "Personal")
    tally.shows(1)
    tally.close()
    visitor.page.unroute("**/taps")
    visitor.page.route("**/taps", lambda route: route.abort())
    tap(visitor, "Finanzen")
    visitor.open(tally.url)
    left = visitor.page.locator("[data-left-text]")
    expect(left).to_contain_text("Personal 1, Finanzen 1")
    visitor.page.unroute("**/taps")
    expect(left).to_have_text(re.compile("Nicht übertragen: Finanzen 1"))
    tally.facilitator.press("Open again")
    expect(left).to_be_hidden()
    tally.shows(2)


def test_an_undo_that_came_too_late_is_named(visit: Visit) -> None:
    tally = Tally(visit("facilitator"), "Dialog mit spätem Rückgängig")
    visitor = phone(visit, tally, locale="en")
    tap(visitor, "Personal", "Finanzen")
    tally.shows(2)
    all_sent(visitor)
    visitor.page.context.set_offline(True)
    visitor.tap(visitor.page.locator("[data-undo]"))
    counted(visitor, 1)
    tally.close()
    visitor.page.context.set_offline(False)
    expect(band(visitor)).to_contain_text("Not taken back: Finanzen 1. It still counts.")
    visitor.page.reload()
    left = visitor.page.locator("[data-left-text]")
    expect(left).to_contain_text("Not taken back: Finanzen 1. It still counts.")
    assert visitor.findings() == []
    tally.facilitator.press("Open again")
    expect(left).to_be_hidden()
    tally.shows(1)


def test_a_closed_tally_names_what_was_not_sent_and_sends_it_once_it_is_open_again(visit: Visit) -> None:
    tally = Tally(visit("facilitator"), "Dialog mit Schluss")
    visitor = phone(visit, tally)
    tap(visitor, "Personal")
    tally.shows(1)
    tally.close()
    tap(visitor, "Finanzen")
    expect(band(visitor)).to_contain_text("Nicht übertragen: Finanzen 1")
    expect(visitor.page.locator("[data-band-shape]")).to_have_attribute("href", "#s-watch")
    expect(visitor.page.locator(".wm-tally__b").first).to_be_disabled()
    visitor.open(tally.url)
    left = visitor.page.locator("[data-left]")
    expect(left).to_contain_text("Finanzen 1")
    gap = "box => box.nextElementSibling.getBoundingClientRect().top - box.getBoundingClientRect().bottom"
    assert left.evaluate(gap) >= CLEAR
    assert visitor.findings() == []
    tally.facilitator.press("Open again")
    visitor.open(tally.url)
    all_sent(visitor)
    tally.shows(2)


def test_an_old_address_says_so_and_names_what_was_not_sent(visit: Visit) -> None:
    tally = Tally(visit("facilitator"), "Dialog mit neuer Adresse")
    visitor = phone(visit, tally)
    tally.facilitator.press("New address")
    tally.facilitator.press("Give the tally a new address")
    tap(visitor, "Personal")
    expect(band(visitor)).to_contain_text("Nicht übertragen: Personal 1")
    visitor.open(tally.url)
    visitor.sees("There is no tally at this address")
    expect(visitor.page.locator("[data-left-text]")).to_contain_text("Personal 1")
    assert visitor.findings() == []


def test_a_device_hears_of_a_new_address_even_after_many_guesses(visit: Visit, own_server: object) -> None:
    tally = Tally(visit("facilitator", at=own_server), "Dialog mit altem Aushang")
    visitor = phone(visit, tally, at=own_server)
    for number in range(11):
        tally.facilitator.page.request.get(f"/t/aushang{number}")
    tally.facilitator.press("New address")
    tally.facilitator.press("Give the tally a new address")
    tap(visitor, "Personal")
    expect(band(visitor)).to_contain_text("Nicht übertragen: Personal 1")
    visitor.open(tally.url)
    visitor.sees("Too many attempts")
    expect(visitor.page.locator("[data-left-text]")).to_contain_text("Personal 1")


def test_without_a_script_every_tap_counts_and_the_last_can_be_taken_back(visit: Visit) -> None:
    tally = Tally(visit("facilitator"), "Dialog ohne Skript")
    visitor = phone(visit, tally, java_script_enabled=False)
    visitor.page.get_by_role("switch").check()
    tap(visitor, "Personal", "Personal", "Finanzen")
    undo = visitor.page.locator(".wm-tally__undo:visible")
    expect(undo).to_contain_text("Finanzen")
    expect(undo).to_be_in_viewport(ratio=1)
    undo.click()
    tally.shows(2)
    tally.save()
    assert tally.row("Personal") == ["2", "2"]


def test_managers_and_staff_are_tapped_apart(visit: Visit) -> None:
    tally = Tally(visit("facilitator"), "Dialog mit Führungskräften", splits=True)
    visitor = phone(visit, tally)
    tap(visitor, "Personal")
    visitor.page.get_by_label("Führungskräfte").check()
    tap(visitor, "Personal", "Personal")
    tally.shows(3)
    rows = tally.facilitator.page.locator("#sums tbody tr").all_inner_texts()
    assert [row.split() for row in rows] == [
        ["Personal", "Mitarbeitende", "1", "0"],
        ["Personal", "Führungskräfte", "2", "0"],
    ]


def test_a_person_is_tapped_within_a_second(visit: Visit, place: dict[str, object]) -> None:
    tally = Tally(visit("facilitator"), f"Dialog im Takt {place}")
    visitor = phone(visit, tally, **place)
    buttons = visitor.page.locator(".wm-tally__b")
    with visitor.measured(f"tally {PEOPLE} people at the door", budget=PEOPLE * SECONDS_PER_PERSON):
        for position in range(PEOPLE):
            visitor.tap(buttons.nth(position % 6))
        counted(visitor, PEOPLE)
    all_sent(visitor)
    tally.shows(PEOPLE)


def test_every_page_of_a_tally_is_clean(visit: Visit, place: dict[str, object]) -> None:
    facilitator = visit("facilitator", **place)
    tally = Tally(facilitator, f"Dialog zum Ansehen {place}", splits=True)
    for theme in ("light", "dark"):
        visitor = phone(visit, tally, **place, theme=theme)
        tap(visitor, "Personal")
        all_sent(visitor)
        assert clean(visitor) == [], theme
    tally.shows(2)
    assert clean(facilitator) == []
    for path in ("poster", "renew"):
        facilitator.open(f"{tally.event}/check-in/{path}")
        assert clean(facilitator) == [], path
    tally.close()
    assert clean(facilitator) == []
    facilitator.press("Review and save")
    assert clean(facilitator) == []


def clean(visitor: Visitor) -> list[str]:
    return visitor.findings() + (["scrolls sideways"] if visitor.scrolls_sideways() else [])


def test_a_search_finds_a_department_among_many(visit: Visit) -> None:
    tally = Tally(visit("facilitator"), "Dialog mit Suche")
    page: Page = phone(visit, tally).page
    page.locator("#find").fill("jugend")
    expect(page.locator(".wm-tally__b:visible")).to_have_count(1)
    page.locator("#find").fill("xyz")
    expect(page.locator("[data-none]")).not_to_be_empty()
