"""Pages of administrations."""

from __future__ import annotations

from tests.browser import Browser
from tests.world import World


def test_page_of_a_house_says_how_many_people_work_there_in_its_own_words(browser: Browser):
    page = browser.as_("reader").get("administrations.show")
    assert page.texts(".wm-key div") == ["Staff today 179", "Fachdienste 5"]


def test_index_lists_only_the_houses_one_may_see(browser: Browser, world: World):
    assert browser.as_("reader").get("administrations.index").texts(".wm-rows a") == ["Landratsamt Musterland"]
    assert browser.as_("stranger").get("administrations.index").texts(".wm-rows a") == ["Stadtverwaltung Anderswo"]
    assert len(browser.as_("admin").get("administrations.index").texts(".wm-rows a")) == 2


def test_administrator_adds_a_house_with_its_words(browser: Browser):
    admin = browser.as_("admin")
    changes = {"name": "Landratsamt Neuland", "level_1_one": "Amt", "level_1_many": "Ämter", "ags": "16077"}
    created = admin.submit("administrations.create", changes)
    page = admin.open(created.location)
    assert page.heading == "Landratsamt Neuland"
    assert "Levels of the house Amt" in page.text


def test_level_needs_both_forms_and_no_gap(browser: Browser):
    changes = {"level_1_one": "", "level_1_many": "", "level_2_one": "Amt", "level_2_many": "Ämter"}
    page = browser.as_("coordinator").submit("administrations.edit", changes, status=422)
    assert "name every level" in page.texts(".wm-errors")[0]


def test_same_name_twice_is_said_at_the_field(browser: Browser):
    page = browser.as_("admin").submit("administrations.create", {"name": "Landratsamt Musterland"}, status=422)
    assert "There already is an administration with this name." in page.texts("#name-error")[0]


def test_only_administrators_take_a_house_out_of_use(browser: Browser):
    assert "is_active" not in browser.as_("coordinator").get("administrations.edit").fields()
    assert "is_active" in browser.as_("admin").get("administrations.edit").fields()
