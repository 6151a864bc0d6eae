"""Pages that bring a theme to a group: only where it does not wait already."""

from __future__ import annotations

import pytest

from tests.browser import Browser, Page


@pytest.fixture
def facilitator(browser: Browser) -> Browser:
    return browser.as_("facilitator")


def places(page: Page) -> list[str]:
    return [str(node["value"]) for node in page.soup.select("[name=to]")]


def test_a_theme_is_not_offered_a_backlog_in_which_it_waits(facilitator: Browser):
    page = facilitator.get("theme_items.create")
    first, second = places(page)
    old = facilitator.get("theme_items.create").fields()
    facilitator.post("theme_items.create", page.fields() | {"to": first})
    assert places(facilitator.get("theme_items.create")) == [second]
    refused = facilitator.post("theme_items.create", old | {"to": first, "title": "Noch einmal"}, status=422)
    assert "The theme stands there already" in refused.text
    assert refused.fields()["title"] == "Noch einmal"
    facilitator.post("theme_items.create", refused.fields() | {"to": second})
    assert "The theme waits with every group already." in facilitator.get("theme_items.create").text
