"""Addresses that leave the application begin with the address of the settings, never with what a request says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.browser import Browser

TRACKER = Path(__file__).parents[2] / "tracker"
OUTSIDE, LAPTOP = "https://wegmarke.amt.example", "http://192.168.1.5:8000"
PAGES = ["check_ins.poster", "feedback.show", "house_pages.write"]


def test_one_place_alone_may_take_an_address_from_the_request():
    files = [path for kind in ("*.py", "*.html", "*.txt") for path in TRACKER.rglob(kind)]
    asking = "_external=True", "host_url", "url_root", "request.host"
    assert [path.name for path in files if any(word in path.read_text() for word in asking)] == ["addresses.py"]


@pytest.mark.parametrize("endpoint", PAGES)
def test_without_an_address_in_the_settings_phones_reach_a_laptop_in_the_same_network(browser: Browser, endpoint: str):
    facilitator = browser.as_("facilitator")
    for begun in ("house_pages.switch_off", "house_pages.switch_on", "check_ins.renew"):
        facilitator.post(begun)
    with facilitator.client.session_transaction(base_url=LAPTOP) as session:
        session["_user_id"] = facilitator.world.tokens["facilitator"]
    page = facilitator.client.get(facilitator.url(endpoint), base_url=LAPTOP).text
    assert f"{LAPTOP}/" in page


@pytest.mark.parametrize("endpoint", PAGES)
def test_pages_show_the_address_under_which_people_reach_the_application(browser: Browser, monkeypatch, endpoint: str):
    facilitator = browser.as_("facilitator")
    for begun in ("house_pages.switch_off", "house_pages.switch_on", "check_ins.renew"):
        facilitator.post(begun)
    monkeypatch.setitem(browser.app.config, "SETTINGS", replace(browser.app.config["SETTINGS"], public_url=OUTSIDE))
    page = str(facilitator.get(endpoint).soup)
    assert f"{OUTSIDE}/" in page
    assert "http://localhost" not in page
