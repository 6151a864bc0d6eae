"""Search: what one may read is found, and nothing else."""

import pytest

from tests.statements import statements
from tracker.extensions import db
from tracker.models import Decision, Milestone, Process, Theme


@pytest.fixture
def search(browser):
    def found(person, query, **arguments):
        return browser.as_(person).get("search.index", q=query, **arguments)

    return found


def titles(page):
    return page.texts(".wm-rows a")


def test_an_empty_search_asks_what_one_is_looking_for(search):
    page = search("reader", "")
    assert page.heading == "Search"
    assert page.texts("main h2") == []


def test_recorder_finds_everything_of_a_word(search):
    page = search("facilitator", "Personalie")
    assert titles(page) == ["Personalie", "Beschluss zu Personalie", "Aufgabe zu Personalie"]
    assert page.texts(".wm-rows mark") == ["Personalie", "Personalie", "Personalie", "Personalie"]


def test_reader_finds_only_what_is_for_the_house(search):
    assert titles(search("reader", "Handlungsfelder"))
    for hidden in ("Personalie", "Haushalt"):
        page = search("reader", hidden)
        assert titles(page) == []
        assert f"Nothing was found for “{hidden}”." in page.text


def test_member_finds_what_is_for_the_group(search):
    assert titles(search("leadership", "Haushalt")) == ["Haushalt", "Beschluss zu Haushalt", "Aufgabe zu Haushalt"]
    assert titles(search("leadership", "Personalie")) == []


@pytest.mark.parametrize("query", ["Handlungsfelder", "Auftakt", "Steuerungsgruppe", "Fachdienste"])
def test_strangers_and_administrators_find_nothing_of_the_house(search, query):
    assert "Landratsamt Musterland" not in " ".join(search("stranger", query).texts(".wm-rows"))
    assert titles(search("admin", query)) == []


def test_whoever_may_read_themes_finds_them_by_their_answer_and_never_by_their_notes(search, browser, world):
    with browser.app.app_context():
        db.session.get_one(Theme, world.theme_id).answer = "Zwei Tage in der Woche"
        db.session.commit()
    for person in ("facilitator", "leadership", "reader"):
        page = search(person, "homeoffice woche")
        assert titles(page) == ["Homeoffice"]
        assert page.texts("main h2") == ["Themes"]
        assert f"/themes/{world.theme_id}" in page.links()
        assert titles(search(person, "zu Hause")) == [], "words of a note"
    for person in ("stranger", "admin"):
        assert titles(search(person, "homeoffice")) == []


def test_every_word_must_occur_however_it_is_capitalised(search):
    assert titles(search("facilitator", "beschluss handlungsFELDER")) == ["Beschluss zu Handlungsfelder"]
    assert titles(search("facilitator", "Beschluss Zirkus")) == []


def test_capital_umlauts_are_found_by_small_ones(search, session, world):
    milestone = session.get_one(Milestone, world.milestone_id)
    milestone.title = "Öffnung für Ämter"
    session.commit()
    assert titles(search("reader", "öffnung ämter")) == ["Öffnung für Ämter"]


@pytest.mark.parametrize("query", ["%", "_", "\\", "100%"])
def test_signs_of_a_pattern_stand_for_themselves(search, query):
    assert titles(search("facilitator", query)) == []


def test_many_hits_are_shown_kind_by_kind_and_page_by_page(search, browser, session, world):
    process = session.get_one(Process, world.process_id)
    session.add_all(Milestone.of(process, title=f"Werkstatt {number}") for number in range(60))
    session.commit()
    overview = search("reader", "Werkstatt")
    assert len(titles(overview)) == 5
    first = search("reader", "Werkstatt", kind="milestone")
    (following,) = [link["href"] for link in first.soup.select("a[rel=next]")]
    second = browser.as_("reader").open(following)
    assert (len(titles(first)), len(titles(second))) == (50, 10)
    assert set(titles(first)).isdisjoint(titles(second))


def test_unknown_kind_does_not_exist(search):
    search("reader", "Werkstatt", kind="person", status=404)


def test_number_of_statements_does_not_grow_with_the_hits(search, session, world):
    search("facilitator", "Beschluss")
    with statements() as few:
        search("facilitator", "Beschluss")
    process = session.get_one(Process, world.process_id)
    decided = session.get_one(Decision, world.decision_id).decided_on
    session.add_all(
        Decision.of(process, year=2022, number=number, title=f"Beschluss {number}", decided_on=decided)
        for number in range(1, 30)
    )
    session.commit()
    with statements() as many:
        search("facilitator", "Beschluss")
    assert len(many) == len(few)
