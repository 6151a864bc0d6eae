"""Where somebody counts, and why: by tick, role, room or the text beside the name."""

from __future__ import annotations

import pytest

from tracker.domain.administrations import DepartmentKind, DepartmentRow
from tracker.domain.attendance_places import Meaning, Reason, Tally, Text, assign, directory, tallied, texts
from tracker.domain.attendance_rosters import Attendee
from tracker.domain.attendance_rules import Belonging
from tracker.domain.counts import EXTERNAL, NOT_ASSIGNED, Unit
from tracker.domain.participation import CountScope

YOUTH, BUILDING, BUILDING_LAW, TWIN, OTHER_TWIN = range(1, 6)


def department(key, name, code=""):
    return DepartmentRow(key, None, name, code, 1, DepartmentKind.LINE, False, None, None)


HOUSE = [
    department(YOUTH, "Jugendamt", "51"),
    department(BUILDING, "Bauen", ""),
    department(BUILDING_LAW, "Bauen und Recht", "63"),
    department(TWIN, "Beratung", ""),
    department(OTHER_TWIN, "Beratung", ""),
]
YOUTH_OFFICE = Meaning(Belonging.DEPARTMENT, YOUTH)


def attendee(*, name="Ottokar Wiesel", roles=(), texts=(), addresses=(), seconds=3600, was_there=True, key=1):
    return Attendee(key, (name,), (name,), addresses, roles, texts, False, seconds, was_there)


def known(remembered=None, chosen=None):
    return directory(HOUSE, remembered or {}, chosen or {})


@pytest.mark.parametrize(
    ("text", "department_id"),
    [
        ("Jugendamt", YOUTH),
        ("JUGENDAMT", YOUTH),
        ("51", YOUTH),
        ("51 Jugendamt", YOUTH),
        ("Jugendamt (51)", YOUTH),
        ("Jugendamt, Team 2", YOUTH),
        ("Amt für Bauen und Recht", BUILDING_LAW),
        ("Amt für Bauen", BUILDING),
        ("Beratung", None),
        ("Jugendamt / Bauen", None),
        ("JA", None),
        ("", None),
    ],
)
def test_a_text_is_a_department_by_name_short_code_or_words(text, department_id):
    meaning = known().meaning(text)
    assert meaning == (Meaning(Belonging.DEPARTMENT, department_id) if department_id else None)
    assert known().is_place(text) is bool(department_id)


def test_what_was_chosen_goes_before_what_is_remembered_and_that_before_names():
    elsewhere = Meaning(Belonging.EXTERNAL)
    assert known(remembered={"jugendamt": elsewhere}).meaning("Jugendamt") == elsewhere
    both = known(remembered={"ja": elsewhere}, chosen={"ja": YOUTH_OFFICE})
    assert both.meaning("JA") == YOUTH_OFFICE


def test_a_remembered_department_that_is_gone_says_nothing():
    gone = Meaning(Belonging.DEPARTMENT, 99)
    assert known(remembered={"ja": gone}).meaning("JA") is None


@pytest.mark.parametrize(
    ("person", "chosen", "belonging", "reason"),
    [
        (attendee(texts=("Jugendamt",)), {}, Belonging.DEPARTMENT, Reason.TEXT),
        (attendee(), {}, Belonging.NOT_ASSIGNED, Reason.UNKNOWN),
        (attendee(texts=("Jugendamt",), roles=("Organizer",)), {}, Belonging.HOST, Reason.ROLE),
        (attendee(roles=("Panelist Details",)), {}, Belonging.HOST, Reason.ROLE),
        (attendee(roles=("Presenter",)), {}, Belonging.NOT_ASSIGNED, Reason.UNKNOWN),
        (attendee(name="Saal 2"), {}, Belonging.ROOM, Reason.ROOM),
        (attendee(addresses=("raum112@haus.example",)), {}, Belonging.ROOM, Reason.ROOM),
        (attendee(texts=("EXT",)), {}, Belonging.EXTERNAL, Reason.ROLE),
        (attendee(roles=("Gast",)), {}, Belonging.EXTERNAL, Reason.ROLE),
        (attendee(roles=("Gast",), texts=("51",)), {}, Belonging.DEPARTMENT, Reason.TEXT),
        (attendee(roles=("Host",)), {1: YOUTH_OFFICE}, Belonging.DEPARTMENT, Reason.CHOSEN),
        (attendee(was_there=False), {1: YOUTH_OFFICE}, Belonging.NOT_ASSIGNED, Reason.NOT_THERE),
    ],
)
def test_a_person_counts_by_tick_role_room_or_text(person, chosen, belonging, reason):
    (found,) = assign([person], known(), chosen)
    assert (found.meaning.belonging, found.reason) == (belonging, reason)


def test_hosts_rooms_and_who_was_not_there_are_not_counted():
    roster = [
        attendee(key=1, texts=("51",)),
        attendee(key=2, texts=("Jugendamt",), seconds=1830),
        attendee(key=3, texts=("ext",), seconds=None),
        attendee(key=4),
        attendee(key=5, roles=("Host",)),
        attendee(key=6, name="Raum 3"),
        attendee(key=7, was_there=False),
    ]
    assert tallied(assign(roster, known(), {})) == {
        Unit(CountScope.DEPARTMENT, YOUTH): Tally(2, 91),
        EXTERNAL: Tally(1, None),
        NOT_ASSIGNED: Tally(1, 60),
    }


def test_texts_are_listed_once_without_what_programs_write_by_themselves():
    roster = [
        attendee(key=1, texts=("JA", "Nicht überprüft")),
        attendee(key=2, texts=("ja",)),
        attendee(key=3, texts=("Jugendamt",)),
        attendee(key=4, texts=("Bühne",), roles=("Host",)),
    ]
    house = known(remembered={"ja": YOUTH_OFFICE})
    assert texts(assign(roster, house, {}), house) == [
        Text("JA", 2, YOUTH_OFFICE, is_remembered=True),
        Text("Jugendamt", 1, YOUTH_OFFICE),
    ]
    chosen = known(chosen={"jugendamt": Meaning(Belonging.EXTERNAL)})
    assert texts(assign(roster, chosen, {}), chosen)[1].is_chosen


def test_a_meaning_is_a_choice_of_a_form():
    assert [YOUTH_OFFICE.value, Meaning(Belonging.ROOM).value] == ["1", "room"]
