"""The words of a house for its departments."""

from __future__ import annotations

import pytest

from tracker.domain.administrations import LevelLabel
from tracker.web.levels import level_label, lowest_label

LEVELS = (LevelLabel("Fachbereich", "Fachbereiche"), LevelLabel("Fachdienst", "Fachdienste"))


pytestmark = pytest.mark.usefixtures("english")


def test_each_level_has_its_own_word_for_one_and_for_several():
    assert level_label(LEVELS, 1) == "Fachbereich"
    assert level_label(LEVELS, 2, 24) == "Fachdienste"
    assert level_label(LEVELS, 2, 0) == "Fachdienste"


def test_level_without_a_word_of_its_own_gets_a_neutral_one():
    assert level_label(LEVELS, 3) == "Department"
    assert level_label((), 1, 2) == "Departments"


def test_people_are_counted_in_departments_of_the_lowest_level():
    assert lowest_label(LEVELS, 5) == "Fachdienste"
    assert lowest_label((), 5) == "Departments"
