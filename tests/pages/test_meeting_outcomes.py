"""What is entered while a meeting is held: attendance, notes, information, decisions, action items."""

from __future__ import annotations

import re

import pytest

from tests.browser import Browser
from tests.world import World
from tracker.extensions import db
from tracker.models import AgendaItem, Membership

JSON = {"Accept": "application/json"}


@pytest.fixture
def facilitator(browser: Browser) -> Browser:
    return browser.as_("facilitator")


def form(page, action: str) -> tuple[str, dict[str, str]]:
    """The address and the fields of a form of the page."""
    found = next(f for f in page.soup.select("main form[method=post]") if action in f["action"])
    return found["action"], page.fields(found["action"])


def enter(facilitator: Browser, action: str, **values: str) -> None:
    """Fill in one of the entries of the live page."""
    url, fields = form(facilitator.get("meetings.hold"), action)
    facilitator.open(url, data=fields | values, status=303)


def test_an_entry_opens_without_a_script(facilitator: Browser):
    hidden = facilitator.get("meetings.hold").soup.select(".wm-entry[hidden]")
    opened = facilitator.get("meetings.hold", entry="decision").soup.select(".wm-entry[hidden]")
    assert (len(hidden), len(opened)) == (3, 2)


def test_an_information_stands_among_the_outcomes(facilitator: Browser):
    enter(facilitator, "information/new", text="214 Hinweise sind eingegangen.")
    assert "Information 214 Hinweise sind eingegangen." in " ".join(
        facilitator.get("meetings.hold").texts(".wm-outcome")
    )


def test_a_decision_gets_its_number_and_its_votes(facilitator: Browser):
    enter(facilitator, "decisions/new", title="Drei Felder zuerst", votes_yes="1", votes_no="0", review_on="2021-12-14")
    [outcome] = [text for text in facilitator.get("meetings.hold").texts(".wm-outcome") if "Drei Felder" in text]
    assert "2021/04 Drei Felder zuerst" in outcome
    assert "1 yes, 0 no, 0 abstentions" in outcome
    assert "14/12/2021" in outcome


def test_more_votes_than_voters_are_said_at_the_field(facilitator: Browser):
    url, fields = form(facilitator.get("meetings.hold"), "decisions/new")
    page = facilitator.open(url, data=fields | {"title": "Drei Felder", "votes_yes": "9"}, status=422)
    assert "9 votes are entered, but only 1 members entitled to vote were present." in page.text
    assert page.fields("decisions/new")["title"] == "Drei Felder"


def test_an_action_item_names_who_and_until_when(facilitator: Browser, world: World):
    person = str(world.people["leadership"])
    enter(facilitator, "action-items/new", title="Vorschläge sammeln", responsible_id=person, due_on="2021-10-08")
    [outcome] = [text for text in facilitator.get("meetings.hold").texts(".wm-outcome") if "Vorschläge" in text]
    assert "Responsible Leadership" in outcome
    assert "Due 08/10/2021" in outcome


def test_a_stranger_is_never_made_responsible(facilitator: Browser, world: World):
    url, fields = form(facilitator.get("meetings.hold"), "action-items/new")
    stranger = str(world.people["stranger"])
    facilitator.open(url, data=fields | {"title": "Sammeln", "responsible_id": stranger}, status=422)


def test_a_double_click_records_one_decision(facilitator: Browser):
    url, fields = form(facilitator.get("meetings.hold"), "decisions/new")
    for _click in range(2):
        facilitator.open(url, data=fields | {"title": "Einmal genügt"}, status=303)
    assert len([t for t in facilitator.get("meetings.hold").texts(".wm-outcome") if "Einmal genügt" in t]) == 1


def test_notes_save_themselves_and_answer_with_their_version(facilitator: Browser, world: World):
    url, fields = form(facilitator.get("meetings.hold"), "/notes")
    token = facilitator._token()
    answer = facilitator.client.post(url, data=fields | {"notes": "Neu", "csrf_token": token}, headers=JSON)
    assert answer.status_code == 200
    assert answer.json["version"] == int(fields["seen_version"]) + 1
    assert re.fullmatch(r"\d\d:\d\d", answer.json["saved_at"])


def test_a_second_writer_gets_both_texts(facilitator: Browser):
    url, fields = form(facilitator.get("meetings.hold"), "/notes")
    facilitator.open(url, data=fields | {"notes": "Fassung der Koordination"}, status=303)
    page = facilitator.open(url, data=fields | {"notes": "Fassung der Prozessbegleitung"}, status=409)
    assert "Fassung der Koordination" in page.text
    assert "Fassung der Prozessbegleitung" in page.text
    token = facilitator._token()
    mine = fields | {"notes": "Meine Fassung", "csrf_token": token}
    answer = facilitator.client.post(url, data=mine, headers=JSON)
    assert answer.status_code == 409
    assert answer.json["saved"] == {"notes": "Fassung der Koordination"}


def test_whoever_was_signed_out_is_told_where_to_sign_in(browser: Browser):
    answer = browser.client.post(
        browser.url("agenda_items.notes"), data={"notes": "Text", "csrf_token": browser._token()}, headers=JSON
    )
    assert answer.status_code == 401
    assert "/sign-in" in answer.json["sign_in"]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({"status": "present"}, "present"),
        ({"status": "online"}, "present, online"),
        ({"status": "excused"}, "excused"),
        ({"status": "absent"}, "absent without excuse"),
        ({"status": "substitute", "substitute_name": "Vizelandrat"}, "Substitute: Vizelandrat"),
        ({"status": ""}, "not recorded yet"),
    ],
)
def test_every_state_of_a_seat_is_one_click_away(facilitator: Browser, world: World, state, words):
    url = f"{facilitator.url('seats.record')}?seat={_landrat(facilitator, world)}"
    facilitator.open(url, data=state, status=303)
    assert f"Landrat {words}" in facilitator.get("meetings.hold").texts(".wm-chip__main")


def _landrat(browser: Browser, world: World) -> int:
    with browser.app.app_context():
        return db.session.query(Membership.id).filter_by(seat="Landrat").scalar()


def test_a_substitute_without_a_name_is_asked_for(facilitator: Browser, world: World):
    url = f"{facilitator.url('seats.record')}?seat={_landrat(facilitator, world)}"
    page = facilitator.open(url, data={"status": "substitute"}, status=422)
    assert "Please say who came instead." in page.text


def test_only_the_strip_is_swapped_where_a_script_asks(facilitator: Browser, world: World):
    url = f"{facilitator.url('seats.record')}?seat={_landrat(facilitator, world)}"
    data = {"status": "present", "csrf_token": facilitator._token()}
    answer = facilitator.client.post(url, data=data, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith("<section")
    assert "2 of 2" in answer.text


def test_a_seat_of_another_group_is_nobody_here(facilitator: Browser, world: World):
    with facilitator.app.app_context():
        foreign = Membership(
            administration_id=world.other["administration_id"],
            working_group_id=world.other["working_group_id"],
            seat="Fremde",
        )
        db.session.add(foreign)
        db.session.commit()
        key = foreign.id
    facilitator.open(f"{facilitator.url('seats.record')}?seat={key}", data={"status": "present"}, status=404)
    facilitator.open(f"{facilitator.url('seats.record')}?seat=nonsense", data={"status": "present"}, status=404)


def test_a_guest_is_welcomed_and_taken_back(facilitator: Browser):
    facilitator.submit("seats.welcome", {"guest_name": "Institut", "guest_organisation": "IKPE"})
    page = facilitator.get("meetings.hold")
    assert "Institut Guest, IKPE" in page.texts(".wm-chip__main")
    url, _fields = form(page, "/dismiss")
    facilitator.open(url, data={}, status=303)
    assert "Institut" not in " ".join(facilitator.get("meetings.hold").texts(".wm-chip__main"))


@pytest.mark.parametrize(("step", "state"), [("defer", "deferred"), ("withdraw", "withdrawn")])
def test_leaving_an_item_aside_needs_a_reason_and_can_be_undone(facilitator: Browser, world: World, step, state):
    facilitator.submit(f"agenda_items.{step}", {"reason": " "}, status=422)
    facilitator.submit(f"agenda_items.{step}", {"reason": "Der Personalrat fehlt."})
    page = facilitator.get("meetings.hold", item=world.agenda_item_id)
    assert "Der Personalrat fehlt." in page.text
    assert state in page.texts(".wm-agenda li")[0] or page.soup.select(f"svg[aria-label={state}]")
    facilitator.post("agenda_items.reopen")
    with facilitator.app.app_context():
        assert db.session.get(AgendaItem, world.agenda_item_id).state == "open"


def test_an_item_is_deferred_to_the_next_meeting_if_one_is_planned(facilitator: Browser, world: World):
    plan = facilitator.get("meetings.schedule").fields() | {"agenda": "Termine"}
    address = facilitator.post("meetings.schedule", plan).location
    page = facilitator.get("agenda_items.defer")
    assert len(page.soup.select("#to input")) == 2
    facilitator.submit("agenda_items.defer", {"reason": "Der Personalrat fehlt."})
    agenda = facilitator.open(address).texts(".wm-agenda li")
    with facilitator.app.app_context():
        title = db.session.get(AgendaItem, world.agenda_item_id).title
    assert any(title in line for line in agenda)


def test_without_a_next_meeting_an_item_waits_in_the_backlog(facilitator: Browser, world: World):
    assert len(facilitator.get("agenda_items.defer").soup.select("#to input")) == 1
    facilitator.submit("agenda_items.defer", {"reason": "Der Personalrat fehlt."})
    with facilitator.app.app_context():
        title = db.session.get(AgendaItem, world.agenda_item_id).title
    assert title in facilitator.get("groups.show").texts("#backlog li")[-1]


def test_the_last_item_leads_to_closing(facilitator: Browser):
    for _item in range(3):
        page = facilitator.get("meetings.hold")
        button = page.soup.select_one("button[data-step=next]")
        location = facilitator.open(button["formaction"], data=page.fields("/notes"), status=303).location
    assert "Every agenda item is dealt with." in facilitator.open(location).text


def test_who_came_later_is_timed_and_the_strip_says_so(facilitator: Browser):
    page = facilitator.get("seats.times")
    assert page.heading == "Came and left: Koordination"
    facilitator.post("seats.times", page.fields() | {"arrived_at": "14:20", "left_at": "15:00"})
    assert "Koordination present, from 14:20, until 15:00" in facilitator.get("meetings.hold").texts(".wm-chip__main")
    wrong = facilitator.get("seats.times").fields() | {"arrived_at": "15:00", "left_at": "14:00"}
    assert "They would have left before they came." in facilitator.post("seats.times", wrong, status=422).text
