"""Topics that wait are proposed for the next meeting, with the reason why they wait."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from tests.browser import Browser
from tests.world import World
from tracker.extensions import db
from tracker.models import AgendaItem, Group, Meeting


@pytest.fixture
def facilitator(browser: Browser, world: World) -> Browser:
    """The facilitator, after one topic was deferred by the last meeting and another one came up."""
    with browser.app.app_context():
        item = db.session.scalars(select(AgendaItem).where(AgendaItem.meeting_id == world.meeting_id)).first()
        group = db.session.get_one(Group, item.working_group_id)
        item.state_reason = "Unterlagen fehlten."
        for title, before in (("Neues Thema", None), ("Leitbild vertieft", item.id)):
            db.session.add(AgendaItem.of(group, title=title, position=0, carried_from_id=before))
            db.session.flush()
        for topic in db.session.scalars(select(AgendaItem).where(AgendaItem.meeting_id.is_(None))):
            topic.created_at = datetime(2021, 9, 20, tzinfo=UTC)
        db.session.commit()
    return browser.as_("facilitator")


def agenda_of(facilitator: Browser, location: str) -> list[tuple[str, str]]:
    meeting_id = int(location.rstrip("/").split("/")[2])
    with facilitator.app.app_context():
        items = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id).order_by(AgendaItem.position)
        return [(item.title, item.kind.value) for item in db.session.scalars(items)]


def test_topics_that_wait_are_preselected_with_the_reason_and_the_deferred_come_first(facilitator: Browser):
    page = facilitator.get("meetings.schedule")
    assert page.texts("#carried label") == [
        "Leitbild vertieft – deferred on 14/09/2021: Unterlagen fehlten.",
        "Neues Thema – waits since 20/09/2021",
    ]
    assert len(page.soup.select("#carried input[checked]")) == 2


def test_carried_topics_stand_after_the_approval_of_the_last_minutes(facilitator: Browser):
    page = facilitator.get("meetings.schedule")
    chosen = [
        box["value"]
        for box in page.soup.select("#carried input")
        if "Leitbild vertieft" in box.find_parent("label").get_text()
    ]
    answer = facilitator.post("meetings.schedule", page.fields() | {"carried": chosen}, status=303)
    assert agenda_of(facilitator, answer.location) == [
        ("Approval of the minutes of 14 September 2021", "approval"),
        ("Leitbild vertieft", "information"),
        ("Dates and other matters", "organisational"),
    ]
    assert "Leitbild vertieft" not in facilitator.get("meetings.schedule").text
    assert "Neues Thema" in facilitator.get("meetings.schedule").text


def test_what_is_not_chosen_goes_on_waiting(facilitator: Browser):
    page = facilitator.get("meetings.schedule")
    facilitator.post("meetings.schedule", page.fields() | {"carried": []}, status=303)
    for title in ("Neues Thema", "Leitbild vertieft"):
        assert title in facilitator.get("meetings.schedule").text


def test_a_draft_is_no_meeting_whose_minutes_could_be_approved(facilitator: Browser, world: World):
    with facilitator.app.app_context():
        closed = db.session.get_one(Meeting, world.meeting_id)
        later = Meeting.of(
            db.session.get_one(Group, closed.working_group_id),
            process_id=closed.process_id,
            year=2021,
            number=99,
            starts_at=datetime(2021, 11, 2, 14, 0),
        )
        db.session.add(later)
        db.session.commit()
    assert "Approval of the minutes of 14 September 2021" in facilitator.get("meetings.schedule").text


def test_an_item_moves_to_the_next_meeting_and_is_gone_here(facilitator: Browser, world: World):
    address = facilitator.post("meetings.schedule", facilitator.get("meetings.schedule").fields()).location
    item_id = undecided(facilitator, world)
    page = facilitator.get("agenda_items.carry_over", agenda_item_id=item_id)
    assert [box["value"] for box in page.soup.select("#way input")] == ["move", "copy"]
    facilitator.submit("agenda_items.carry_over", {"way": "move"}, agenda_item_id=item_id)
    assert any("Nachtrag" in line for line in facilitator.open(address).texts(".wm-agenda li"))
    assert not any("Nachtrag" in line for line in facilitator.get("meetings.plan").texts(".wm-agenda li"))


def test_what_was_decided_on_is_only_copied(facilitator: Browser, world: World):
    page = facilitator.get("agenda_items.carry_over")
    assert [box["value"] for box in page.soup.select("#way input")] == ["copy"]
    facilitator.post("agenda_items.carry_over", page.fields() | {"way": "move"}, status=422)
    facilitator.submit("agenda_items.carry_over", {"to": ""})
    with facilitator.app.app_context():
        copies = select(AgendaItem).where(AgendaItem.carried_from_id == world.agenda_item_id)
        copied = db.session.scalars(copies.order_by(AgendaItem.id.desc())).first()
        assert (copied.meeting_id, copied.notes) == (None, "")


def test_what_waits_in_the_backlog_is_moved_nowhere(facilitator: Browser, world: World):
    with facilitator.app.app_context():
        item_id = db.session.scalars(select(AgendaItem.id).where(AgendaItem.meeting_id.is_(None))).first()
    page = facilitator.get("agenda_items.carry_over", agenda_item_id=item_id)
    assert "This topic waits in the backlog of the group." in page.text


def undecided(facilitator: Browser, world: World) -> int:
    """An item of the running meeting that led to nothing yet."""
    fields = facilitator.get("agenda_items.create").fields() | {"title": "Nachtrag"}
    facilitator.post("agenda_items.create", fields)
    with facilitator.app.app_context():
        return db.session.scalars(select(AgendaItem.id).where(AgendaItem.title == "Nachtrag")).one()
