"""The register of decisions: narrowed, searched, page by page, and as the list of a month."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from tests.browser import Browser, Page
from tests.statements import statements
from tests.world import World
from tracker.domain.decisions import DecisionResult, DecisionStatus
from tracker.extensions import db
from tracker.models import Decision, Process

NAMES = ("Handlungsfelder", "Haushalt", "Personalie")


@pytest.fixture
def facilitator(browser: Browser) -> Browser:
    return browser.as_("facilitator")


@pytest.fixture
def changed(browser: Browser, world: World):
    """The three decisions of the world, made different from each other."""
    with browser.app.app_context():
        first, second, third = db.session.scalars(select(Decision).order_by(Decision.number)).all()
        first.responsible, first.text = "Fachdienst Personal", "100 % digital"
        second.status, second.year, second.decided_on = DecisionStatus.IN_PROGRESS, 2020, date(2020, 9, 14)
        third.result, third.due_on = DecisionResult.REJECTED, None
        db.session.commit()


def many(browser: Browser, world: World) -> None:
    """Sixty more decisions, of which every second one is in progress."""
    with browser.app.app_context():
        process = db.session.get_one(Process, world.process_id)
        for number in range(10, 70):
            status = DecisionStatus.IN_PROGRESS if number % 2 else DecisionStatus.OPEN
            day = date(2021, 9, 14)
            db.session.add(
                Decision.of(process, year=2021, number=number, title=f"B{number}", decided_on=day, status=status)
            )
        db.session.commit()


def register(browser: Browser, **chosen: str) -> Page:
    return browser.open(browser.url("decisions.index", **chosen))


def found(browser: Browser, **chosen: str) -> list[str]:
    return [text.split()[3] for text in register(browser, **chosen).texts("main tbody th a")]


@pytest.mark.usefixtures("changed")
@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        ({}, ["Personalie", "Handlungsfelder", "Haushalt"]),
        ({"status": "in_progress"}, ["Haushalt"]),
        ({"result": "rejected"}, ["Personalie"]),
        ({"year": "2021"}, ["Personalie", "Handlungsfelder"]),
        ({"responsible": "PERSONAL"}, ["Handlungsfelder"]),
        ({"overdue": "1"}, ["Handlungsfelder", "Haushalt"]),
        ({"q": "haushalt"}, ["Haushalt"]),
        ({"q": "zu beschluss"}, ["Personalie", "Handlungsfelder", "Haushalt"]),
        ({"q": "100 %"}, ["Handlungsfelder"]),
        ({"q": "0_%"}, []),
        ({"q": "2020/2"}, ["Haushalt"]),
        ({"q": "2021/2"}, []),
        ({"q": "haushalt", "year": "2021"}, []),
        ({"status": "nonsense", "year": "never"}, ["Personalie", "Handlungsfelder", "Haushalt"]),
    ],
)
def test_the_register_is_narrowed_by_what_one_chooses(facilitator: Browser, chosen: dict[str, str], names: list[str]):
    assert found(facilitator, **chosen) == names


def test_the_register_is_narrowed_to_a_group(facilitator: Browser, world: World):
    assert len(found(facilitator, group=str(world.working_group_id))) == 3
    assert found(facilitator, group=str(world.working_group_id + 1)) == []


def test_where_nothing_fits_the_page_says_why_and_leads_back(facilitator: Browser):
    page = register(facilitator, q="unauffindbar")
    assert "No decision fits what you chose." in page.text
    assert page.soup.select_one("main input[name=q]")["value"] == "unauffindbar"
    assert facilitator.url("decisions.index") in page.links()


def test_the_choices_stay_in_the_address_from_page_to_page(facilitator: Browser, world: World):
    many(facilitator, world)
    first = register(facilitator, result="accepted", q="b")
    second = facilitator.open(first.soup.select_one("a[rel=next]")["href"])
    assert second.soup.select_one("main input[name=q]")["value"] == "b"
    assert second.soup.select_one("select[name=result] option[selected]")["value"] == "accepted"
    everything = [*first.texts("main tbody th a"), *second.texts("main tbody th a")]
    assert len(everything) == len(set(everything)) == 63
    assert everything == sorted(everything, reverse=True)


def test_a_narrowed_register_asks_the_same_however_long_it_is(facilitator: Browser, world: World):
    chosen = {"status": "open", "q": "b", "responsible": "", "overdue": ""}
    with statements() as for_three:
        register(facilitator, **chosen)
        facilitator.get("decisions.open_ones", month="2021-11")
    many(facilitator, world)
    with statements() as for_many:
        register(facilitator, **chosen)
        facilitator.get("decisions.open_ones", month="2021-11")
    assert len(for_many) == len(for_three)


def test_the_list_of_a_month_groups_what_is_open_by_whoever_is_responsible(facilitator: Browser, world: World):
    with facilitator.app.app_context():
        decision = db.session.get_one(Decision, world.decision_id)
        decision.responsible, decision.due_on = "Fachdienst Personal", date(2021, 10, 31)
        decision.review_on, decision.status_reason = date(2021, 11, 30), "Haushaltssperre"
        db.session.commit()
    page = facilitator.get("decisions.open_ones", month="2021-11")
    assert page.heading == "Open decisions in November 2021"
    assert page.texts("main h2") == ["Fachdienst Personal", "Nobody is responsible yet"]
    cells = page.texts("#share-1 td")
    assert cells == ["31/10/2021 overdue", "30/11/2021 this month", "Haushaltssperre"]
    assert {link.partition("?month=")[2] for link in page.links()} >= {"2021-10", "2021-12"}


def test_before_anything_was_decided_nothing_is_open(facilitator: Browser):
    assert "No decision is open." in facilitator.get("decisions.open_ones", month="2021-08").text
    facilitator.get("decisions.open_ones", month="2021-8", status=404)


@pytest.mark.parametrize(("person", "number"), [("reader", 1), ("leadership", 2), ("facilitator", 3)])
def test_the_list_of_a_month_names_only_what_may_be_read(browser: Browser, person: str, number: int):
    page = browser.as_(person).get("decisions.open_ones", month="2021-11")
    assert len(page.texts("main tbody tr")) == number
