"""Anonymous feedback: from phones without an account to results above ten answers, and to none below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.e2e.person import Visitor
from tracker.web.clock import today

pytestmark = pytest.mark.e2e
PROCESS = "/processes/3"
ABOVE, BELOW = 10, 9
NAMED = "Frau Beispiel war die Beste"
Visit = Callable[..., Visitor]


def asked(facilitator: Visitor, title: str) -> str:
    """Record an event that is over, ask for feedback on it, and return the address of the form."""
    page = facilitator.open(f"{PROCESS}/dialogues/new")
    facilitator.field("Title").fill(title)
    facilitator.field("Beginning").fill(f"{today() - timedelta(days=1)}T09:00")
    facilitator.press("Plan an event")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    facilitator.press("Ask for feedback")
    return urlsplit(page.locator("dd a[rel=noreferrer]").get_attribute("href") or "").path


def say(visitor: Visitor, *steps: int, comment: str = "") -> None:
    """Choose a step for each question, write a comment, and send it."""
    for question, step in zip(("usefulness", "voice", "clarity"), steps, strict=False):
        visitor.tap(visitor.page.locator(f"label[for={question}-{step - 1}]"))
    visitor.field("What do you want to add?").fill(comment)
    visitor.press("Send")


def everybody_says(visitor: Visitor, address: str, people: int) -> None:
    """Let everybody answer on a device of their own, which remembers nothing yet."""
    for number in range(people):
        visitor.open(address)
        visitor.page.evaluate("localStorage.clear()")
        visitor.page.reload()
        say(visitor, 3 + number % 3, 4, 1 + number % 5, comment=NAMED if number == 1 else f"Satz {number}")
        assert visitor.sees("Thank you")


def close(facilitator: Visitor) -> None:
    facilitator.page.reload()
    facilitator.press("Close feedback")
    facilitator.press("Close feedback")


def test_ten_answers_are_shown_and_comments_once_they_were_read(visit: Visit, place) -> None:
    facilitator = visit("facilitator", **place)
    address = asked(facilitator, "Dialog mit Rückmeldung")
    phone = visit(locale=place["locale"], width=360)
    everybody_says(phone, address, ABOVE)
    assert phone.page.context.cookies() == []
    assert phone.findings() == []
    close(facilitator)
    page = facilitator.page
    expect(page.locator(".wm-facts dd").first).to_have_text(str(ABOVE))
    expect(page.locator("#comments .wm-comment")).to_have_count(0)
    assert facilitator.findings() == []
    assert not facilitator.scrolls_sideways()
    facilitator.press("Read comments")
    expect(page.locator(".wm-comments > li")).to_have_count(ABOVE)
    assert facilitator.findings() == []
    named = page.locator(".wm-comments > li").filter(has_text=NAMED)
    expect(named.locator(".wm-hint")).to_contain_text("Frau Beispiel")
    named.locator("button[value=withheld]").click()
    expect(named.locator("button[value=withheld]")).to_have_count(0)
    page.locator(".wm-comments > li").filter(has_text="Satz 7").locator("button[value=shown]").click()
    reader = visit("reader", **place)
    reader.open(page.url.partition("/comments")[0])
    expect(reader.page.locator("#comments .wm-comment")).to_have_text(["Satz 7"])


def test_nine_answers_are_shown_to_nobody(visit: Visit) -> None:
    facilitator = visit("facilitator")
    address = asked(facilitator, "Dialog mit wenigen Antworten")
    everybody_says(visit(width=360), address, BELOW)
    close(facilitator)
    assert facilitator.sees(
        "Fewer than %(least)s people have answered, so nothing is shown: single answers could be recognised.", least=10
    )
    expect(facilitator.page.locator("figure, #comments")).to_have_count(0)
    facilitator.press("Open feedback again")
    everybody_says(visit(width=360), address, 1)
    close(facilitator)
    expect(facilitator.page.locator("figure")).to_have_count(1)


def test_a_device_answers_once_until_somebody_else_takes_it(visit: Visit) -> None:
    address = asked(visit("facilitator"), "Dialog mit einem Gerät")
    phone = visit(width=360, theme="dark")
    phone.page.clock.install()
    phone.open(address)
    assert phone.findings() == []
    assert not phone.scrolls_sideways()
    say(phone, 5)
    assert phone.sees("Thank you")
    phone.page.go_back()
    expect(phone.page.locator("[data-feedback]")).to_be_hidden()
    assert phone.sees("Somebody has answered on this device.")
    expect(phone.page.locator("[data-anew]")).to_be_hidden()
    phone.page.clock.fast_forward(29_000)
    expect(phone.page.locator("[data-anew]")).to_be_hidden()
    phone.page.clock.fast_forward(1_000)
    phone.press("Somebody else wants to answer")
    expect(phone.page.locator("[data-feedback]")).to_be_visible()


def test_without_a_script_people_answer_too_and_lose_nothing(visit: Visit) -> None:
    address = asked(visit("facilitator"), "Dialog ohne Skript")
    phone = visit(width=360, locale="en", java_script_enabled=False)
    phone.open(address)
    phone.press("Send")
    assert phone.sees("Please answer at least one question, or write a sentence.")
    say(phone, 2, 3, comment="Zu kurz")
    assert phone.sees("Thank you")
    phone.press("Somebody else wants to answer")
    say(phone, 4)
    assert phone.sees("Thank you")
