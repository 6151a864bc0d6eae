"""Pages of departments and headcounts."""

from __future__ import annotations

from datetime import date

from tests.browser import Browser
from tests.statements import statements
from tests.world import World
from tracker.extensions import db
from tracker.models import Administration, Department


def _end(browser: Browser, name: str, day: date) -> None:
    with browser.app.app_context():
        db.session.get_one(Department, browser.world.departments[name]).valid_to = day
        db.session.commit()


def test_tree_shows_staff_of_a_day_with_sums_above(browser: Browser):
    page = browser.as_("reader").get("departments.index")
    names = page.texts("tbody th a")
    assert names[:3] == ["Fachbereich Mitte", "Jugendamt", "Sozialamt"]
    assert page.texts("tbody .wm-num")[:2] == ["179", "62"]
    assert "Staff of the whole house: 179." in page.text


def test_other_day_shows_the_house_as_it_was(browser: Browser, world: World):
    _end(browser, "Kämmerei", date(2021, 6, 30))
    reader, address = browser.as_("reader"), browser.url("departments.index")
    before, after = (reader.open(f"{address}?on={day}") for day in ("2021-06-30", "2021-07-01"))
    assert "Kämmerei" in before.texts("tbody th a")
    assert "Kämmerei" not in after.texts("tbody th a")
    assert after.texts("#others li") == ["Kämmerei until 30/06/2021"]
    assert f"{address}?on=2021-07-01" in after.links(), "the day of the change is one click away"


def test_impossible_day_is_said_and_today_is_shown(browser: Browser):
    page = browser.as_("reader").open(f"{browser.url('departments.index')}?on=31.02.2021")
    assert "Please enter a date" in page.texts(".wm-f__err")[0]
    assert "Jugendamt" in page.texts("tbody th a")


def test_number_of_queries_does_not_grow_with_the_departments(browser: Browser, world: World):
    reader = browser.as_("reader")
    reader.get("departments.index")
    with statements() as few:
        reader.get("departments.index")
    with browser.app.app_context():
        house = db.session.get_one(Administration, world.administration_id)
        db.session.add_all(Department.of(house, name=f"Amt {number}") for number in range(30))
        db.session.commit()
    with statements() as many:
        assert len(reader.get("departments.index").soup.select("tbody tr")) == 36
    assert len(many) == len(few)


def test_page_of_a_department_speaks_the_words_of_the_house(browser: Browser, world: World):
    page = browser.as_("reader").get("departments.show", department_id=world.departments["Jugendamt"])
    assert page.heading == "Jugendamt"
    assert "Fachdienst · 1.1 · Landratsamt Musterland" in page.text
    assert page.texts("tbody td") == ["62", "Personnel office"]


def test_department_with_others_below_it_shows_their_sum(browser: Browser, world: World):
    with browser.app.app_context():
        key = db.session.get_one(Department, world.departments["Jugendamt"]).parent_id
    page = browser.as_("reader").get("departments.show", department_id=key)
    assert "Staff today 179 the sum of what lies below it" in page.text
    assert page.texts("#children li a")[0] == "Jugendamt"


def test_coordinator_adds_a_department_with_a_headcount(browser: Browser):
    coordinator = browser.as_("coordinator")
    page = coordinator.open(coordinator.submit("departments.create", {"name": "Forstamt", "level": "1"}).location)
    assert page.heading == "Forstamt"
    link = next(url for url in page.links() if url.endswith("/headcounts/new"))
    key = int(link.split("/")[2])
    coordinator.submit("headcounts.create", {"as_of": "2021-06-30", "count": "12"}, department_id=key)
    assert coordinator.get("departments.show", department_id=key).texts("tbody .wm-num") == ["12"]


def test_department_is_not_offered_to_itself(browser: Browser, world: World):
    page = browser.as_("coordinator").get("departments.edit", department_id=world.departments["Jugendamt"])
    offered = [option["value"] for option in page.soup.select("#parent_id option")]
    assert str(world.departments["Jugendamt"]) not in offered
    assert str(world.departments["Sozialamt"]) in offered


def test_department_of_the_other_house_is_no_choice(browser: Browser, world: World):
    other = browser.as_("stranger")
    created = other.submit(
        "departments.create", {"name": "Fremd", "level": "1"}, administration_id=world.other["administration_id"]
    )
    foreign = created.location.rsplit("/", 1)[-1]
    page = browser.as_("coordinator").submit(
        "departments.edit", {"parent_id": foreign}, status=422, department_id=world.departments["Jugendamt"]
    )
    assert page.texts("#parent_id-error")


def test_level_above_its_parent_is_refused_at_the_field(browser: Browser, world: World):
    page = browser.as_("coordinator").submit(
        "departments.edit", {"level": "1"}, status=422, department_id=world.departments["Jugendamt"]
    )
    assert "must be lower" in page.texts("#level-error")[0]


def test_second_person_gets_both_texts(browser: Browser, world: World):
    coordinator, key = browser.as_("coordinator"), world.departments["Jugendamt"]
    stale = coordinator.get("departments.edit", department_id=key).fields()
    coordinator.submit("departments.edit", {"name": "Jugend und Familie"}, department_id=key)
    page = coordinator.post("departments.edit", stale | {"name": "Jugend"}, status=409, department_id=key)
    assert "Jugend und Familie" in page.text
    assert page.fields()["name"] == "Jugend"


def test_headcount_is_corrected_but_never_negative_or_twice_a_day(browser: Browser, world: World):
    coordinator = browser.as_("coordinator")
    page = coordinator.submit("headcounts.edit", {"count": "-3"}, status=422)
    assert "from 0 to" in page.texts("#count-error")[0]
    coordinator.submit("headcounts.edit", {"count": "63"})
    key = world.departments["Jugendamt"]
    page = coordinator.submit(
        "headcounts.create", {"as_of": "2020-12-31", "count": "64"}, status=422, department_id=key
    )
    assert "There already is a headcount for this date." in page.texts("#as_of-error")[0]


def test_department_added_by_mistake_is_removed(browser: Browser):
    coordinator = browser.as_("coordinator")
    address = coordinator.submit("departments.create", {"name": "Forstamd", "level": "1"}).location
    key = int(address.rsplit("/", 1)[-1])
    assert coordinator.url("departments.remove", department_id=key) in coordinator.open(address).links()
    page = coordinator.open(coordinator.submit("departments.remove", {}, department_id=key).location)
    assert "Forstamd is removed." in page.text
    assert "Forstamd" not in page.texts("tbody th a")


def test_department_in_use_says_why_it_stays(browser: Browser, world: World):
    coordinator, key = browser.as_("coordinator"), world.departments["Jugendamt"]
    page = coordinator.get("departments.remove", department_id=key)
    assert "counts refer to this department, so it stays." in page.text
    assert not page.soup.select("main form")
    coordinator.post("departments.remove", status=422, department_id=key)
    assert coordinator.get("departments.show", department_id=key).heading == "Jugendamt"


def test_headcount_is_removed_only_if_no_count_rests_on_it(browser: Browser, world: World):
    coordinator, key = browser.as_("coordinator"), world.departments["Jugendamt"]
    page = coordinator.get("headcounts.remove")
    assert "Please correct it instead." in page.text
    assert coordinator.url("headcounts.edit") in page.links()
    coordinator.submit("headcounts.create", {"as_of": "2019-12-31", "count": "641"}, department_id=key)
    shown = coordinator.get("departments.show", department_id=key)
    address = next(node["href"] for node in shown.soup.select("tbody a[href$='/remove']") if "2019" in node.text)
    page = coordinator.open(coordinator.open(address, data={}, status=303).location)
    assert "The headcount is removed." in page.text
    assert page.texts("tbody .wm-num") == ["62"]


def test_readers_remove_nothing(browser: Browser, world: World):
    page = browser.as_("reader").get("departments.show", department_id=world.departments["Jugendamt"])
    assert not [link for link in page.links() if link.endswith("/remove")]


def test_house_without_departments_offers_the_import(browser: Browser, world: World):
    page = browser.as_("stranger").get("departments.index", administration_id=world.other["administration_id"])
    assert "No departments on this day." in page.text
    assert browser.url("department_imports.create", administration_id=world.other["administration_id"]) in page.links()
