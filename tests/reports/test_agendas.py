"""The agenda to invite with, and the list to sign."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.reports.papers import AT, SENDER, VOICE, look
from tracker.domain.groups import MemberRole
from tracker.domain.meetings import MeetingFormat, SeatRow
from tracker.reports import agendas, pdf
from tracker.reports.agendas import Occasion, Topic

STARTS, ENDS = datetime(2021, 9, 14, 14, 0), datetime(2021, 9, 14, 15, 30)


def occasion(**values) -> Occasion:
    facts = {"title": "Meeting 3 of the Steuerungsgruppe", "process": "Vielfalt leben", "starts_at": STARTS}
    return Occasion(**facts | {"ends_at": ENDS, "format": MeetingFormat.HYBRID, "place": "Ratssaal"} | values)


def topic(number: int, **values) -> Topic:
    facts = {"section": "", "description": "", "kind": "Discussion", "presenter": "", "minutes": None}
    return Topic(**{"number": number, "starts": "14:00", "title": f"Topic {number}"} | facts | values)


def seat(function: str, name: str = "", *, deputy: str = "", key: int | None = 1) -> SeatRow:
    return SeatRow(1, None, key, name, function, MemberRole.MEMBER, True, None, deputy, None, None, "")


def read(paper) -> str:
    return look(pdf.build(paper)).text


def test_an_agenda_says_when_where_and_what():
    topics = [topic(1, minutes=15, presenter="Ms A"), topic(2, description="Four fields")]
    text = read(agendas.agenda(occasion(chair="Landrat"), topics, SENDER, VOICE, made_at=AT))
    for words in ("14 September 2021, 14:00–15:30", "hybrid, Ratssaal", "Landrat", "Topic 1", "Four fields", "Ms A"):
        assert words in text
    assert "Agenda, as of 20/09/2021" in text


def test_what_is_unknown_is_not_mentioned():
    text = read(agendas.agenda(occasion(place=""), [topic(1)], SENDER, VOICE, made_at=AT))
    for words in ("Chair", "Video conference", "None"):
        assert words not in text


def test_sections_stand_once_above_their_items():
    topics = [topic(1, section="Opening"), topic(2, section="Opening"), topic(3, section="Contents")]
    text = read(agendas.agenda(occasion(), topics, SENDER, VOICE, made_at=AT))
    assert [text.count(section) for section in ("Opening", "Contents")] == [1, 1]


def test_an_empty_agenda_says_so():
    assert "The agenda is empty." in read(agendas.agenda(occasion(), [], SENDER, VOICE, made_at=AT))


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        (None, "14 September 2021, 14:00"),
        (ENDS, "14 September 2021, 14:00–15:30"),
        (datetime(2021, 9, 15, 12, 0), "14 September 2021, 14:00 – 15 September 2021, 12:00"),
    ],
)
def test_when_a_meeting_is_can_be_read_at_a_glance(ends, words: str):
    assert agendas.when(STARTS, ends, VOICE) == words


def test_the_list_to_sign_has_a_line_per_seat_and_room_for_guests():
    seats = [seat("Fachdienst Jugend", "Ms A", deputy="Mr B"), seat("Vacant", key=None)]
    text = read(agendas.attendance_sheet(occasion(), seats, SENDER, VOICE, made_at=AT))
    assert "Fachdienst Jugend" in text
    assert "Deputy: Mr B" in text
    assert "Vacant" not in text
    assert text.count("Guest") == agendas.ROOM_FOR_GUESTS
    assert "Signature" in text
