"""What stands on every agenda of a group: its page, and the plan of the next meeting."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.browser import Browser
from tests.world import World
from tracker.extensions import db
from tracker.models import AgendaItem, Group


@pytest.fixture
def facilitator(browser: Browser) -> Browser:
    return browser.as_("facilitator")


def add(facilitator: Browser, **values: str) -> None:
    facilitator.submit("standing_items.create", values)


def test_standing_items_are_added_ordered_changed_and_removed(facilitator: Browser, world: World):
    add(facilitator, title="Berichte", minutes_planned="10", presenter="Koordination", section="Rückblick")
    add(facilitator, title="Termine")
    page = facilitator.get("groups.show")
    assert page.texts("#standing li > div:first-child") == [
        "Berichte Discussion · 10 minutes · presented by: Koordination · section: Rückblick",
        "Termine Discussion",
    ]
    last = page.soup.select("#standing form[action$=move]")[-1]["action"]
    facilitator.open(last, data={"direction": "sideways"}, status=422)
    facilitator.open(last, data={"direction": "up"}, status=303)
    page = facilitator.get("groups.show")
    assert page.texts("#standing li > div:first-child")[0].startswith("Termine")
    edit = page.soup.select_one("#standing a.wm-tool")["href"]
    fields = facilitator.open(edit).fields()
    facilitator.open(edit, data=fields | {"title": " "}, status=422)
    facilitator.open(edit, data=fields | {"title": "Nächste Termine"}, status=303)
    facilitator.open(edit.replace("/edit", "/remove"), data={}, status=303)
    assert [text.split()[0] for text in facilitator.get("groups.show").texts("#standing li > div")[::2]] == ["Berichte"]


def test_the_plan_proposes_the_approval_of_the_last_minutes_then_the_standing_items(facilitator: Browser):
    add(facilitator, title="Berichte", minutes_planned="10", kind="information", visibility="house")
    add(facilitator, title="Termine", kind="organisational")
    page = facilitator.get("meetings.schedule")
    assert page.fields()["agenda"].splitlines() == [
        "Approval of the minutes of 14 September 2021 (5 min)",
        "Berichte (10 min)",
        "Termine",
    ]
    location = facilitator.post("meetings.schedule", page.fields()).location
    meeting_id = int(location.split("/")[2])
    with facilitator.app.app_context():
        items = db.session.scalars(
            select(AgendaItem).where(AgendaItem.meeting_id == meeting_id).order_by(AgendaItem.position)
        )
        assert [(item.title, item.kind.value, item.visibility.value) for item in items][1:] == [
            ("Berichte", "information", "house"),
            ("Termine", "organisational", "group"),
        ]


def test_before_anything_was_held_only_the_standing_items_are_proposed(facilitator: Browser, world: World):
    with facilitator.app.app_context():
        group = Group(administration_id=world.administration_id, process_id=world.process_id, name="Neu")
        db.session.add(group)
        db.session.commit()
        group_id = group.id
    facilitator.submit("standing_items.create", {"title": "Begrüßung"}, working_group_id=group_id)
    assert facilitator.get("meetings.schedule", group=group_id).fields()["agenda"] == "Begrüßung"


@pytest.mark.parametrize(("person", "sees"), [("coordinator", True), ("reader", False), ("leadership", False)])
def test_an_internal_standing_item_is_shown_to_recorders_only(browser: Browser, world: World, person: str, sees: bool):
    with browser.app.app_context():
        group_id = db.session.scalars(select(Group.id).where(Group.name == "Leitbildrunde")).one()
    page = browser.as_(person).get("groups.show", working_group_id=group_id)
    assert ("Stand der Stellen" in page.text) == sees
    assert bool(page.soup.select("#standing form")) == sees
