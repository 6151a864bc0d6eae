"""What was typed is still there after signing in again (rule R7)."""

from __future__ import annotations

import pytest

from tests.browser import Browser, Page
from tests.pages.test_sign_in import PASSWORD, give_password
from tracker.extensions import db
from tracker.models import SignIn

TITLE = "Vielfalt <leben> & gestalten"


def _ended(browser: Browser, endpoint: str, fields: dict[str, str]) -> Page:
    """Send a form without being signed in."""
    page = browser.post(endpoint, fields, status=401)
    assert page.heading == "Please sign in again"
    return page


def _again(browser: Browser, page: Page, person: str) -> str:
    """Sign in on the page that keeps the text, and say where that leads."""
    give_password(browser, person)
    form = page.fields() | {"email": f"{person}@musterland.example", "password": PASSWORD}
    return browser.open("/sign-in", data=form, status=303).location


def test_a_form_comes_back_filled_in(browser: Browser):
    page = _ended(browser, "processes.edit", {"title": TITLE, "goals": "Ziel"})
    target = browser.open(_again(browser, page, "facilitator"), status=303).location
    restored = browser.open(target)
    assert restored.fields()["title"] == TITLE
    assert "What you had typed is still here" in restored.text


def test_groups_of_small_departments_come_back_as_they_were_typed(browser: Browser):
    field = f"department-{browser.world.departments['Kämmerei']}"
    page = _ended(browser, "unit_groups.edit", {field: "Innere Dienste", "seen": "before"})
    restored = browser.open(browser.open(_again(browser, page, "facilitator"), status=303).location)
    assert restored.fields()[field] == "Innere Dienste"


def test_a_form_without_a_page_is_shown_again_with_a_button(browser: Browser):
    page = _ended(browser, "account.end_sign_in", {"reason": TITLE})
    restored = browser.open(_again(browser, page, "reader"))
    assert restored.heading == "What you had typed is still here"
    assert TITLE in restored.text


def test_passwords_are_not_kept(browser: Browser):
    page = _ended(browser, "account.password", {"current_password": "geheim", "new_password": "noch geheimer"})
    restored = browser.open(browser.open(_again(browser, page, "reader"), status=303).location)
    assert "geheim" not in str(restored.soup)


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_another_site_sends_was_typed_by_nobody(browser: Browser, site: str):
    headers, fields = {"Sec-Fetch-Site": site}, {"reason": TITLE, "csrf_token": "old"}
    response = browser.client.post(browser.url("account.end_sign_in"), data=fields, headers=headers)
    assert _again(browser, Page(response), "reader") == "/"
    response = browser.as_("reader").client.post(browser.url("account.end_sign_in"), data=fields, headers=headers)
    assert response.status_code == 400
    assert TITLE not in response.text


def test_somebody_else_does_not_get_the_text(browser: Browser):
    reader = browser.as_("reader")
    with browser.app.app_context():
        for sign_in in db.session.query(SignIn).where(SignIn.person_id == browser.world.people["reader"]):
            sign_in.seen_at = sign_in.created_at.replace(year=2000)
        db.session.commit()
    page = reader.post("processes.edit", {"title": TITLE}, status=401)
    assert _again(browser, page, "leadership") == "/"


def test_a_seal_of_somebody_else_is_worth_nothing(browser: Browser):
    give_password(browser, "reader")
    form = {"email": "reader@musterland.example", "password": PASSWORD, "kept": "forged"}
    assert browser.post("sign_in.show", form).location == "/"


def test_a_page_that_was_open_for_too_long_keeps_the_text(browser: Browser):
    url = browser.url("processes.edit")
    response = browser.as_("facilitator").client.post(url, data={"title": TITLE, "csrf_token": "old"})
    assert response.status_code == 400
    page = Page(response)
    assert page.fields()["title"] == TITLE
