"""Where somebody counts, and why: by tick, role, room or the text beside the name."""

from __future__ import annotations

import pytest

from tracker.domain.administrations import DepartmentKind, DepartmentRow
from tracker.domain.attendance_places import (
    Meaning,
    Reason,
    Tally,
    assign,
    directory,
    may_stand_for,
    names,
    tallied,
)
from tracker.domain.attendance_rosters import Attendee
from tracker.domain.attendance_rules import Belonging
from tracker.domain.attendance_texts import Text, texts
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
        (attendee(name="Saal, Peter", texts=("Jugendamt",)), {}, Belonging.DEPARTMENT, Reason.TEXT),
        (attendee(name="Saal Peter", texts=("Jugendamt",)), {}, Belonging.DEPARTMENT, Reason.TEXT),
        (attendee(name="Saal, Peter"), {}, Belonging.NOT_ASSIGNED, Reason.UNKNOWN),
        (attendee(name="Peter Saal", addresses=("saal.p@haus.example",)), {}, Belonging.NOT_ASSIGNED, Reason.UNKNOWN),
        (attendee(addresses=("saalfrank@haus.example",)), {}, Belonging.NOT_ASSIGNED, Reason.UNKNOWN),
        (attendee(addresses=("raumer.e@haus.example",)), {}, Belonging.NOT_ASSIGNED, Reason.UNKNOWN),
        (attendee(addresses=("sitzungsdienst@haus.example",)), {}, Belonging.NOT_ASSIGNED, Reason.UNKNOWN),
        (attendee(name="Saal 2", texts=("Jugendamt",)), {}, Belonging.ROOM, Reason.ROOM),
        (attendee(name="Sitzungssaal", texts=("Jugendamt",)), {}, Belonging.ROOM, Reason.ROOM),
        (attendee(name="Sitzungssaal, Kreishaus"), {}, Belonging.ROOM, Reason.ROOM),
        (attendee(name="***", addresses=("saal@haus.example",)), {}, Belonging.ROOM, Reason.ROOM),
        (attendee(texts=("51", "Bauen")), {}, Belonging.NOT_ASSIGNED, Reason.CONTRADICTED),
        (attendee(texts=("51", "Jugendamt")), {}, Belonging.DEPARTMENT, Reason.TEXT),
        (attendee(texts=("51", "Alle")), {}, Belonging.DEPARTMENT, Reason.TEXT),
        (attendee(texts=("Alle",)), {}, Belonging.NOT_ASSIGNED, Reason.TEXT),
        (attendee(texts=("EXT",)), {}, Belonging.EXTERNAL, Reason.TEXT),
        (attendee(roles=("Gast",)), {}, Belonging.EXTERNAL, Reason.ROLE),
        (attendee(roles=("Gast",), texts=("51",)), {}, Belonging.DEPARTMENT, Reason.TEXT),
        (attendee(roles=("Host",)), {1: YOUTH_OFFICE}, Belonging.DEPARTMENT, Reason.CHOSEN),
        (attendee(was_there=False), {1: YOUTH_OFFICE}, Belonging.NOT_ASSIGNED, Reason.NOT_THERE),
    ],
)
def test_a_person_counts_by_tick_role_room_or_text(person, chosen, belonging, reason):
    (found,) = assign([person], known(remembered={"alle": Meaning(Belonging.NOT_ASSIGNED)}), chosen)
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


def names_in(*roster, house=None):
    house = house or known(remembered={"team rot": YOUTH_OFFICE})
    return names(assign(roster, house, {}), house)


@pytest.mark.parametrize(
    ("person", "named"),
    [
        (attendee(name="MaMue (Maria Müller)", texts=("Maria Müller",)), ["Mamue", "Frau Müller", "Mueller", "Maria"]),
        (attendee(name="Eva Recht (Bauen und Recht)", texts=("Bauen und Recht",)), ["Frau Recht"]),
        (attendee(addresses=("olaf.dorn@haus.example",)), ["Herr Dorn"]),
        (attendee(name="Saal, Peter"), ["Frau Saal"]),
        (attendee(texts=("Team Dorn",)), ["Dorn"]),
    ],
)
def test_every_word_of_every_display_name_and_address_is_a_name(person, named):
    found = names_in(person)
    assert all(found.are_in(text) for text in named)


def test_the_words_of_the_house_are_no_names():
    roster = [attendee(name="Ottokar Wiesel", texts=("Jugendamt", "Nicht überprüft", "JA", "Team Rot"))]
    roster += [attendee(key=2, name="Jugendamt", texts=("Jugendamt",)), attendee(key=3, name="Saal 2")]
    roster += [attendee(key=4, name="Gast", addresses=("raum@haus.example",))]
    found = names_in(*roster)
    assert not any(found.are_in(text) for text in ("Jugendamt", "Bauen", "im Saal", "ein Gast", "JA", "Team Rot"))


def test_what_only_one_person_has_beside_their_name_may_be_a_name():
    one, two = (attendee(key=key, name=name, texts=("Praxis Nord",)) for key, name in [(1, "A. Kolb"), (2, "O. Dorn")])
    assert names_in(one).are_in("Praxis Nord")
    assert not names_in(one, two).are_in("Praxis Nord")


def test_what_stands_beside_first_names_may_be_the_last_one():
    one, two = (attendee(key=key, name=name, texts=("Kern",)) for key, name in [(1, "Ada"), (2, "Olaf")])
    assert names_in(one, two).are_in("Frau Kern")


@pytest.mark.parametrize("people", [("Anna Maria", "Peter"), ("Anna Maria", "Peter Thomas"), ("A. M.", "Peter T.")])
def test_a_surname_that_several_people_have_beside_given_names_is_a_name(people):
    roster = [attendee(key=key, name=name, texts=("Kern",)) for key, name in enumerate(people)]
    assert names_in(*roster).are_in("Kern")


@pytest.mark.parametrize("belonging", [Belonging.HOST, Belonging.ROOM])
@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("Kern", False),
        ("Saal", False),
        ("OTT", False),
        ("Kern 2", False),
        ("Praxis Nord", False),
        ("Moderation", True),
        ("Sitzungssaal", True),
        ("R 112", True),
    ],
)
def test_only_what_says_so_itself_is_remembered_as_a_host_or_a_room(text, may, belonging):
    assert may_stand_for(text, Meaning(belonging)) is may
    assert may_stand_for(text, YOUTH_OFFICE)


def test_a_name_that_somebody_just_chose_as_a_department_is_still_a_name():
    house = known(chosen={"ada kern": YOUTH_OFFICE})
    assert names_in(attendee(name="Ada Kern", texts=("Ada Kern",)), house=house).are_in("Frau Kern")
