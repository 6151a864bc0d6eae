"""Signing in, and coming back to what was typed."""

from __future__ import annotations

import pytest

from tests.browser import Browser
from tests.world import World
from tracker.actions import people as actions
from tracker.extensions import db
from tracker.models import Person

PASSWORD = "vier rote Wanderwege im Nebel"


def give_password(browser: Browser, person: str) -> None:
    with browser.app.app_context():
        actions.set_password(db.session, db.session.get_one(Person, browser.world.people[person]), password=PASSWORD)
        db.session.commit()


def test_whoever_is_not_signed_in_is_led_to_the_sign_in_and_back(browser: Browser):
    page = browser.get("account.index", status=302)
    assert page.location == "/sign-in?next=/account"


def test_right_password_signs_in(browser: Browser):
    give_password(browser, "reader")
    form = {"email": "READER@musterland.example", "password": PASSWORD, "next": "/account"}
    assert browser.post("sign_in.show", form).location == "/account"
    assert browser.get("account.index").heading == "Account and security"


def test_wrong_name_and_wrong_password_look_the_same(browser: Browser):
    give_password(browser, "reader")
    answers = {
        browser.post("sign_in.show", {"email": email, "password": "falsch"}, status=422)
        .soup.select_one("[role=alert], .wm-errors")
        .text
        for email in ("reader@musterland.example", "nobody@musterland.example")
    }
    assert len(answers) == 1


def test_ten_failures_are_enough_for_ten_minutes(browser: Browser):
    for _attempt in range(10):
        browser.post("sign_in.show", {"email": "reader@musterland.example", "password": "falsch"}, status=422)
    page = browser.post("sign_in.show", {"email": "reader@musterland.example", "password": "falsch"}, status=429)
    assert page.heading == "Too many attempts"
    browser.post("sign_in.show", {"email": "leadership@musterland.example", "password": "falsch"}, status=422)


def test_invisible_characters_make_no_other_name_of_it(browser: Browser):
    for attempt in range(10):
        email = "\u200b" * attempt + "Reader@musterland.example"
        browser.post("sign_in.show", {"email": email, "password": "falsch"}, status=422)
    browser.post("sign_in.show", {"email": "reader@musterland.example", "password": "falsch"}, status=429)


def test_whoever_finds_a_device_signed_in_may_not_guess_the_password_either(browser: Browser):
    give_password(browser, "reader")
    reader = browser.as_("reader")
    new = "sieben graue Meilensteine"
    data = {"current_password": "falsch", "new_password": new, "repeated_password": new}
    for _attempt in range(10):
        reader.post("account.password", data, status=422)
    reader.post("account.password", data | {"current_password": PASSWORD}, status=429)


def test_signing_out_ends_the_sign_in_on_the_server(browser: Browser):
    with_the_same_cookie = browser.as_("reader")
    browser.as_("reader").post("sign_in.sign_out")
    assert with_the_same_cookie.get("account.index", status=302).location.startswith("/sign-in")


def test_new_password_ends_every_sign_in(browser: Browser):
    elsewhere = browser.as_("reader")
    assert elsewhere.get("account.index").heading == "Account and security"
    give_password(browser, "reader")
    elsewhere.get("account.index", status=302)


def test_a_short_password_is_refused_at_its_field(browser: Browser, world: World):
    give_password(browser, "reader")
    browser.post("sign_in.show", {"email": "reader@musterland.example", "password": PASSWORD})
    data = {"current_password": PASSWORD, "new_password": "kurz", "repeated_password": "kurz"}
    page = browser.post("account.password", data, status=422)
    assert "at least 15 characters" in page.text


def test_leading_on_never_leaves_the_application(browser: Browser):
    give_password(browser, "reader")
    for target in (
        "//evil.example",
        "/\\evil.example",
        "https:evil.example",
        "/%09/evil.example",
        "javascript:alert(1)",
        "/%2f/evil",
    ):
        form = {"email": "reader@musterland.example", "password": PASSWORD, "next": target}
        assert browser.as_(None).post("sign_in.show", form).location == "/", target


def test_the_language_of_the_page_is_the_persons(browser: Browser):
    reader = browser.as_("reader")
    assert reader.get("account.index").soup.html["lang"] == "en"
    reader.post("account.preferences", {"locale": "de"})
    assert reader.get("account.index").soup.html["lang"] == "de"


def test_nobody_ends_the_sign_in_of_somebody_else(browser: Browser):
    browser.as_("reader").post("account.end_sign_in", status=404, sign_in_id=browser.world.sign_in_id)


def test_without_cookies_one_learns_that_signing_in_needs_one(browser: Browser, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(browser.app.config, "WTF_CSRF_ENABLED", True)
    client = browser.app.test_client(use_cookies=False)
    answer = client.post("/sign-in", data={"email": "a@b.example"}, headers={"Accept-Language": "en"})
    assert answer.status_code == 400
    assert "Your browser has sent none" in answer.text
    assert 'href="/sign-in' in answer.text
