"""The one page of a meeting in its three modes, and the steps of its life."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.browser import Browser
from tests.statements import statements
from tests.world import World
from tracker.extensions import db
from tracker.models import AgendaItem, Meeting
from tracker.web.clock import today

NEXT_MONTH = datetime.combine(today() + timedelta(days=30), datetime.min.time()).replace(hour=14)


@pytest.fixture
def facilitator(browser: Browser) -> Browser:
    return browser.as_("facilitator")


def plan(facilitator: Browser, **changes: str) -> str:
    """Plan a meeting in the future and return the path of its plan."""
    fields = {"starts_at": NEXT_MONTH.isoformat(timespec="minutes"), "agenda": "Haushalt (20 min)\nPersonal (10)"}
    return facilitator.submit("meetings.schedule", fields | changes).location


def meeting_id(path: str) -> int:
    return int(path.split("/")[2])


def test_the_list_shows_the_latest_meeting_first_and_can_be_narrowed(facilitator: Browser, world: World):
    plan(facilitator)
    page = facilitator.get("meetings.index")
    assert page.texts("main tbody th") == [
        "Meeting 1 of the Steuerungsgruppe",
        "Meeting 3 of the Steuerungsgruppe",
        "Meeting 1: Leitbildrunde",
    ]
    narrowed = facilitator.get("meetings.index", state="in_progress", group=world.working_group_id)
    assert narrowed.texts("main tbody th") == ["Meeting 3 of the Steuerungsgruppe"]
    assert "No meeting matches." in facilitator.get("meetings.index", state="cancelled").text


def test_the_list_asks_as_much_for_fifty_meetings_as_for_one(facilitator: Browser, world: World):
    with statements() as for_one:
        facilitator.get("meetings.index")
    with facilitator.app.app_context():
        group = {"working_group_id": world.working_group_id, "process_id": world.process_id}
        for number in range(10, 70):
            db.session.add(
                Meeting(
                    administration_id=world.administration_id,
                    year=2020,
                    number=number,
                    starts_at=datetime(2020, 1, 1) + timedelta(days=number),
                    **group,
                )
            )
        db.session.commit()
    with statements() as for_many:
        page = facilitator.get("meetings.index")
    assert len(page.soup.select("main tbody tr")) == 50
    assert len(for_many) == len(for_one)
    [following] = [a["href"] for a in page.soup.select("a[rel=next]")]
    assert len(facilitator.open(following).soup.select("main tbody tr")) == 12


def test_the_next_meeting_is_proposed_after_the_last_one(facilitator: Browser):
    form = facilitator.get("meetings.schedule").fields()
    assert form["agenda"].splitlines() == [
        "Approval of the minutes of 14 September 2021 (5 min)",
        "Dates and other matters (10 min)",
    ]
    starts_at = datetime.fromisoformat(form["starts_at"])
    assert (starts_at.hour, starts_at.date() > today()) == (14, True)
    assert form["ends_at"] == "15:30"


def test_a_double_click_plans_one_meeting(facilitator: Browser, world: World):
    fields = facilitator.get("meetings.schedule").fields() | {"agenda": "Haushalt"}
    first = facilitator.post("meetings.schedule", fields)
    second = facilitator.post("meetings.schedule", fields)
    assert first.location == second.location


def test_a_group_of_another_process_is_refused(facilitator: Browser, world: World):
    fields = facilitator.get("meetings.schedule").fields() | {"group_id": str(world.other["working_group_id"])}
    page = facilitator.post("meetings.schedule", fields, status=422)
    assert "Not a valid choice" in page.text or "valid choice" in page.text


def test_a_plan_shows_clock_times_and_says_when_the_agenda_is_too_long(facilitator: Browser):
    page = facilitator.open(plan(facilitator, ends_at="14:25"))
    assert page.texts(".wm-agenda__line > span:first-child") == ["14:00", "14:20"]
    assert "The agenda is 5 minutes longer than the meeting." in page.text
    assert page.texts(".wm-agenda__tools .wm-badge") == ["Visible to the group", "Visible to the group"]


def test_items_are_added_moved_changed_and_put_back(facilitator: Browser):
    path = plan(facilitator)
    page = facilitator.open(path)
    added = facilitator.open(
        page.soup.select_one("form[action$='agenda-items/new']")["action"],
        data=page.fields("agenda-items/new") | {"title": "Verschiedenes"},
        status=303,
    )
    page = facilitator.open(added.location)
    assert page.texts(".wm-agenda__line b") == ["1. Haushalt", "2. Personal", "3. Verschiedenes"]
    last = page.soup.select("form[action$='/move']")[-1]["action"]
    facilitator.open(last, data={"direction": "up"}, status=303)
    facilitator.open(last, data={"position": "1"}, status=303)
    page = facilitator.open(path)
    assert page.texts(".wm-agenda__line b") == ["1. Verschiedenes", "2. Haushalt", "3. Personal"]
    assert facilitator.open(last, data={"direction": "sideways"}, status=422).heading == "That did not work"
    first = int(last.split("/")[2])
    facilitator.post("agenda_items.shelve", agenda_item_id=first)
    page = facilitator.open(path)
    assert page.texts(".wm-agenda__line b") == ["1. Haushalt", "2. Personal"]
    assert "Verschiedenes" in page.texts("#backlog li")[0]
    facilitator.post("agenda_items.take_up", {"item_id": first}, meeting_id=meeting_id(path))
    assert facilitator.open(path).texts(".wm-agenda__line b")[-1] == "3. Verschiedenes"


def test_a_topic_of_another_group_is_not_taken_up(facilitator: Browser, world: World):
    path = plan(facilitator)
    with facilitator.app.app_context():
        foreign = AgendaItem(
            administration_id=world.other["administration_id"],
            working_group_id=world.other["working_group_id"],
            position=0,
            title="Fremdes Thema",
        )
        db.session.add(foreign)
        db.session.commit()
        key = foreign.id
    facilitator.post("agenda_items.take_up", {"item_id": key}, meeting_id=meeting_id(path), status=404)
    facilitator.post("agenda_items.take_up", {"item_id": world.agenda_item_id}, meeting_id=meeting_id(path), status=404)


def test_a_future_meeting_is_invited_but_not_held(facilitator: Browser):
    key = meeting_id(plan(facilitator))
    facilitator.post("meetings.invite", meeting_id=key)
    assert "invited" in facilitator.get("meetings.show", meeting_id=key).texts(".wm-badge")
    page = facilitator.post("meetings.start", meeting_id=key, status=422)
    assert "This meeting lies in the future." in page.text
    assert "can be recorded from" in facilitator.get("meetings.hold", meeting_id=key).text


@pytest.mark.parametrize("endpoint", ["meetings.cancel", "meetings.edit"])
def test_a_meeting_that_is_planned_can_be_changed_or_cancelled(facilitator: Browser, endpoint: str):
    key = meeting_id(plan(facilitator))
    facilitator.submit(endpoint, {"reason": "Raum gesperrt", "place": "Raum 7"}, meeting_id=key)
    page = facilitator.get("meetings.record", meeting_id=key)
    assert ("Raum gesperrt" if endpoint == "meetings.cancel" else "Raum 7") in page.text


def test_without_a_reason_nothing_is_cancelled(facilitator: Browser):
    key = meeting_id(plan(facilitator))
    page = facilitator.submit("meetings.cancel", {"reason": "  "}, meeting_id=key, status=422)
    assert "Please give the reason." in page.text
    facilitator.submit("meetings.cancel", {"reason": "Raum gesperrt"}, meeting_id=key)
    facilitator.post("meetings.reinstate", meeting_id=key)
    assert "draft" in facilitator.get("meetings.plan", meeting_id=key).texts(".wm-badge")


def test_a_past_meeting_that_did_not_take_place_stays_in_the_list(facilitator: Browser):
    key = meeting_id(plan(facilitator, starts_at="2021-12-01T14:00"))
    assert "It did not take place" in facilitator.get("meetings.plan", meeting_id=key).text
    facilitator.submit("meetings.not_held", {"reason": "Zu viele waren krank."}, meeting_id=key)
    assert "Zu viele waren krank." in facilitator.get("meetings.show", meeting_id=key).text
    assert "not held" in facilitator.get("meetings.index").text


def test_a_meeting_page_opens_in_the_mode_of_its_state(facilitator: Browser, world: World):
    assert facilitator.get("meetings.show").texts(".wm-tabs a[aria-current]") == ["In session"]
    assert facilitator.as_("reader").get("meetings.show").texts(".wm-tabs a[aria-current]") == ["Afterwards"]
    planned = facilitator.get("meetings.show", meeting_id=meeting_id(plan(facilitator)))
    assert planned.texts(".wm-tabs a[aria-current]") == ["Planning"]


def test_closing_lists_what_is_missing_and_where(facilitator: Browser, world: World):
    page = facilitator.get("meetings.close")
    assert page.texts("main .wm-sec h2") == ["Attendance is not recorded", "Agenda items still open"]
    assert page.texts("#missing-attendance li") == ["Landrat"]
    assert page.texts("#missing-outcome li") == ["Handlungsfelder", "Haushalt", "Personalie"]
    assert f"/meetings/{world.meeting_id}/hold?item={world.agenda_item_id}" in page.links()
    refused = facilitator.post("meetings.close", status=422)
    assert "The meeting cannot be closed yet." in refused.text


def test_a_meeting_is_held_and_closed_and_stays_closed(facilitator: Browser, world: World):
    for _item in range(3):
        page = facilitator.get("meetings.hold")
        button = page.soup.select_one("button[data-step=next]")
        facilitator.open(button["formaction"], data=page.fields("/notes") | {"notes": "Besprochen"}, status=303)
    landrat = facilitator.get("meetings.hold").soup.select("form[action*='seat=']")
    for url in {form["action"] for form in landrat}:
        facilitator.open(url, data={"status": "present"}, status=303)
    facilitator.post("meetings.close", facilitator.get("meetings.close").fields())
    page = facilitator.get("meetings.show")
    assert page.texts(".wm-title .wm-badge") == ["closed"]
    assert page.texts("#attendance tbody td:last-child") == ["present", "present"]
    late = facilitator.post("agenda_items.notes", {"seen_version": 9, "notes": "Nachtrag"}, status=422)
    assert "This meeting is over; its record can no longer be changed." in late.text
    assert "This meeting is over" in facilitator.post("agenda_items.reopen", status=422).text
    assert "This meeting is over" in facilitator.get("meetings.hold").text
