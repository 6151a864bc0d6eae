"""Pages of releases: recorders prepare and decide, the house reads, and nothing released ever changes."""

import csv
import hashlib
import io
from datetime import timedelta

import pytest
from openpyxl import load_workbook
from sqlalchemy import select, update

from tests.statements import statements
from tracker.actions import releases as actions
from tracker.domain.releases import ReleaseState
from tracker.extensions import db
from tracker.models import Administration, DialogueEvent, JournalEntry, Participation, Release
from tracker.models.base import now
from tracker.queries import released

READERS = ("leadership", "evaluator", "reader")
PERIOD = {"audience": "house", "starts_on": "2021-01-01", "ends_on": "2021-06-30"}


@pytest.fixture
def facilitator(browser):
    return browser.as_("facilitator")


def draft(world):
    return {"release_id": world.draft_id}


def step(browser, endpoint, world, **which):
    """Press a button of the page of a release."""
    page = browser.get("releases.show", **which)
    form = next(f for f in page.soup.select("main form") if f["action"].endswith(endpoint.replace("_", "-")))
    fields = {field["name"]: field["value"] for field in form.select("input")}
    return browser.post(f"releases.{endpoint}", fields, **which)


def test_the_list_shows_releases_to_everybody_and_the_draft_to_recorders(browser, world):
    for person in ("facilitator", "leadership"):
        page = browser.as_(person).get("releases.index")
        assert page.texts("main tbody th a") == ["Release 1"]
        assert bool(page.soup.select("#draft")) == (person == "facilitator")


def test_the_desk_names_texts_that_contain_a_hidden_number(facilitator, world):
    with facilitator.app.app_context():
        row = db.session.query(Participation).filter_by(department_id=world.departments["Bauamt"]).one()
        row.count = row.first_timers = 3
        event = db.session.get_one(DialogueEvent, row.dialogue_event_id)
        event.summary = "Nur drei aus dem Bauamt."
        db.session.commit()
    step(facilitator, "discard", world, **draft(world))
    facilitator.submit("releases.create", PERIOD)
    key = {"release_id": _check(facilitator)}
    said = facilitator.get("releases.show", **key).texts("#texts li")
    assert [text for text in said if "“Nur drei aus dem Bauamt.” contains 3." in text]
    assert not facilitator.get("releases.show", view="readers", **key).texts("#texts li")


def test_the_desk_names_texts_that_contain_a_total_which_the_public_does_not_see(facilitator, world):
    with facilitator.app.app_context():
        db.session.get_one(Administration, world.administration_id).public_threshold = 90
        db.session.get_one(DialogueEvent, world.dialogue_event_id).summary = "Es kamen 79."
        db.session.commit()
    step(facilitator, "discard", world, **draft(world))
    facilitator.submit("releases.create", PERIOD | {"audience": "public"})
    said = facilitator.get("releases.show", release_id=_check(facilitator)).texts("#texts li")
    assert [text for text in said if "“Es kamen 79.” contains 79." in text]


def test_the_desk_says_what_in_the_note_gives_somebody_or_a_hidden_number_away(facilitator, world):
    with facilitator.app.app_context():
        db.session.query(Participation).filter_by(department_id=world.departments["Bauamt"]).one().count += 1
        db.session.commit()
    step(facilitator, "discard", world, **draft(world))
    facilitator.submit("releases.create", PERIOD | {"note": "Frau Beispiel fehlte, also 10 statt 9."})
    key = {"release_id": _check(facilitator)}
    person, number = facilitator.get("releases.show", **key).texts("#note .wm-hint")
    assert person == "This could tell of a person: Frau Beispiel"
    assert number.startswith("Not shown in these figures: 10.")
    assert facilitator.get("releases.show", view="readers", **key).texts("#note .wm-hint") == []
    facilitator.submit("releases.note", {"note": "Eine Liste kam nach."}, **key)
    changed = facilitator.get("releases.show", **key)
    assert changed.texts("#note p") == ["Eine Liste kam nach."]
    step(facilitator, "release", world, **key)
    assert facilitator.as_("reader").get("releases.show", **key).texts("#note p") == ["Eine Liste kam nach."]
    closed = facilitator.as_("facilitator").get("releases.note", status=302, **key)
    assert closed.location == facilitator.url("releases.show", **key)


def test_two_who_change_the_note_compare_their_texts(browser, world):
    first, second = browser.as_("facilitator"), browser.as_("coordinator")
    seen = second.get("releases.note", **draft(world)).fields()
    first.submit("releases.note", {"note": "Der erste Satz."}, **draft(world))
    compared = second.post("releases.note", seen | {"note": "Der zweite Satz."}, status=409, **draft(world))
    assert {"Der erste Satz.", "Der zweite Satz."} <= set(compared.texts("main p"))


@pytest.mark.parametrize("person", READERS)
def test_whoever_holds_the_figures_as_json_can_check_their_checksum(browser, person):
    reader = browser.as_(person)
    release = reader.open("/processes/1/releases").soup.select_one("main tbody th a")["href"]
    page = reader.open(release)
    answer = reader.post("releases.export", {"format": "json"}, release_id=int(release.rsplit("/", 1)[1]), status=200)
    digest = hashlib.sha256(answer.response.data).hexdigest()
    assert digest in page.texts("#about dd")
    assert answer.response.mimetype == "application/json"


def test_figures_that_were_changed_behind_our_back_are_shown_to_nobody(browser, world):
    leader = browser.as_("leadership")
    with leader.app.app_context():
        release = db.session.scalars(select(Release).where(Release.state == ReleaseState.RELEASED)).first()
        assert released.figures_of(db.session, release)
        db.session.expunge(release)
        release.checksum = "0" * 64
        with pytest.raises(released.Altered):
            released.figures_of(db.session, release)
        with pytest.raises(released.Altered):
            released.shown_of(db.session, release)
        db.session.rollback()


@pytest.mark.parametrize("person", READERS)
def test_a_draft_leads_readers_back_to_the_list(browser, world, person):
    page = browser.as_(person).get("releases.show", status=302, **draft(world))
    assert page.location.endswith("/releases")


def test_the_desk_shows_why_numbers_are_hidden_and_the_view_of_readers_does_not(browser, world, facilitator):
    with facilitator.app.app_context():
        row = db.session.query(Participation).filter_by(department_id=world.departments["Bauamt"]).one()
        row.count = row.first_timers = 3
        db.session.commit()
    step(facilitator, "discard", world, **draft(world))
    made = facilitator.open(facilitator.submit("releases.create", PERIOD).location, status=200)
    assert "Check: 0" in made.text
    key = {"release_id": _check(facilitator)}
    page = facilitator.get("releases.show", **key)
    assert "too few" in page.text
    assert "too few" not in facilitator.get("releases.show", view="readers", **key).text
    assert page.texts("#changes li") == [
        "“Auftakt mit dem Landrat”, Bauamt: not shown, to protect small groups instead of 9.",
        "“Auftakt mit dem Landrat”, The whole house: not shown, to protect small groups instead of 79.",
    ]
    step(facilitator, "release", world, **key)
    shown = facilitator.as_("leadership").get("releases.show", **key)
    assert shown.heading == "Release 2"
    assert "too few" not in shown.text


def test_an_outdated_draft_offers_to_be_checked_anew_and_nothing_else(browser, world, facilitator):
    with facilitator.app.app_context():
        db.session.query(Participation).filter_by(department_id=world.departments["Bauamt"]).one().count = 10
        db.session.commit()
    page = facilitator.get("releases.show", **draft(world))
    assert "This draft is outdated" in page.text
    assert page.texts(".kern-btn--primary") == ["Check anew"]
    again = facilitator.open(step(facilitator, "check_anew", world, **draft(world)).location)
    assert "Waits for the check" in again.text


def test_a_rule_that_forbids_a_release_is_said(browser, world, facilitator):
    sent = facilitator.post("releases.release", {"seen_version": "9"}, status=409, **draft(world))
    assert "Release 2" not in sent.text
    fields = {"seen_version": str(_version(facilitator, world.release_id))}
    facilitator.post("releases.release", fields)
    assert "This release is: Released." in facilitator.get("releases.show").text


def fail(browser, world, code):
    """Let the check of the draft have failed."""
    with browser.app.app_context():
        record = db.session.get_one(Release, world.draft_id)
        record.state, record.failure = ReleaseState.FAILED, code
        db.session.commit()


def test_a_check_that_failed_says_why(browser, world, facilitator):
    fail(browser, world, actions.BROKEN)
    page = facilitator.get("releases.show", **draft(world))
    assert page.texts(".wm-note h2") == ["These figures could not be checked"]
    assert "The check broke down because of an error in the program" in page.text
    assert page.texts(".kern-btn--primary") == ["Check anew"]


def test_a_check_that_met_an_open_count_names_it_until_it_is_closed(browser, world, facilitator):
    fail(browser, world, "release-count-open")
    assert "By now all of them are closed" in facilitator.get("releases.show", **draft(world)).text
    with facilitator.app.app_context():
        event = db.session.get_one(DialogueEvent, world.dialogue_event_id)
        event.counted_at, event.title = None, "Was hat sich verändert?"
        db.session.commit()
    page = facilitator.get("releases.show", **draft(world))
    assert "The count is still open: “Was hat sich verändert?”. Please close it first." in page.text


def test_a_period_with_an_open_count_is_refused_and_named(facilitator, world):
    step(facilitator, "discard", world, **draft(world))
    facilitator.submit("counts.reopen", {"reason": "Zahlendreher"})
    page = facilitator.submit("releases.create", PERIOD, status=422)
    assert "The count is still open: “Auftakt mit dem Landrat”." in page.texts(".wm-errors")[0]


def test_a_second_draft_is_refused(facilitator):
    assert "is being prepared" in facilitator.submit("releases.create", PERIOD, status=422).text


def test_a_discarded_draft_is_gone(facilitator, world):
    step(facilitator, "discard", world, **draft(world))
    assert not facilitator.get("releases.index").soup.select("#draft")
    assert "was discarded" in facilitator.get("releases.show", **draft(world)).text


@pytest.mark.parametrize("person", ["facilitator", *READERS])
def test_the_file_is_what_the_page_shows_and_stands_in_the_journal(browser, person):
    page = browser.as_(person).post("releases.export", {}, status=200)
    rows = list(csv.DictReader(io.StringIO(page.response.get_data(as_text=True))))
    of_event = {row["unit"]: row["participants"] for row in rows if row["event"] == "Auftakt mit dem Landrat"}
    shown = browser.as_(person).get("releases.show")
    cells = [[td.get_text(strip=True) for td in tr.select("td")] for tr in shown.soup.select("#figures tbody tr")]
    names = shown.texts("#figures tbody th")
    assert len(names) == 6
    assert [of_event[_plain(name)] for name in names] == [row[0] for row in cells]
    with browser.app.app_context():
        entry = db.session.scalars(select(JournalEntry).where(JournalEntry.action == "export")).all()[-1]
        assert (entry.changes["tables"], entry.changes["release"]) == ("release", 1)


def test_the_workbook_says_which_release_it_is(browser, world):
    page = browser.as_("leadership").post("releases.export", {"format": "xlsx"}, status=200)
    book = load_workbook(io.BytesIO(page.response.data))
    said = {row[0]: row[1] for row in book.worksheets[1].iter_rows(values_only=True)}
    with browser.app.app_context():
        assert said["Checksum (SHA-256)"] == db.session.get_one(Release, world.release_id).checksum


def test_a_draft_cannot_be_taken_away(facilitator, world):
    facilitator.post("releases.export", {}, status=404, **draft(world))


def test_the_public_gets_totals_only(browser, world, facilitator):
    step(facilitator, "discard", world, **draft(world))
    facilitator.submit("releases.create", PERIOD | {"audience": "public"})
    page = facilitator.get("releases.show", release_id=_check(facilitator))
    assert page.texts("#figures caption") == ["By event", "By unit, all events"]


def test_pages_ask_no_more_with_more_releases(browser, world, facilitator):
    reader = browser.as_("leadership")
    endpoints = ("releases.index", "protection.show", "dashboards.show", "dialogues.show", "dialogues.index")
    before = [_count(reader, endpoint) for endpoint in endpoints]
    step(facilitator, "discard", world, **draft(world))
    for _ in range(2):
        facilitator.submit("releases.create", PERIOD)
        step(facilitator, "release", world, release_id=_check(facilitator))
    for endpoint in endpoints:
        reader.get(endpoint)
    assert [_count(reader, endpoint) for endpoint in endpoints] <= before


def _plain(name: str) -> str:
    return name.removesuffix(" Kämmerei")


def _version(browser, release_id):
    with browser.app.app_context():
        return db.session.get_one(Release, release_id).version


def _check(browser) -> int:
    """Check the newest draft, as the worker would."""
    with browser.app.app_context():
        release = db.session.query(Release).order_by(Release.id.desc()).first()
        actions.check(db.session, release, now=now())
        db.session.commit()
        return release.id


def _count(browser, endpoint) -> int:
    with statements() as sent:
        browser.get(endpoint)
    return len(sent)


@pytest.mark.parametrize(("minutes", "is_said"), [(1, False), (3, True)])
def test_a_draft_that_nobody_checks_says_whom_to_ask(facilitator, world, minutes, is_said):
    with facilitator.app.app_context():
        changed = {"state": ReleaseState.WAITING, "updated_at": now() - timedelta(minutes=minutes)}
        db.session.execute(
            update(Release).where(Release.id == world.draft_id).values(changed).execution_options(unaudited=True)
        )
        db.session.commit()
    assert ("please ask your administrator" in facilitator.get("releases.show", **draft(world)).text) is is_said
