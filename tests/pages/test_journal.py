"""The journal as a page: readable, and no second door."""

import pytest

from tests.browser import Browser
from tests.world import World
from tracker.domain.people import Locale
from tracker.extensions import db
from tracker.models import Milestone, Person


@pytest.fixture
def facilitator(browser: Browser) -> Browser:
    return browser.as_("facilitator")


def test_a_change_is_told_in_words(facilitator: Browser):
    facilitator.submit("milestones.edit", {"importance": "important"})
    row = facilitator.get("journal.index").texts("main tbody tr")[0]
    for text in ("Facilitator", "Milestone, changed", "Alle Fachdienste erreicht", "Importance", "gate", "important"):
        assert text in row


def test_german_and_english_come_from_the_same_entries(facilitator: Browser, world: World):
    facilitator.submit("milestones.edit", {"importance": "important"})
    with facilitator.app.app_context():
        db.session.get_one(Person, world.people["facilitator"]).locale = Locale.DE
        db.session.commit()
    row = facilitator.get("journal.index", status=200).texts("main tbody tr")
    assert [text for text in row if "Meilenstein, geändert" in text and "wichtig" in text]


def test_the_history_of_a_record_is_one_click_away(browser: Browser):
    for endpoint in ("milestones.show", "phases.show", "processes.show"):
        page = browser.as_("reader").get(endpoint)
        [link] = [link for link in page.links() if "/journal?record=" in link]
        history = browser.as_("reader").open(link)
        assert history.heading == "History of one record"
        assert page.heading in history.text


def test_who_may_not_open_the_journal_is_not_led_there(browser: Browser):
    page = browser.as_("leadership").get("milestones.show")
    assert not [link for link in page.links() if "/journal" in link]


def test_the_journal_narrows_to_a_kind_and_leads_on(facilitator: Browser, world: World):
    with facilitator.app.app_context():
        for number in range(50):
            db.session.get_one(Milestone, world.milestone_id).criterion = f"Fassung {number}"
            db.session.flush()
        db.session.commit()
    page = facilitator.open(facilitator.url("journal.index") + "?record=Milestone")
    assert {text.split(",")[0] for text in page.texts("main tbody td:nth-of-type(2)")} == {"Milestone"}
    first = facilitator.get("journal.index")
    following = first.soup.select_one("a[rel=next]")
    assert following
    facilitator.open(following["href"])


@pytest.mark.parametrize("query", ["", "?record=Participation", "?record=Decision", "?record=AgendaItem&number=3"])
def test_a_reader_reads_nothing_that_the_pages_hide(browser: Browser, query: str):
    reader = browser.as_("reader")
    page = reader.open(reader.url("journal.index") + query)
    while True:
        for hidden in ("Personalie", "Haushalt", "Participation,", "Decision,", "Agenda item,"):
            assert hidden not in page.text
        following = page.soup.select_one("a[rel=next]")
        if following is None:
            break
        page = reader.open(following["href"])


def test_a_record_of_another_house_has_no_history_here(facilitator: Browser, world: World):
    url = facilitator.url("journal.index") + f"?record=Meeting&number={world.other['meeting_id']}"
    assert "Nothing was recorded here" in facilitator.open(url).text
