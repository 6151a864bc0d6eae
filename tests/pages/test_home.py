"""The start page: what matters today, and where the processes stand."""

from datetime import date, datetime, timedelta

import pytest

from tests.statements import statements
from tests.world import STAFF
from tracker.domain.dialogues import DialogueState
from tracker.domain.meetings import MeetingState
from tracker.extensions import db
from tracker.models import (
    ActionItem,
    Administration,
    DialogueEvent,
    Group,
    Meeting,
    Milestone,
    Participation,
    Person,
    Process,
    RoleAssignment,
)
from tracker.web.clock import today, wall_time

RAW = ("facilitator", "coordinator", "raw_evaluator")
PROTECTED = ("leadership", "evaluator", "reader")


@pytest.fixture
def make(browser, world):
    """Makes records of the process in a session of their own."""

    def made(*records):
        with browser.app.app_context():
            process = db.session.get_one(Process, world.process_id)
            db.session.add_all(record(process) for record in records)
            db.session.commit()

    return made


def a_meeting(starts_at, **values):
    def record(process):
        group = db.session.get_one(Group, 1)
        common = {"year": starts_at.year, "number": 9, "starts_at": starts_at, "state": MeetingState.INVITED}
        return Meeting.of(group, process_id=process.id, **common | values)

    return record


def a_dialogue(starts_at, title="Werkstatt", state=DialogueState.PLANNED):
    return lambda process: DialogueEvent.of(process, title=title, starts_at=starts_at, state=state)


def an_action_item(world, due_on, title="Protokoll verschicken"):
    values = {"title": title, "created_on": date(2021, 9, 1), "due_on": due_on, "original_due_on": due_on}
    return lambda process: ActionItem.of(process, responsible_id=world.people["coordinator"], **values)


def test_next_appointment_is_offered_first_by_the_only_primary_button(browser, make):
    soon = wall_time() + timedelta(days=1)
    make(a_meeting(soon, place="Ratssaal"), a_dialogue(soon + timedelta(days=3)))
    page = browser.as_("facilitator").get("home.index")
    assert page.texts("#next-title") == ["Meeting 9 of the Steuerungsgruppe"]
    assert page.texts("main .kern-btn--primary") == ["Open the meeting"]
    assert "Ratssaal" in page.texts(".wm-next .wm-meta")[1]
    assert page.texts("#dates a") == ["Werkstatt"]


def test_what_lies_weeks_ahead_is_a_date_like_others(browser, make):
    make(a_dialogue(wall_time() + timedelta(days=30)))
    page = browser.as_("reader").get("home.index")
    assert page.texts(".wm-next") == []
    assert page.texts("#dates a") == ["Werkstatt"]


def test_tasks_are_ones_own_and_say_how_long_there_is(browser, world, make):
    make(an_action_item(world, today() + timedelta(days=3)), an_action_item(world, None, "Irgendwann"))
    page = browser.as_("coordinator").get("home.index")
    assert page.texts("#tasks a")[0] == "Show all 5"
    assert page.texts("#tasks .wm-due .wm-strong") == ["overdue", "overdue", "overdue", "3 days left", "no due date"]
    assert browser.as_("facilitator").get("home.index").texts("#tasks .wm-rows") == []


def test_what_waits_for_documentation_says_what_is_missing(browser, world, make):
    make(
        a_dialogue(datetime(2021, 10, 1, 9), "Nie vermerkt"),
        a_dialogue(datetime(2021, 10, 2, 9), "Nie gezählt", DialogueState.HELD),
    )
    page = browser.as_("facilitator").get("home.index")
    assert page.texts("#waiting li > div:nth-child(2)") == [
        "3 agenda items have no outcome.",
        "Nobody has said whether it took place.",
        "No count has been entered.",
    ]
    assert set(page.texts("#waiting .wm-st")) == {"overdue"}
    ways = [link["href"].rpartition("/")[2] for link in page.soup.select("#waiting .kern-btn")]
    assert ways == [str(world.meeting_id), "state", "count"]


def test_event_counted_in_part_says_how_many_departments_are_missing(browser, world):
    with browser.app.app_context():
        process = db.session.get_one(Process, world.process_id)
        event = a_dialogue(datetime(2021, 10, 2, 9), "Halb gezählt", DialogueState.HELD)(process)
        db.session.add(event)
        db.session.flush()
        db.session.add(Participation.of(event, department_id=world.departments["Bauamt"], count=3))
        db.session.commit()
    page = browser.as_("facilitator").get("home.index")
    assert "The counts of 4 of 5 Fachdienste are missing." in page.texts("#waiting li > div:nth-child(2)")


@pytest.mark.parametrize("person", PROTECTED)
def test_nothing_waits_for_those_who_do_not_record(browser, person):
    assert browser.as_(person).get("home.index").texts("#waiting") == []


@pytest.mark.parametrize("person", RAW + PROTECTED)
def test_portfolio_says_where_the_process_stands(browser, person):
    page = browser.as_(person).get("home.index")
    (line,) = page.texts("#portfolio tbody tr")
    for told in ("Landratsamt Musterland", "179 employees, 5 Fachdienste", "Act", "44%", "5 of 5 Fachdienste"):
        assert told in line
    assert "Alle Fachdienste erreicht overdue since 30/11/2021" in line
    assert not [name for name in STAFF if name in line]


def test_portfolio_and_dashboard_say_the_same_reach(browser, world):
    page = browser.as_("leadership").get("dashboards.show")
    assert page.texts("#reach h2") == ["Of the staff, 44% have been reached"]
    assert browser.as_("leadership").get("home.index").texts("#portfolio .wm-big") == ["44%"]


def test_portfolio_changes_with_what_is_recorded(browser, world, session):
    reader = browser.as_("reader")
    assert "5 of 5 Fachdienste" in reader.get("home.index").text
    session.get_one(Milestone, world.milestone_id).title = "Anders benannt"
    session.commit()
    assert "Anders benannt" in browser.as_("leadership").get("home.index").text


def test_administrator_is_told_what_to_do_and_sees_no_figures(browser):
    page = browser.as_("admin").get("home.index")
    assert "Set up an administration" in page.text
    assert "44%" not in page.text


def test_somebody_without_a_role_is_told_whom_to_ask(browser, world, session):
    for role in session.query(RoleAssignment).where(RoleAssignment.person_id == world.people["reader"]):
        session.delete(role)
    session.commit()
    page = browser.as_("reader").get("home.index")
    assert "You have not been appointed to an administration yet." in page.text
    assert "Nothing is waiting for you." in page.text


def test_stranger_sees_only_the_own_house(browser):
    page = browser.as_("stranger").get("home.index")
    assert page.texts("#portfolio tbody th a") == ["Stadtverwaltung Anderswo Anders öffnen"]


def _houses(session, person_id, number):
    for position in range(number):
        house = Administration(name=f"Landratsamt {position:03}", level_labels=[])
        session.add(house)
        session.flush()
        process = Process.of(house, title="Vielfalt leben")
        session.add_all([process, RoleAssignment(person_id=person_id, role="evaluator", administration_id=house.id)])


def test_portfolio_pages_at_fifty_and_asks_no_more_for_more(browser, world):
    browser.as_("evaluator").get("home.index")
    with statements() as few:
        browser.as_("evaluator").get("home.index")
    with browser.app.app_context():
        _houses(db.session, db.session.get_one(Person, world.people["evaluator"]).id, 60)
        db.session.commit()
    with statements() as first_time:
        page = browser.as_("evaluator").get("home.index")
    assert len(page.soup.select("#portfolio tbody tr")) == 50
    (following,) = page.soup.select("a[rel=next]")
    assert len(browser.as_("evaluator").open(following["href"]).soup.select("#portfolio tbody tr")) == 11
    with statements() as many:
        browser.as_("evaluator").get("home.index")
    assert len(many) == len(few)
    assert len(first_time) <= len(few) + 10
