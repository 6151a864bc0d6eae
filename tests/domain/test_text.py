"""Text from outside is kept in one form."""

from time import perf_counter

import pytest

from tracker.domain.text import cleaned, key, line, visible


def test_composed_and_decomposed_letters_become_the_same():
    assert visible("Ka\u0308mmerei") == "Kämmerei"


@pytest.mark.parametrize(
    "invisible", ["\x00", "\x1b", "\x9f", "\u200b", "\ufeff", "\u202e", "\u2066", "\ufdd0", "\u00ad"]
)
def test_characters_that_nobody_sees_are_removed(invisible: str):
    assert visible(f"Bau{invisible}amt") == "Bauamt"


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\u2028", "\u2029", "\x85"])
def test_every_line_end_becomes_a_newline(newline: str):
    assert visible(f"eins{newline}zwei") == "eins\nzwei"


def test_the_joiner_stays_inside_an_emoji_and_goes_elsewhere():
    family = "\U0001f468\u200d\U0001f469"
    assert visible(family) == family
    assert visible("Bau\u200damt") == "Bauamt"


def test_a_line_has_no_break_and_no_double_blank():
    assert line("  Amt\u00a0für \n Soziales ") == "Amt für Soziales"


def test_names_that_look_the_same_have_the_same_key():
    assert key("Ordnungs\u2011Amt ") == key("ORDNUNGS-amt")


def test_marks_heaped_upon_a_letter_cost_no_time():
    began = perf_counter()
    assert len(visible("a" + "\u0301\u0323" * 100_000)) <= 31
    assert perf_counter() - began < 1


def test_letters_keep_as_many_marks_as_any_language_writes():
    assert visible("o\u0323\u0302\u0301") == "ộ\u0301"


def test_tabs_stay_because_pasted_tables_need_them():
    assert visible("a\tb") == "a\tb"


def test_cleaned_text_has_no_outer_blanks():
    assert cleaned(" \u200b Bauamt\n") == "Bauamt"
