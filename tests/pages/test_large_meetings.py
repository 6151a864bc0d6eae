"""A meeting of 30 items, 25 people and 40 outcomes asks the database no more than a small one."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from tests.browser import Browser
from tests.statements import statements
from tests.world import World
from tracker.extensions import db
from tracker.models import ActionItem, AgendaItem, AgendaLink, Group, Information, Meeting, Membership, TextModule

MOST = {"meetings.plan": 12, "meetings.hold": 12, "meetings.record": 12, "presentations.show": 10}


def enlarge(session: Session, world: World) -> None:
    """Let the meeting of the world have 30 items, 25 people and 40 outcomes, links and phrases."""
    meeting, group = session.get_one(Meeting, world.meeting_id), session.get_one(Group, world.working_group_id)
    session.add_all(Membership.of(group, seat=f"Sitz {number}") for number in range(23))
    session.add_all(TextModule.of(group, title=f"Baustein {number}", text="Text") for number in range(10))
    for position in range(4, 31):
        item = AgendaItem.of(
            meeting,
            working_group_id=group.id,
            position=position,
            title=f"TOP {position}",
            section=f"Teil {position // 9}",
        )
        session.add(item)
        session.flush()
        session.add(AgendaLink.of(item, milestone_id=world.milestone_id))
        session.add(Information.of(item, text="Hinweis"))
    for number in range(4):
        task = ActionItem.of(
            meeting,
            process_id=meeting.process_id,
            agenda_item_id=world.agenda_item_id,
            title=f"Aufgabe {number}",
            created_on=date(2021, 9, 14),
        )
        session.add(task)


@pytest.mark.parametrize("endpoint", MOST)
def test_a_page_asks_the_same_however_much_stands_on_it(browser: Browser, world: World, endpoint: str):
    facilitator = browser.as_("facilitator")
    facilitator.get(endpoint)
    with statements() as for_few:
        facilitator.get(endpoint)
    with browser.app.app_context():
        enlarge(db.session, world)
        db.session.commit()
    with statements() as for_many:
        page = facilitator.get(endpoint)
    assert "TOP 30" in page.text or endpoint == "presentations.show"
    assert len(for_many) == len(for_few)
    assert len([statement for statement in for_few if statement.startswith("SELECT")]) <= MOST[endpoint]
