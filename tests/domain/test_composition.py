"""The composition of a group: offices, statutory bodies, and how often a seat was taken."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.participations import a_department
from tracker.domain.access import Actor, Role
from tracker.domain.composition import Seat, SeatUse, StatutoryBody, Taken, composition, seat_uses, sees_seat_uses
from tracker.domain.groups import MemberRole
from tracker.domain.meetings import AttendanceStatus

DAY = date(2022, 6, 1)
HOUSE = [
    a_department(1, "Fachbereich Soziales"),
    a_department(2, "Jugend", parent=1),
    a_department(3, "Soziales", parent=1),
]
HOUSE += [a_department(4, "Bau"), a_department(5, "Alt", until=date(2021, 12, 31))]
PRESENT, EXCUSED, ABSENT, SUBSTITUTE, _GUEST = AttendanceStatus


def a_seat(key: int, title: str = "", **fields) -> Seat:
    defaults = dict.fromkeys(("department_id", "body", "valid_from", "valid_to"))
    return Seat(
        **({"id": key, "title": title or f"S{key}", "role": MemberRole.MEMBER, "person_id": key} | defaults | fields)
    )


def test_a_seat_of_a_division_represents_every_department_below_it():
    found = composition([a_seat(1, department_id=1)], HOUSE, DAY)
    assert [row.name for row in found.departments] == ["Fachbereich Soziales"]
    assert (found.represented, found.leaves) == (2, 3)


def test_two_seats_of_one_department_represent_it_once():
    found = composition([a_seat(1, department_id=4), a_seat(2, department_id=4)], HOUSE, DAY)
    assert (found.represented, found.leaves) == (1, 3)


def test_a_seat_that_has_ended_and_one_to_come_represent_nobody():
    seats = [
        a_seat(1, department_id=4, valid_to=date(2022, 5, 31)),
        a_seat(2, department_id=2, valid_from=date(2022, 6, 2), body=StatutoryBody.STAFF_COUNCIL),
    ]
    found = composition(seats, HOUSE, DAY)
    assert found.departments == ()
    assert not any(sits for _body, sits in found.bodies)


def test_every_statutory_body_is_named_whether_it_sits_or_not():
    found = composition([a_seat(1, body=StatutoryBody.STAFF_COUNCIL)], HOUSE, DAY)
    assert dict(found.bodies) == {body: body is StatutoryBody.STAFF_COUNCIL for body in StatutoryBody}


def test_a_seat_that_nobody_holds_is_vacant():
    assert composition([a_seat(1), a_seat(2, "Bauamt", person_id=None)], HOUSE, DAY).vacant == ("Bauamt",)


def test_a_department_that_lies_in_a_circle_is_counted_once():
    circle = [a_department(1, "A", parent=2), a_department(2, "B", parent=1), a_department(3, "C", parent=2)]
    assert composition([a_seat(1, department_id=1)], circle, DAY).represented == 1


def test_how_often_a_seat_was_taken_is_told_in_the_order_of_the_group():
    seats = [a_seat(1, "Landrat"), a_seat(2, "Personalrat"), a_seat(3, "Neu")]
    taken = [Taken(1, status) for status in (EXCUSED, SUBSTITUTE, ABSENT, None)] + [Taken(2, PRESENT)] * 4
    assert seat_uses(seats, taken) == [
        SeatUse("Landrat", 4, came=0, substituted=1, empty=2, unrecorded=1),
        SeatUse("Personalrat", 4, came=4, substituted=0, empty=0, unrecorded=0),
        SeatUse("Neu", 0, came=0, substituted=0, empty=0, unrecorded=0),
    ]


@pytest.mark.parametrize(
    ("actor", "sees"),
    [
        (Actor(9, roles={1: frozenset({Role.FACILITATOR})}), True),
        (Actor(9, roles={1: frozenset({Role.COORDINATOR})}), True),
        (Actor(7, roles={1: frozenset({Role.READER})}), True),
        (Actor(8, roles={1: frozenset({Role.READER})}), False),
        (Actor(9, roles={1: frozenset({Role.LEADERSHIP})}), False),
        (Actor(9, roles={2: frozenset({Role.FACILITATOR})}), False),
        (Actor(), False),
    ],
)
def test_only_those_who_record_and_the_chair_of_the_day_see_who_came_how_often(actor: Actor, sees: bool):
    seats = [
        a_seat(1, role=MemberRole.CHAIR, person_id=7),
        a_seat(2, role=MemberRole.CHAIR, person_id=8, valid_to=date(2022, 5, 31)),
        a_seat(3, role=MemberRole.CHAIR, person_id=None),
    ]
    assert sees_seat_uses(actor, seats, DAY, administration_id=1) is sees
