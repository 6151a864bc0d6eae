"""The page for the house is written entry by entry, and public only while somebody wants it."""

from datetime import date, datetime, timedelta

import pytest

from tracker.actions import house_pages as actions
from tracker.domain.decisions import DecisionStatus
from tracker.domain.dialogues import DialogueState, DialogueTarget
from tracker.domain.errors import RuleViolation, Stale
from tracker.domain.house_pages import HouseEntryKind
from tracker.domain.meetings import Confidentiality
from tracker.domain.releases import Audience
from tracker.domain.secret_addresses import digest
from tracker.models import AgendaItem, Decision, DialogueEvent, HouseEntry, HousePage, Process
from tracker.queries import house_pages as queries

KEY = "a key for tests, long enough"
NOON = datetime(2021, 9, 14, 12, 0)
TODAY = date(2021, 9, 14)
ENTRY = {
    "kind": HouseEntryKind.DONE,
    "held_on": date(2021, 9, 1),
    "text": "Fertig.",
    "text_en": "Done.",
    "today": TODAY,
}
TEXTS = {"introduction": "Worum es geht.", "introduction_en": "", "names": ["Petra Kühnemund"]}


@pytest.fixture
def process(session, world):
    return session.get_one(Process, world.process_id)


@pytest.fixture
def page(session, world):
    """The page of the world, which is public."""
    return session.get_one(HousePage, world.house_page_id)


def read(session, process, language="de", audience=Audience.HOUSE):
    return queries.content(session, process, audience, language, NOON)


def test_a_page_that_is_switched_off_is_found_nowhere(session, process, page):
    before = page.token_hash
    assert queries.process_at(session, before) is process
    actions.switch_off(session, process)
    assert queries.process_at(session, before) is None
    assert actions.address(page, key=KEY) is None


def test_switched_on_again_it_has_another_address(session, process, page):
    actions.switch_off(session, process)
    actions.switch_on(session, process, key=KEY)
    first = actions.address(page, key=KEY)
    assert queries.process_at(session, digest(first)) is process
    actions.switch_on(session, process, key=KEY)
    assert actions.address(page, key=KEY) == first
    actions.switch_off(session, process)
    actions.switch_on(session, process, key=KEY)
    assert queries.process_at(session, digest(first)) is None


def test_with_another_key_the_application_does_not_know_its_address(session, process, page):
    actions.switch_off(session, process)
    actions.switch_on(session, process, key=KEY)
    assert actions.address(page, key="another key of the application") is None


@pytest.fixture
def unwritten(session, process, page):
    """The process, without a page."""
    session.delete(page)
    session.flush()
    return process


def test_a_page_that_nobody_has_begun_can_be_switched_on_and_off(session, unwritten):
    actions.switch_off(session, unwritten)
    assert actions.address(queries.page(session, unwritten.id), key=KEY) is None
    actions.switch_on(session, unwritten, key=KEY)
    assert actions.address(queries.page(session, unwritten.id), key=KEY)


@pytest.mark.parametrize("act", [actions.switch_on, actions.begin])
def test_two_who_begin_a_page_at_once_are_told_so(session, process, page, monkeypatch, act):
    facts = {"key": KEY} if act is actions.switch_on else {"contact": "", **TEXTS}
    monkeypatch.setattr(queries, "page", lambda *_which: None)
    with pytest.raises(RuleViolation, match="house-page-begun"):
        act(session, process, **facts)


def test_a_page_is_begun_for_those_who_are_signed_in(session, unwritten):
    assert read(session, unwritten).contact == ""
    made = actions.begin(session, unwritten, contact="Koordination im Haus", **TEXTS)
    assert made.token_hash is None
    assert read(session, unwritten).introduction.text == "Worum es geht."


def test_whom_to_ask_is_no_name(session, process, page, unwritten):
    with pytest.raises(RuleViolation, match="contact-is-a-name"):
        actions.begin(session, unwritten, contact="Petra Kühnemund", **TEXTS)


def test_the_page_is_not_overwritten(session, page):
    with pytest.raises(Stale):
        actions.change(session, page, seen_version=page.version - 1, contact="", **TEXTS)
    actions.change(session, page, seen_version=page.version, contact="Koordination", **TEXTS)
    assert (page.contact, page.introduction) == ("Koordination", "Worum es geht.")


def test_an_entry_is_read_once_it_is_shown(session, process):
    entry = actions.tell(session, process, is_shown=False, **ENTRY)
    assert [each.id for each in read(session, process).done] == []
    actions.reword(session, entry, seen_version=entry.version, is_shown=True, **ENTRY | {"text": "Ganz fertig."})
    assert [each.text for each in read(session, process).done] == ["Ganz fertig."]


def test_an_entry_is_not_overwritten(session, world):
    entry = session.get_one(HouseEntry, world.house_entry_id)
    with pytest.raises(Stale):
        actions.reword(session, entry, seen_version=entry.version - 1, is_shown=True, **ENTRY)


def test_an_entry_that_is_removed_is_read_nowhere(session, process):
    entry = actions.tell(session, process, is_shown=True, **ENTRY)
    assert [each.id for each in read(session, process).done] == [entry.id]
    actions.remove(session, entry)
    assert read(session, process).done == []


def test_only_decisions_for_the_whole_house_are_suggested(session, world, process):
    item = session.get_one(AgendaItem, world.agenda_item_id)
    decision = session.query(Decision).filter_by(agenda_item_id=item.id).one()
    for visibility in Confidentiality:
        item.visibility = visibility
        session.flush()
        found = [each.decision_id for each in queries.suggestions(session, process)]
        assert (decision.id in found) is (visibility is Confidentiality.HOUSE)


def test_a_decision_is_suggested_until_the_house_has_heard_of_it(session, world, process):
    session.get_one(AgendaItem, world.agenda_item_id).visibility = Confidentiality.HOUSE
    session.flush()
    [suggestion] = queries.suggestions(session, process)
    values = ENTRY | {"kind": suggestion.kind, "decision_id": suggestion.decision_id}
    actions.tell(session, process, is_shown=False, **values)
    assert queries.suggestions(session, process) == []
    assert suggestion.number in {each.decision_label for each in queries.entries(session, process.id)}


def test_a_decision_is_told_once(session, world, process):
    session.get_one(AgendaItem, world.agenda_item_id).visibility = Confidentiality.HOUSE
    session.flush()
    [suggestion] = queries.suggestions(session, process)
    values = ENTRY | {"kind": suggestion.kind, "decision_id": suggestion.decision_id}
    actions.tell(session, process, is_shown=False, **values)
    with pytest.raises(RuleViolation, match="house-entry-told"):
        actions.tell(session, process, is_shown=False, **values)


@pytest.mark.parametrize("kind", HouseEntryKind)
def test_an_entry_tells_of_nothing_to_come(session, process, kind):
    facts = {"kind": kind, "is_shown": True}
    with pytest.raises(RuleViolation, match="day-in-future"):
        actions.tell(session, process, **ENTRY | facts | {"held_on": TODAY + timedelta(days=1)})
    entry = actions.tell(session, process, **ENTRY | facts | {"held_on": TODAY})
    later = ENTRY | facts | {"held_on": date(2099, 1, 1), "seen_version": entry.version}
    with pytest.raises(RuleViolation, match="day-in-future") as refused:
        actions.reword(session, entry, **later)
    assert refused.value.field == "held_on"


def test_an_entry_outlives_a_decision_that_is_revoked_or_made_internal(session, world, process):
    item = session.get_one(AgendaItem, world.agenda_item_id)
    decision = session.query(Decision).filter_by(agenda_item_id=item.id).one()
    item.visibility = Confidentiality.HOUSE
    session.flush()
    actions.tell(session, process, is_shown=True, decision_id=decision.id, **ENTRY)

    def outlived():
        session.flush()
        return [each.is_outlived for each in queries.entries(session, process.id) if each.decision_id == decision.id]

    assert outlived() == [False]
    item.visibility = Confidentiality.GROUP
    assert outlived() == [True]
    decision.status = DecisionStatus.REVOKED
    item.visibility = Confidentiality.HOUSE
    assert outlived() == [True]
    assert not any(each.is_outlived for each in queries.entries(session, process.id) if each.decision_id is None)


@pytest.mark.parametrize(
    ("change", "readers"),
    [
        ({}, [Audience.HOUSE, Audience.PUBLIC]),
        ({"target": DialogueTarget.DEPARTMENTS}, [Audience.HOUSE]),
        ({"target": DialogueTarget.MANAGERS}, []),
        ({"state": DialogueState.POSTPONED}, []),
        ({"starts_at": NOON - timedelta(days=1)}, []),
        ({"starts_at": NOON - timedelta(hours=1), "ends_at": NOON + timedelta(hours=1)}, [*Audience]),
    ],
)
def test_the_next_dates_are_those_to_which_staff_are_invited(session, process, change, readers):
    facts = {"title": "Dialog", "starts_at": NOON + timedelta(days=7), "moderation": "Petra Kühnemund"} | change
    session.add(DialogueEvent.of(process, **facts))
    session.flush()
    dates = {audience: read(session, process, audience=audience).dates for audience in Audience}
    assert [audience for audience, found in dates.items() if found] == readers
    for date_of_house in dates[Audience.HOUSE]:
        assert date_of_house.is_public is bool(dates[Audience.PUBLIC])
