"""Rows are one person's by address, then by name – unless the file itself speaks against it."""

from __future__ import annotations

import pytest

from tests.domain.attendance_house import HOUSE, WITHIN, stay
from tracker.domain.attendance_files import Stay
from tracker.domain.attendance_rosters import roster


def people(*stays):
    return roster(stays, WITHIN, HOUSE)


def lines(*stays):
    """Return the first line of everybody."""
    return sorted(each.id for each in people(*stays))


def test_those_of_an_unknown_department_are_not_one_person():
    found = people(*(stay(at, name) for at, name in enumerate(["XX / Ada Kern", "XX / Olaf Dorn", "XX / Ute Lamm"], 1)))
    assert [each.people for each in found] == [("Ada Kern",), ("Olaf Dorn",), ("Ute Lamm",)]
    assert {each.texts for each in found} == {("XX",)}


def test_a_part_that_several_share_is_a_place_however_it_is_written():
    found = people(stay(1, "Nord / Ada Kern"), stay(2, "nord - Olaf Dorn"), stay(3, "Ute Lamm (Nord)"))
    assert [each.people[0] for each in found] == ["Olaf Dorn", "Ada Kern", "Ute Lamm"]


@pytest.mark.parametrize("name", ["Gast (Nicht überprüft)", "iPhone", "Jugendamt"])
def test_guests_and_telephones_at_one_time_are_as_many_people(name):
    assert len(people(*(stay(line, name, "09:00", "11:00") for line in range(1, 7)))) == 6


def test_a_guest_who_comes_when_another_has_gone_may_be_the_same_and_is_shown():
    (found,) = people(stay(1, "Gast", "09:00", "09:30"), stay(2, "Gast", "09:30", "10:00"))
    assert found.is_merged


def test_guests_in_two_parts_of_a_file_are_counted_by_the_one_that_shows_most():
    parts = [stay(line, "Gast", "09:00", "11:00", table=table) for line, table in [(1, 0), (2, 0), (3, 1), (4, 1)]]
    assert len(people(*parts)) == 2
    (found,) = people(stay(1, "Gast", "09:00", "11:00"), stay(2, "Gast", "09:00", "11:00", table=1))
    assert not found.is_merged


def test_guests_of_whom_only_the_minutes_are_told_are_as_many_people():
    assert len(people(stay(1, "Gast", seconds=60), stay(2, "Gast", seconds=60))) == 2


def test_namesakes_of_two_departments_are_two_people():
    anna = [stay(1, "Anna Müller (Jugendamt)"), stay(2, "Anna Müller (Bauamt)")]
    assert lines(*anna) == [1, 2]
    assert not any(each.is_ambiguous for each in people(*anna))
    with_address = [stay(1, "Anna Müller (Jugendamt)", mail="a@x.example"), stay(2, "Anna Müller (Bauamt)")]
    assert lines(*with_address) == [1, 2]


def test_a_row_without_a_department_is_the_only_person_s_of_that_name():
    for first in (stay(1, "Anna Müller (Jugendamt)"), stay(1, "Anna Müller (Jugendamt)", mail="a@x.example")):
        assert lines(first, stay(2, "Anna Müller")) == [1]


def test_a_department_joins_the_person_with_an_address_who_has_it_or_none():
    youth = stay(2, "Anna Müller (Jugendamt)")
    assert lines(stay(1, "Anna Müller", mail="a@x.example"), youth) == [1]
    both = [stay(1, "Anna Müller (JA)", mail="a@x.example"), stay(3, "Anna Müller", mail="b@x.example")]
    assert lines(*both, youth) == [1, 3]


def test_who_may_be_one_of_several_namesakes_stays_apart_and_is_said_to_be_doubtful():
    namesakes = [stay(1, "Anna Kern", mail="a@x.example"), stay(2, "Anna Kern", mail="b@x.example")]
    found = people(*namesakes, stay(3, "Anna Kern"))
    assert [each.is_ambiguous for each in found] == [False, False, True]
    found = people(*namesakes, stay(3, "Anna Kern (JA)"))
    assert [each.is_ambiguous for each in found if each.id == 3] == [True]
    both = [stay(1, "Anna Kern (JA)", mail="a@x.example"), stay(2, "Anna Kern (JA)", mail="b@x.example")]
    assert [each.is_ambiguous for each in people(*both, stay(3, "Anna Kern (JA)")) if each.id == 3] == [True]


def test_rows_that_only_a_name_holds_together_at_one_time_are_shown_as_merged():
    (found,) = people(stay(1, joined="09:00", left="10:00"), stay(2, joined="09:30", left="11:00"))
    assert found.is_merged
    (found,) = people(stay(1, joined="09:00", left="10:00"), stay(2, joined="10:00", left="11:00"))
    assert not found.is_merged, "who comes again is nobody else"
    (found,) = people(stay(1, department="JA"), stay(2, department="JA"))
    assert found.is_merged, "nothing tells two lines of a list apart"


def test_addresses_join_rows_even_by_way_of_others():
    apart = [stay(line, f"P{line}", mail=f"{line}@x.example") for line in range(1, 5)]
    both = Stay(line=5, name="P5", addresses=frozenset({"1@x.example", "2@x.example"}))
    third = Stay(line=6, name="P6", addresses=frozenset({"2@x.example", "4@x.example"}))
    assert lines(*apart, both, third) == [1, 3]


def test_an_account_that_is_called_like_a_department_takes_it_from_nobody():
    found = people(stay(1, "Jugendamt"), stay(2, "Ada Kern (Jugendamt)"))
    assert [each.texts for each in found] == [("Jugendamt",), ("Jugendamt",)]
