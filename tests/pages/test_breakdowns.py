"""Where something breaks on our side, what was typed is still on the page."""

import pytest
from sqlalchemy.exc import OperationalError

from tracker.actions import dialogues as actions

BUSY = OperationalError("INSERT", {}, Exception("database is locked"))


@pytest.mark.parametrize(("error", "status"), [(BUSY, 503), (ZeroDivisionError(), 500)], ids=["busy", "broken"])
def test_what_was_typed_is_shown(browser, monkeypatch, error, status):
    def broken(*_arguments, **_fields):
        raise error

    monkeypatch.setattr(actions, "plan", broken)
    typed = {"title": "Offene Runde", "starts_at": "2021-09-14T09:00", "goal": "Lange überlegt."}
    page = browser.as_("facilitator").submit("dialogues.create", typed, status=status)
    assert {"Offene Runde", "Lange überlegt."} <= set(page.texts("main dd"))
    assert not any("csrf" in text for text in page.texts("main dd"))


def test_a_page_that_breaks_while_it_is_read_shows_nothing_typed(browser, monkeypatch):
    def broken(*_arguments, **_fields):
        raise BUSY

    monkeypatch.setattr("tracker.blueprints.participation.unchanged", broken)
    page = browser.as_("facilitator").get("participation.show", status=503)
    assert page.texts("main dd") == []
