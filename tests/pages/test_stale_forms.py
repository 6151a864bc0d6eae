"""A form over a record that does not say which version somebody saw overwrites nothing."""

from __future__ import annotations

import pytest

from tests.browser import Browser

DECIDED = {"all-2-count": "31", "all-2-new": "31"}
FORMS = [
    ("processes.edit", "seen_version", {"title": "Ein anderer Titel"}),
    ("house_entries.edit", "seen_version", {"text": "Ein anderer Satz."}),
    ("dialogues.edit", "seen_version", {"title": "Ein anderer Dialog"}),
    ("check_ins.review", "seen_version", DECIDED),
    ("check_ins.review", "seen_tally", DECIDED),
]


@pytest.mark.parametrize(("endpoint", "missing", "changes"), FORMS)
def test_a_form_that_saw_no_version_changes_nothing(browser: Browser, endpoint, missing, changes):
    facilitator = browser.as_("facilitator")
    facilitator.post("check_ins.close")
    saved = facilitator.get(endpoint).fields()
    unseen = {name: value for name, value in (saved | changes).items() if name != missing}
    answer = facilitator.post(endpoint, unseen, status=409)
    assert answer.heading == "Somebody else changed this in the meantime"
    again = facilitator.get(endpoint).fields()
    assert {name: again[name] for name in changes} == {name: saved[name] for name in changes}


def test_what_was_compared_can_be_saved(browser: Browser):
    facilitator = browser.as_("facilitator")
    fields = facilitator.get("processes.edit").fields() | {"title": "Ein anderer Titel"}
    compared = facilitator.post("processes.edit", fields | {"seen_version": "0"}, status=409)
    facilitator.post("processes.edit", compared.fields())
    assert facilitator.get("processes.edit").fields()["title"] == "Ein anderer Titel"
