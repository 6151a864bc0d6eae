"""Outcomes are turned into others on one page, with everything filled in that was said."""

from __future__ import annotations

import pytest

from tests.browser import Browser


@pytest.fixture
def facilitator(browser: Browser) -> Browser:
    return browser.as_("facilitator")


def outcomes(facilitator: Browser) -> list[str]:
    return facilitator.get("meetings.hold").texts("#outcomes .wm-outcome")


@pytest.mark.parametrize(("to", "word"), [("action_item", "Action item"), ("decision", "Decision")])
def test_an_information_is_turned_into_another_outcome_with_its_text_filled_in(facilitator: Browser, to, word):
    page = facilitator.get("conversions.of_information", to=to)
    assert page.fields()["title"] == "Information zu Handlungsfelder"
    facilitator.post("conversions.of_information", page.fields(), to=to)
    found = [text for text in outcomes(facilitator) if "Information zu Handlungsfelder" in text]
    assert len(found) == 1
    assert found[0].startswith(word)


def test_an_action_item_takes_its_responsible_person_along(facilitator: Browser):
    page = facilitator.get("conversions.of_action_item", to="decision")
    assert (page.fields()["responsible"], page.fields()["due_on"]) == ("Coordinator", "2021-10-08")
    facilitator.post("conversions.of_action_item", page.fields() | {"title": ""}, to="decision", status=422)
    facilitator.post("conversions.of_action_item", page.fields(), to="decision")
    assert any(text.startswith("Decision") and "Aufgabe zu Handlungsfelder" in text for text in outcomes(facilitator))


def test_nothing_is_turned_into_what_it_is_or_into_what_there_is_not(facilitator: Browser):
    for to in ("information", "nonsense", ""):
        page = facilitator.get("conversions.of_information", to=to, status=422)
        assert "This outcome stays what it is." in page.text


def test_the_page_of_an_outcome_leads_to_what_it_can_become(facilitator: Browser):
    assert len([url for url in facilitator.get("information.edit").links() if "/convert" in url]) == 2
    assert len([url for url in facilitator.get("action_items.edit").links() if "/convert" in url]) == 2


def test_an_action_item_becomes_an_information(facilitator: Browser):
    facilitator.submit("conversions.of_action_item", {}, to="information")
    assert any(
        text.startswith("Information") and "Aufgabe zu Handlungsfelder" in text for text in outcomes(facilitator)
    )
