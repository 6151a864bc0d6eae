"""A text that names what the figures hide is found before they are released."""

from __future__ import annotations

import pytest

from tests.domain.participations import EXAMPLE_A, EXAMPLE_A_COUNTS
from tests.domain.releases import a_release
from tracker.domain import release_texts
from tracker.domain.release_texts import Mention


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


def test_what_a_release_hides_is_known_by_event():
    release = a_release(EXAMPLE_A, EXAMPLE_A_COUNTS)
    assert release_texts.hidden_numbers(release.shown, release.ledger, release.report) == {2: {3, 2}, 3: {6, 5}}


def test_a_hidden_zero_and_hidden_totals_are_no_numbers_of_a_text():
    release = a_release({"A": 20, "B": 8, "C": 20}, [[9, 0, 2]])
    assert release_texts.hidden_numbers(release.shown, release.ledger, release.report)[1] <= {9, 2}
