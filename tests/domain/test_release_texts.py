"""A text that names what the figures hide is found before they are released."""

from __future__ import annotations

import pytest

from tests.domain.participations import EXAMPLE_A, EXAMPLE_A_COUNTS
from tests.domain.releases import a_release
from tracker.domain import release_texts
from tracker.domain.disclosure import Rules
from tracker.domain.groupings import UnitGroupRow
from tracker.domain.release_texts import Hidden, Mention
from tracker.domain.releases import Audience


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Nur 3 aus der Kämmerei waren da.", {3}),
        ("Aus der Kämmerei kamen zwei, aus dem Bauamt Sechs.", {2, 6}),
        ("Only three came.", {3}),
        ("Am 3.5.2021 um 14:30 Uhr, 5 % mehr als 2020", {2020}),
        ("von 9 Uhr an", set()),
        ("Workshop 2", {2}),
        ("", set()),
    ],
)
def test_numbers_stand_in_digits_or_words_and_days_and_times_are_none(text, numbers):
    assert release_texts.numbers_in(text) == numbers


def test_a_text_is_named_with_the_hidden_number_it_contains():
    texts = {1: ["Auftakt", "Drei Gruppen"], 2: ["Nur 3 aus dem Ordnungsamt"], 3: ["7"]}
    assert release_texts.mentions(texts, {2: {3, 2}, 4: {7}}) == [Mention(2, 3, "Nur 3 aus dem Ordnungsamt")]


def hidden(*given, **options):
    """What the release of these counts hides."""
    release = a_release(*given, **options)
    return release_texts.hidden_numbers(release.ledger, release.report)


def test_what_a_release_hides_is_known_by_event():
    assert hidden(EXAMPLE_A, EXAMPLE_A_COUNTS) == Hidden({1: set(), 2: {3, 2}, 3: {6, 5}}, set())


def test_a_hidden_zero_is_no_number_of_a_text():
    assert hidden({"A": 20, "B": 8, "C": 20}, [[9, 0, 2]]).of_events == {1: {9, 2}}


def test_totals_and_counts_of_units_that_the_public_does_not_see_are_hidden_at_their_event():
    found = hidden({"A": 20, "B": 30}, [[11, 11], [20, 27]], audience=Audience.PUBLIC, rules=Rules(25, base=5))
    assert found.of_events == {1: {11, 22}, 2: {20, 27, 47}}


def test_a_total_of_several_events_is_hidden_at_none_of_them():
    found = hidden({"A": 20, "B": 30}, [[4, 20], [5, 21]], audience=Audience.PUBLIC)
    assert (found.of_events, found.of_several) == ({1: {4, 20}, 2: {5, 21}}, {9, 41})
    assert found.all == {4, 5, 9, 20, 21, 41}


def test_few_people_of_a_department_in_a_group_are_hidden_like_those_of_a_unit():
    found = hidden({"A": 62, "B": 12, "C": 9}, [[31, 9, 3]], groups=[UnitGroupRow("Kleine Einheiten", (2, 3))])
    assert found.of_events == {1: {3}}


def test_few_who_came_for_the_first_time_are_hidden():
    firsts = [EXAMPLE_A_COUNTS[0], [2, 1, 0, 0, 1]]
    assert 4 in hidden(EXAMPLE_A, EXAMPLE_A_COUNTS, firsts=firsts).of_events[2]


def test_a_correction_that_waits_hides_the_new_number_and_how_far_it_is_from_the_old_one():
    counts = [[31, 22, 11, 9, 6]]
    first = a_release(EXAMPLE_A, counts)
    assert hidden(EXAMPLE_A, [[33, 22, 11, 9, 6]], history=[first.ledger]).of_events == {1: {33, 81, 2}}


def test_a_report_from_before_the_numbers_of_corrections_were_kept_is_read():
    release = a_release(EXAMPLE_A, EXAMPLE_A_COUNTS)
    report = {name: value for name, value in release.report.items() if name != "held_back"}
    assert release_texts.hidden_numbers(release.ledger, report).all == {2, 3, 5, 6}
