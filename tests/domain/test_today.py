"""What concerns one today."""

from datetime import date, datetime, timedelta

import pytest

from tracker.domain.dialogues import DialogueDate, DialogueKind, DialogueState
from tracker.domain.meetings import MeetingFormat, MeetingLine, MeetingState, Undocumented
from tracker.domain.today import AppointmentKind, CountedDepartments, coming, due_on, first_and_rest, waiting

NOW = datetime(2021, 9, 14, 13, 20)


def a_meeting(starts_at, key=1):
    return MeetingLine(
        id=key,
        process_id=1,
        process_title="Vielfalt leben",
        administration_name="Landratsamt",
        group_id=1,
        group_name="Steuerungsgruppe",
        year=2021,
        number=3,
        title="",
        starts_at=starts_at,
        ends_at=None,
        format=MeetingFormat.HYBRID,
        place="Ratssaal",
        state=MeetingState.INVITED,
    )


def a_dialogue(starts_at, state=DialogueState.HELD, key=1):
    return DialogueDate(
        starts_at, key, "Auftakt", DialogueKind.KICK_OFF, MeetingFormat.ONLINE, state, "", 1, "Vielfalt", 1, "Haus"
    )


def test_appointments_of_both_kinds_come_in_their_order():
    found = coming([a_meeting(NOW + timedelta(hours=2))], [a_dialogue(NOW + timedelta(hours=1))], NOW)
    assert [row.kind for row in found] == [AppointmentKind.DIALOGUE, AppointmentKind.MEETING]
    assert [row.is_meeting for row in found] == [False, True]


def test_what_has_begun_a_short_while_ago_is_still_coming():
    assert coming([a_meeting(NOW - timedelta(hours=1))], [], NOW)
    assert not coming([a_meeting(NOW - timedelta(hours=5))], [], NOW)


def test_only_what_is_near_stands_apart_from_the_other_dates():
    near = coming([a_meeting(NOW + timedelta(days=2))], [a_dialogue(NOW + timedelta(days=20))], NOW)
    first, rest = first_and_rest(near, NOW, most=4)
    assert (first.kind, [row.kind for row in rest]) == (AppointmentKind.MEETING, [AppointmentKind.DIALOGUE])
    assert first_and_rest(near[1:], NOW, most=4) == (None, near[1:])
    assert first_and_rest([], NOW, most=4) == (None, [])


def test_documentation_is_due_ten_working_days_later():
    friday = date(2021, 9, 3)
    assert due_on(friday) == date(2021, 9, 17)
    assert due_on(friday, {date(2021, 9, 17)}) == date(2021, 9, 20)


@pytest.mark.parametrize(
    ("state", "counted", "code"),
    [
        (DialogueState.PLANNED, None, "outcome-unknown"),
        (DialogueState.HELD, None, "counts-none"),
        (DialogueState.HELD, CountedDepartments(0, 24), "counts-none"),
        (DialogueState.HELD, CountedDepartments(22, 24), "counts-missing"),
        (DialogueState.HELD, CountedDepartments(24, 24), "count-not-closed"),
    ],
)
def test_event_says_what_it_waits_for(state, counted, code):
    event = a_dialogue(NOW - timedelta(days=3), state)
    (found,) = waiting([], [event], {event.id: counted} if counted else {}, {})
    assert found.missing.code == code


@pytest.mark.parametrize(
    ("open_items", "seats", "code"),
    [(2, 9, "items-without-outcome"), (0, 0, "attendance-missing"), (0, 9, "record-not-closed")],
)
def test_meeting_says_what_it_waits_for(open_items, seats, code):
    (found,) = waiting([Undocumented(a_meeting(NOW - timedelta(days=3)), open_items, seats)], [], {}, {})
    assert found.missing.code == code


def test_the_longest_waiting_comes_first_and_is_overdue():
    old, young = a_dialogue(NOW - timedelta(days=20), key=2), a_dialogue(NOW - timedelta(days=3), key=1)
    found = waiting([], [young, old], {}, {})
    assert [row.appointment.id for row in found] == [2, 1]
    assert [row.is_overdue(NOW.date()) for row in found] == [True, False]
