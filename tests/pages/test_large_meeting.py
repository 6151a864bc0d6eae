"""A meeting of 30 items, 25 people and 40 outcomes asks no more of the database than a small one."""

from __future__ import annotations

import pytest

from benchmarks import large_meeting
from tests.browser import Browser
from tests.statements import statements
from tests.world import World
from tracker.extensions import db
from tracker.models import Process


@pytest.fixture
def large(browser: Browser, world: World) -> int:
    """A meeting as large as they get."""
    with browser.app.app_context():
        meeting_id = large_meeting.make(db.session, db.session.get_one(Process, world.process_id))
        db.session.commit()
    return meeting_id


@pytest.mark.parametrize("endpoint", ["meetings.plan", "meetings.hold", "meetings.record"])
def test_its_pages_ask_no_more_than_those_of_a_small_one(browser: Browser, large: int, endpoint: str):
    facilitator = browser.as_("facilitator")
    with statements() as for_small:
        facilitator.get(endpoint)
    with statements() as for_large:
        page = facilitator.get(endpoint, meeting_id=large)
    assert len(for_large) <= len(for_small)
    assert "Punkt 29" in page.text
