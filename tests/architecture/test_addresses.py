"""Addresses that leave the application begin with the address of the settings, never with what a request says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.browser import Browser

TRACKER = Path(__file__).parents[2] / "tracker"
OUTSIDE = "https://wegmarke.amt.example"
PAGES = ["check_ins.poster", "feedback.show", "house_pages.write"]


def test_nothing_takes_an_address_from_the_request():
    files = [path for kind in ("*.py", "*.html", "*.txt") for path in TRACKER.rglob(kind)]
    asking = "_external=True", "host_url", "url_root", "request.host"
    assert [path.name for path in files if any(word in path.read_text() for word in asking)] == []


@pytest.mark.parametrize("endpoint", PAGES)
def test_pages_show_the_address_under_which_people_reach_the_application(browser: Browser, monkeypatch, endpoint: str):
    facilitator = browser.as_("facilitator")
    for begun in ("house_pages.switch_off", "house_pages.switch_on", "check_ins.renew"):
        facilitator.post(begun)
    monkeypatch.setitem(browser.app.config, "SETTINGS", replace(browser.app.config["SETTINGS"], public_url=OUTSIDE))
    page = str(facilitator.get(endpoint).soup)
    assert f"{OUTSIDE}/" in page
    assert "http://localhost" not in page
