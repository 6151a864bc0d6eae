"""Roles that do not say by their words what they are, are asked for; who is from outside, says so."""

from __future__ import annotations

import pytest

from tests.domain.attendance_house import YOUTH
from tracker.domain.attendance_places import Meaning, Reason, assign, directory
from tracker.domain.attendance_rosters import Attendee
from tracker.domain.attendance_rules import Belonging
from tracker.domain.attendance_texts import Text, roles

HOST, ROOM = Meaning(Belonging.HOST), Meaning(Belonging.ROOM)


def attendee(*said: str, text: str = "", key: int = 1) -> Attendee:
    return Attendee(key, (f"P{key}",), (f"P{key}",), (), said, (text,) if text else (), False, None, was_there=True)


@pytest.mark.parametrize(
    ("meaning", "found"),
    [
        (HOST, (HOST, Reason.ROLE)),
        (ROOM, (ROOM, Reason.ROLE)),
        (Meaning(Belonging.DEPARTMENT, YOUTH), (Meaning(Belonging.NOT_ASSIGNED), Reason.UNKNOWN)),
    ],
)
def test_a_role_that_nobody_knows_is_what_was_chosen_for_it(meaning, found):
    [one] = assign([attendee("Organisateur")], directory([], {}, {"organisateur": meaning}), {})
    assert (one.meaning, one.reason) == found


def test_roles_are_asked_for_that_do_not_say_by_their_words_what_they_are():
    known = directory([], {"organisateur": HOST}, {})
    people = assign([attendee("Organisateur", "Presenter"), attendee("organisateur", "Hôte", key=2)], known, {})
    assert roles(people, known) == [
        Text("Hôte", 1, None),
        Text("Organisateur", 2, HOST, is_remembered=True),
    ]


@pytest.mark.parametrize(
    ("person", "reason"), [(attendee("Guest"), Reason.ROLE), (attendee(text="extern"), Reason.TEXT)]
)
def test_whoever_is_from_outside_is_so_by_role_or_by_text(person, reason):
    [one] = assign([person], directory([], {}, {}), {})
    assert (one.meaning, one.reason) == (Meaning(Belonging.EXTERNAL), reason)
