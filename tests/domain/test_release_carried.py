"""Corrections of released counts: small ones wait, for everybody who could compare, whoever is shown as one by now."""

from __future__ import annotations

from typing import Any

import pytest

from tests.domain.participations import EXAMPLE_A, EXAMPLE_A_COUNTS
from tests.domain.releases import a_release
from tracker.domain.disclosure_audit import Audit
from tracker.domain.groupings import UnitGroupRow
from tracker.domain.release_checks import Prepared
from tracker.domain.releases import Audience

SIZES = {"A": 62, "B": 48, "C": 30, "Stab": 12, "Rpa": 9}
COUNTS = [[31, 22, 11, 6, 5], [12, 9, 9, 6, 6], [20, 11, 10, 5, 6]]
SMALL_ONES = [UnitGroupRow("Kleine Einheiten", (4, 5))]
FIRSTS = [[31, 22, 11, 9, 6], [6, 5, 2, 1, 1]]


def corrected(number: int, event: int = 0, department: int = 0, counts: Any = COUNTS) -> list[list[int]]:
    columns = [list(column) for column in counts]
    columns[event][department] = number
    return columns


def after(*earlier: Prepared, counts: Any = COUNTS, sizes: Any = SIZES, **options: Any) -> Prepared:
    return a_release(sizes, counts, history=[each.ledger for each in earlier], **options)


def test_a_correction_that_waits_for_the_house_does_not_come_by_way_of_the_public():
    first = after()
    public = after(first, counts=corrected(33), audience=Audience.PUBLIC)
    assert public.report["carried"] == [1]
    assert after(first, public, counts=corrected(33)).shown["cells"][0][0] == 31


def test_what_only_the_public_was_told_rounded_is_shown_to_the_house_as_it_is_now():
    public = after(audience=Audience.PUBLIC)
    house = after(public, counts=corrected(33))
    assert (house.shown["cells"][0][0], house.report["carried"]) == (33, [])


def test_a_small_correction_for_the_public_waits_even_if_the_house_was_told_nothing():
    public = after(audience=Audience.PUBLIC)
    assert after(public, counts=corrected(39), audience=Audience.PUBLIC).report["carried"] == [1]


def test_a_correction_of_few_first_timers_waits_with_its_event():
    first = after(sizes=EXAMPLE_A, counts=EXAMPLE_A_COUNTS, firsts=FIRSTS)
    assert first.shown["first_timers"][1] == 15
    second = after(first, sizes=EXAMPLE_A, counts=EXAMPLE_A_COUNTS, firsts=[FIRSTS[0], [6, 5, 2, 2, 1]])
    assert (second.shown["first_timers"][1], second.report["carried"]) == (15, [2])


def test_a_correction_of_many_first_timers_is_shown():
    first = after(sizes=EXAMPLE_A, counts=EXAMPLE_A_COUNTS, firsts=FIRSTS)
    second = after(first, sizes=EXAMPLE_A, counts=EXAMPLE_A_COUNTS, firsts=[FIRSTS[0], [12, 5, 2, 1, 1]])
    assert (second.shown["first_timers"][1], second.report["carried"]) == (21, [])


def test_showing_small_departments_as_one_is_no_correction():
    first = after()
    second = after(first, groups=SMALL_ONES)
    assert second.report["carried"] == second.report["waiting"] == []
    assert second.shown["cells"][3] == [11, 12, 11]


def test_showing_them_apart_again_is_none_either():
    first = after(groups=SMALL_ONES)
    second = after(first)
    assert second.report["carried"] == []
    assert second.shown["cells"][3:5] == [[6, 6, 5], [5, 6, 6]]


def test_a_group_shows_what_its_departments_were_released_with_while_a_correction_waits():
    second = after(after(), counts=corrected(8, department=3), groups=SMALL_ONES)
    assert (second.shown["cells"][3][0], second.report["carried"]) == (11, [1])


def test_departments_show_their_part_of_the_group_while_its_correction_waits():
    second = after(after(groups=SMALL_ONES), counts=corrected(8, department=3))
    assert [row[0] for row in second.shown["cells"][3:5]] == [6, 5]
    assert second.report["carried"] == [1]


def test_a_group_is_as_little_recorded_as_its_departments_were():
    first = after(counts=[[31, 22, 11, 6, None], *COUNTS[1:]])
    second = after(first, counts=corrected(3, department=4), groups=SMALL_ONES)
    assert (second.shown["cells"][3][0], second.report["carried"]) == ("n", [1])


def test_what_is_not_recorded_any_more_is_shown_as_it_was():
    second = after(after(), counts=[[31, 22, 11, 6, 5], [12, 9, 9, 6, 6], [20, 13, 10, 5, None]])
    assert (second.shown["cells"][4][2], second.report["carried"]) == (6, [3])


def test_those_who_were_assigned_nowhere_are_compared_as_well():
    first = after(others=[7, 0, 8])
    second = after(first, others=[9, 0, 8])
    assert first.shown["cells"][5] == second.shown["cells"][5] == [7, 0, 8]
    assert second.report["carried"] == [1]


def test_a_new_event_is_no_correction():
    assert after(after(counts=COUNTS[:2])).report["carried"] == []


def test_what_a_correction_changes_waits_with_it():
    second = after(after(groups=SMALL_ONES), counts=corrected(8, department=3), groups=SMALL_ONES)
    assert second.report["held_back"] == [[1, [2, 8, 13, 77]]]


def test_of_first_timers_that_wait_both_numbers_wait():
    first = after(sizes=EXAMPLE_A, counts=EXAMPLE_A_COUNTS, firsts=FIRSTS)
    second = after(first, sizes=EXAMPLE_A, counts=EXAMPLE_A_COUNTS, firsts=[FIRSTS[0], [6, 5, 2, 2, 1]])
    assert second.report["held_back"] == [[2, [1, 15, 16]]]


def test_of_an_event_that_waits_every_number_waits(monkeypatch: pytest.MonkeyPatch):
    for question in ("is_open", "is_safe"):
        monkeypatch.setattr(Audit, question, lambda audit, *_target, **_known: not audit.atoms)
    report = after(sizes=EXAMPLE_A, counts=EXAMPLE_A_COUNTS).report
    later = dict(report["held_back"])
    assert later.keys() == set(report["waiting"]) != set()
    for event, numbers in later.items():
        assert {*EXAMPLE_A_COUNTS[event - 1], sum(EXAMPLE_A_COUNTS[event - 1])} <= set(numbers)


def test_where_no_correction_waits_no_number_does():
    assert after(after()).report["held_back"] == []
