"""What the page for the house may say, and in which language."""

from dataclasses import dataclass, replace
from datetime import date, datetime

import pytest

from tests.domain.editions import an_edition
from tracker.domain import house_pages as rules
from tracker.domain.decisions import DecisionResult, DecisionRow, DecisionStatus
from tracker.domain.dialogues import DialogueTarget
from tracker.domain.errors import RuleViolation
from tracker.domain.house_pages import EntryRow, HouseDate, HouseEntryKind, Said, ToldEvent
from tracker.domain.meetings import MeetingFormat
from tracker.domain.people import Locale
from tracker.domain.releases import Audience

DECIDED_ON, DONE_ON = date(2021, 9, 14), date(2021, 11, 30)
ENTRY = EntryRow(1, HouseEntryKind.DECIDED, DECIDED_ON, "Es gibt Termine am Nachmittag.", "", True, 7, 2021, 6)
OPEN = DecisionRow(
    7, "2021/06", "Termine", DECIDED_ON, DecisionResult.ACCEPTED, DecisionStatus.OPEN, "Koordination", None, None
)
DONE = replace(OPEN, status=DecisionStatus.IMPLEMENTED, implemented_on=DONE_ON)


@pytest.mark.parametrize(
    ("english", "language", "heard"),
    [
        ("There are dates in the afternoon.", "en", Said("There are dates in the afternoon.", Locale.EN)),
        ("There are dates in the afternoon.", "de", Said(ENTRY.text, Locale.DE)),
        ("", "en", Said(ENTRY.text, Locale.DE)),
        (" \n", "en", Said(ENTRY.text, Locale.DE)),
    ],
)
def test_what_is_not_in_english_stays_german_and_says_so(english, language, heard):
    assert replace(ENTRY, text_en=english).said(language) == heard


def test_an_entry_quotes_its_decision():
    assert (ENTRY.decision_label, replace(ENTRY, year=None).decision_label) == ("2021/06", "")


def test_only_what_is_switched_on_is_shown():
    hidden, done = replace(ENTRY, is_shown=False), replace(ENTRY, kind=HouseEntryKind.DONE)
    assert rules.of_kind([ENTRY, hidden, done], HouseEntryKind.DECIDED) == [ENTRY]


@pytest.mark.parametrize(
    ("decision", "entries", "found"),
    [
        (OPEN, [], [(HouseEntryKind.DECIDED, DECIDED_ON)]),
        (OPEN, [ENTRY], []),
        (DONE, [], [(HouseEntryKind.DONE, DONE_ON)]),
        (DONE, [ENTRY], [(HouseEntryKind.DONE, DONE_ON)]),
        (DONE, [replace(ENTRY, kind=HouseEntryKind.DONE)], []),
        (replace(DONE, implemented_on=None), [], [(HouseEntryKind.DONE, DECIDED_ON)]),
        (replace(OPEN, result=DecisionResult.REJECTED), [], []),
        (replace(OPEN, status=DecisionStatus.SUPERSEDED), [], []),
    ],
)
def test_decisions_of_which_the_house_has_not_heard_are_suggested(decision, entries, found):
    assert [(each.kind, each.on) for each in rules.suggestions([decision], entries)] == found


def test_a_suggestion_is_found_by_its_decision():
    [suggestion] = rules.suggestions([OPEN], [])
    assert rules.chosen([suggestion], 7) is suggestion
    assert rules.chosen([suggestion], 8) is None
    assert rules.chosen([suggestion], None) is None


def test_nobody_tells_of_a_decision_that_is_not_suggested_any_more():
    found = rules.suggestions([OPEN], [])
    rules.forbid_unsuggested(found, 7)
    rules.forbid_unsuggested([], None)
    with pytest.raises(RuleViolation, match="house-entry-told"):
        rules.forbid_unsuggested([], 7)


def test_what_an_entry_tells_has_happened():
    assert rules.checked_day(DONE_ON, DONE_ON) == DONE_ON
    with pytest.raises(RuleViolation, match="day-in-future"):
        rules.checked_day(DONE_ON, DECIDED_ON)


@pytest.mark.parametrize(
    ("values", "outlived"),
    [
        ({"status": DecisionStatus.OPEN}, False),
        ({"status": DecisionStatus.IMPLEMENTED}, False),
        ({"status": DecisionStatus.REVOKED}, True),
        ({"status": DecisionStatus.SUPERSEDED, "is_for_all": False}, True),
        ({"status": DecisionStatus.OPEN, "is_for_all": False}, True),
        ({"decision_id": None, "is_for_all": False}, False),
    ],
)
def test_an_entry_is_outlived_by_nothing_but_its_decision(values, outlived):
    assert replace(ENTRY, **values).is_outlived is outlived


@pytest.mark.parametrize("target", DialogueTarget)
def test_a_date_of_single_departments_does_not_leave_the_house(target):
    date_of_house = HouseDate(datetime(2021, 9, 14, 9, 0), 1, "Dialog", MeetingFormat.ON_SITE, "", target)
    assert date_of_house.is_public is (target is DialogueTarget.WHOLE_HOUSE)


@pytest.mark.parametrize("contact", ["Koordination im Haus, Zimmer 12, vielfalt@landkreis.example", ""])
def test_a_contact_is_a_function_and_how_to_reach_it(contact):
    assert rules.checked_contact(contact, ["Petra Kühnemund"]) == contact


@pytest.mark.parametrize("contact", ["Frau Beispiel, Zimmer 12", "Petra Kühnemund"])
def test_a_contact_is_nobody_by_name(contact):
    with pytest.raises(RuleViolation, match="contact-is-a-name"):
        rules.checked_contact(contact, ["Petra Kühnemund"])


@dataclass(frozen=True)
class Column:
    """An event of a release."""

    id: int
    title: str
    held_on: date


KICK_OFF, WORKSHOP = Column(1, "Auftakt", date(2021, 3, 1)), Column(2, "Werkstatt", date(2021, 2, 1))


def test_events_are_told_as_they_were_called_when_they_were_released():
    renamed = replace(KICK_OFF, title="Auftakt für alle")
    house, public = an_edition(None, [WORKSHOP, KICK_OFF]), an_edition(None, [KICK_OFF, renamed])
    assert rules.told_events({Audience.HOUSE: house, Audience.PUBLIC: public}) == [
        ToldEvent(2, "Werkstatt", WORKSHOP.held_on, 2, is_public=False),
        ToldEvent(1, "Auftakt", KICK_OFF.held_on, 2, is_public=True),
        ToldEvent(1, "Auftakt für alle", KICK_OFF.held_on, 2, is_public=True),
    ]


def test_before_the_first_release_no_event_is_told():
    assert rules.told_events({Audience.HOUSE: None}) == []
