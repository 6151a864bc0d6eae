"""Papers: everybody takes away what they may read, nothing else, and it is written down."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.browser import Browser
from tests.meetings import close
from tests.reports.papers import Looked, look
from tests.world import World
from tracker.extensions import db
from tracker.models import Administration, Decision, JournalEntry, Meeting, MinutesVersion

OUTSIDE = ("reader", "evaluator", "raw_evaluator")
HIDDEN = {"reader": ("Haushalt", "Personalie"), "leadership": ("Personalie",), "facilitator": ()}


@pytest.fixture
def facilitator(browser: Browser) -> Browser:
    return browser.as_("facilitator")


@pytest.fixture
def version(browser: Browser, world: World) -> int:
    """The minutes of the world's meeting, which has three items: for the house, for the group, internal."""
    with browser.app.app_context():
        meeting = db.session.get_one(Meeting, world.meeting_id)
        close(db.session, meeting)
        db.session.commit()
        found = select(MinutesVersion.id).where(MinutesVersion.meeting_id == meeting.id)
        return db.session.scalars(found.order_by(MinutesVersion.number.desc())).first()


def take(somebody: Browser, endpoint: str, data: dict[str, str] | None = None, **arguments) -> Looked:
    return look(somebody.post(endpoint, data, status=200, **arguments).response.data)


@pytest.mark.parametrize("person", HIDDEN)
def test_an_agenda_holds_what_the_person_may_read_without_a_gap(browser: Browser, person: str):
    text = take(browser.as_(person), "papers.agenda").text
    titles = ["Handlungsfelder", "Haushalt", "Personalie"]
    for title in titles:
        assert (title in text) == (title not in HIDDEN[person]), title
    shown = [title for title in titles if title not in HIDDEN[person]]
    assert str(len(shown)) in text
    assert str(len(shown) + 1) not in text.partition("Minutes")[2].partition("Agenda, as of")[0].replace("14:00", "")


def test_whoever_records_may_make_the_agenda_for_the_group(facilitator: Browser):
    assert "Personalie" in take(facilitator, "papers.agenda").text
    assert "Personalie" not in take(facilitator, "papers.agenda", {"circle": "group"}).text


def test_behind_an_item_that_is_left_out_no_time_is_told(browser: Browser, world: World):
    text = take(browser.as_("reader"), "papers.agenda").text
    assert text.count("14:00") == 2


def test_who_leads_and_where_it_is_online_is_for_the_circle_only(browser: Browser, world: World):
    with browser.app.app_context():
        meeting = db.session.get_one(Meeting, world.meeting_id)
        meeting.chair_id, meeting.link = world.people["leadership"], "https://treffen.example/abc"
        db.session.commit()
    assert "treffen.example" in take(browser.as_("leadership"), "papers.agenda").text
    for words in ("treffen.example", "Chair"):
        assert words not in take(browser.as_("reader"), "papers.agenda").text


def test_the_list_to_sign_is_for_those_who_record(browser: Browser, facilitator: Browser):
    text = take(facilitator, "papers.attendance_list").text
    assert "Koordination" in text
    assert "Signature" in text
    for person in ("reader", "leadership", "evaluator"):
        browser.as_(person).post("papers.attendance_list", status=403)


@pytest.mark.parametrize("person", HIDDEN)
def test_minutes_hold_what_the_person_may_read(browser: Browser, version: int, person: str):
    looked = take(browser.as_(person), "papers.minutes_pdf", minutes_version_id=version)
    for title in ("Handlungsfelder", "Haushalt", "Personalie"):
        assert (title in looked.text) == (title not in HIDDEN[person]), title
    assert ("Annex" in looked.text) == (person not in OUTSIDE)


def test_minutes_to_hand_on_tell_nothing_of_what_is_internal(facilitator: Browser, version: int):
    looked = take(facilitator, "papers.minutes_pdf", {"circle": "group"}, minutes_version_id=version)
    assert "Haushalt" in looked.text
    for words in ("Personalie", "2021/03", "Item 3"):
        assert words not in looked.text + looked.title + looked.xmp
    whole = take(facilitator, "papers.minutes_pdf", {"circle": "internal"}, minutes_version_id=version)
    assert "Personalie" in whole.text


def test_nobody_gets_more_by_asking_for_it(browser: Browser, version: int):
    for person in ("reader", "leadership"):
        looked = take(browser.as_(person), "papers.minutes_pdf", {"circle": "internal"}, minutes_version_id=version)
        assert "Personalie" not in looked.text


@pytest.mark.parametrize("person", HIDDEN)
def test_the_register_holds_what_the_list_shows(browser: Browser, person: str):
    text = take(browser.as_(person), "papers.register").text
    for title in ("Handlungsfelder", "Haushalt", "Personalie"):
        assert (f"Beschluss zu {title}" in text) == (title not in HIDDEN[person]), title


def test_a_filter_that_was_used_stands_on_the_register(facilitator: Browser):
    url = facilitator.url("papers.register", status="revoked", overdue="1")
    text = look(facilitator.open(url, data={}, status=200).response.data).text
    assert "Implementation: revoked; Overdue only" in text
    assert "There is no decision here." in text


def test_the_register_goes_on_over_all_pages(facilitator: Browser, world: World):
    with facilitator.app.app_context():
        first = db.session.get_one(Decision, world.decision_id)
        for number in range(10, 70):
            values = {"title": f"Beschluss Nr. {number}", "decided_on": first.decided_on}
            owner = {"administration_id": first.administration_id, "process_id": first.process_id}
            db.session.add(Decision(**owner, year=2020, number=number, **values))
        db.session.commit()
    text = take(facilitator, "papers.register").text
    assert "2020/10" in text
    assert "2020/69" in text


def test_an_excerpt_says_where_the_decision_was_taken(facilitator: Browser):
    text = take(facilitator, "papers.decision_excerpt").text
    for words in ("Decision 2021/01", "Beschluss zu Handlungsfelder", "Meeting 3 of the Steuerungsgruppe", "1. Handl"):
        assert words in text


def test_the_letterhead_of_the_house_stands_on_its_papers(browser: Browser, facilitator: Browser, world: World):
    assert "Landratsamt Musterland" in take(facilitator, "papers.agenda").text
    facilitator.submit("administrations.edit", {"letterhead": "Landkreis Musterland\nMarkt 1\n01234 Musterstadt"})
    text = take(facilitator, "papers.agenda").text
    assert "01234 Musterstadt" in text
    with browser.app.app_context():
        assert db.session.get_one(Administration, world.administration_id).letterhead.startswith("Landkreis")


def test_taking_a_paper_away_is_written_down_with_the_circle_that_it_was_made_for(facilitator: Browser, world: World):
    take(facilitator, "papers.agenda", {"circle": "group"})
    with facilitator.app.app_context():
        entry = db.session.scalars(select(JournalEntry).order_by(JournalEntry.id.desc()).limit(1)).one()
        assert (entry.action, entry.record, entry.record_id) == ("export", "Meeting", world.meeting_id)
        assert entry.person_id == world.people["facilitator"]
        assert entry.changes == {"paper": "agenda", "format": "pdf", "audience": "group"}


def test_a_paper_is_a_file_to_save_with_a_name_that_says_what_it_is(facilitator: Browser):
    answer = facilitator.post("papers.agenda", status=200).response
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    name = "Agenda_Meeting-3-of-the-Steuerungsgruppe_2021-09-14.pdf"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize(
    ("endpoint", "papers"),
    [
        ("meetings.plan", {"papers/agenda", "papers/attendance-list"}),
        ("decisions.show", {"papers/excerpt"}),
        ("decisions.index", {"papers/decisions"}),
    ],
)
def test_the_pages_offer_their_papers(browser: Browser, endpoint: str, papers: set[str]):
    page = browser.as_("facilitator").get(endpoint)
    found = {form["action"].partition("/papers/")[2] for form in page.soup.select("main form[action*='/papers/']")}
    assert {f"papers/{name}" for name in found} == papers
    reader = browser.as_("reader").get(endpoint)
    assert not reader.soup.select("form[action$='attendance-list']")


def test_pages_of_minutes_offer_the_version_that_is_read(facilitator: Browser, version: int):
    for circle in ("internal", "group"):
        url = facilitator.url("minutes.show", minutes_version_id=version, circle=circle)
        forms = facilitator.open(url).soup.select("main form[action*='/papers/'] input[name=circle]")
        assert {each["value"] for each in forms} == {circle}
