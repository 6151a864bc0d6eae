"""Minutes on paper say what their content says, in the order that readers need."""

from __future__ import annotations

from datetime import date, datetime, time
from itertools import pairwise

import pytest

from tests.reports.papers import AT, SENDER, VOICE, look
from tracker.domain.agenda_items import OutcomeKind
from tracker.domain.canonical import checksum
from tracker.domain.decisions import DecisionResult
from tracker.domain.groups import MemberRole
from tracker.domain.meetings import (
    AttendanceMode,
    AttendanceStatus,
    Confidentiality,
    ItemKind,
    ItemState,
    MeetingFormat,
)
from tracker.domain.minutes import (
    Amendment,
    Minutes,
    MinutesHead,
    MinutesItem,
    MinutesOutcome,
    MinutesSeat,
    MinutesState,
    as_json,
    for_circle,
)
from tracker.reports import minutes as reports
from tracker.reports import pdf
from tracker.reports.minutes import Edition

HEAD = MinutesHead(
    administration="Landratsamt Musterland",
    process="Vielfalt leben",
    group="Steuerungsgruppe",
    year=2021,
    number=3,
    title="",
    starts_at=datetime(2021, 9, 14, 14, 0),
    ends_at=datetime(2021, 9, 14, 15, 30),
    format=MeetingFormat.HYBRID,
    place="Ratssaal",
    chair="Landrat",
    minute_taker="Koordination",
    confidentiality=Confidentiality.GROUP,
)


def outcome(kind: OutcomeKind, title: str, **values) -> MinutesOutcome:
    facts = {"number": "", "text": "", "result": None, "votes_yes": None, "votes_no": None, "votes_abstained": None}
    facts |= {"responsible": "", "due_on": None, "review_on": None}
    return MinutesOutcome(kind=kind, title=title, **facts | values)


def item(number: int, title: str, *outcomes: MinutesOutcome, **values) -> MinutesItem:
    facts = {"section": "", "kind": ItemKind.DISCUSSION, "visibility": Confidentiality.GROUP, "state_reason": ""}
    facts |= {"state": ItemState.DEALT_WITH, "presenter": "", "description": "", "notes": f"Notes on {title}"}
    return MinutesItem(id=number, number=number, title=title, outcomes=outcomes, **facts | values)


def seat(function: str, status=AttendanceStatus.PRESENT, **values) -> MinutesSeat:
    facts = {"name": "Ms A", "role": MemberRole.MEMBER, "is_voting": True, "mode": None, "substitute": ""}
    return MinutesSeat(function=function, status=status, **facts | {"arrived_at": None, "left_at": None} | values)


DECISION = outcome(
    OutcomeKind.DECISION,
    "Four fields",
    number="2021/07",
    text="The fields are set.",
    result=DecisionResult.ACCEPTED,
    votes_yes=5,
    responsible="Stabsstelle",
    due_on=date(2021, 12, 31),
    review_on=date(2022, 1, 31),
)
TASK = outcome(OutcomeKind.ACTION_ITEM, "Write to all", responsible="Ms A", due_on=date(2021, 10, 8))
NEWS = outcome(OutcomeKind.INFORMATION, "", text="The staff council was informed.")
WHOLE = Minutes(
    HEAD,
    (seat("Landrat"), seat("Personalrat", AttendanceStatus.EXCUSED)),
    (
        item(1, "Fields of action", DECISION, NEWS),
        item(
            2,
            "Personalie",
            outcome(OutcomeKind.DECISION, "Geheim", number="2021/08"),
            visibility=Confidentiality.INTERNAL,
        ),
        item(3, "Next steps", TASK, state=ItemState.DEFERRED, state_reason="No time left"),
    ),
    (Amendment(date(2021, 10, 26), "“Four” instead of “five”."),),
)


def edition(minutes: Minutes = WHOLE, **values) -> Edition:
    facts = {"state": MinutesState.IN_COORDINATION, "comments_until": date(2021, 9, 28), "approved_on": None}
    check = checksum(as_json(minutes))
    return Edition(**{"title": "Minutes 3", "number": 2, "checksum": check, "frozen_at": AT} | facts | values)


def read(minutes: Minutes = WHOLE, **values):
    return look(pdf.build(reports.paper(minutes, edition(minutes, **values), SENDER, VOICE)))


def test_decisions_and_action_items_come_before_the_course():
    text = read().text
    places = [text.index(words) for words in ("Decisions", "Action items", "What was discussed", "Annex")]
    assert places == sorted(places)
    for words in (
        "2021/07",
        "The fields are set.",
        "5 yes, 0 no, 0 abstained",
        "responsible: Stabsstelle",
        "Write to all",
    ):
        assert words in text


def test_the_course_has_notes_information_and_what_was_left_open():
    text = read().text
    for words in ("Notes on Fields of action", "The staff council was informed.", "deferred", "No time left", "“Four”"):
        assert words in text


def test_there_are_lines_to_sign_and_the_list_of_who_came():
    looked = read()
    assert looked.text.count("Minute taker") == 2
    assert "1 of 2 seats" in looked.text
    assert "Personalrat" in looked.text
    assert looked.pages >= 2


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "Version 2, in_coordination, comments until 28 September 2021"),
        ({"comments_until": None}, "Version 2, in_coordination"),
        ({"state": MinutesState.APPROVED, "approved_on": date(2021, 10, 26)}, "Version 2, approved, 26 October 2021"),
        ({"state": MinutesState.REPLACED}, "Version 2, replaced"),
    ],
)
def test_every_page_says_which_version_it_is_and_where_it_stands(values, words: str):
    assert reports.state_words(edition(**values), VOICE) == words
    looked = read(**values)
    assert looked.text.count(words) >= looked.pages


def test_what_may_be_handed_on_tells_nothing_of_what_is_left_out():
    part = for_circle(WHOLE, Confidentiality.GROUP)
    content = pdf.build(reports.paper(part, edition(part), SENDER, VOICE))
    looked = look(content)
    for words in ("Personalie", "Geheim", "2021/08", "Item 3", "internal", edition().checksum):
        assert words not in looked.text
        assert words not in looked.title
    assert b"Personalie" not in content
    assert "Item 2" in looked.text
    assert edition(part).checksum in looked.text.replace("\n", "")


def test_readers_outside_the_circle_get_no_list_of_names():
    looked = read(Minutes(HEAD, (), WHOLE.items))
    assert "Annex" not in looked.text
    assert "seats" not in looked.text


def test_a_meeting_without_outcomes_says_so():
    looked = read(Minutes(HEAD, (), (item(1, "Talk"),)))
    assert "Nothing was decided." in looked.text
    assert "Nothing was agreed." in looked.text


def test_sections_are_headings_above_their_items_and_no_level_is_skipped():
    items = (item(1, "A"), item(2, "B", section="Contents"), item(3, "C", section="Contents"), item(4, "D"))
    looked = read(Minutes(HEAD, (), items))
    levels = [int(tag[1]) for tag in looked.tags if tag[0] == "H" and tag[1:].isdigit()]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert looked.text.count("Contents") == 1
    assert "Further items" in looked.text


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"role": None, "status": AttendanceStatus.GUEST}, "Guest"),
        ({"status": None}, "not recorded"),
        ({"status": AttendanceStatus.SUBSTITUTE, "substitute": "Mr B"}, "Substitute: Mr B"),
        ({"mode": AttendanceMode.ONLINE, "arrived_at": time(14, 20)}, "present, online, from 14:20"),
        ({"left_at": time(15, 0)}, "present, until 15:00"),
        ({"status": AttendanceStatus.EXCUSED, "mode": AttendanceMode.ONLINE}, "excused"),
    ],
)
def test_how_a_seat_was_taken_is_said_in_words(values, words: str):
    assert reports.presence(seat("Landrat", **values), VOICE) == words
