"""The page for the house: who reads what of it, in which language, under which address, and whose name never."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.browser import Browser
from tests.world import World
from tracker.actions import house_pages as actions
from tracker.actions import releases
from tracker.domain.decisions import DecisionStatus
from tracker.domain.dialogues import DialogueState, DialogueTarget
from tracker.domain.house_pages import HouseEntryKind
from tracker.domain.meetings import Confidentiality
from tracker.domain.releases import Audience, ReleaseState
from tracker.domain.themes import ThemeStatus
from tracker.extensions import db
from tracker.models import (
    ActionItem,
    AgendaItem,
    Base,
    Decision,
    DialogueEvent,
    Feedback,
    HouseEntry,
    HousePage,
    Person,
    Process,
    Release,
    Theme,
    ThemeNote,
)
from tracker.models.base import now
from tracker.web.clock import today

PEOPLE = "facilitator", "coordinator", "leadership", "reader", "evaluator", "raw_evaluator"
RECORDERS = "facilitator", "coordinator"
MARK = "nur intern"
FOR_THE_HOUSE = {"house_page", "house_entry"}
ENTRY = {"kind": "done", "held_on": "2021-09-01", "text": "Es gibt Termine am Nachmittag.", "text_en": ""}


def change(browser: Browser, world: World, model: type[Base], key: str, **values: Any) -> None:
    """Change a record of the world."""
    with browser.app.app_context():
        record = db.session.get_one(model, world.ids[key])
        for name, value in values.items():
            setattr(record, name, value)
        db.session.commit()


@pytest.fixture
def address(browser: Browser, world: World) -> str:
    """The public address of the world's page."""
    with browser.app.app_context():
        process = db.session.get_one(Process, world.process_id)
        key = str(browser.app.secret_key)
        actions.switch_off(db.session, process)
        actions.switch_on(db.session, process, key=key)
        db.session.commit()
        found = db.session.get_one(HousePage, world.house_page_id)
        return f"/house/{actions.address(found, key=key)}"


@pytest.mark.parametrize("person", PEOPLE)
def test_everybody_in_the_house_reads_what_is_shown(browser: Browser, person):
    page = browser.as_(person).get("house_pages.show")
    assert "Was wir gemeinsam vorhaben." in page.text
    assert "Es gibt eine Steuerungsgruppe." in page.texts("#decided")[0]


@pytest.mark.parametrize("person", ["stranger", "admin"])
def test_who_has_no_role_in_the_house_finds_nothing(browser: Browser, person):
    for endpoint in ("house_pages.show", "house_pages.write", "house_pages.preview", "house_entries.edit"):
        browser.as_(person).get(endpoint, status=404)


def test_readers_do_not_write(browser: Browser):
    reader = browser.as_("reader")
    for endpoint in ("house_pages.write", "house_pages.preview", "house_pages.edit", "house_entries.create"):
        reader.get(endpoint, status=403)
    reader.post("house_pages.switch_on", status=403)
    reader.post("house_pages.switch_off", status=403)


def test_whoever_has_the_address_reads_it_without_a_cookie(browser: Browser, address):
    found = browser.client.get(f"{address}?language=en")
    assert found.status_code == 200
    assert "Set-Cookie" not in found.headers
    assert "noindex" in found.headers["X-Robots-Tag"]
    assert (found.headers["Referrer-Policy"], found.headers["Cache-Control"]) == ("no-referrer", "no-store")
    page = browser.open(f"{address}?language=en")
    assert "Es gibt eine Steuerungsgruppe." in page.text
    assert not page.soup.select("form, script[src]")
    assert page.links() <= {"#content", f"{address}?language=de", f"{address}?language=en"}


def test_switched_off_the_address_is_dead_at_once_and_for_good(browser: Browser, address):
    facilitator = browser.as_("facilitator")
    facilitator.post("house_pages.switch_off")
    unknown = browser.client.get("/house/unknown")
    gone = browser.client.get(address)
    for answer in gone, unknown:
        assert (answer.status_code, answer.headers["Referrer-Policy"]) == (404, "no-referrer")
        assert "Set-Cookie" not in answer.headers
    assert "Steuerungsgruppe" not in gone.text
    facilitator.post("house_pages.switch_on")
    [other] = facilitator.get("house_pages.write").texts("#public-address")
    assert not other.endswith(address)
    assert browser.client.get(address).status_code == 404
    assert browser.client.get(other.removeprefix("http://localhost")).status_code == 200


def test_what_has_no_english_text_stays_german_and_says_so(browser: Browser, world, address):
    change(browser, world, HousePage, "house_page_id", introduction_en="What we are about.")
    english = browser.open(f"{address}?language=en")
    assert english.texts(".wm-lead") == ["What we are about."]
    assert english.texts("#decided [lang=de]") == ["Es gibt eine Steuerungsgruppe."]
    german = browser.open(f"{address}?language=de")
    assert german.texts(".wm-lead") == ["Was wir gemeinsam vorhaben."]
    assert "Das wurde beschlossen" in german.text
    assert not german.soup.select("main [lang]")


def test_a_preview_is_what_the_public_reads(browser: Browser, address):
    shown = browser.open(f"{address}?language=de").texts("main")
    with browser.app.test_request_context():
        preview = browser.as_("facilitator").get("house_pages.preview", language="de")
    assert preview.texts("main") == shown


def test_nothing_internal_and_nobody_by_name_gets_there(browser: Browser, world: World, address):
    """Mark every text of the house that is not written for it, plan an event, and look for marks and names."""
    with browser.app.app_context():
        for mapper in Base.registry.mappers:
            if mapper.class_.__tablename__ in FOR_THE_HOUSE | {"administration", "process", "journal_entry"}:
                continue
            if mapper.class_ in {ActionItem, AgendaItem, Decision, DialogueEvent, Feedback, Theme, ThemeNote}:
                _mark(mapper)
        event = db.session.get_one(DialogueEvent, world.dialogue_event_id)
        moderation = db.session.get_one(Person, world.people["facilitator"]).display_name
        soon = datetime.combine(today() + timedelta(days=9), datetime.min.time())
        db.session.add(
            DialogueEvent(
                administration_id=event.administration_id,
                process_id=event.process_id,
                title="Dialog im Herbst",
                place="Großer Saal",
                starts_at=soon,
                moderation=moderation,
                leadership_present=moderation,
                summary=MARK,
                goal=MARK,
            )
        )
        db.session.get_one(HouseEntry, world.house_entry_id).decision_id = world.ids["decision_id"]
        db.session.commit()
        names = [person.display_name for person in db.session.query(Person)]
    pages = [browser.open(f"{address}?language={code}") for code in ("de", "en")]
    pages += [browser.as_("facilitator").get("house_pages.preview"), browser.as_("reader").get("house_pages.show")]
    for page in pages:
        main = page.texts("main")[0]
        assert "Dialog im Herbst" in main
        assert MARK not in main
        assert [name for name in names if name in main] == []


def _mark(mapper: Any) -> None:
    """Put the mark into every text of every record of a kind."""
    texts = [c.key for c in mapper.columns if c.type.python_type is str and c.key not in {"key", "storage_key"}]
    for record in db.session.query(mapper.class_):
        for name in texts:
            setattr(record, name, MARK)


def test_answers_to_staff_stand_there_without_the_reasons_in_between(browser: Browser, world, address):
    facts = {"answer": "Zwei Tage in der Woche.", "status_reason": MARK, "answered_on": today()}
    change(browser, world, Theme, "theme_id", status=ThemeStatus.ANSWERED, **facts)
    answered = browser.open(f"{address}?language=de").texts("#answered")[0]
    assert "Homeoffice" in answered
    assert "Zwei Tage in der Woche." in answered
    assert MARK not in answered
    change(browser, world, Theme, "theme_id", status=ThemeStatus.NOT_PURSUED, status_reason="Kein Platz dafür.")
    assert "Nicht weiterverfolgt: Kein Platz dafür." in browser.open(f"{address}?language=de").texts("#answered")[0]


def release_for_the_public(browser: Browser, world: World) -> None:
    """Release the first half of the year for the public; the world has released it for the house."""
    period = {"starts_on": date(2021, 1, 1), "ends_on": date(2021, 6, 30)}
    with browser.app.app_context():
        draft = db.session.query(Release).filter(Release.number.is_(None)).first()
        if draft and draft.state is ReleaseState.READY:
            releases.discard(db.session, draft, seen_version=draft.version)
        process = db.session.get_one(Process, world.process_id)
        facts = {"note": "", "today": date(2021, 9, 20), "prepared_by_id": None, "audience": Audience.PUBLIC}
        made = releases.prepare(db.session, process, **period, **facts)
        releases.check(db.session, made, now=now())
        releases.release(db.session, made, seen_version=made.version, now=now(), released_by_id=None)
        db.session.commit()


def test_each_audience_reads_only_what_was_released_for_it(browser: Browser, world, address):
    shown = browser.as_("reader").get("house_pages.show").texts("#figures tbody th")
    assert shown == ["Auftakt mit dem Landrat", "In all"]
    assert not browser.open(address).soup.select("#figures")
    assert not browser.as_("facilitator").get("house_pages.preview").soup.select("#figures")
    release_for_the_public(browser, world)
    numbers = browser.open(f"{address}?language=en").texts("#figures tbody .wm-num")
    assert all(int(number) % 5 == 0 for number in numbers if number.isdigit())
    assert "Rounded numbers need not add up." in browser.open(f"{address}?language=en").text


@pytest.mark.parametrize("person", RECORDERS)
def test_an_entry_is_read_once_it_is_switched_on(browser: Browser, world, person):
    recorder = browser.as_(person)
    recorder.submit("house_entries.create", ENTRY)
    assert "Nachmittag" not in browser.as_("reader").get("house_pages.show").text
    with browser.app.app_context():
        entry_id = db.session.query(HouseEntry).filter_by(kind=HouseEntryKind.DONE).one().id
    recorder.submit("house_entries.edit", {"is_shown": "y"}, house_entry_id=entry_id)
    assert "Es gibt Termine am Nachmittag." in browser.as_("reader").get("house_pages.show").texts("#done")[0]


def test_a_decision_for_the_house_is_suggested_with_its_title(browser: Browser, world):
    change(browser, world, AgendaItem, "agenda_item_id", visibility=Confidentiality.HOUSE)
    facilitator = browser.as_("facilitator")
    page = facilitator.get("house_pages.write")
    [link] = [link for link in page.links() if "decision=" in link]
    form = facilitator.open(link)
    assert form.fields()["text"] == form.fields()["text"].strip() != ""
    made = facilitator.open(link, data=form.fields() | {"text": "Es geht weiter."}, status=303)
    assert link not in facilitator.open(made.location).links()


def test_the_second_who_writes_of_a_decision_is_told_and_keeps_the_text(browser: Browser, world):
    change(browser, world, AgendaItem, "agenda_item_id", visibility=Confidentiality.HOUSE)
    first, second = browser.as_("facilitator"), browser.as_("coordinator")
    [link] = [link for link in first.get("house_pages.write").links() if "decision=" in link]
    seen = second.open(link).fields()
    first.open(link, data=first.open(link).fields() | {"text": "Der erste Satz."}, status=303)
    page = second.open(link, data=seen | {"text": "Der zweite Satz."}, status=422)
    assert "Somebody has written an entry about this decision meanwhile" in page.texts(".wm-errors")[0]
    assert page.fields()["text"] == "Der zweite Satz."
    assert "Der zweite Satz." not in second.get("house_pages.write").text
    back = second.open(link, status=302)
    assert "The house has heard of this decision already" in second.open(back.location).text


def test_an_entry_lies_in_no_future(browser: Browser, world):
    facilitator = browser.as_("facilitator")
    page = facilitator.submit("house_entries.create", ENTRY | {"held_on": "2099-01-01"}, status=422)
    assert "This day lies in the future." in page.texts("#held_on-error")[0]
    page = facilitator.submit("house_entries.edit", {"held_on": "2099-01-01"}, status=422)
    assert "This day lies in the future." in page.texts("#held_on-error")[0]


@pytest.mark.parametrize(
    ("values", "visibility", "said"),
    [
        ({"status": DecisionStatus.REVOKED}, Confidentiality.HOUSE, "This decision is by now: revoked."),
        ({}, Confidentiality.GROUP, "This decision is not for the whole house any more."),
    ],
)
def test_an_entry_that_outlives_its_decision_says_so_to_who_writes(browser: Browser, world, values, visibility, said):
    change(browser, world, AgendaItem, "agenda_item_id", visibility=Confidentiality.HOUSE)
    change(browser, world, HouseEntry, "house_entry_id", decision_id=world.ids["decision_id"])
    facilitator = browser.as_("facilitator")
    for endpoint in ("house_pages.write", "house_pages.switch_on"):
        assert not facilitator.get(endpoint).soup.select("main li .wm-hint")
    change(browser, world, AgendaItem, "agenda_item_id", visibility=visibility)
    change(browser, world, Decision, "decision_id", **values)
    for endpoint in ("house_pages.write", "house_pages.switch_on"):
        page = facilitator.get(endpoint)
        assert [hint for hint in page.texts("main li .wm-hint") if hint.startswith(said)]
        assert {facilitator.url(f"house_entries.{each}") for each in ("edit", "remove")} <= page.links()
    assert "This decision" not in browser.as_("reader").get("house_pages.show").text


def test_a_name_in_the_english_text_alone_is_shown_in_that_text(browser: Browser, world):
    change(browser, world, HousePage, "house_page_id", introduction="", introduction_en="Ask Mr Miller.")
    change(browser, world, HouseEntry, "house_entry_id", text_en="Mrs Miller was there.")
    page = browser.as_("facilitator").get("house_pages.switch_on")
    assert page.texts("main .wm-rows li a") == ["Ask Mr Miller.", "Mrs Miller was there."]


def test_somebody_who_writes_a_name_is_told(browser: Browser):
    facilitator = browser.as_("facilitator")
    saved = facilitator.submit("house_entries.create", ENTRY | {"text": "Frau Beispiel hat es möglich gemacht."})
    page = facilitator.open(saved.location)
    assert page.text.count("This could tell of a person: Frau Beispiel") == 2


def test_whom_to_ask_is_a_function(browser: Browser):
    facilitator = browser.as_("facilitator")
    page = facilitator.submit("house_pages.edit", {"contact": "Frau Beispiel, Zimmer 2"}, status=422)
    assert "not a person" in page.text
    facilitator.submit("house_pages.edit", {"contact": "Koordination im Haus"})
    assert browser.as_("reader").get("house_pages.show").texts("#contact p") == ["Koordination im Haus"]


def test_a_page_is_begun_with_its_first_texts(browser: Browser, world):
    with browser.app.app_context():
        db.session.delete(db.session.get_one(HousePage, world.house_page_id))
        db.session.delete(db.session.get_one(HouseEntry, world.house_entry_id))
        db.session.commit()
    facilitator = browser.as_("facilitator")
    assert "Nothing has been written for the house yet." in facilitator.get("house_pages.show").text
    facilitator.get("house_pages.write")
    facilitator.submit("house_pages.edit", {"introduction": "Worum es geht."})
    assert "Worum es geht." in browser.as_("reader").get("house_pages.show").text


def unwritten(browser: Browser, world: World) -> Browser:
    """Somebody who records in a house where nobody has begun the page."""
    with browser.app.app_context():
        db.session.delete(db.session.get_one(HousePage, world.house_page_id))
        db.session.commit()
    return browser.as_("facilitator")


def test_two_who_begin_the_page_compare_their_texts(browser: Browser, world):
    first, second = unwritten(browser, world), browser.as_("coordinator")
    seen = second.get("house_pages.edit").fields()
    first.submit("house_pages.edit", {"introduction": "Der erste Text."})
    compared = second.post("house_pages.edit", seen | {"introduction": "Der zweite Text."}, status=409)
    assert {"Der erste Text.", "Der zweite Text."} <= set(compared.texts("main p"))
    assert "Der erste Text." in browser.as_("reader").get("house_pages.show").text
    second.post("house_pages.edit", compared.fields())
    assert "Der zweite Text." in browser.as_("reader").get("house_pages.show").text


def test_who_begins_the_page_with_two_clicks_began_it_once(browser: Browser, world):
    facilitator = unwritten(browser, world)
    fields = facilitator.get("house_pages.edit").fields() | {"introduction": "Worum es geht."}
    places = [facilitator.post("house_pages.edit", fields).location for _click in range(2)]
    assert places == [facilitator.url("house_pages.write")] * 2


def test_what_appears_by_itself_is_listed_where_the_page_is_written(browser: Browser, world):
    answered = {"status": ThemeStatus.ANSWERED, "answer": "Frau Beispiel hat den Schlüssel.", "answered_on": today()}
    change(browser, world, Theme, "theme_id", title="Parkplatz von Frau Dr. Müller-Nimmich", **answered)
    in_a_week = datetime.combine(today() + timedelta(days=7), datetime.min.time())
    facts = {"state": DialogueState.PLANNED, "starts_at": in_a_week, "target": DialogueTarget.DEPARTMENTS}
    change(browser, world, DialogueEvent, "dialogue_event_id", title="Runde der Kämmerei", **facts)
    [theme, event] = browser.as_("facilitator").get("house_pages.write").texts("#by-itself li")
    assert theme.startswith("Parkplatz von Frau Dr. Müller-Nimmich Answered")
    assert "This could tell of a person: Frau Dr. Müller-Nimmich, Frau Beispiel" in theme
    assert event.endswith("only for those who are signed in")


def test_names_are_read_once_more_before_the_page_is_public(browser: Browser, world):
    facilitator = browser.as_("facilitator")
    facilitator.post("house_pages.switch_off")
    assert "No name, e-mail address or telephone number was found" in facilitator.get("house_pages.switch_on").text
    change(browser, world, Theme, "theme_id", title="Parkplatz von Frau Beispiel", status=ThemeStatus.ANSWERED)
    change(browser, world, HousePage, "house_page_id", introduction="Frau Beispiel lädt ein.")
    change(browser, world, HouseEntry, "house_entry_id", text="Frau Beispiel war dabei.", is_shown=True)
    in_a_week = datetime.combine(today() + timedelta(days=7), datetime.min.time())
    facts = {"state": DialogueState.PLANNED, "starts_at": in_a_week, "place": "Büro von Frau Beispiel"}
    change(browser, world, DialogueEvent, "dialogue_event_id", **facts)
    page = facilitator.get("house_pages.switch_on")
    assert len(page.texts("main li .wm-hint")) == 4
    change(browser, world, HouseEntry, "house_entry_id", is_shown=False)
    change(browser, world, DialogueEvent, "dialogue_event_id", target=DialogueTarget.DEPARTMENTS)
    assert len(facilitator.get("house_pages.switch_on").texts("main li .wm-hint")) == 2
    facilitator.submit("house_pages.switch_on", {})
    assert facilitator.get("house_pages.write").soup.select("#public-address")


def test_titles_of_released_events_are_looked_through_like_other_texts(browser: Browser, world):
    change(browser, world, DialogueEvent, "dialogue_event_id", title="Gespräch mit Frau Beispiel")
    facilitator = browser.as_("facilitator")
    assert not [line for line in facilitator.get("house_pages.write").texts("#by-itself li") if "Beispiel" in line]
    release_for_the_public(browser, world)
    change(browser, world, DialogueEvent, "dialogue_event_id", title="Auftakt")
    [told] = [line for line in facilitator.get("house_pages.write").texts("#by-itself li") if "Beispiel" in line]
    assert "a changed title appears with the next one" in told
    assert told.endswith("This could tell of a person: Frau Beispiel")
    [asked] = facilitator.get("house_pages.switch_on").texts("main .wm-rows li")
    assert asked.startswith("Gespräch mit Frau Beispiel")


def test_a_page_that_nobody_has_begun_is_looked_through_too(browser: Browser, world):
    assert "No name" in unwritten(browser, world).get("house_pages.switch_on").text


def test_a_date_of_single_departments_is_read_in_the_house_only(browser: Browser, world, address):
    in_a_week = datetime.combine(today() + timedelta(days=7), datetime.min.time())
    facts = {"state": DialogueState.PLANNED, "starts_at": in_a_week, "target": DialogueTarget.DEPARTMENTS}
    change(browser, world, DialogueEvent, "dialogue_event_id", title="Runde der Kämmerei", **facts)
    assert "Runde der Kämmerei" in browser.as_("reader").get("house_pages.show").text
    assert "Runde der Kämmerei" not in browser.open(address).text
    assert "Runde der Kämmerei" not in browser.as_("facilitator").get("house_pages.preview").text


def test_an_entry_is_removed_after_a_question(browser: Browser, world):
    facilitator = browser.as_("facilitator")
    asked = facilitator.get("house_entries.remove")
    assert "Es gibt eine Steuerungsgruppe." in asked.text
    assert "Steuerungsgruppe" in browser.as_("reader").get("house_pages.show").text
    browser.as_("reader").get("house_entries.remove", status=403)
    facilitator.post("house_entries.remove", asked.fields())
    assert "Steuerungsgruppe" not in browser.as_("reader").get("house_pages.show").text
    assert "Es gibt eine Steuerungsgruppe." in facilitator.get("journal.index").text
