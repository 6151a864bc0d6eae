"""A display name is a person and what stands beside it; several who share a part share a place."""

from __future__ import annotations

import pytest

from tests.domain.attendance_house import HOUSE
from tracker.domain.attendance_names import Likeness, is_code, is_generic, name_of, pieces, shared, spoken


@pytest.mark.parametrize(
    ("name", "person", "texts"),
    [
        ("Wiesel, Ottokar (Jugendamt)", "Wiesel, Ottokar", ("Jugendamt",)),
        ("Ottokar Wiesel [JA]", "Ottokar Wiesel", ("JA",)),
        ("Ottokar Wiesel - Jugendamt", "Ottokar Wiesel", ("Jugendamt",)),
        ("Jugendamt – Ottokar Wiesel", "Ottokar Wiesel", ("Jugendamt",)),
        ("Jugendamt Süd / Ottokar Wiesel", "Ottokar Wiesel", ("Jugendamt Süd",)),
        ("FD 51 / Ottokar Wiesel", "Ottokar Wiesel", ("FD 51",)),
        ("Gruppe 3 - Ottokar Wiesel", "Ottokar Wiesel", ("Gruppe 3",)),
        ("Ottokar Wiesel/JA", "Ottokar Wiesel", ("JA",)),
        ("Ottokar Wiesel | Team Blau", "Ottokar Wiesel", ("Team Blau",)),
        ("Anna-Lena Zobel", "Anna-Lena Zobel", ()),
        ("Recht, Eva (Jugendamt)", "Recht, Eva", ("Jugendamt",)),
        ("Eva Recht - Jugendamt", "Eva Recht", ("Jugendamt",)),
        ("Gast (Ottokar Wiesel)", "Ottokar Wiesel", ("Gast",)),
        ("Ottos iPad (Ottokar Wiesel)", "Ottokar Wiesel", ()),
        ("Ottos iPad / Ottokar Wiesel", "Ottokar Wiesel", ()),
        ("Ottos iPad (JA)", "Ottos iPad", ("JA",)),
        ("(Gast)", "(Gast)", ("Gast",)),
        ("Jugendamt", "Jugendamt", ("Jugendamt",)),
        ("Jugendamt / Bauamt", "Jugendamt", ("Jugendamt", "Bauamt")),
    ],
)
def test_a_display_name_is_taken_apart(name, person, texts):
    found = spoken(name, HOUSE.likeness)
    assert (found.person, found.texts) == (person, texts)


def test_the_pieces_of_a_name_are_what_stands_outside_of_brackets_and_in_them():
    assert pieces("XX / Ada Kern (Süd) [ ]") == (["XX", "Ada Kern"], ["Süd"])


def test_a_part_beside_which_different_people_stand_is_shared():
    names = ["Nord / Ada Kern", "Nord / Olaf Dorn", "Ute Lamm / JA", "Ute Lamm - Bauamt", "Ute Lamm | iPad", "Nord"]
    assert shared(names, HOUSE.likeness) == {"nord"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [("JA", True), ("51", True), ("FD 51.2", True), ("KERN", False), ("Ro", False), ("A B", False), ("***", False)],
)
def test_a_code_is_too_short_to_be_a_name(text, expected):
    assert is_code(text) is expected


@pytest.mark.parametrize(
    ("person", "expected"), [("iPhone", True), ("Gast 2", True), ("Ottos iPad", False), ("2", False), ("", False)]
)
def test_a_guest_or_a_telephone_is_nobody_in_particular(person, expected):
    assert is_generic(person) is expected


def test_neither_order_nor_case_nor_signs_make_another_name():
    assert name_of("Wiesel, OTTOKAR") == name_of("Ottokar Wiesel")
    assert name_of("***") != name_of("!!!")


def test_a_place_is_told_from_a_person_by_its_words():
    texts = {"Jugendamt, Team 2": "PLACE", "Amt für Recht": "PLACE", "Gast": "PLACE", "XX": "CODE", "Zobel 2": "CODE"}
    texts |= {"Eva Recht": "WORD", "Saal 2": "NOTHING", "Ottokar Wiesel": "NOTHING"}
    assert {text: HOUSE.likeness(text).name for text in texts} == texts
    assert max(Likeness) is Likeness.PLACE
