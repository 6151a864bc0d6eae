"""The page for the house: switched on and off, in both languages, on screens and on paper."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.person import Visitor
from tests.e2e.test_print import sheets

pytestmark = pytest.mark.e2e
PAGE = "/processes/1/house"
Visit = Callable[..., Visitor]


def switched_on(facilitator: Visitor) -> str:
    """Make the page public, and return its address."""
    page = facilitator.open(f"{PAGE}/write")
    if not page.locator("#public-address").is_visible():
        facilitator.press("Make it public")
        assert facilitator.sees("Make the page public")
        facilitator.press("Make it public")
    return urlsplit(page.locator("#public-address").input_value()).path


def entries(page: Page) -> list[str]:
    return page.locator("#done li > div").all_inner_texts()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_whoever_has_the_address_reads_it_in_both_languages(visit: Visit, place, theme) -> None:
    address = switched_on(visit("facilitator"))
    guest = visit(**place, theme=theme)
    page = guest.open(address)
    assert guest.sees("For everybody in the house")
    assert guest.findings() == []
    assert not guest.scrolls_sideways()
    first = entries(page)
    other = "en" if place["locale"] == "de" else "de"
    page.locator(f".wm-langs a[lang={other}]").click()
    expect(page.locator("html")).to_have_attribute("lang", other)
    assert entries(page) != first
    assert guest.findings() == []
    assert guest.page.context.cookies() == []
    assert sheets(page) <= 2


def test_switched_off_it_is_dead_at_once_and_comes_back_elsewhere(visit: Visit) -> None:
    facilitator, guest = visit("facilitator"), visit()
    address = switched_on(facilitator)
    assert guest.page.goto(address).status == 200
    facilitator.press("Switch off")
    assert guest.page.goto(address).status == 404
    again = switched_on(facilitator)
    assert again != address
    assert guest.page.goto(address).status == 404
    assert guest.page.goto(again).status == 200


def test_it_is_read_without_a_script(visit: Visit) -> None:
    address = switched_on(visit("facilitator"))
    guest = visit(java_script_enabled=False)
    assert len(entries(guest.open(f"{address}?language=en"))) == 3


def test_an_entry_comes_from_a_decision_and_is_read_once_it_is_shown(visit: Visit, place) -> None:
    facilitator, reader = visit("facilitator", **place), visit("reader", **place)
    page = facilitator.open(f"{PAGE}/write")
    page.locator("#suggestions li a").first.click()
    sentence = f"Es geht weiter, {place['locale']} {place['width']}."
    facilitator.field("In plain words").fill(sentence)
    facilitator.press("Save")
    assert sentence not in reader.open(PAGE).locator("main").inner_text()
    page.get_by_role("link", name=sentence).click()
    facilitator.field("Show it on the page for the house").check()
    facilitator.press("Save")
    assert sentence in reader.open(PAGE).locator("main").inner_text()
    assert reader.findings() == []
