"""A meeting of 30 items, 25 people and 40 outcomes asks no more of the database than a small one."""

from __future__ import annotations

import pytest

from benchmarks import large_meeting
from tests.browser import Browser
from tests.statements import statements
from tests.world import World
from tracker.extensions import db
from tracker.models import Process

MOST = {"meetings.plan": 12, "meetings.hold": 12, "meetings.record": 12, "presentations.show": 10}
LAST = f"Punkt {large_meeting.ITEMS - 1}"


@pytest.fixture
def large(browser: Browser, world: World) -> int:
    """A meeting as large as they get."""
    with browser.app.app_context():
        meeting_id = large_meeting.make(db.session, db.session.get_one(Process, world.process_id))
        db.session.commit()
    return meeting_id


@pytest.mark.parametrize("endpoint", MOST)
def test_its_pages_ask_no_more_than_those_of_a_small_one(browser: Browser, large: int, endpoint: str):
    facilitator = browser.as_("facilitator")
    facilitator.get(endpoint)
    with statements() as for_small:
        facilitator.get(endpoint)
    with statements() as for_large:
        page = facilitator.get(endpoint, meeting_id=large)
    assert len(for_large) <= len(for_small)
    assert len([statement for statement in for_large if statement.startswith("SELECT")]) <= MOST[endpoint]
    assert (LAST in page.text) == (endpoint != "presentations.show")
    assert "Punkt 1" in page.text
